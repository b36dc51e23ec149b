"""What a brief tells, chosen from the kept picture: only the foremost is taken up, everything else is counted.

Events stand in the kept picture in the order in which most is told of them, so that of each kind they are gone through
from the top until no other can be among the foremost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import func, select

from reportedly.casebook import Change, picture_schema, schema
from reportedly.casebook.readings_in_part import whereabouts
from reportedly.model.claim import Claim
from reportedly.model.hypothesis import Hypothesis
from reportedly.model.reading import Reading
from reportedly.model.relation import Relation
from reportedly.model.situation import SituationEvent
from reportedly.tell.brief.news import DOES, MOST_EVENTS, ORDER, TELLS, is_fresh, is_news
from reportedly.tell.brief.prominence import tells_something
from reportedly.tell.brief.scope import CAME_IN, Scope
from reportedly.tell.brief.standing import IN_DISPUTE, MOST_ALONE, MOST_BORNE_OUT, MOST_DISPUTED, contradictions
from reportedly.tell.brief.unknown import (
    MOST_PLACES,
    MOST_UNREAD,
    READ,
    called_unconfirmed,
    left_open,
    lost_in,
    wording,
)
from reportedly.web.claims_found import Worded, claims_of, events_of, in_order, in_time, may_be_open
from reportedly.web.filter import Filter
from reportedly.web.foremost import Foremost, Row, row_of
from reportedly.web.kept.asking import conditions, ordered
from reportedly.web.kept.rows import UNPLACED
from reportedly.web.kept.settling import some_of, values_among
from reportedly.web.parts import AT_A_TIME, Numbered, Part, Parts
from reportedly.web.standing import Stand
from reportedly.weigh.picture import Picture, situation_of

E, C, L = picture_schema.events.c, picture_schema.claims.c, schema.links.c
D, N, K, R, P = (
    picture_schema.named.c,
    picture_schema.names.c,
    schema.claims.c,
    schema.readings.c,
    schema.reports.c,
)
REPORTS_TOGETHER, EVENTS_TOGETHER = 50, 50
EventTest = Callable[[SituationEvent, Scope], bool]


@dataclass(frozen=True, kw_only=True)
class Choosing:
    """A picture of which is chosen what to tell; without slots, as what is asked for is looked up once."""

    stand: Stand
    asked: Filter
    changes: Sequence[Change] | None
    """Since the moment asked for; None where none was."""
    narrowed: bool

    @cached_property
    def parts(self) -> Parts:
        """The kept picture."""
        return self.stand.parts()

    @cached_property
    def rows(self) -> list[Row]:
        """The events asked for, those of which most is told first."""
        asked = select(E.n, E.status, E.told).where(*conditions(self.asked, self.stand.rows.kind)).order_by(E.told)
        with self.stand.rows.looking() as connection:
            return [row_of(row) for row in connection.execute(asked)]

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Those of the events asked for."""
        return frozenset(row.n for row in self.rows)

    @cached_property
    def came(self) -> frozenset[str]:
        """Reports that came in since the moment asked for."""
        found = {c.subject.partition(" ")[2] for c in self.changes or () if c.kind in CAME_IN}
        with self.stand.rows.looking() as connection:
            stands = select(P.id).where(P.until_entry.is_(None))
            return frozenset(values_among(connection, stands, P.id, sorted(found)))

    def scope(self, part: Part) -> Scope:
        """A part of what is asked for."""
        events = part.picture.events
        return Scope(picture=part.picture, events=events, narrowed=True, changes=tuple(self.changes or ()))

    # events

    def foremost(self, statuses: Sequence[str], most: int, told: EventTest) -> Foremost:
        """The foremost events of some standings that pass a test."""
        found = Foremost(most=most)
        for status in statuses:
            rows = [row for row in self.rows if row.status == status]
            for some in some_of(rows, EVENTS_TOGETHER):
                if found.full_before(some[0].at_best):
                    break
                self._go_through(some, found, told)
        return found

    def _go_through(self, some: Sequence[Row], found: Foremost, told: EventTest) -> None:
        for part in self.parts.parts(Numbered(n=row.n, claims=row.claims) for row in some):
            scope, by_id = self.scope(part), self._numbers_of(part)
            for event in part.picture.events:
                if told(event, scope):
                    found.take(event, by_id[event.id], scope)

    def _numbers_of(self, part: Part) -> dict[str, int]:
        ids = [event.id for event in part.picture.events]
        with self.stand.rows.looking() as connection:
            return {row.id: row.n for row in connection.execute(select(E.id, E.n).where(E.id.in_(ids)))}

    @cached_property
    def contradicted(self) -> tuple[Foremost, Counter[str]]:
        """Events that stand in no dispute, but in something of which somebody is contradicted; and how many by status.

        Links say which these may be; what the parties are to each other is seen when they are taken up.
        """
        statuses = {row.n: row.status for row in self.rows}
        wanted = [row for row in self.rows if row.n in self._linked_against and row.status not in IN_DISPUTE]
        found, counts = Foremost(most=MOST_DISPUTED), Counter[str]()
        for part in self.parts.parts(Numbered(n=row.n, claims=row.claims) for row in wanted):
            scope, by_id = self.scope(part), self._numbers_of(part)
            for event in part.picture.events:
                if contradictions(event, scope):
                    found.take(event, by_id[event.id], scope)
                    counts[statuses[by_id[event.id]]] += 1
        return found, counts

    @cached_property
    def _linked_against(self) -> frozenset[int]:
        newer, older = picture_schema.claims.alias(), picture_schema.claims.alias()
        joined = schema.links.join(newer, newer.c.id == L.newer).join(older, older.c.id == L.older)
        asked = select(newer.c.event).select_from(joined).distinct()
        asked = asked.where(L.until_entry.is_(None), L.kind == "contradicts", newer.c.event == older.c.event)
        with self.stand.rows.looking() as connection:
            return frozenset(connection.execute(asked).scalars())

    def fresh(self) -> Foremost:
        """Events of which nothing was told before; none, where no moment was asked for."""
        found = Foremost(most=MOST_EVENTS)
        if self.changes is not None:
            self._go_through(self.rows, found, is_fresh)
        return found

    # what new claims do to older ones

    def related(self) -> list[Relation]:
        """What new claims do to older ones, each once for an event, in the order of telling."""
        found: dict[tuple[str, object], tuple[tuple[bool, str, str], Relation]] = {}
        for some in some_of(sorted(self.came), REPORTS_TOGETHER):
            for at, event, relation in self._relations_of(some):
                kept = found.get((relation.relation, event))
                if kept is None or at > kept[0]:
                    found[relation.relation, event] = at, relation
        latest = sorted(found.values(), key=lambda one: one[0], reverse=True)
        return sorted((relation for _, relation in latest), key=lambda r: ORDER.index(r.relation))

    def _relations_of(self, reports: Sequence[str]) -> Iterator[tuple[tuple[bool, str, str], object, Relation]]:
        with self.stand.rows.looking() as connection:
            claims = claims_of(connection, reports)
        situation = situation_of(self.parts.linked(claims))
        picture = Picture(situation=situation, sources={}, credibility={}, events=(), hypotheses=())
        scope = Scope(picture=picture, events=(), narrowed=True, changes=None)
        wanted = [r for r in situation.relations if r.newer in claims and r.relation in DOES and is_news(r, scope)]
        with self.stand.rows.looking() as connection:
            events = events_of(connection, {end for r in wanted for end in (r.newer, r.older)})
        for one in wanted:
            ends = (one.newer, one.older)
            if any(events.get(end) in self.numbers for end in ends):
                yield situation.when(one.newer), events.get(one.newer) or frozenset(ends), one

    # reports and what they leave open

    @cached_property
    def reports(self) -> dict[str, str | None]:
        """By report with something to say on it, its publisher; all reports, where nothing is left out."""
        if not self.narrowed:
            with self.stand.rows.looking() as connection:
                rows = connection.execute(select(P.id, P.publisher).where(P.until_entry.is_(None)))
                return {row.id: row.publisher for row in rows if self.stand.withheld.shows(row.id)}
        joined = picture_schema.claims.join(schema.claims, K.id == C.id)
        joined = joined.join(schema.readings, R.n == K.reading).join(schema.reports, P.n == R.report)
        asked = select(P.id, P.publisher).select_from(joined).distinct()
        asked = asked.where(R.until_entry.is_(None), P.until_entry.is_(None))
        found: dict[str, str | None] = {}
        with self.stand.rows.looking() as connection:
            for some in some_of(sorted(self.numbers), AT_A_TIME):
                found |= {row.id: row.publisher for row in connection.execute(asked.where(C.event.in_(some)))}
        return {id: publisher for id, publisher in found.items() if self.stand.withheld.shows(id)}

    def left_open(self) -> tuple[list[str], list[str]]:
        """Claims that leave something open, and those called unconfirmed: each wording once, in order."""
        is_open, unconfirmed = dict[str, Worded](), dict[str, Worded]()
        with self.stand.rows.looking() as connection:
            may_be = sorted(may_be_open(connection) | set(self.parts.judged.claims))
        for some in some_of(may_be, AT_A_TIME):
            for reading in self.readings_of(some):
                for claim in reading.claims if reading.report.id in self.reports else ():
                    told = is_open if left_open(claim) else unconfirmed if called_unconfirmed(claim) else None
                    if told is not None:
                        at = (reading.report.published is None, reading.report.published or "", claim.id)
                        told.setdefault(wording(claim), Worded(at, at)).take(at)
        return in_order(is_open), in_order(unconfirmed)

    def readings_of(self, claims: Iterable[str]) -> list[Reading]:
        """The readings of some claims with these claims alone, as persons judged them."""
        with self.stand.rows.looking() as connection:
            return self.parts.readings(connection, whereabouts(connection, claims))

    def claims(self, ids: Sequence[str]) -> list[Claim]:
        """Some claims, in this order."""
        found = {claim.id: claim for reading in self.readings_of(ids) for claim in reading.claims}
        return [found[id] for id in ids]

    def lost(self) -> tuple[list[str], int]:
        """The first places that are not on the map, in the order of publication, and how many there are."""
        joined = picture_schema.named.join(picture_schema.names, N.n == D.name)
        asked = select(D.name, D.event).select_from(joined).where(N.kind == UNPLACED)
        with self.stand.rows.looking() as connection:
            rows = [row for row in connection.execute(asked) if row.event in self.numbers]
            claims = in_time(connection, {row.event for row in rows})
        names, there = dict[str, None](), len({row.name for row in rows})
        for some in some_of(claims, AT_A_TIME):
            if len(names) >= min(MOST_PLACES, there):
                break
            for claim in self.claims(some):
                names |= dict.fromkeys(lost_in(claim))
        return list(names)[:MOST_PLACES], there

    def unread(self) -> list[str]:
        """The first reports that are not in English."""
        asked = select(P.id).where(P.until_entry.is_(None), P.language.not_in(READ)).order_by(P.id)
        with self.stand.rows.looking() as connection:
            found = [id for id in connection.execute(asked).scalars() if id in self.reports]
        return found[:MOST_UNREAD]

    def bearing(self, hypotheses: Iterable[Hypothesis]) -> tuple[Hypothesis, ...]:
        """Explanations of those questions that the events asked for bear on."""
        told = tuple(hypotheses)
        if not self.narrowed:
            return told
        claims = {h.id: {*h.wordings, *(c for e in h.evidence if e.weight > 0 for c in e.claims)} for h in told}
        with self.stand.rows.looking() as connection:
            events = events_of(connection, {claim for some in claims.values() for claim in some})
        here = {h.question_id for h in told if any(events.get(claim) in self.numbers for claim in claims[h.id])}
        return tuple(h for h in told if h.question_id in here)

    def changed(self) -> tuple[Change, ...]:
        """The changes of the record itself that are on what is asked for."""
        told = [change for change in self.changes or () if change.kind in TELLS]
        if not self.narrowed:
            return tuple(told)
        with self.stand.rows.looking() as connection:
            events = events_of(connection, {_subject(change) for change in told})
        return tuple(change for change in told if self._is_here(change, events))

    def _is_here(self, change: Change, events: dict[str, int]) -> bool:
        if change.subject.startswith("report ") and change.kind in (*CAME_IN, "withdrawn"):
            return _subject(change) in self.reports
        return events.get(_subject(change)) in self.numbers

    def period(self) -> tuple[str | None, str | None, int]:
        """When the first and the last report was published, and how many claims tell of it."""
        asked = select(func.min(func.nullif(C.published, "")), func.max(func.nullif(C.published, "")), func.count())
        found = list[Any]()
        with self.stand.rows.looking() as connection:
            for some in some_of(sorted(self.numbers), AT_A_TIME):
                found += connection.execute(asked.where(C.event.in_(some))).all()
        first, last = ([row[i] for row in found if row[i]] for i in (0, 1))
        return min(first, default=None), max(last, default=None), sum(row[2] for row in found)


def _subject(change: Change) -> str:
    return change.subject.partition(" ")[2]


def events_told(choosing: Choosing, fresh: Foremost, beside: set[str]) -> list[int]:
    """The numbers of all events that the brief tells, in the order asked for, also of those told by claims beside."""
    against, _ = choosing.contradicted
    held = choosing.foremost(("corroborated",), MOST_BORNE_OUT, lambda event, scope: True)
    disputed = choosing.foremost(IN_DISPUTE, MOST_DISPUTED, lambda event, scope: True)
    alone = choosing.foremost(
        ("uncorroborated",),
        MOST_ALONE,
        lambda event, scope: tells_something(event, scope) and not contradictions(event, scope),
    )
    chosen = {n for one in (held, disputed, against, alone, fresh) for n in one.numbers}
    with choosing.stand.rows.looking() as connection:
        chosen |= choosing.numbers.intersection(events_of(connection, beside).values())
        asked = select(E.n).where(E.n.in_(chosen)).order_by(*ordered(choosing.asked))
        return list(connection.execute(asked).scalars())
