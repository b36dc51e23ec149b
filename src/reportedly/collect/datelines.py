"""Datelines: the place, day and agency that newswire puts before its first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.collect.published import MONTHS, WORDED_DATE, worded_to_edtf

LONGEST = 140
"""Characters within which the dash of a dateline must come."""

_DASH = re.compile(r"\s*(?:—|–|―|‒|--)|\s+-(?=\s)|(?<=\)):(?=\s)|(?<=\b\d{4})\.(?=\s)")
_AGENCY = re.compile(r"\((?P<agency>[^()\n]{2,60})\)\s*$")
_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_DAY = re.compile(
    rf"[\s,(]*\b(?:{WORDED_DATE.pattern}|{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})\)?\s*$", re.IGNORECASE
)
_COUNTRY = re.compile(r"\s*\([^()\n]{2,40}\)\s*$")
_PLACE_WORD = re.compile(r"[A-Z\u00c0-\u00de][\w\u00c0-\u024f'’.\-/]*")
_JOINING_WORDS = frozenset(("de", "del", "da", "do", "la", "el", "al", "and", "near", "of", "the", "in"))
_MOST_WORDS = 6
_MOST_PARTS = 3
_MOST_COMMAS_ALONE = 3
"""A line of place and day has no more, as in "Springfield, Ill., Jan. 2, 2020"; one with more lists people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline as printed, and what it says."""

    text: str
    agency: str | None
    published: str | None
    """EDTF; None where it gives no full date."""
    start: int
    """Offset of its first character in the line it was read from."""


def read_dateline(line: str) -> Dateline | None:
    """Read the dateline that a line starts with or consists of; None where there is none.

    Known are "PLACE (Agency) —", "PLACE, Jan 10 (Agency) --", "(Agency) -", "PLACE, 4 FEB 90 (AGENCY) --", "PLACE —",
    "Place, 14 June 2024." and a line of only place and full date.
    """
    start = len(line) - len(line.lstrip())
    heads = (line[start : dash.start()] for dash in _DASH.finditer(line, start, start + LONGEST))
    head = next((h for h in heads if h.count("(") == h.count(")")), None)  # agencies have dashes in their names
    if head is not None:
        return _parse(head, start)
    commas = line.count(",")
    if not 0 < commas <= _MOST_COMMAS_ALONE or len(line) > LONGEST:
        return None
    alone = _parse(line.strip(), start)
    return alone if alone is not None and alone.published else None


def _parse(head: str, start: int) -> Dateline | None:
    rest, agency, day = head.strip(), None, None
    match = _AGENCY.search(rest)
    if match is not None:
        agency, rest = match["agency"].strip(), rest[: match.start()].rstrip()
    match = _DAY.search(rest)
    if match is not None:
        day, rest = match[0].strip(" ,()"), rest[: match.start()].rstrip(" ,")
        if agency is None and (match := _AGENCY.search(rest + ")" if rest.count("(") > rest.count(")") else rest)):
            agency, rest = match["agency"].strip(), rest[: match.start()].rstrip()  # "PLACE (Agency) Sept 14 -"
    places = [part.strip() for part in _COUNTRY.sub("", rest).split(",")] if rest else []
    if not _are_places(places) or not _enough(places, agency, day):
        return None
    published = worded_to_edtf(day) if day else None
    return Dateline(text=head.strip(), agency=agency, published=published, start=start)


def _enough(places: list[str], agency: str | None, day: str | None) -> bool:
    """A place alone counts only in capitals: any name may stand before a dash."""
    if agency is not None:
        return bool(places) or len(agency.split()) <= _MOST_WORDS
    if not places:
        return False
    return day is not None or (places[0].isupper() and sum(c.isalpha() for c in places[0]) > 2)


def _are_places(parts: list[str]) -> bool:
    return len(parts) <= _MOST_PARTS and all(_is_place(part) for part in parts)


def _is_place(part: str) -> bool:
    words = part.split()
    if not words or len(words) > _MOST_WORDS or {words[0], words[-1]} & _JOINING_WORDS:
        return False
    return all(word in _JOINING_WORDS or _PLACE_WORD.fullmatch(word) for word in words)
