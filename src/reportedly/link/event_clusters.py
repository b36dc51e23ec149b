"""Claims into events, kept up report by report: which claims, of whichever reports, tell of one occurrence.

A new report's claims meet only those that share a block with them; what speaks for and against each such pair is
weighed, and the groups around are made anew. Once all reports are in, the events are the same in whatever order they
came, and removing a report leaves what would be there had it never come.
"""

from __future__ import annotations

from reportedly.link.blocks import Blocks
from reportedly.link.clusters import Clusters
from reportedly.link.event_blocks import event_keys
from reportedly.link.event_evidence import Setting, bits, reasons
from reportedly.link.event_facts import EventFacts, facts_of
from reportedly.link.report_words import Weights, likeness, weigh_words
from reportedly.model.digest import digest_id
from reportedly.model.reading import Reading
from reportedly.model.reason import Reason

UNCOMPARED = -3.0
"""Bits of two claims that no block holds together: they share too little to be compared."""
LEAST = -8.0
"""Bits count down to this: one odd pair must not outweigh a whole group."""
FULLEST = 48
"""A block of more claims than this says too little."""


class EventClusters:
    """The claims of a casebook, and the events that they tell of."""

    def __init__(self) -> None:
        self._facts: dict[str, EventFacts] = {}
        self._claims: dict[str, tuple[str, ...]] = {}
        self._words: dict[str, Weights] = {}
        self._blocks = Blocks(FULLEST)
        self._clusters = Clusters(uncompared=UNCOMPARED)

    def add(self, reading: Reading) -> None:
        """Add the claims of a report; one that is there already changes nothing."""
        report = reading.report
        if report.id in self._claims:
            return
        self._words[report.id] = weigh_words(report)
        facts = {f.id: f for f in facts_of(reading)}
        self._claims[report.id] = tuple(facts)
        alike: dict[str, float] = {}
        for claim in facts.values():
            self._add_claim(claim, alike)

    def remove(self, report_id: str) -> None:
        """Take a report out, with everything that rested on it; one that is not there changes nothing."""
        for claim in self._claims.pop(report_id, ()):
            change = self._blocks.remove(claim)
            self._clusters.remove(claim)
            del self._facts[claim]
            for one, other in change.others:
                self._clusters.set_pair(one, other, self._bits(one, other, {}))
        self._words.pop(report_id, None)

    def event_of(self, claim_id: str) -> str:
        """The id of the event that a claim tells of: a digest of the smallest id among its claims."""
        return _event_id(self._clusters.group_of(claim_id))

    def events_of_report(self, report_id: str) -> dict[str, tuple[str, ...]]:
        """The events that the claims of a report tell of, each with its claims of all reports."""
        groups = {self._clusters.group_of(claim) for claim in self._claims.get(report_id, ())}
        return {_event_id(first): self._clusters.members(first) for first in sorted(groups)}

    def events(self) -> dict[str, tuple[str, ...]]:
        """The claims of every event, by the event's id; claims in order of their ids."""
        return {_event_id(first): claims for first, claims in self._clusters.groups().items()}

    def reasons(self, one: str, other: str) -> tuple[Reason, ...]:
        """What speaks for and against two claims telling of one event, the claim of the older report first."""
        older, newer = sorted((self._facts[one], self._facts[other]), key=_age)
        return reasons(older, newer, self._setting(older, newer, {}))

    def _add_claim(self, facts: EventFacts, alike: dict[str, float]) -> None:
        self._facts[facts.id] = facts
        change = self._blocks.add(facts.id, event_keys(facts))
        self._clusters.add(facts.id, {other: self._bits(facts.id, other, alike) for other in change.partners})
        for one, other in change.others:
            self._clusters.set_pair(one, other, None)

    def _bits(self, one: str, other: str, alike: dict[str, float]) -> float:
        a, b = self._facts[one], self._facts[other]
        return max(LEAST, bits(a, b, self._setting(a, b, alike)))

    def _setting(self, one: EventFacts, other: EventFacts, alike: dict[str, float]) -> Setting:
        """How the reports of two claims stand to each other; `alike` remembers it for the report of `one`."""
        if one.report_id == other.report_id:
            return Setting(likeness=None)
        if other.report_id not in alike:
            found = likeness(self._words[one.report_id], self._words[other.report_id])
            alike[other.report_id] = found
        return Setting(likeness=alike[other.report_id])


def _age(facts: EventFacts) -> tuple[int, str, str]:
    return (facts.published or 0, facts.report_id, facts.id)


def _event_id(first_claim: str) -> str:
    return digest_id("evt", first_claim)
