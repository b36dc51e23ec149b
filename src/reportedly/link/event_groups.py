"""Which claims tell of one event, kept up one report at a time; the same groups whatever the order in which they came.

Claims are compared where they share a word for what happened beside a place, a day, a name or another word; what speaks
for and against is the table `event_evidence`. Claims without a word for what happened belong to no event.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.link.blocks import Blocks
from reportedly.link.clusters import Clusters
from reportedly.link.content_words import rarity
from reportedly.link.event_evidence import bits, reasons
from reportedly.link.event_facts import EventFacts, facts_of
from reportedly.link.report_words import Weights, likeness, weigh_words
from reportedly.model.reading import Reading
from reportedly.model.reason import Reason

FULLEST = 200
"""A block of more claims than this says too little to go by."""
TELLING_WORDS = 6
"""How many of a claim's rarest words it is found by."""
UNCOMPARED = -1.5


class EventGroups:
    """Claims, and the events that they tell of."""

    def __init__(self) -> None:
        self._facts: dict[str, EventFacts] = {}
        self._claims: dict[str, tuple[str, ...]] = {}
        self._about: dict[str, Weights] = {}
        self._blocks = Blocks(FULLEST)
        self._clusters = Clusters(uncompared=UNCOMPARED)

    def add(self, reading: Reading) -> None:
        """Take in the claims of a report; one that is there already changes nothing."""
        report = reading.report.id
        if report in self._claims:
            return
        told = [facts for facts in facts_of(reading) if facts.head]
        self._about[report] = weigh_words(reading.report)
        self._claims[report] = tuple(facts.id for facts in told)
        for facts in told:
            self._facts[facts.id] = facts
            change = self._blocks.add(facts.id, keys_of(facts))
            self._clusters.add(facts.id, {other: self._bits(facts.id, other) for other in change.partners})
            for one, other in change.others:
                self._clusters.set_pair(one, other, None)

    def remove(self, report_id: str) -> None:
        """Take a report out, with everything that rested on it; one that is not there changes nothing."""
        for claim in self._claims.pop(report_id, ()):
            change = self._blocks.remove(claim)
            self._clusters.remove(claim)
            del self._facts[claim]
            for one, other in change.others:
                self._clusters.set_pair(one, other, self._bits(one, other))
        self._about.pop(report_id, None)

    def groups(self) -> dict[str, tuple[str, ...]]:
        """The claims of every event, by the smallest id among them."""
        return self._clusters.groups()

    def reasons(self, older: str, newer: str) -> tuple[Reason, ...]:
        """Why two claims are of one event or not."""
        one, other = self._facts[older], self._facts[newer]
        return reasons(one, other, self._alike(one, other))

    def _bits(self, one: str, other: str) -> float:
        a, b = self._facts[one], self._facts[other]
        return bits(a, b, self._alike(a, b))

    def _alike(self, one: EventFacts, other: EventFacts) -> float | None:
        if one.report_id == other.report_id:
            return None
        return likeness(self._about[one.report_id], self._about[other.report_id])


def keys_of(facts: EventFacts) -> frozenset[str]:
    """What a claim is found by: each word for what happened, beside each thing that sets it off from other such events."""
    happening = [f"word {facts.head}", *(f"kin {row}" for row in facts.kin), *([f"type {facts.type}"] if facts.type else [])]
    return frozenset(f"{what}\t{aside}" for what in happening for aside in _asides(facts))


def _asides(facts: EventFacts) -> Iterator[str]:
    yield from (f"near {round(place.lat)} {round(place.lon)}" for place in facts.places)
    yield from (f"name {name}" for name in facts.names)
    rarest = sorted(facts.words, key=lambda word: (-rarity(word), word))[:TELLING_WORDS]
    yield from (f"also {word}" for word in rarest)
