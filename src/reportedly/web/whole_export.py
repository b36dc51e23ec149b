"""All that a casebook holds, or that readers are shown of it, gone through part by part: its size is no matter.

Of each event only its number and id are kept in mind, and of each actor the record that the first report has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import orjson
from sqlalchemy import Connection, and_, func, or_, select

from reportedly.casebook import picture_schema, schema
from reportedly.casebook.bodies import lines_of
from reportedly.casebook.claim_lines import actors_in
from reportedly.casebook.packing import unpack
from reportedly.link.linking import when
from reportedly.model.actor import Actor
from reportedly.model.origin import Origin
from reportedly.model.reading import Reading
from reportedly.model.situation import SituationEvent
from reportedly.tell.formats.event_facts import EventFacts
from reportedly.tell.formats.selected import ClaimStanding, ReportStanding
from reportedly.tell.formats.selection import Selection, taken_back_at, updates_in
from reportedly.web.kept.hanging import sets_hanging
from reportedly.web.kept.settling import some_of
from reportedly.web.kept.showing import listed_events
from reportedly.web.parts import AT_A_TIME, Numbered, Part, Parts
from reportedly.web.standing import Stand
from reportedly.weigh.picture import situation_of
from reportedly.work.exporting import whole_readings
from reportedly.work.linking import readings_standing

C, S, R, P, L = (
    picture_schema.claims.c,
    picture_schema.sources.c,
    schema.readings.c,
    schema.reports.c,
    schema.links.c,
)
REPORTS_TOGETHER = 100


@dataclass(frozen=True, kw_only=True)
class WholeCasebook:
    """All events of a casebook; without slots, so that what is looked up once is kept."""

    at: str
    stand: Stand

    @property
    def title(self) -> str:
        """Of the casebook."""
        return self.stand.title

    @cached_property
    def _parts(self) -> Parts:
        return self.stand.parts()

    @cached_property
    def _order(self) -> list[Numbered]:
        return self._parts.in_order()

    @property
    def event_ids(self) -> Iterator[str]:
        """The ids of the events, in the order of their first reports."""
        return (event.id for event in self._order)

    @property
    def events(self) -> Iterator[SituationEvent]:
        """The events, likewise."""
        for some in some_of(self._order, AT_A_TIME):
            with self.stand.rows.looking() as connection:
                found = listed_events(connection, [event.n for event in some])
            yield from (kept.event for kept in found)

    def facts(self) -> Iterator[EventFacts]:
        """The events, with all that formats ask of each."""
        for part in self._parts.parts(self._order):
            yield from self._selection(part).facts()

    def _selection(self, part: Part) -> Selection:
        return Selection(
            title=self.title, at=self.at, events=part.picture.events, picture=part.picture, readings=part.readings,
            lineage={}, whole=False, named=self.actors,
        )  # fmt: skip

    def claims(self) -> Iterator[Reading]:
        """All reports, in the order of publication."""
        return self.stand.withheld.readings(whole_readings(self.stand.book, self.stand.entry))

    def told_in(self) -> Iterator[Reading]:
        """Those of them that make a claim."""
        return (reading for reading in self.claims() if reading.claims)

    def standing(self) -> Iterator[ReportStanding]:
        """The same, with how their claims stand."""
        for some in some_of(self.told_in(), REPORTS_TOGETHER):
            yield from self._stand(some)

    def _stand(self, readings: Sequence[Reading]) -> Iterator[ReportStanding]:
        stands = self._stands({claim.id for reading in readings for claim in reading.claims})
        copied = self._parts.copies(reading.report.id for reading in readings)
        for reading in readings:
            older = copied.get(reading.report.id)
            claims = {claim.id: stands[claim.id] for claim in reading.claims}
            copy_of = older if older in self._telling else None
            yield ReportStanding(reading=reading, copy_of=copy_of, claims=claims)

    def _stands(self, claims: set[str]) -> dict[str, ClaimStanding]:
        updated, taken_back = self._put_right
        found: dict[str, ClaimStanding] = {}
        with self.stand.rows.looking() as connection:
            for some in some_of(sorted(claims), AT_A_TIME):
                for row in connection.execute(select(C.id, C.event, C.source).where(C.id.in_(some))):
                    found[row.id] = ClaimStanding(
                        event=self._places.get(row.event),
                        origins=(row.source,) if row.source is not None else (),
                        updates=updated.get(row.id),
                        taken_back=taken_back.get(row.id),
                    )
        return found

    @cached_property
    def _places(self) -> dict[int, tuple[int, str]]:
        """By number of an event, its place among all, and its id."""
        return {event.n: (place, event.id) for place, event in enumerate(self._order)}

    @cached_property
    def _telling(self) -> frozenset[str]:
        """The reports that make a claim."""
        return frozenset(reading.report.id for reading in self.told_in())

    @cached_property
    def _put_right(self) -> tuple[dict[str, str], dict[str, str | None]]:
        """By claim, the older one that it puts right; and when it was taken back itself."""
        updated, taken_back = dict[str, str](), dict[str, str | None]()
        with self.stand.rows.looking() as connection:
            sets = list(sets_hanging(connection, sorted(_may_be_put_right(connection)), self._parts.decisions))
        for claims in sets:
            situation = situation_of(self._parts.linked(set(claims)))
            updated |= updates_in(situation)
            taken_back |= {claim: taken_back_at(claim, situation) for claim in situation.taken_back}
        return updated, taken_back

    @property
    def origins(self) -> Iterator[Origin]:
        """Who is said to know the claims: who knows the claim with the least id comes first."""
        first = select(C.source, func.min(C.id).label("claim")).where(C.source.is_not(None)).group_by(C.source)
        with self.stand.rows.looking() as connection:
            rows = connection.execute(first).all()
        ordered = [row.source for row in sorted(rows, key=lambda row: row.claim)]
        for some in some_of(ordered, AT_A_TIME):
            sources = self._parts.sources(set(some))
            yield from (sources[id].origin for id in some)

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """By id, the actors that claims point to, as the first report has them."""
        with self.stand.rows.looking() as connection:
            judged = self._parts.judged.keys(connection)
        first: dict[str, tuple[tuple[str, str], Actor]] = {}
        for key, actors in chain(_named(self.stand, judged), _named_as_judged(self.stand, judged)):
            for actor in actors:
                if actor.id not in first or key < first[actor.id][0]:
                    first[actor.id] = (key, actor)
        return {id: actor for id, (_, actor) in first.items()}


Named = Iterator[tuple[tuple[str, str], tuple[Actor, ...]]]
"""When a report was published, with its id, and the actors that it names."""


def _named(stand: Stand, but: Mapping[str, object]) -> Named:
    """What each report names, but for those that persons judged; of a reading nothing else is taken apart."""
    joined = schema.readings.join(schema.reports, P.n == R.report)
    asked = select(R.n, P.id, R.body, P.body.label("report")).select_from(joined)
    asked = asked.where(R.until_entry.is_(None), P.until_entry.is_(None)).order_by(R.n).limit(AT_A_TIME)
    last = 0
    while True:
        with stand.rows.looking() as connection:
            rows = connection.execute(asked.where(R.n > last)).all()
        if not rows:
            return
        for row in rows:
            if row.id not in but and stand.withheld.shows(row.id):
                published = orjson.loads(unpack(row.report))["report"]["published"]
                yield (published or "", row.id), actors_in(lines_of(row.body)[1])
        last = rows[-1].n


def _named_as_judged(stand: Stand, reports: Iterable[str]) -> Named:
    told = stand.withheld.readings(readings_standing(stand.book, reports))
    return ((when(reading), reading.actors) for reading in told)


def _may_be_put_right(connection: Connection) -> set[str]:
    """Claims that update or take back others, or may: a contradiction of one's own is found to be either."""
    joined = schema.links.join(newer := picture_schema.claims.alias(), newer.c.id == L.newer)
    joined = joined.join(older := picture_schema.claims.alias(), older.c.id == L.older)
    own = and_(L.kind == "contradicts", newer.c.source == older.c.source)
    asked = select(L.newer).select_from(joined).where(L.until_entry.is_(None), L.between == "claims")
    return set(connection.execute(asked.where(or_(L.kind.in_(("updates", "withdraws")), own))).scalars())
