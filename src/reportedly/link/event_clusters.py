"""Claims into events, kept up report by report: which claims, of whichever reports, tell of one occurrence.

Claims that tell the same in everything that is compared are one wording, for which the oldest of them stands. A new
wording meets only those that share a block with it; what speaks for and against each such pair is weighed, and the
groups around are made anew. Once all reports are in, the events are the same in whatever order they came, and removing
a report leaves what would be there had it never come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass

from reportedly.link.blocks import Blocks
from reportedly.link.clusters import Clusters
from reportedly.link.event_blocks import event_keys
from reportedly.link.event_evidence import LEAST, Setting, bits, excluded, reasons
from reportedly.link.event_facts import EventFacts, facts_of, wording_id
from reportedly.link.report_words import Weights, likeness, weigh_words
from reportedly.link.shelf import Shelves, in_memory
from reportedly.model.digest import digest_id
from reportedly.model.reading import Reading
from reportedly.model.reason import Reason

UNCOMPARED = -3.0
"""Bits of two wordings that no block holds together: they share too little to be compared."""


PAIRS_AT_ONCE = 100_000
"""How alike so many pairs of reports are is known at once; most of those asked for come soon after each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What a report tells of events, laid ready to be compared."""

    report_id: str
    words: Weights
    facts: Mapping[str, EventFacts]
    """By claim."""


def mentions_in(reading: Reading) -> Mentions:
    """What a reading tells of events."""
    facts = {facts.id: facts for facts in facts_of(reading)}
    return Mentions(report_id=reading.report.id, words=weigh_words(reading.report), facts=facts)


class EventClusters:
    """The claims of a casebook, and the events that they tell of."""

    def __init__(self, shelves: Shelves = in_memory) -> None:
        """`shelves`: where what is worked out is kept."""
        self._claims: MutableMapping[str, tuple[str, ...]] = shelves("claims")
        self._words: MutableMapping[str, Weights] = shelves("words")
        self._facts: MutableMapping[str, EventFacts] = shelves("facts")
        self._wording: MutableMapping[str, str] = shelves("wording")
        self._claims_of: MutableMapping[str, list[str]] = shelves("claims_of")
        self._speaker: MutableMapping[str, EventFacts] = shelves("speaker")
        self._alike: dict[tuple[str, str], float] = {}
        self._blocks = Blocks(shelves)
        self._clusters = Clusters(shelves, uncompared=UNCOMPARED)

    def add(self, reading: Reading) -> None:
        """Add the claims of a report; one that is there already changes nothing."""
        if reading.report.id in self._claims:
            return
        self._alike.clear()
        for wording in self._list(mentions_in(reading)):
            self._renew(wording)

    def fill(self, reports: Iterable[Mentions]) -> None:
        """Take in many reports where there is none yet; what comes of it is the same as if each had been added.

        Which claim stands for each wording is settled first, so that no two are compared more than once.
        """
        for report in reports:
            for _ in self._list(report):
                pass
        for wording, claims in self._claims_of.items():
            speaker = self._speaker[wording] = min((self._facts[claim] for claim in claims), key=_age)
            self._blocks.put(wording, event_keys(speaker))
        for wording in self._speaker:
            partners = (other for other in self._blocks.partners(wording) if other in self._clusters)
            self._clusters.add(wording, {other: self._bits(wording, other) for other in partners})
        self._alike.clear()

    def _list(self, report: Mentions) -> Iterator[str]:
        """List the claims of a report under their wordings; yields the wording of each when it is listed."""
        self._words[report.report_id] = report.words
        self._claims[report.report_id] = tuple(report.facts)
        self._facts.update(report.facts)
        for claim in report.facts.values():
            wording = self._wording[claim.id] = wording_id(claim)
            self._claims_of.setdefault(wording, []).append(claim.id)
            yield wording

    def remove(self, report_id: str) -> None:
        """Take a report out, with everything that rested on it; one that is not there changes nothing."""
        for claim in self._claims.pop(report_id, ()):
            wording = self._wording.pop(claim)
            del self._facts[claim]
            self._claims_of[wording].remove(claim)
            self._renew(wording)
        self._words.pop(report_id, None)

    def event_of(self, claim_id: str) -> str:
        """The id of the event that a claim tells of: a digest of the first of its wordings by id."""
        return _event_id(self._clusters.group_of(self._wording[claim_id]))

    def events_of_report(self, report_id: str) -> dict[str, tuple[str, ...]]:
        """The events that the claims of a report tell of, each with its claims of all reports."""
        groups = {self._clusters.group_of(self._wording[claim]) for claim in self._claims.get(report_id, ())}
        return {_event_id(first): self._listed(self._clusters.members(first)) for first in sorted(groups)}

    def settle(self) -> None:
        """Make the events anew wherever something changed, so that what is kept of them is as it should be."""
        self._clusters.settle()

    def claims_with(self, claim_id: str) -> tuple[str, ...]:
        """The claims of the event that a claim tells of, in order of their ids."""
        return self._listed(self._clusters.members(self._clusters.group_of(self._wording[claim_id])))

    def events(self) -> dict[str, tuple[str, ...]]:
        """The claims of every event, by the event's id; claims in order of their ids."""
        return {_event_id(first): self._listed(wordings) for first, wordings in self._clusters.groups().items()}

    def reasons(self, one: str, other: str) -> tuple[Reason, ...]:
        """What speaks for and against two claims telling of one event, the claim of the older report first."""
        older, newer = sorted((self._facts[one], self._facts[other]), key=_age)
        return reasons(older, newer, self._setting(older, newer))

    def _listed(self, wordings: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(claim for wording in wordings for claim in self._claims_of[wording]))

    def _renew(self, wording: str) -> None:
        """Let the oldest claim of a wording stand for it, and compare anew if that is another report's than before."""
        oldest = min((self._facts[claim] for claim in self._claims_of[wording]), key=_age, default=None)
        before = self._speaker.get(wording)
        if before is not None and oldest is not None and before.report_id == oldest.report_id:
            self._speaker[wording] = oldest
            return
        if before is not None:
            self._withdraw(wording)
        if oldest is not None:
            self._bring_in(wording, oldest)
        else:
            del self._claims_of[wording]

    def _bring_in(self, wording: str, facts: EventFacts) -> None:
        self._speaker[wording] = facts
        change = self._blocks.add(wording, event_keys(facts))
        self._clusters.add(wording, {other: self._bits(wording, other) for other in change.partners})
        for one, other in change.others:
            self._clusters.set_pair(one, other, None)

    def _withdraw(self, wording: str) -> None:
        change = self._blocks.remove(wording)
        self._clusters.remove(wording)
        del self._speaker[wording]
        for one, other in change.others:
            self._clusters.set_pair(one, other, self._bits(one, other))

    def _bits(self, one: str, other: str) -> float:
        a, b = self._speaker[one], self._speaker[other]
        return LEAST if excluded(a, b) else bits(a, b, self._setting(a, b))

    def _setting(self, one: EventFacts, other: EventFacts) -> Setting:
        """How the reports of two claims stand to each other."""
        if one.report_id == other.report_id:
            return Setting(likeness=None)
        key = (one.report_id, other.report_id)
        if key not in self._alike:
            if len(self._alike) >= PAIRS_AT_ONCE:
                self._alike.clear()
            self._alike[key] = likeness(self._words[one.report_id], self._words[other.report_id])
        return Setting(likeness=self._alike[key])


def _age(facts: EventFacts) -> tuple[int, str, str]:
    return (facts.published or 0, facts.report_id, facts.id)


def _event_id(first_wording: str) -> str:
    return digest_id("evt", first_wording)
