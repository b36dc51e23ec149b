"""PDF: the text layer, with lines joined back to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import quantiles
from typing import Any

from reportedly.collect.collected import Extracted, gap
from reportedly.collect.limits import MAX_CHARACTERS, MAX_PAGES
from reportedly.collect.published import to_edtf
from reportedly.errors import InputError
from reportedly.model.gap import Gap

FULL_LINE = 0.85
"""A line is full if the next word would have taken it past this part of the usual width: then it runs on."""

_PDF_TIME = re.compile(r"D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?(Z|[+-]\d{2}'?\d{2})?")
_HYPHEN_MARKS = re.compile("[\x02\ufffe]\\s*")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PROGRAM_TITLE = re.compile(r"^(?:Microsoft (?:Word|PowerPoint) - )|\.(?:docx?|pdf|indd|odt|rtf)$", re.IGNORECASE)


def extract_pdf(content: bytes, where: str) -> Extracted:
    """Take a PDF: a line for each paragraph, with words divided at line ends made whole.

    Raises InputError where it is damaged, locked, over a limit or only pictures.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        raise _unreadable(where, error) from error
    try:
        pages = list(_pages(document, where))
        said = document.get_metadata_dict()
    except PdfiumError as error:
        raise _unreadable(where, error) from error
    finally:
        document.close()
    return _extracted(pages, said, where)


def _unreadable(where: str, error: Exception) -> InputError:
    if "password" in str(error).lower():
        return InputError(where, "is a PDF locked by a password", "unlock it and save it without one")
    return InputError(where, "is a damaged PDF", "fetch it again or save its text")


def _pages(document: Any, where: str) -> Iterator[str]:
    if len(document) > MAX_PAGES:
        raise InputError(where, f"has more than {MAX_PAGES:,} pages", "split it into reports")
    held = 0
    for number in range(len(document)):
        page = document[number]
        reader = page.get_textpage()
        text = reader.get_text_range()
        reader.close()
        page.close()
        held += len(text)
        if held > MAX_CHARACTERS:
            raise InputError(where, f"is longer than {MAX_CHARACTERS:,} characters", "split it into reports")
        yield text


def _extracted(pages: list[str], said: dict[str, str], where: str) -> Extracted:
    texts = [paragraphs(page) for page in pages]
    if not any(texts):
        raise InputError(where, "is a PDF without text, only pictures", "run text recognition (OCR) over it first")
    title = _PROGRAM_TITLE.sub("", said.get("Title", "")).strip()
    author = said.get("Author", "").strip()
    return Extracted(
        text="\n".join(text for text in texts if text),
        title=title or None,
        byline=(author,) if author else (),
        created=pdf_time(said.get("CreationDate", "")),
        gaps=_picture_pages(texts),
    )


def _picture_pages(texts: list[str]) -> tuple[Gap, ...]:
    empty = [str(number) for number, text in enumerate(texts, start=1) if not text]
    return (gap("pages", f"these pages hold no text, perhaps pictures of it: {', '.join(empty)}"),) if empty else ()


def pdf_time(written: str) -> str | None:
    """Return the day of a PDF time ("D:20190111093000+03'00'") as EDTF; None where it is none."""
    match = _PDF_TIME.match(written)
    return to_edtf(f"{match[1]}-{match[2]}-{match[3]}") if match else None


def paragraphs(page: str) -> str:
    """Join the lines of a page to paragraphs: a line runs on if the next word had no room on it."""
    lines = [_NO_TEXT.sub("", line).strip() for line in _HYPHEN_MARKS.sub("", page).splitlines()]
    lines = [line for line in lines if line]
    width = quantiles([len(line) for line in lines], n=10)[-1] if len(lines) > 1 else 0
    joined: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        if before and len(before) + 1 + len(line.split(" ", 1)[0]) > FULL_LINE * width:
            joined[-1] += line if before.endswith("-") and line[0].islower() else f" {line}"
        else:
            joined.append(line)
    return "\n".join(joined)
