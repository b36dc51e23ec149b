"""The head of a report: what the first lines of its text say of title, authors, dateline and time.

Nothing is taken out of the text; the head is only read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportedly.collect.collected import Dated
from reportedly.collect.datelines import Dateline, read_dateline
from reportedly.collect.published import LONE_DATE, to_edtf, worded_to_edtf
from reportedly.lexicon.table import load_table

HEAD_LINES = 8
"""How many lines that are not blank may belong to the head."""

LONGEST_TITLE = 160
LONGEST_BYLINE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLabel:
    """A word before a colon, and the field it announces: a row of lexicon/report_labels.tsv."""

    label: str
    field: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the first lines say; None or empty where they do not."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    dateline: str | None = None
    agency: str | None = None
    publisher: str | None = None
    url: str | None = None
    dated: Dated | None = None


_LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z_ ]{1,20}?)\s*:\s+(?P<value>\S.*)")
_WORD = r"(?:[a-z]{2,3}[-'’])?[A-Z\u00c0-\u00de][\w\u00c0-\u024f'’.\-]*"
_NAME = rf"{_WORD}(?:\s+(?:(?:al|bin|ibn|de|del|van|von|der|da|el)\s+)?{_WORD}){{1,4}}"
_BYLINE = re.compile(rf"(?:By|BY|by)\s+(?P<names>{_NAME}(?:(?:,\s*|\s+and\s+|\s+AND\s+|\s*&\s*){_NAME})*)(?P<rest>.*)")
_PARTS = re.compile(r"\s+[-–—|•·/]\s+")
_NAME_BREAK = re.compile(r",\s*|\s+and\s+|\s+AND\s+|\s*&\s*")
_NO_NAME = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ",", "…", ".”", '."')


def labels() -> dict[str, str]:
    """The field that each label announces."""
    return {row.label: row.field for row in load_table("report_labels", ReportLabel)}


def read_head(text: str) -> Head:
    """Read the head of a report's text: at most `HEAD_LINES` lines, up to the dateline or the first sentence."""
    lines = [line for line in text[:8192].split("\n") if line.strip()][:HEAD_LINES]
    head = Head(title=_title(text))
    for number, line in enumerate(lines):
        dateline = read_dateline(line)
        if dateline is not None:
            return _with_dateline(head, dateline)
        read = _with_line(head, line.strip())
        if read is head and number > 0 and line.rstrip().endswith(_SENTENCE_ENDS) and len(line) > LONGEST_BYLINE:
            break
        head = read
    return head


def _with_dateline(head: Head, dateline: Dateline) -> Head:
    dated = head.dated
    if dateline.published is not None and dated is None:
        dated = Dated(published=dateline.published, published_from="dateline")
    title = None if head.title == dateline.text else head.title
    return replace(head, title=title, dateline=dateline.text, agency=dateline.agency, dated=dated)


def _with_line(head: Head, line: str) -> Head:
    """The head with what one more line says; the same object where it says nothing."""
    labelled = _LABELLED.fullmatch(line)
    field = labels().get(labelled["label"].lower()) if labelled else None
    if labelled and field:
        return _with_field(head, field, labelled["value"].strip())
    if LONE_DATE.fullmatch(line) and head.dated is None:
        return _dated(head, line)
    written = _with_byline(head, line)
    parts = _PARTS.split(line) if written is head and head.dated is None and len(line) <= LONGEST_TITLE else []
    if len(parts) > 1 and LONE_DATE.fullmatch(parts[-1]):
        return _dated(head, parts[-1])  # "SITUATION REPORT No. 14 - ITURI - 12 May 2024"
    return written


def _with_field(head: Head, field: str, value: str) -> Head:
    match field:
        case "published" if head.dated is None:
            return _dated(head, value)
        case "byline" if not head.byline and len(value) <= LONGEST_BYLINE:
            return replace(head, byline=tuple(_NAME_BREAK.split(value)))
        case "title" if len(value) <= LONGEST_TITLE:
            return replace(head, title=value)
        case "publisher" if len(value) <= LONGEST_BYLINE:
            return _with_outlet(head, value)
        case "url" if head.url is None and re.fullmatch(r"https?://\S+", value):
            return replace(head, url=value)
    return head


def _with_outlet(head: Head, value: str) -> Head:
    """Outlets print their time behind their name: "Source: Agency | 2019-01-04 18:48"."""
    name, *rest = (part.strip() for part in value.split("|"))
    head = replace(head, publisher=head.publisher or name or None)
    return _dated(head, rest[0]) if rest and head.dated is None else head


def _dated(head: Head, written: str) -> Head:
    published = to_edtf(written) or (worded_to_edtf(written) if LONE_DATE.fullmatch(written) else None)
    return replace(head, dated=Dated(published=published, published_from="text")) if published else head


def _with_byline(head: Head, line: str) -> Head:
    match = _BYLINE.fullmatch(line) if len(line) <= LONGEST_BYLINE and not head.byline else None
    if match is None or _NO_NAME.match(match["names"]) or line.endswith("."):
        return head
    rest = match["rest"].strip(" ,|–—-")
    if rest and rest[0].islower() and not rest.startswith(("in ", "for ", "at ", "with ")):
        return head
    names, dated = _names_and_day(match["names"], rest)
    head = replace(head, byline=names)
    return _dated(head, dated) if dated and head.dated is None else head


def _names_and_day(names: str, rest: str) -> tuple[tuple[str, ...], str | None]:
    parts = _NAME_BREAK.split(names)
    people = tuple(part for part in parts if not _NO_NAME.match(part))
    return people, rest if LONE_DATE.fullmatch(rest) else None


def _title(text: str) -> str | None:
    """The first line, where it stands like a headline: short, without an end, over more text."""
    first, _, below = text.lstrip().partition("\n")
    first = first.strip()
    if not first or len(first) > LONGEST_TITLE or not below.strip() or first.endswith(_SENTENCE_ENDS):
        return None
    if _LABELLED.fullmatch(first) and labels().get(first.partition(":")[0].strip().lower()):
        return None
    if read_dateline(first) or LONE_DATE.fullmatch(first) or _BYLINE.fullmatch(first):
        return None
    wrapped = below[:1].islower()  # a sentence that runs on in the next line is no headline
    return None if wrapped or first.startswith(("(", "[", "- ", "* ")) else first
