"""What was nearly put together and was not: events that look like one, and actors with names that look like one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportedly.link.event_evidence import Setting, bits, excluded
from reportedly.link.event_facts import EventFacts, facts_of
from reportedly.link.linking import Linked
from reportedly.link.report_words import Weights, likeness, weigh_words
from reportedly.link.wording import WORD, fold
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.situation import SituationEvent

FULLEST = 12
"""A place and day of more events than this tells too little by itself."""
LEAST_BITS = -4.0
"""Below this, two events are not nearly one."""
LEAST_ALIKE = 0.5
"""Below this share of common words, two names are not nearly one."""
SMALL = frozenset(("the", "of", "for", "and", "in", "al", "el"))
UNSAID = ("EVENT", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class NearlyOne:
    """Two things that may be one, with how probable that looks, 0 to 1."""

    first: str
    second: str
    probability: float
    why: str


def nearly_one_event(events: Sequence[SituationEvent], linked: Linked) -> Iterator[NearlyOne]:
    """Pairs of events at one place and about one day of which linking held it for less probable that they are one."""
    readings = {reading.report.id: reading for reading in linked.readings}
    claims = {claim.id: claim for reading in linked.readings for claim in reading.claims}
    pairs = sorted(_meeting(events, claims))
    facts, words = _Facts(linked, readings), dict[str, Weights]()
    for one, other in pairs:
        a, b = facts.of(claims[events[one].claims[0]]), facts.of(claims[events[other].claims[0]])
        if a is None or b is None or excluded(a, b):
            continue
        for id in {a.report_id, b.report_id} - words.keys():
            words[id] = weigh_words(readings[id].report)
        same_report = a.report_id == b.report_id
        weight = bits(a, b, Setting(likeness=None if same_report else likeness(words[a.report_id], words[b.report_id])))
        if weight > LEAST_BITS:
            why = f"what speaks for one event and what speaks against add up to {weight:+.1f} bits"
            probability = 1 / (1 + 2**-weight)
            yield NearlyOne(first=events[one].id, second=events[other].id, probability=probability, why=why)


class _Facts:
    """What claims tell, worked out once a report."""

    def __init__(self, linked: Linked, readings: Mapping[str, object]) -> None:
        self._readings = {reading.report.id: reading for reading in linked.readings}
        self._known: dict[str, dict[str, EventFacts]] = {}

    def of(self, claim: Claim) -> EventFacts | None:
        """What a claim tells; None where it tells of no event."""
        if claim.report_id not in self._known:
            self._known[claim.report_id] = {f.id: f for f in facts_of(self._readings[claim.report_id])}
        return self._known[claim.report_id].get(claim.id)


def _meeting(events: Sequence[SituationEvent], claims: Mapping[str, Claim]) -> set[tuple[int, int]]:
    """Numbers of events that share a place, a day and what is said to happen."""
    blocks: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for number, event in enumerate(events):
        for id in event.claims:
            claim = claims[id]
            for place in claim.places:
                name = place.place.gazetteer_id or place.place.name or ""
                day = (claim.time.earliest if claim.time else None) or event.first or ""
                if name and day and claim.event is not None:
                    blocks[name, day[:10], claim.event.type or ""].add(number)
    return {
        (one, other)
        for numbers in blocks.values()
        if len(numbers) <= FULLEST
        for one, other in combinations(sorted(numbers), 2)
    }


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
