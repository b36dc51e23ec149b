"""Working out the rows of some claims that hang together, from their reports and links."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from reportedly.casebook import Casebook
from reportedly.casebook.links import links_about
from reportedly.casebook.readings_in_part import whereabouts
from reportedly.link.decided_events import as_decided
from reportedly.link.linking import Linked, linked_under, when
from reportedly.model.decision import EventDecision
from reportedly.model.grade import PersonCredibility, SourceGrade
from reportedly.model.origin import Origin
from reportedly.model.reading import Reading
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.web.kept.rows import EventRows, picture_rows
from reportedly.web.kept.tellings import behind_claims
from reportedly.weigh.picture import situation_of, weighed
from reportedly.work.judged import Judged
from reportedly.work.links_kept import STAGE, links_read
from reportedly.work.looking_up import readings_with

REMEMBERED = 1_000
"""Reports that are not taken up again: claims that do not hang together often stand in the same ones."""
Apart = tuple[str, str | None, str]
"""A claim that tells of no event, who is behind it, and the day of its report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What some claims come to."""

    events: list[EventRows]
    apart: list[Apart]


@dataclass(slots=True, kw_only=True)
class WorkingOut:
    """What is known of all claims, by which some of them are worked out."""

    book: Casebook
    connection: Connection
    judged: Judged
    came: Mapping[str, int]
    """By report, the ledger entry by which it came in."""
    origins: Mapping[str, Origin]
    """By their ids, without the reports that carry them."""
    sources: Mapping[str, SourceGrade]
    """By id of the origin; the letter is what counts."""
    sides: Mapping[str, str]
    decisions: Sequence[EventDecision]
    rated: Sequence[PersonCredibility]
    copies: frozenset[str]
    """Reports that carry another's words."""
    withheld: Withheld = NOTHING
    """What is not told to whom this is worked out for."""
    _readings: OrderedDict[str, Reading] = field(default_factory=OrderedDict)

    def rows(self, claims: Iterable[str]) -> Worked:
        """The rows of claims with which no others hang together."""
        linked = self.linked(set(claims))
        situation = replace(situation_of(linked), sides=self.sides, copies=self.copies)
        picture = weighed(situation, self.sources, self.rated)
        return Worked(events=list(picture_rows(picture, self.came)), apart=list(apart(linked, situation.event_of)))

    def linked(self, claims: set[str]) -> Linked:
        """What links say of claims with which no others hang together, as persons decided it."""
        reports = set(whereabouts(self.connection, claims).reports)
        behind = behind_claims(self.connection, reports)
        readings = [_with(reading, claims) for reading in self.taken_up(reports)]
        links = (link for link in links_about(self.connection, claims) if link.stage == STAGE)
        _, same, relations = links_read(links)
        found = linked_under(
            sorted(readings, key=when),
            told=(),
            informants={},
            origins={c.id: self._origin(behind.get(c.id)) for reading in readings for c in reading.claims},
            same=same,
            relations=relations,
        )
        return as_decided(found, [one for one in self.decisions if claims & {*one.claims, *one.others}])

    def _origin(self, id: str | None) -> tuple[Origin, ...]:
        return () if id is None else (self.origins[id],)

    def taken_up(self, reports: set[str]) -> Iterator[Reading]:
        """The readings of reports that are told, as persons judged them; those taken up lately are at hand."""
        found = {id: self._readings[id] for id in reports & self._readings.keys()}
        read = readings_with(self.book, reports - found.keys())
        for reading in self.withheld.readings(map(self.judged.reading, read)):
            found[reading.report.id] = self._readings[reading.report.id] = reading
        while len(self._readings) > REMEMBERED:
            self._readings.popitem(last=False)
        yield from found.values()


def apart(linked: Linked, telling: Mapping[str, object]) -> Iterator[Apart]:
    """Claims that tell of no event: questions, explanations, forecasts."""
    for reading in linked.readings:
        for claim in reading.claims:
            if claim.id not in telling:
                source = next((origin.id for origin in linked.origins.get(claim.id, ())), None)
                yield claim.id, source, reading.report.published or ""


def _with(reading: Reading, wanted: set[str]) -> Reading:
    return replace(reading, claims=tuple(claim for claim in reading.claims if claim.id in wanted))
