"""What was nearly put together and was not: events that look like one, and actors with names that look like one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from reportedly.link.event_evidence import Setting, bits, excluded
from reportedly.link.event_facts import EventFacts
from reportedly.link.report_words import Weights, likeness
from reportedly.link.wording import WORD, fold
from reportedly.model.actor import Actor

FULLEST = 12
"""What more events than this share tells too little by itself."""
LEAST_BITS = -4.0
"""Below this, two events are not nearly one."""
LEAST_ALIKE = 0.5
"""Below this share of common words, two names are not nearly one."""
SMALL = frozenset(("the", "of", "for", "and", "in", "al", "el"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NearlyOne:
    """Two things that may be one, with how probable that looks, 0 to 1."""

    first: str
    second: str
    probability: float
    why: str


def nearly(
    first: str, second: str, one: EventFacts, other: EventFacts, weights: Mapping[str, Weights]
) -> NearlyOne | None:
    """How probable it is that two events that meet are one, by what their first claims tell; None where hardly.

    `weights` says what the reports of both are about.
    """
    if excluded(one, other):
        return None
    same_report = one.report_id == other.report_id
    alike = None if same_report else likeness(weights[one.report_id], weights[other.report_id])
    weight = bits(one, other, Setting(likeness=alike))
    if weight <= LEAST_BITS:
        return None
    why = f"what speaks for one event and what speaks against come to {weight:+.1f} bits"
    return NearlyOne(first=first, second=second, probability=1 / (1 + 2**-weight), why=why)


def nearly_one_actor(actors: Iterable[Actor]) -> Iterator[NearlyOne]:
    """Pairs of actors of one kind and country, or of none that is told, whose names share most of their words."""
    known = {actor.id: actor for actor in actors}
    words = {id: _name_words(actor.name) for id, actor in known.items()}
    with_word: dict[str, set[str]] = defaultdict(set)
    for id, told in words.items():
        for word in told:
            with_word[word].add(id)
    pairs = {pair for ids in with_word.values() if len(ids) <= FULLEST for pair in combinations(sorted(ids), 2)}
    for one, other in sorted(pairs):
        a, b = known[one], known[other]
        alike = len(words[one] & words[other]) / len(words[one] | words[other])
        if a.kind == b.kind and alike >= LEAST_ALIKE and (a.country == b.country or None in (a.country, b.country)):
            why = f"{a.name!r} and {b.name!r} share {alike:.0%} of their words"
            yield NearlyOne(first=one, second=other, probability=alike / 2, why=why)


def _name_words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in WORD.findall(name)) - SMALL
