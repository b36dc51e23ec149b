"""The kept picture gone through part by part, by whoever tells of all of it: never more is in memory than a part.

It is the casebook's own, or what readers are shown of it; then no report that is withheld is taken up. An event is told
by its own claims, by what links say of these and of others, and by who is known to be behind each. So some events at a
time are taken up with just that, and let go again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import Connection, func, select

from reportedly.casebook import Casebook, picture_schema
from reportedly.casebook.links import links_about, links_to
from reportedly.casebook.readings_in_part import Whereabouts, readings_in_part, whereabouts
from reportedly.link.decided_events import as_decided
from reportedly.link.linking import Linked, linked_under, when
from reportedly.model.decision import EventDecision
from reportedly.model.origin import Origin
from reportedly.model.reading import Reading
from reportedly.tell.withheld import Withheld
from reportedly.web.kept.listed import ListedEvent
from reportedly.web.kept.settling import some_of
from reportedly.web.kept.showing import Rows, listed_events
from reportedly.web.kept.source import KeptSource, source_of, source_without_reports
from reportedly.web.scene import with_sides
from reportedly.weigh.picture import Picture, situation_of
from reportedly.work.judged import Judged, event_decisions, judged_in
from reportedly.work.links_kept import STAGE, links_read

TOGETHER = 1_000
"""So many claims are taken up at once, or as many as one event has where these are more."""
AT_A_TIME = 500
E, C, S = picture_schema.events.c, picture_schema.claims.c, picture_schema.sources.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A kept event, before it is taken up."""

    n: int
    claims: int
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some events with all that is known of them."""

    events: tuple[ListedEvent, ...]
    readings: dict[str, Reading]
    """By report, in the order of publication, with the claims of the events and those that links tie to them."""
    linked: Linked
    picture: Picture


@dataclass(kw_only=True)
class Parts:
    """A kept picture, as it stands; without slots, as what all parts need is looked up once."""

    book: Casebook
    rows: Rows
    """Where the picture lies, and where the casebook's records are seen beside it."""
    withheld: Withheld
    in_short: bool = True
    """Whether sources are taken up without the reports that carry them, which may be thousands, and their record."""
    _sources: dict[str, KeptSource] = field(default_factory=dict)
    """By id."""

    @cached_property
    def judged(self) -> Judged:
        """What persons hold of claims and actors."""
        with self.rows.looking() as connection:
            return judged_in(connection)

    @cached_property
    def decisions(self) -> list[EventDecision]:
        """Which claims persons put into one event, and which they held apart."""
        return event_decisions(self.book)

    def in_order(self) -> list[Numbered]:
        """All events in the order of their first reports, those last of which nobody knows when they were reported."""
        first = func.min(func.nullif(C.published, "")).label("first")
        asked = select(E.n, E.id, first, func.count().label("claims"))
        asked = asked.select_from(picture_schema.events.join(picture_schema.claims, C.event == E.n))
        with self.rows.looking() as connection:
            rows = connection.execute(asked.group_by(E.n, E.id)).all()
        rows = sorted(rows, key=lambda row: (row.first is None, row.first or "", row.id))
        return [Numbered(n=row.n, id=row.id, claims=row.claims) for row in rows]

    def counted(self, numbers: Sequence[int]) -> list[Numbered]:
        """The events of these numbers, in this order."""
        asked = select(C.event, func.count().label("claims")).group_by(C.event)
        claims: dict[int, int] = {}
        with self.rows.looking() as connection:
            for some in some_of(numbers, AT_A_TIME):
                claims |= {row.event: row.claims for row in connection.execute(asked.where(C.event.in_(some)))}
        return [Numbered(n=n, claims=claims.get(n, 0)) for n in numbers]

    def parts(self, events: Iterable[Numbered]) -> Iterator[Part]:
        """Some events after the other, in the order given."""
        for some in _together(events):
            yield self.part([event.n for event in some])

    def part(self, numbers: Sequence[int]) -> Part:
        """The events of these numbers."""
        with self.rows.looking() as connection:
            events = listed_events(connection, numbers)
        return self.part_of(events)

    def part_of(self, events: Sequence[ListedEvent], beside: Iterable[str] = ()) -> Part:
        """Some kept events, as they are weighed, with what links say of their claims, and of claims `beside` them."""
        linked = self.linked({*(claim.id for kept in events for claim in kept.claims), *beside})
        named = {origin.id for held in linked.origins.values() for origin in held}
        named |= {o.id for kept in events for o in (*kept.event.origins_for, *kept.event.origins_against)}
        sources = self.sources(named)
        picture = Picture(
            situation=with_sides(situation_of(linked), self.rows),
            sources={id: kept.grade for id, kept in sources.items()},
            credibility={c.id: c.credibility for kept in events for c in kept.claims if c.credibility is not None},
            events=tuple(kept.event for kept in events),
            hypotheses=(),
        )
        readings = {reading.report.id: reading for reading in linked.readings}
        return Part(events=tuple(events), readings=readings, linked=linked, picture=picture)

    def linked(self, claims: set[str]) -> Linked:
        """What links say of some claims, and of the claims of other events that they tie these to."""
        with self.rows.looking() as connection:
            found = (*links_about(connection, claims), *links_to(connection, claims))
            links = {(one.kind, one.newer, one.older): one for one in found if one.stage == STAGE}
            told = claims | {end for link in links.values() for end in (link.older, link.newer)}
            stand = whereabouts(connection, told)
            readings = self.readings(connection, stand)
        _, same, relations = links_read(links.values())
        ordered, origins = sorted(readings, key=when), self._behind(told)
        stands = linked_under(
            ordered, told=(), informants={}, origins=origins,
            same=self.withheld.same(same), relations=self.withheld.relations(relations),
        )  # fmt: skip
        return as_decided(stands, [one for one in self.decisions if told & {*one.claims, *one.others}])

    def readings(self, connection: Connection, stand: Whereabouts) -> list[Reading]:
        """The readings of some claims with these claims alone, as persons judged them and as they are told."""
        found = readings_in_part(connection, stand.reports, stand)
        return list(self.withheld.readings(map(self.judged.reading, found)))

    def _behind(self, claims: Iterable[str]) -> dict[str, tuple[Origin, ...]]:
        """By claim, who is known to be behind it."""
        behind: dict[str, str | None] = {}
        with self.rows.looking() as connection:
            for some in some_of(sorted(claims), AT_A_TIME):
                rows = connection.execute(select(C.id, C.source).where(C.id.in_(some)))
                behind |= {row.id: row.source for row in rows}
        sources = self.sources({id for id in behind.values() if id is not None})
        return {claim: (sources[id].origin,) if id is not None else () for claim, id in behind.items()}

    def sources(self, ids: set[str]) -> dict[str, KeptSource]:
        """The sources with these ids; each is one record, however many events name it."""
        with self.rows.looking() as connection:
            for some in some_of(sorted(ids - self._sources.keys()), AT_A_TIME):
                for row in connection.execute(select(S.id, S.body).where(S.id.in_(some))):
                    self._sources[row.id] = source_without_reports(row.body) if self.in_short else source_of(row.body)
        return {id: self._sources[id] for id in ids}

    def copies(self, reports: Iterable[str]) -> dict[str, str]:
        """By report that carries the words of another that is told, that other."""
        with self.rows.looking() as connection:
            tied, _, _ = links_read(x for x in links_about(connection, reports) if x.stage == STAGE)
        return {one.report_id: one.copy_of for one in tied if one.copy_of and self.withheld.shows(one.copy_of)}


def _together(events: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    waiting, claims = list[Numbered](), 0
    for event in events:
        if waiting and claims + event.claims > TOGETHER:
            yield waiting
            waiting, claims = [], 0
        waiting.append(event)
        claims += event.claims
    if waiting:
        yield waiting
