"""How alike two explanations are: as a sum of reasons in bits, so that wordings of one explanation are found."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from reportedly.model.reason import Reason
from reportedly.weigh.gist import Gist, opposed
from reportedly.weigh.unworded import Unworded, worded

SAME_WORDS, NO_WORDS, OTHER_WORDS, ONE_NAME = 5.0, -6.0, -3.0, -1.0
"""Bits where all telling words are shared, and where none is; shares lie between. Where both are of one side or kind of
means, other words weigh less, and least where both name one doer."""
ONE_SOURCE = 5.0
"""A source that gives two answers in one report seldom means rivals, unless they stand in a list of them."""
SAME_ACTORS, OTHER_ACTORS = 1.5, -3.0
SAME_TYPE, OTHER_TYPE = 0.5, -1.0
SAME_NAMES, OTHER_NAMES = 4.0, -5.0
SAME_SIDE, OTHER_SIDE = 4.0, -4.0
SAME_MEANS, OTHER_MEANS = 4.0, -2.0
OTHER_FIGURES = -2.0
OTHER_POLARITY = -8.0
OPPOSITE = -6.0
NEVER_SEEN = 1.0


def rarity(gists: Iterable[Gist]) -> dict[str, float]:
    """What a stem weighs: more, the fewer of the gists have it."""
    listed = list(gists)
    having = Counter(stem for gist in listed for stem in gist.stems)
    return {stem: math.log2(1 + len(listed) / n) for stem, n in having.items()}


def alike(one: Gist, other: Gist, rare: Mapping[str, float]) -> tuple[Reason, ...]:
    """The reasons for and against their being one; together above 0 where they are."""
    return tuple(map(worded, likening(one, other, rare)))


def shared_words(one: Gist, other: Gist, rare: Mapping[str, float]) -> float:
    """The share of the telling words of the shorter one that the other has too, 0 to 1, rare words counting more."""

    def weight(stems: Iterable[str]) -> float:
        return math.fsum(rare.get(s, NEVER_SEEN) for s in stems)

    both = one.stems & other.stems
    return weight(both) / min(weight(one.stems), weight(other.stems)) if both else 0.0


def likening(one: Gist, other: Gist, rare: Mapping[str, float]) -> Iterator[Unworded]:
    """The same reasons, not yet put into words."""
    share = shared_words(one, other, rare)
    least = ONE_NAME if one.names & other.names else OTHER_WORDS if _name_one_thing(one, other) else NO_WORDS
    yield "words", least + share * (SAME_WORDS - least), one.stems, other.stems
    if one.actors and other.actors:
        both = one.actors & other.actors
        yield "actors", SAME_ACTORS if both else OTHER_ACTORS, one.actors, other.actors
    for feature, ours, theirs, same, apart in (
        ("names", one.names, other.names, SAME_NAMES, OTHER_NAMES),
        ("sides", one.sides, other.sides, SAME_SIDE, OTHER_SIDE),
        ("means", one.means, other.means, SAME_MEANS, OTHER_MEANS),
        ("event type", one.types, other.types, SAME_TYPE, OTHER_TYPE),
    ):
        if ours and theirs:
            yield feature, apart if ours.isdisjoint(theirs) else same, ours, theirs
    if differing := figures_apart(one, other):
        yield "figures", OTHER_FIGURES, differing[:1], differing[1:]
    if one.negative != other.negative:
        yield "polarity", OTHER_POLARITY, (_polarity(one),), (_polarity(other),)
    if against := opposed(one.stems, other.stems):
        yield "opposite", OPPOSITE, against[:1], against[1:]


def _name_one_thing(one: Gist, other: Gist) -> bool:
    return any(ours & theirs for ours, theirs in _named(one, other))


def speak_of_other_things(one: Gist, other: Gist) -> bool:
    """Whether one names, say, a doer and the other only means: then they say nothing for or against each other."""
    named = list(_named(one, other))
    return any(a for a, _ in named) and any(b for _, b in named) and not any(a and b for a, b in named)


def _named(one: Gist, other: Gist) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return (
        (one.actors, other.actors),
        (one.names, other.names),
        (one.sides, other.sides),
        (one.means, other.means),
    )


def figures_apart(one: Gist, other: Gist) -> tuple[str, str] | None:
    """Figures in one unit whose ranges do not meet, in words; None where all can be the same."""
    for unit, low, high in sorted(one.figures):
        for same, least, most in sorted(other.figures):
            if unit == same and (high < least or most < low):
                return _range(unit, low, high), _range(unit, least, most)
    return None


def _range(unit: str, low: float, high: float) -> str:
    return f"{low:g} {unit}" if low == high else f"{low:g} to {high:g} {unit}"


def _polarity(gist: Gist) -> str:
    return "negative" if gist.negative else "positive"
