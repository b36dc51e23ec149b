"""Find the words of a text that name places: what the encoder marks, weighed with what words and gazetteer tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reportedly.gazetteer.entry import Feature
from reportedly.gazetteer.store import Gazetteer, open_gazetteer
from reportedly.lexicon.states import states
from reportedly.lexicon.table import load_table
from reportedly.model.span import Quote, Span
from reportedly.read.draft import Draft, Stage
from reportedly.read.encoder.encoded import Encoded
from reportedly.read.toponym_candidates import Known, NameFacts, NameKind, candidates
from reportedly.read.toponym_evidence import Surroundings, bits
from reportedly.read.words import Words

KINDS: dict[Feature, NameKind] = {
    "country": "country",
    "adm1": "region",
    "adm2": "region",
    "city": "settlement",
    "district": "settlement",
    "airfield": "base",
    "base": "base",
    "site": "base",
}
"""Every other feature is a "landscape" to the reader of names."""
REMEMBERED = 1 << 15
"""Of so many names is kept what the gazetteer knows of them: those of one report come again in the next."""
TRACK = "toponym"
MOST_BITS, MOST_MARGIN = 8.0, 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWeight:
    """A row of the table `toponym_heads`."""

    name: str
    weight: float
    source: str


@cache
def head_weights() -> dict[str, float]:
    """Weights by name."""
    return {row.name: row.weight for row in load_table("toponym_heads", HeadWeight)}


def run(draft: Draft) -> Draft:
    """Add every toponym of the text, in text order, none overlapping another."""
    syntax = draft.syntax
    weighed = weigh(syntax.words, known_names(open_gazetteer()), syntax.encoded)
    own = _named_as(draft.report.publisher, draft.report.text)
    weighed = {span: weight for span, weight in weighed.items() if not _overlaps(span, own)}
    return replace(draft, toponyms=tuple(Quote.cut(draft.report.text, [span]) for span in strongest(weighed)))


def _named_as(publisher: str | None, text: str) -> list[Span]:
    """Where a text names its publisher: "Nile Wire" is no place, nor is the Nile in it."""
    if publisher is None or " " not in publisher:
        return []
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(publisher), text)]


def weigh(words: Words, known: Known, encoded: Encoded) -> dict[Span, float]:
    """How much speaks for each stretch that a rule considers, or that the head marks, being a toponym."""
    evidence = evidence_of(words, known)
    marked = {
        Span(start, end)
        for _, start, end in encoded.spans("names", TRACK)
        if words.whole[start:end] not in adjectives()
    }
    weighed = {span: _sum(evidence.get(span), span, encoded) for span in {*evidence, *marked}}
    listed = [span for span in evidence if weighed[span] > head_weights()["least"]]
    return {span: weight for span, weight in weighed.items() if span in evidence or not _within_one(span, listed)}


def _within_one(span: Span, others: Iterable[Span]) -> bool:
    """Whether the head marks but part of a name that is known and holds: "Sudan" in "Port Sudan"."""
    return any(other.contains(span) for other in others)


@cache
def adjectives() -> frozenset[str]:
    """Words such as "Turkish", which name no place."""
    return frozenset(word for state in states().values() for word in state.adjectives)


def evidence_of(words: Words, known: Known) -> dict[Span, float]:
    """Bits for and against each candidate of the rules; of several on the same words, the strongest."""
    found = candidates(words, known)
    around = Surroundings(words, found)
    told: dict[Span, float] = {}
    for candidate in found:
        span = Span(words.starts[candidate.first], words.ends[candidate.last - 1])
        weight = bits(candidate, around)
        told[span] = max(weight, told.get(span, weight))
    return told


def _sum(evidence: float | None, span: Span, encoded: Encoded) -> float:
    weights = head_weights()
    mark, runs_on = encoded.margins("names", TRACK, span.start, span.end)
    return (
        weights["constant"]
        + weights["evidence"] * _within(evidence or 0.0, MOST_BITS)
        + weights["unlisted"] * (evidence is None)
        + weights["mark"] * _within(mark, MOST_MARGIN)
        + weights["runs_on"] * _within(runs_on, MOST_MARGIN)
    )


def _within(value: float, most: float) -> float:
    return max(-most, min(most, value))


def strongest(weighed: dict[Span, float]) -> list[Span]:
    """The toponyms among weighed stretches, in text order: the strongest first, none that overlaps a stronger one."""
    taken: list[Span] = []
    for span, weight in sorted(weighed.items(), key=lambda w: (-w[1], w[0].start - w[0].end, w[0])):
        if weight <= head_weights()["least"]:
            break
        if not _overlaps(span, taken):
            taken.append(span)
    return sorted(taken)


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


@cache
def known_names(gazetteer: Gazetteer) -> Known:
    """What a gazetteer knows of a name without its context, kept for the life of the process."""

    @lru_cache(maxsize=REMEMBERED)
    def known(name: str) -> NameFacts | None:
        if not gazetteer.is_name(name):
            return None
        entries = gazetteer.lookup(name)
        kind = KINDS.get(entries[0].feature, "landscape") if entries else "none"
        return NameFacts(kind, max((e.population for e in entries), default=0))

    return known


STAGE = Stage(name="read.toponyms", version=2, reads=("report", "syntax"), writes=("toponyms",), run=run)
