"""Web archives (WARC) read back: every page and document in them, with its address and the time it was fetched."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.collect.collected import gap
from reportedly.collect.http_message import HttpMessage, content_of, parse_http
from reportedly.collect.kinds import HEAD_BYTES, tell_kind
from reportedly.collect.limits import MAX_FILE_BYTES
from reportedly.collect.received import Context, Received
from reportedly.collect.unpacking import DamagedError, TooLargeError
from reportedly.collect.warc_stream import BrokenError, RecordHead, Source, read_head
from reportedly.collect.weblink import LONGEST_URL
from reportedly.errors import InputError
from reportedly.model.gap import Gap

PASSED_OVER = ("image/", "audio/", "video/", "font/", "text/css", "application/font", "application/vnd.ms-font")
SCRIPTS = ("javascript", "ecmascript", "json", "wasm")
"""Media types of what belongs to pages but holds no report: an archive of one page has hundreds of them."""

Taken = Received | InputError


def records(stream: BinaryIO, where: str) -> Iterator[Taken]:
    """Go through the pages and documents of a web archive.

    Pictures, scripts and styles, redirects and errors are passed over. Where the archive is damaged an InputError says
    at which offset, and reading goes on with the next record that can be found.
    """
    source, start = Source(stream), 0
    going = True
    while going:
        try:
            begun = source.begin()
            if begun is None:
                return
            start = begun
            head = read_head(source, start)
            taken = _record(head, source, f"{where}:{start}")
            if taken is not None:
                yield taken
        except BrokenError as error:
            yield InputError(f"{where}:{start}", f"is damaged from byte {start:,} on ({error})", "fetch it again")
            going = source.resume()


def _record(head: RecordHead, source: Source, where: str) -> Taken | None:
    kind, url = head.fields.get("warc-type", ""), head.fields.get("warc-target-uri", "").strip("<>")
    web = url.startswith(("http://", "https://")) and len(url) <= LONGEST_URL
    wanted = web and kind in ("response", "resource") and head.length <= 2 * MAX_FILE_BYTES
    block = bytearray()
    for piece in source.take(head.length):
        if wanted:
            block += piece
    if not wanted:
        return None if head.length <= 2 * MAX_FILE_BYTES or not web else _too_large(where)
    gaps = _doubts(head, bytes(block))
    if kind == "resource":
        media = head.fields.get("content-type", "")
        return _taken(
            url, HttpMessage(status=200, headers={"content-type": media}, body=bytes(block)), head, gaps, where
        )
    message = parse_http(bytes(block))
    if message is None:
        return InputError(where, "is a reply that cannot be read", "fetch the page again")
    return _taken(url, message, head, gaps, where) if message.status in (200, 203) else None


def _taken(url: str, message: HttpMessage, head: RecordHead, gaps: tuple[Gap, ...], where: str) -> Taken | None:
    media = message.content_type.partition(";")[0].strip().lower()
    if media.startswith(PASSED_OVER) or (any(word in media for word in SCRIPTS) and "feed" not in media):
        return None
    try:
        content = content_of(message, most=MAX_FILE_BYTES)
        if not content:
            return None
        kind = tell_kind(name_for(url, media), content[:HEAD_BYTES], where)
    except TooLargeError:
        return _too_large(where)
    except DamagedError as error:
        return InputError(where, f"cannot be unpacked ({error})", "fetch the page again")
    except InputError as error:
        return error
    if kind in ("warc", "wacz", "mailbox"):
        return InputError(where, "is an archive within an archive", "unpack it and name it by itself")
    fetched = head.fields.get("warc-date")
    context = Context(url=url, fetched=fetched, charset=_charset(message.content_type), gaps=gaps)
    return Received(where=where, kind=kind, content=content, context=context)


def _too_large(where: str) -> InputError:
    return InputError(where, f"holds more than {MAX_FILE_BYTES // 2**20} MiB", "save it as a file of its own")


def _doubts(head: RecordHead, block: bytes) -> tuple[Gap, ...]:
    """A gap where the record no longer has the digest that it names; none where it names none that is known."""
    method, _, digest = head.fields.get("warc-block-digest", "").partition(":")
    if method.lower() not in ("sha1", "sha256"):
        return ()
    found = hashlib.new(method.lower(), block, usedforsecurity=False)
    written = {found.hexdigest(), base64.b32encode(found.digest()).decode("ascii").lower()}
    if digest.lower() in written or digest.lower() + "=" * (-len(digest) % 8) in written:
        return ()
    return (gap("snapshot", "this record of the archive no longer has the digest that it names"),)


def name_for(url: str, media: str) -> str:
    """A file name for a page: what the server says it is goes before how its address ends."""
    endings = {"text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md"}
    lines = {"application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl", "message/rfc822": ".eml"}
    ending = {**endings, **lines}.get(media)
    path = url.partition("?")[0].partition("#")[0].rpartition("/")[2]
    return f"page{ending}" if ending else path


def _charset(content_type: str) -> str | None:
    _, _, value = content_type.lower().partition("charset=")
    return value.partition(";")[0].strip().strip("\"'") or None
