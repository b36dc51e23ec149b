"""The passages of a report that may bear on a claim: what it says somebody says, its sentences, and two in a row.

What somebody is said to say is held against a claim by itself, without the words around it, so that a denial in one
half of a sentence is not taken for one of the other half; whether the report says that it was denied is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from reportedly.link.denials import denied_by_cue
from reportedly.link.rebuttals import rebuttal_in, takes_back
from reportedly.link.sentences import sentences
from reportedly.link.told import Told, told_by, told_of
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.read.glossed_readings import told_in_english

PassageKind = Literal["content", "sentence", "sentences"]
LEAST_WORDS = 3
"""Contents with fewer words tell too little by themselves."""
BEHIND = 2
"""So many sentences behind what somebody said may say that another rejects it."""
MOST_WORDS = 70
"""Longer sentences are cut off here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a report, and how the report hands it on."""

    kind: PassageKind
    told: Told
    denied: bool
    """Whether the words that attribute it deny it, or the sentence that follows says that it was not so."""
    open_: bool
    """Whether its source leaves open whether it is so."""
    rejected: tuple[Claim, ...] | None = None
    """The claims of a sentence just behind it by which somebody rejects what was said; None where nobody does."""


def passages(reading: Reading) -> tuple[Passage, ...]:
    """Every passage of a report: contents first, then sentences, each in text order; of a gloss where it has one."""
    reading = told_in_english(reading)
    return (*_contents(reading), *_sentences(reading))


def stems_of(report: Iterable[Passage]) -> frozenset[str]:
    """What the words of a whole report have in common with their other forms."""
    return frozenset().union(*(passage.told.stems for passage in report))


def _contents(reading: Reading) -> Iterator[Passage]:
    answers = _Answers(reading)
    for claim in reading.claims:
        told = told_by(claim, reading)
        if claim.attribution and len(told.words) >= LEAST_WORDS:
            unsure = claim.factuality.certainty == "uncommitted" or claim.factuality.polarity == "open"
            at = claim.content.hull
            denied = denied_by_cue(told) != answers.not_so(at)
            yield Passage(kind="content", told=told, denied=denied, open_=unsure, rejected=answers.rejecting(at))


def _sentences(reading: Reading) -> Iterator[Passage]:
    spans, answers = sentences(reading.report.text), _Answers(reading)
    for span in spans:
        alone = _plain("sentence", span, reading)
        yield replace(alone, denied=answers.not_so(span), rejected=answers.rejecting(span))
    for one, next_ in pairwise(spans):
        both = _plain("sentences", Span(one.start, next_.end), reading)
        yield replace(both, rejected=answers.rejecting(one) or answers.rejecting(next_))


class _Answers:
    """What the sentences of a report say to what stands just before them."""

    def __init__(self, reading: Reading) -> None:
        text = reading.report.text
        self._spans, self._claims = sentences(text), reading.claims
        self._found = [rebuttal_in(text[span.start : span.end]) for span in self._spans]
        self._taken_back = [takes_back(text[span.start : span.end]) for span in self._spans]

    def not_so(self, at: Span) -> bool:
        """Whether the next sentence says that it was not so, or it is taken back a little later."""
        after = self._next(at)
        return self._found[after:][:1] == ["not so"] or any(self._taken_back[after : after + BEHIND])

    def rejecting(self, at: Span) -> tuple[Claim, ...] | None:
        """The claims of the next sentence, or the one behind it, by which somebody rejects what was said."""
        after = self._next(at)
        for number in range(after, min(after + BEHIND, len(self._spans))):
            if self._found[number] == "rejected":
                return tuple(c for c in self._claims if self._spans[number].overlaps(c.content.hull))
        return None

    def _next(self, at: Span) -> int:
        return next((n for n, span in enumerate(self._spans) if span.start >= at.end), len(self._spans))


def _plain(kind: PassageKind, span: Span, reading: Reading) -> Passage:
    inside = tuple(claim for claim in reading.claims if span.start <= claim.content.start < span.end)
    text = " ".join(reading.report.text[span.start : span.end].split()[:MOST_WORDS])
    return Passage(kind=kind, told=told_of(text, inside, reading), denied=False, open_=False)
