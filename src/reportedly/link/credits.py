"""Whom a report credits with its reporting: by dateline, byline, slug, credit line, and the media that it cites.

A *handout* is a credit by which an outlet says that the text itself is another's: "PLACE (Agency) –", "By A. Person,
Agency", "Agency" alone on the first or last line, "Source: example.org". A *citation* names an outlet as the one that
was told, or that reported. Names stay as they are written here; `publishers` says which of them mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.link.initials import INITIALS
from reportedly.link.publishers import imprint, is_known, is_own, plain
from reportedly.model.actor import Actor
from reportedly.model.attribution import Attribution
from reportedly.model.reading import Reading
from reportedly.model.span import Quote

CreditKind = Literal["handout", "citation", "mention"]
"""A `mention` (see `mentions`) is a credit only where another report at hand is published under the name."""

DATELINE = re.compile(r"(?:^|\n)[^()\n]{0,60}\(([^()\n]{2,50})\)\s*(?:[—–―‒:]|--|-\s)")
SLUG = re.compile(r"(?:^|\n)\W{0,4}([A-Z][\w.’'&]*(?: [A-Z][\w.’'&]*){0,3}) ?(?:[—–―‒:]|--| -)\s")
BY = re.compile(r"(?:^|\n)\s*(?:By|BY)\s+[^\n,]{3,60},\s*([A-Z][^\n,]{1,40})(?=\n|$)")
SIGNED = re.compile(r"(?:[—–―‒]|--|\()\s*([^()\n—–―‒.]{2,50}?)\)?\s*$")
SOURCE_LINE = re.compile(
    r"(?:^|\n)\s*(?:Source|Sources|Via|From|Fuente|Quelle)\b\s*[:»>|-]?\s*([^\n]{2,50})(?=\n|$)", re.IGNORECASE
)
LINE = re.compile(r"[^\n]+")
NAMES = re.compile(r"[/,;]| and ")
SHORT = 6
"""A line of at most so many words may be nothing but the name of an outlet and a place."""
REPORTING = ("reported", "reports")
OF_OUTLET = re.compile(r"^.*[’']s\s+(?:[a-z-]+\s+)*|^(?:the|The)\s+(?:[a-z-]+\s+)*")
"""What stands before an outlet's name: whose it is, and words for what it is."""
LOOK = 70
TOLD = re.compile(
    r"\b(?:told|tells|telling|informed|quoted by|reported by|citing|cited by|according to|carried by|seen by|quoting)"
    r"\s+(?:[\w’'.-]+\s+){0,4}$"
    r"|\b(?:quoted|reported|carried|cited|released|published|told)\s+[^.\n]{0,40}\bby\s+(?:[\w’'.-]+\s+){0,4}$"
)
REPORTED = re.compile(
    r"\W{1,2}(?:(?:has|had|was|is|also)\s+)*(?:reports|reported|reporting|heard|told|learned|saw|quoted|quotes|cited|citing|says|said)\b"
)
HEAD, TAIL = 4, 2
"""Lines at the head and the tail of a report in which credit lines stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An outlet that a report names as the one whose reporting it carries or cites."""

    name: str
    """As the report writes it."""
    kind: CreditKind
    place: float
    """Where it first stands in the text, 0 (head) to 1 (tail); 0 for the imprint."""


def credits(reading: Reading) -> tuple[Credit, ...]:
    """Every credit of a report, handouts first, then citations in text order; its own name is none."""
    own = imprint(reading.report.publisher).own
    found: dict[str, Credit] = {}
    for credit in (*_handouts(reading), *_citations(reading)):
        if not is_own(credit.name, own):
            found.setdefault(plain(credit.name), credit)
    return tuple(found.values())


