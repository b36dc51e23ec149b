"""Word files (DOCX): paragraphs and table rows as lines, and the file's own properties."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import Any

from reportedly.collect.collected import Extracted
from reportedly.collect.kinds import require_word_file
from reportedly.collect.limits import MAX_UNZIPPED_BYTES
from reportedly.errors import InputError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PROGRAM_AUTHORS = ("python-docx",)


def extract_word(content: bytes, where: str) -> Extracted:
    """Take a Word file as it reads with all changes accepted: deleted words are left out.

    Raises InputError where it is damaged, locked, no Word file, or a zip bomb.
    """
    with require_word_file(content, where) as archive:
        _require_sane(archive, where)
    document = _open(content, where)
    properties = document.core_properties
    author = (properties.author or "").strip()
    return Extracted(
        text="\n".join(line for line in _lines(document.element.body) if line.strip()),
        title=(properties.title or "").strip() or None,
        byline=(author,) if author and author not in _PROGRAM_AUTHORS else (),
        created=properties.created.date().isoformat() if properties.created else None,
        language=(properties.language or "").strip() or None,
    )


def _require_sane(archive: zipfile.ZipFile, where: str) -> None:
    if sum(part.file_size for part in archive.infolist()) > MAX_UNZIPPED_BYTES:
        limit = f"{MAX_UNZIPPED_BYTES // 2**20} MiB"
        raise InputError(where, f"unpacks to more than {limit}", "save its text as a text file, if you trust it")
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise InputError(where, "is a Word file locked by a password", "unlock it and save it without one")


def _open(content: bytes, where: str) -> Any:
    from io import BytesIO

    from docx import Document  # its parser expands no entities and reads no other files
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    broken_zip = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, NotImplementedError, RuntimeError)
    broken_xml = (OpcError, LxmlError, KeyError, ValueError, AttributeError, TypeError)
    try:
        return Document(BytesIO(content))
    except (*broken_zip, *broken_xml) as error:
        raise InputError(where, "is a damaged Word file", "open it in a word processor and save it again") from error


def _lines(parent: Any) -> Iterator[str]:
    """The paragraphs below an element in order; the cells of a table row stand in one line."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield _words(child)
            yield from _boxes(child)
        elif child.tag == f"{_W}tr":
            yield "\t".join(" ".join(_lines(cell)) for cell in child.iterchildren(f"{_W}tc"))
        elif child.tag not in (_FALLBACK, f"{_W}del"):
            yield from _lines(child)


def _words(paragraph: Any) -> str:
    """The words of one paragraph, in links, fields and insertions too, without those of text boxes in it."""
    words: list[str] = []
    stack = [*reversed(paragraph)]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}t":
            words.append(element.text or "")
        elif element.tag in _BREAKS:
            words.append(_BREAKS[element.tag])
        elif element.tag not in (f"{_W}txbxContent", f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", _FALLBACK):
            stack.extend(reversed(element))
    return "".join(words)


def _boxes(paragraph: Any) -> Iterator[str]:
    for box in paragraph.iter(f"{_W}txbxContent"):
        above = {ancestor.tag for ancestor in box.iterancestors()}
        if _FALLBACK not in above:  # word processors write every box twice
            yield from _lines(box)
