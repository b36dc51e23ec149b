"""What a claim tells, in terms that can be compared: stems of its words, its actors, the kind of event, its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reportedly.model.claim import Claim
from reportedly.read.bearing.vocabulary import class_of, opposites, stem
from reportedly.weigh.deeds import means_in
from reportedly.weigh.doers import ANYONE, names_in, sides_in

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SMALL = ("stop", "be", "auxiliary", "determiner", "preposition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What a claim, or several that say alike, tell."""

    stems: frozenset[str]
    actors: frozenset[str]
    """Ids of the actors that do something, where they resolve to any."""
    types: frozenset[str]
    """PLOVER types of its events."""
    figures: frozenset[tuple[str, float, float]]
    """Unit with the least and greatest number that the words leave."""
    negative: bool
    """Whether it is said not to be so."""
    names: frozenset[str] = frozenset()
    """Stems of words with a capital letter."""
    sides: frozenset[str] = frozenset()
    """Sides of those it speaks of by common names: the state, rebels, people …"""
    means: frozenset[str] = frozenset()
    """Kinds of means by which harm is done: explosives, electricity …"""

    def without(self, known: frozenset[str]) -> Gist:
        """The gist apart from stems that are known already; whole where nothing would be left."""
        return replace(self, stems=self.stems - known or self.stems, names=self.names - known, means=self.means)


def gist_of(claim: Claim, words: str | None = None) -> Gist:
    """The gist of one claim, or of some `words` of it."""
    event, text = claim.event, claim.content.text if words is None else words
    actors = [p for p in event.actors if words is None or p.quote.text in words] if event else []
    return Gist(
        stems=stems_in(text),
        actors=frozenset(p.actor for p in actors if p.actor),
        types=frozenset({event.type} if event and event.type else ()),
        figures=frozenset(
            (q.unit, *_bounds(q.low, q.best, q.high))
            for q in claim.quantities
            if words is None or q.quote.text in words
        ),
        negative=claim.factuality.polarity == "negative",
        names=names_in(text),
        sides=sides_in(text) - {ANYONE},
        means=means_in(text),
    )


@lru_cache(maxsize=1 << 15)
def stems_in(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    return frozenset(stem(w) for w in (m.group().lower() for m in WORD.finditer(text)) if w not in _small())


def opposed(one: frozenset[str], other: frozenset[str]) -> tuple[str, str] | None:
    """A stem of each that says the opposite of the other, alphabetically the first; None where there is none."""
    ours, theirs = _turned(one), _turned(other)
    if not (ours and theirs):
        return None
    found = (
        (min(stems), min(theirs[row, not side]))
        for (row, side), stems in ours.items()
        if (row, not side) in theirs and (row, not side) not in ours and (row, side) not in theirs
    )
    return min(found, default=None)


@lru_cache(maxsize=1 << 15)
def _turned(stems: frozenset[str]) -> dict[tuple[int, bool], frozenset[str]]:
    """By row of the opposites and side of it, the stems that stand there."""
    rows = ((n, side, stems & words) for n, row in enumerate(_opposites()) for side, words in enumerate(row))
    return {(n, bool(side)): there for n, side, there in rows if there}


def _bounds(low: float | None, best: float | None, high: float | None) -> tuple[float, float]:
    if low is None and high is None and best is not None:
        return best, best
    return (low if low is not None else 0.0), (high if high is not None else float("inf"))


@cache
def _small() -> frozenset[str]:
    return frozenset(word for kind in SMALL for word in class_of(kind))


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Opposites of one word each, as stems."""
    return tuple(
        (frozenset(stem(w) for w in row.one if " " not in w), frozenset(stem(w) for w in row.other if " " not in w))
        for row in opposites()
    )
