"""What a file is, told by its first bytes; the ending of its name decides only among texts."""

from __future__ import annotations

import json
import re
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import PurePath
from typing import Literal

from reportedly.collect.feed_json import is_json_feed
from reportedly.collect.unpacking import GZIP_MAGIC, DamagedError, TooLargeError, unpack
from reportedly.errors import InputError

Kind = Literal[
    "text", "markdown", "html", "pdf", "docx", "jsonl", "fragment", "listing", "mail", "mailbox", "warc", "wacz"
]
"""A fragment is a piece of markup without a page around it; a listing is a feed or a sitemap. The first five and the
fragment are one report each, the others hold several inputs."""

ENDINGS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "listing",
    ".rss": "listing",
    ".atom": "listing",
    ".json": "listing",
    ".eml": "mail",
    ".mbox": "mailbox",
    ".warc": "warc",
    ".gz": "warc",
    ".wacz": "wacz",
}
"""The kind that the ending of a name promises."""

HEAD_BYTES = 8192
"""How much of a file is enough to tell its kind."""

UNREADABLE = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture or sound (RIFF)"),
    (b"BZh", "packed (bzip2)"),
    (b"\xfd7zXZ", "packed (xz)"),
    (b"7z\xbc\xaf", "packed (7z)"),
    (b"Rar!", "packed (RAR)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "an old or an encrypted Office file"),
)
"""First bytes of files that hold no report as they are, and what to call them."""

_PAGE_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b", re.I | re.S
)
_LISTING_START = re.compile(
    rb"\s*(?:<\?[^>]*>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*"
    rb"<(?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_START = re.compile(rb"(?:[!-9;-~]{1,60}:[ \t].*\r?\n(?:[ \t].*\r?\n)*)+")
_MAIL_MARK = re.compile(rb"^(?:received|mime-version|message-id):", re.IGNORECASE | re.MULTILINE)
_MAIL_SENDER = re.compile(rb"^from:", re.IGNORECASE | re.MULTILINE)
_MAILBOX_START = re.compile(rb"From \S+.*\r?\n(?:[!-9;-~]{1,60}:[ \t])")
_WACZ_NAMES = (b"datapackage.json", b"archive/", b"indexes/", b"pages/")
_XML_START = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def tell_kind(name: str, head: bytes, where: str) -> Kind:
    """Tell what a file is from its name and its first `HEAD_BYTES`.

    Raises InputError for what is surely no report: pictures, archives, programs, other XML.
    """
    ending = ENDINGS.get(PurePath(name).suffix.lower())
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "wacz" if ending == "wacz" or head[30:].startswith(_WACZ_NAMES) else "docx"
    if head.startswith(GZIP_MAGIC):
        return _packed_kind(name, head, where)
    if head.startswith(b"WARC/"):
        return "warc"
    for magic, called in UNREADABLE:
        if head.startswith(magic):
            raise InputError(where, f"is {called}", "save the report as text, HTML, PDF or DOCX")
    start = _narrow(head)
    if _PAGE_START.match(start):
        return "html"
    if _LISTING_START.match(start) or is_json_feed(start):
        return "listing"
    if ending == "html":
        return "html"
    if _MAILBOX_START.match(start):
        return "mailbox"
    if _is_mail(start, ending):
        return "mail"
    if _XML_START.match(start):
        raise InputError(where, "is XML but no web page", "save the report as text, HTML, PDF or DOCX")
    if ending == "jsonl" or _starts_with_record(start):
        return "jsonl"
    if PurePath(name).suffix.lower() == ".json":
        raise InputError(where, "is JSON but not one report a line", "write one object a line and name the file .jsonl")
    if ending in ("pdf", "docx") and b"\x00" in head:
        raise InputError(where, f"is named {ending} but is none", "check the file; it may be damaged")
    return "markdown" if ending == "markdown" else "text"


def _packed_kind(name: str, head: bytes, where: str) -> Kind:
    """What is packed by gzip: web archives and sitemaps are read so, nothing else is.

    An archive whose start is damaged is known by its name: what stands behind may still be read.
    """
    start, pieces = b"", (head[at : at + 16] for at in range(0, len(head), 16))
    with suppress(DamagedError, TooLargeError):
        for piece in unpack(pieces, most=2**20):
            start += piece
            if len(start) >= HEAD_BYTES:
                break
    if start.startswith(b"WARC/") or (not start and ".warc" in name.lower()):
        return "warc"
    if _LISTING_START.match(_narrow(start)):
        return "listing"
    raise InputError(where, "is packed (gzip)", "save the report as text, HTML, PDF or DOCX")


def _is_mail(start: bytes, ending: Kind | None) -> bool:
    """Tell mail by its headers: some that only mail has, or any where the name says so."""
    match = _MAIL_START.match(start)
    if match is None:
        return False
    return ending == "mail" or bool(_MAIL_SENDER.search(match[0]) and _MAIL_MARK.search(match[0]))


def require_word_file(content: bytes, where: str) -> zipfile.ZipFile:
    """Open a zip archive that must be a Word document.

    Raises InputError for damaged archives and for archives of anything else.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(where, "is a damaged Word file or archive", "fetch it again") from error
    if "[Content_Types].xml" not in names or not any(n.startswith("word/") for n in names):
        raise InputError(where, "is an archive, no Word file", "unpack it and name the files in it")
    return archive


def _narrow(head: bytes) -> bytes:
    """The head with the zero bytes and marks of wide encodings taken out: enough to see tags."""
    if head.startswith(_WIDE_MARKS):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _starts_with_record(start: bytes) -> bool:
    """Tell whether the first line is a JSON object, or one too long for the head."""
    line, ended, _ = start.lstrip().partition(b"\n")
    if not line.startswith(b"{"):
        return False
    if not ended and len(start) >= HEAD_BYTES:
        return re.match(rb'\{\s*"[^"\\]+"\s*:', line) is not None
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