def _handouts(reading: Reading) -> Iterator[Credit]:
    text = reading.report.text
    for name in imprint(reading.report.publisher).carried:
        yield Credit(name=name, kind="handout", place=0.0)
    heads = [line.span() for line in LINE.finditer(text)]
    head_end = heads[min(HEAD, len(heads)) - 1][1] if heads else 0
    for pattern in (DATELINE, SLUG, BY):
        for match in pattern.finditer(text, 0, head_end):
            yield from _named(match.group(1), match.start(1), reading, sure=pattern is DATELINE)
    for match in SOURCE_LINE.finditer(text):
        yield from _named(match.group(1), match.start(1), reading, sure=True)
    for start, end in heads[:HEAD] + heads[-TAIL:]:
        line = text[start:end]
        if len(line.split()) <= SHORT:
            yield from _media_in(line, start, reading)
    signed = SIGNED.search(text.rstrip(), max(0, len(text.rstrip()) - 60))
    if signed:
        yield from _named(signed.group(1), signed.start(1), reading, sure=False)


def _named(words: str, start: int, reading: Reading, *, sure: bool) -> Iterator[Credit]:
    """The outlets that the words of a credit line name; where the line could be something else, known ones only."""
    for part in NAMES.split(words):
        name = part.strip(" .()»>|-")
        if name and (
            is_known(name) or _is_media(name, reading) or (sure and name[0].isupper() and len(name.split()) <= 4)
        ):
            yield Credit(name=name, kind="handout", place=start / len(reading.report.text))


def _media_in(line: str, start: int, reading: Reading) -> Iterator[Credit]:
    """The outlets that a short line of the head or tail names."""
    place = start / len(reading.report.text)
    for name, quote in _media(reading):
        if start <= quote.start and quote.end <= start + len(line):
            yield Credit(name=name, kind="handout", place=place)
    for part in NAMES.split(line):
        name = part.strip(" .()»>|-–—")
        if name and is_known(name):
            yield Credit(name=name, kind="handout", place=place)


def _citations(reading: Reading) -> Iterator[Credit]:
    said = [link.source.quote.hull for c in reading.claims for link in c.attribution if link.source]
    text = reading.report.text
    cited = [
        (name, quote)
        for name, quote in _media(reading)
        if any(hull.overlaps(quote.hull) for hull in said) or _heard(text, quote)
    ]
    for name, quote in sorted((*cited, *_unlisted(reading)), key=lambda found: found[1].start):
        yield Credit(name=name, kind="citation", place=quote.start / len(reading.report.text))


def _heard(text: str, quote: Quote) -> bool:
    """Whether the words around an outlet say that it was told, reported or was cited."""
    before, after = text[max(0, quote.start - LOOK) : quote.start], text[quote.end : quote.end + LOOK]
    return bool(TOLD.search(before) or REPORTED.match(after))


def _media(reading: Reading) -> list[tuple[str, Quote]]:
    """Every mention of an outlet that the reader knows, under the outlet's name.

    Whom a report calls by nothing but initials is named by them: whose they are shows when all reports are at hand.
    """
    return [(_called(actor), quote) for actor in reading.actors if actor.kind == "media" for quote in actor.mentions]


def _called(actor: Actor) -> str:
    written = {quote.text for quote in actor.mentions}
    return written.pop() if len(written) == 1 and INITIALS.fullmatch(min(written)) else actor.name


def _unlisted(reading: Reading) -> Iterator[tuple[str, Quote]]:
    """The names of outlets that claims are attributed to and the reader knows no actor for."""
    for claim in reading.claims:
        for link in claim.attribution:
            if link.source and link.actor is None and (link.source.kind == "media" or _reported(link)):
                name = OF_OUTLET.sub("", link.source.quote.text)
                if _is_name(name) and name.lower() not in reading.report.text:
                    yield name, link.source.quote


def _reported(link: Attribution) -> bool:
    """Whether the source is a name without a title that "reported": persons say, outlets report."""
    return link.cue is not None and link.cue.text.split()[0].casefold() in REPORTING


def _is_name(words: str) -> bool:
    bare = [word for word in words.split() if word.lower() not in ("the", "of")]
    return 0 < len(bare) <= 4 and all(word[0].isupper() or word[0].isdigit() for word in bare)


def _is_media(name: str, reading: Reading) -> bool:
    return any(plain(quote.text) == plain(name) for _, quote in _media(reading))
