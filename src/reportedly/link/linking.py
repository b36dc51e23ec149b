"""Everything that linking finds among readings, kept up report by report; a plain function of the readings that are in it.

    reports   → whose reporting each carries           lineage, reprints
    claims    → who is said to know each                informants
              → which tell of one event                 event_groups
              → how a newer stands to an older          relation
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from reportedly.link.event_groups import EventGroups
from reportedly.link.lineage import claim_origins, lineage, newsrooms, report_origins
from reportedly.link.related import relations_among
from reportedly.link.reprints import ReprintIndex
from reportedly.model.claim import Claim
from reportedly.model.origin import Distortion, Origin, ReportOrigin
from reportedly.model.reading import Reading
from reportedly.model.reason import Reason
from reportedly.model.relation import Relation

ALTERED = {"value": "number", "polarity": "negation", "existence": "negation", "time": "tense", "place": "direction", "actor": "name"}
"""What was altered in copying, by what two claims differ in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SameEvent:
    """A claim that tells of the event that an older one tells of."""

    older: str
    newer: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking says of some readings."""

    readings: tuple[Reading, ...]
    """In order of time."""
    reports: tuple[ReportOrigin, ...]
    origins: dict[str, tuple[Origin, ...]]
    """By claim; none where its lineage is unknown."""
    same: tuple[SameEvent, ...]
    relations: tuple[Relation, ...]


class Linking:
    """Readings, one of each report, that can be added and taken out at any time."""

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        self._readings: dict[str, Reading] = {}
        self._reprints, self._events = ReprintIndex(), EventGroups()
        for reading in readings:
            self.add(reading)

    def add(self, reading: Reading) -> None:
        """Take in a reading; a report that is there already changes nothing."""
        if reading.report.id not in self._readings:
            self._readings[reading.report.id] = reading
            self._reprints.add(reading)
            self._events.add(reading)

    def remove(self, report_id: str) -> None:
        """Take a report out, with everything that rests on it; one that is not there changes nothing."""
        if self._readings.pop(report_id, None) is not None:
            self._reprints.remove(report_id)
            self._events.remove(report_id)

    def linked(self) -> Linked:
        """Everything that is found among the readings in it now."""
        told = tuple(report_origins(self._reprints.reprints()))
        relations = tuple(self._relations(lineage(self._readings.values(), told)))
        return linked_from(
            self._readings.values(),
            copies=told,
            same=self._same(),
            relations=relations,
        )

    def _placed(self) -> dict[str, tuple[Claim, Reading]]:
        return {claim.id: (claim, reading) for reading in self._readings.values() for claim in reading.claims}

    def _same(self) -> tuple[SameEvent, ...]:
        """Each claim of an event beside the first of them."""
        placed = self._placed()
        found = []
        for group in self._events.groups().values():
            first, *others = sorted(group, key=lambda id: (when(placed[id][1]), placed[id][0].content.start, id))
            found += [SameEvent(older=first, newer=id, reasons=self._events.reasons(first, id)) for id in others]
        return tuple(found)

    def _relations(self, told: Iterable[ReportOrigin]) -> Iterator[Relation]:
        placed = self._placed()
        groups = {one.report_id: one.origin_group for one in told}
        for group in self._events.groups().values():
            if len(group) > 1:
                yield from relations_among([placed[id] for id in group], groups)


def linked_from(
    readings: Iterable[Reading],
    *,
    copies: Iterable[ReportOrigin],
    same: Iterable[SameEvent],
    relations: Iterable[Relation],
) -> Linked:
    """What links between readings come to; links to what is not among the readings are left out."""
    ordered = sorted(readings, key=when)
    report_of = {claim.id: reading.report.id for reading in ordered for claim in reading.claims}
    kept = tuple(sorted(_there(relations, report_of), key=lambda r: (r.older, r.newer, r.relation, r.attribute or "")))
    told = lineage(ordered, copies)
    return Linked(
        readings=tuple(ordered),
        reports=_with_distortions(told, kept, report_of),
        origins=claim_origins(ordered, newsrooms(ordered, told)),
        same=tuple(sorted(_there(same, report_of), key=lambda s: (s.older, s.newer))),
        relations=kept,
    )


Tied = TypeVar("Tied", Relation, SameEvent)


def _there(links: Iterable[Tied], claims: Container[str]) -> Iterator[Tied]:
    return (link for link in links if link.older in claims and link.newer in claims)


def _with_distortions(
    told: tuple[ReportOrigin, ...], relations: Iterable[Relation], report_of: dict[str, str]
) -> tuple[ReportOrigin, ...]:
    """The origins of reports with what was altered on the way from the report that each was copied from."""
    altered: dict[str, list[Distortion]] = {}
    copied = {origin.report_id: origin.copy_of for origin in told}
    for relation in relations:
        newer = report_of[relation.newer]
        if relation.relation == "distorts" and relation.attribute in ALTERED and copied[newer] == report_of[relation.older]:
            first = relation.reasons[0]
            what = Distortion(what=ALTERED[relation.attribute], older=first.older, newer=first.newer)  # type: ignore[arg-type]
            if what not in altered.setdefault(newer, []):
                altered[newer].append(what)
    return tuple(replace(one, distortions=tuple(altered.get(one.report_id, ()))) for one in told)


def when(reading: Reading) -> tuple[str, str]:
    """A key that puts readings into the order in which their reports were published; those without a day come first."""
    return reading.report.published or "", reading.report.id
