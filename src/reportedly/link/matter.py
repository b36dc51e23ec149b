"""What a claim is about: the words that tell it, what stands around it, and what is said to happen.

A claim seldom says it all: "it did not happen" hangs on the sentence before it. The words *around* a claim are those
of its sentence and of the one before it in the paragraph; a claim whose own words tell next to nothing is about what
they tell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportedly.link.content_words import hundredths
from reportedly.link.content_words import stem as content_stem
from reportedly.link.denials import is_denying_word
from reportedly.link.event_facts import day, kin_of
from reportedly.link.sentences import sentences
from reportedly.link.told import Told, Word, carries_meaning, cut, matter_of, told_by
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.read.numbers import starts_number

LONG_AGO_DAYS = 45
"""What lies further back than this when a report comes out is background, and not what the report is about."""
THIN_BITS = 700
"""A claim whose own words weigh less, in hundredths of a bit, is about what stands around it."""
POINTING_BACK = re.compile(
    r"\W*(?:it|that|this|these|those|they|he|she|we|none|nothing|no such"
    r"|(?:the|this|that) (?:report|claim|story|news|allegation|accusation|account|statement|rumou?r)s?)\b",
    re.IGNORECASE,
)
PARAGRAPH = "\n\n"

Weights = Mapping[str, int]
"""Stems with their rarity in hundredths of a bit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One claim, and what it is about."""

    claim: Claim
    reading: Reading
    told: Told
    own: Weights
    """Words of the claim itself; without numbers, and without words that only deny."""
    around: Weights
    """The same of its sentence and the one before it, its own among them."""
    deeds: frozenset[str]
    """Stems of the words that name what is said to happen; empty where nothing does."""
    kin: frozenset[int]
    """Rows of `event_kin` that these are in."""
    before: Weights
    """The words of the claim before it, where that stands in its sentence or the one before."""
    deeds_before: frozenset[str]
    """What that claim says to happen."""
    long_ago: bool
    """Whether it tells of a time long before its report came out."""

    @property
    def meant(self) -> Weights:
        """What it is about: its own words; where these say next to nothing, those of the claim before it too."""
        return {**self.before, **self.own} if self.is_thin else self.own

    @property
    def is_thin(self) -> bool:
        """Whether its own words say next to nothing, and begin with such as point back: "it", "the report"."""
        return sum(self.own.values()) < THIN_BITS and POINTING_BACK.match(self.told.text) is not None


def matters_of(reading: Reading) -> Iterator[Matter]:
    """Every claim of a report but its questions, in the report's order."""
    text = reading.report.text
    spans = tuple(sentences(text))
    starts = [span.start for span in spans]
    last: tuple[int, Weights, frozenset[str]] = (-2, {}, frozenset())
    for claim in sorted(reading.claims, key=lambda claim: (claim.content.start, claim.id)):
        at = max(0, bisect_right(starts, claim.content.start) - 1)
        told = told_by(claim, reading)
        own = weighed(told.words)
        deeds = frozenset(content_stem(word) for word in _trigger(claim, text))
        before, deeds_before = last[1:] if at - last[0] <= 1 else ({}, frozenset())
        last = (at, own, deeds)
        if claim.kind == "question":
            continue
        yield Matter(
            claim=claim,
            reading=reading,
            told=told,
            own=own,
            around={**weighed(cut(_around(text, spans, at))), **own},
            deeds=deeds,
            kin=kin_of(deeds),
            before=before,
            deeds_before=deeds_before,
            long_ago=_is_long_ago(claim, reading),
        )


def weighed(words: Iterable[Word]) -> dict[str, int]:
    """The words that tell what something is about, by what stands for them, with their rarity."""
    return {matter_of(word): _rarity(word.lower_) for word in words if _tells(word.lower_)}


@lru_cache(maxsize=1 << 16)
def _tells(lower: str) -> bool:
    return carries_meaning(lower) and not starts_number(lower) and not lower.isdigit() and not is_denying_word(lower)


@lru_cache(maxsize=1 << 16)
def _rarity(lower: str) -> int:
    return hundredths(content_stem(lower))


def _trigger(claim: Claim, text: str) -> list[str]:
    spans = claim.event.trigger if claim.event else ()
    return " ".join(text[span.start : span.end] for span in spans).split()


def _around(text: str, spans: tuple[Span, ...], at: int) -> str:
    if not spans:
        return text
    here = spans[at]
    before = spans[at - 1] if at else here
    together = PARAGRAPH not in text[before.end : here.start] and PARAGRAPH not in text[before.start : before.end]
    return text[before.start if together else here.start : here.end]


def _is_long_ago(claim: Claim, reading: Reading) -> bool:
    latest = day(claim.time.latest) if claim.time else None
    published = day(reading.report.published)
    return latest is not None and published is not None and published - latest > LONG_AGO_DAYS
