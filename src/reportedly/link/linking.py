"""Everything that linking finds among readings, kept up report by report; it follows from the readings alone.

reports   → whose reporting each carries           origins
claims    → who is said to know each                informants
          → which tell the same                     event_clusters
          → how a newer stands to an older          related
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportedly.link.claim_origins import Origins
from reportedly.link.event_clusters import EventClusters
from reportedly.link.lineage import claim_informants, lineage, tellings_of
from reportedly.link.one_speaker import Speakers
from reportedly.link.one_voice import as_voices_stand
from reportedly.link.origins import OriginIndex
from reportedly.link.related import RelationIndex
from reportedly.model.origin import Informant, Origin, ReportOrigin
from reportedly.model.reading import Reading
from reportedly.model.reason import Reason
from reportedly.model.relation import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class SameEvent:
    """A claim that tells what an older one tells."""

    older: str
    newer: str
    reasons: tuple[Reason, ...]


Age = tuple[str, str, int, str]
"""The day of a claim's report, the report, where in it the claim starts, and its id."""
Found = ReportOrigin | SameEvent | Relation
"""What becomes a link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking says of some readings."""

    readings: tuple[Reading, ...]
    """In order of time."""
    reports: tuple[ReportOrigin, ...]
    informants: Mapping[str, Informant]
    """By claim."""
    origins: Mapping[str, tuple[Origin, ...]]
    """By claim; none where its lineage is unknown."""
    same: tuple[SameEvent, ...]
    relations: tuple[Relation, ...]


class Linking:
    """Readings, one of each report, that can be added and taken out at any time."""

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        self._readings: dict[str, Reading] = {}
        self._origins, self._events, self._related = OriginIndex(), EventClusters(), RelationIndex()
        for reading in readings:
            self.add(reading)

    def add(self, reading: Reading) -> None:
        """Take in a reading; a report that is there already changes nothing."""
        if reading.report.id not in self._readings:
            self._readings[reading.report.id] = reading
            self._origins.add(reading)
            self._events.add(reading)
            self._related.add(reading)

    def remove(self, report_id: str) -> None:
        """Take a report out, with everything that rests on it; one that is not there changes nothing."""
        if self._readings.pop(report_id, None) is not None:
            self._origins.remove(report_id)
            self._events.remove(report_id)
            self._related.remove(report_id)

    def linked(self) -> Linked:
        """Everything that is found among the readings in it now."""
        readings = list(self._readings.values())
        tied = [one for one in self._origins.origins().values() if one.copy_of is not None]
        told = lineage(readings, tied)
        groups = [claims for claims in self._events.events().values() if len(claims) > 1]
        return linked_from(
            readings,
            tied=tied,
            same=same_events(groups, ages(readings), self._events),
            relations=relations_of(self._related, readings, told),
        )


def same_events(groups: Iterable[Sequence[str]], age: Mapping[str, Age], events: EventClusters) -> Iterator[SameEvent]:
    """Each claim of a cluster beside the first of it, by their places in time."""
    for group in groups:
        first, *others = sorted(group, key=age.__getitem__)
        for id in others:
            yield SameEvent(older=first, newer=id, reasons=events.reasons(first, id))


def relations_of(
    related: RelationIndex, readings: Iterable[Reading], told: Iterable[ReportOrigin]
) -> Iterator[Relation]:
    """The relations among all claims."""
    reports = tuple(told)
    groups = {one.report_id: one.origin_group for one in reports}
    informants = claim_informants(readings, reports)
    return related.relations(groups, voice_of=lambda claim, _: informants[claim.id].id)


def linked_from(
    readings: Iterable[Reading],
    *,
    tied: Iterable[ReportOrigin],
    same: Iterable[SameEvent],
    relations: Iterable[Relation],
) -> Linked:
    """What links between readings come to; links to what is not among the readings are left out."""
    ordered = sorted(readings, key=when)
    told = lineage(ordered, tied)
    tellings = tellings_of(ordered, told)
    speakers, held = Speakers(lambda: tellings), Origins()
    who = [(telling, speakers.informants(telling)) for telling in tellings]
    for telling, found in who:
        held.take(telling, found)
    origins = {id: (held.origin(id),) for id in held.ids()}
    informants = {claim: found[n] for telling, found in who for claim, n in telling.claims}
    return linked_under(
        ordered,
        told=told,
        informants=informants,
        origins={claim: origins.get(found.id or "", ()) for claim, found in informants.items()},
        same=same,
        relations=relations,
    )


def linked_under(
    ordered: Sequence[Reading],
    *,
    told: tuple[ReportOrigin, ...],
    informants: Mapping[str, Informant],
    origins: Mapping[str, tuple[Origin, ...]],
    same: Iterable[SameEvent],
    relations: Iterable[Relation],
) -> Linked:
    """What links between readings, in order of time, come to where it is known who is behind each claim."""
    claims = {claim.id for reading in ordered for claim in reading.claims}
    return Linked(
        readings=tuple(ordered),
        reports=told,
        informants=informants,
        origins=origins,
        same=tuple(sorted(_there(same, claims), key=lambda s: (s.older, s.newer))),
        relations=tuple(
            sorted(
                as_voices_stand(_there(relations, claims), origins, ordered),
                key=lambda r: (r.older, r.newer, r.relation, r.attribute or ""),
            )
        ),
    )


Tied = TypeVar("Tied", Relation, SameEvent)


def _there(links: Iterable[Tied], claims: Container[str]) -> Iterator[Tied]:
    return (link for link in links if link.older in claims and link.newer in claims)


def ages(readings: Iterable[Reading]) -> dict[str, Age]:
    """By claim: its place in time among all claims."""
    return {c.id: (*when(reading), c.content.start, c.id) for reading in readings for c in reading.claims}


def when(reading: Reading) -> tuple[str, str]:
    """A key that puts readings into the order in which their reports were published; those without a day come first."""
    return reading.report.published or "", reading.report.id
