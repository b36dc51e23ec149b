"""The passages of a report that may bear on a claim: what it says somebody says, its sentences, and two in a row.

What somebody is said to say is held against a claim by itself, without the words around it, so that a denial in one
half of a sentence is not taken for one of the other half; whether the report says that it was denied is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reportedly.link.denials import denied_by_cue
from reportedly.link.sentences import sentences
from reportedly.link.told import Told, told_by, told_of
from reportedly.model.reading import Reading
from reportedly.model.span import Span

PassageKind = Literal["content", "sentence", "sentences"]
LEAST_WORDS = 3
"""Contents with fewer words tell too little by themselves."""
MOST_WORDS = 70
"""Longer sentences are cut off here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a report, and how the report hands it on."""

    kind: PassageKind
    told: Told
    denied: bool
    """Whether the words that attribute it deny it; always false for sentences, which hold such words themselves."""
    open_: bool
    """Whether its source leaves open whether it is so."""


def passages(reading: Reading) -> tuple[Passage, ...]:
    """Every passage of a report: contents first, then sentences, each in text order."""
    return (*_contents(reading), *_sentences(reading))


def stems_of(report: Iterable[Passage]) -> frozenset[str]:
    """What the words of a whole report have in common with their other forms."""
    return frozenset().union(*(passage.told.stems for passage in report))


def _contents(reading: Reading) -> Iterator[Passage]:
    for claim in reading.claims:
        told = told_by(claim, reading)
        if claim.attribution and len(told.words) >= LEAST_WORDS:
            unsure = claim.factuality.certainty == "uncommitted" or claim.factuality.polarity == "open"
            yield Passage(kind="content", told=told, denied=denied_by_cue(told), open_=unsure)


def _sentences(reading: Reading) -> Iterator[Passage]:
    spans = sentences(reading.report.text)
    for span in spans:
        yield _plain("sentence", span, reading)
    for one, next_ in pairwise(spans):
        yield _plain("sentences", Span(one.start, next_.end), reading)


def _plain(kind: PassageKind, span: Span, reading: Reading) -> Passage:
    inside = tuple(claim for claim in reading.claims if span.start <= claim.content.start < span.end)
    text = " ".join(reading.report.text[span.start : span.end].split()[:MOST_WORDS])
    return Passage(kind=kind, told=told_of(text, inside, reading), denied=False, open_=False)
