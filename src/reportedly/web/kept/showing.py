"""What views show of the kept picture: pages of events, how many stand how on which day, names, places not placed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import Connection, and_, func, or_, select

from reportedly.casebook import picture_schema
from reportedly.casebook.engine import Kind
from reportedly.errors import InputError
from reportedly.model.origin import Origin
from reportedly.model.situation import SituationEvent
from reportedly.web.filter import LATEST, Filter
from reportedly.web.kept.asking import conditions, ordered
from reportedly.web.kept.listed import ListedEvent, listed_event, with_origins
from reportedly.web.kept.rows import PLACE, SOURCE, UNPLACED
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.web.kept.source import KeptSource, origin_in_short, origin_of, source_of

E, N, D = picture_schema.events.c, picture_schema.names.c, picture_schema.named.c
B, C, S = picture_schema.bodies.c, picture_schema.claims.c, picture_schema.sources.c
MOST_NAMES = 200
"""Names that the filter bar offers for completion."""
MOST_UNPLACED = 40
"""Places not on the map that are named; of others only the number is told."""


class Writer(Protocol):
    """An open transaction."""

    @property
    def connection(self) -> Connection:
        """What it writes by."""

    @property
    def kind(self) -> Kind:
        """The engine."""


class Rows(Protocol):
    """Where a kept picture lies: in the casebook, or what readers are shown of it beside it."""

    @property
    def kind(self) -> Kind:
        """The engine."""

    def looking(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of it."""

    def at_once(self) -> AbstractContextManager[Writer]:
        """Make all changes in the block one transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many events stand how on which day, among what is asked for but for its statuses."""

    days: dict[tuple[str, str], int]
    """By day of the first report, empty where it is unknown, and status."""
    asked: tuple[str, ...]
    """The statuses that are asked for; none for all."""

    @property
    def by_status(self) -> Counter[str]:
        """Events of each status, also of those that are not asked for."""
        found: Counter[str] = Counter()
        for (_, status), number in self.days.items():
            found[status] += number
        return found

    @property
    def chosen(self) -> dict[tuple[str, str], int]:
        """Only those of the statuses that are asked for."""
        return {key: number for key, number in self.days.items() if not self.asked or key[1] in self.asked}

    @property
    def found(self) -> int:
        """How many events are asked for."""
        return sum(self.chosen.values())


def counts(rows: Rows, asked: Filter) -> Counts:
    """Count the events asked for by day and status."""
    wanted = select(E.day, E.status, func.count().label("events")).where(*conditions(asked, rows.kind, status=False))
    with rows.looking() as connection:
        found = connection.execute(wanted.group_by(E.day, E.status))
        return Counts(days={(row.day, row.status): row.events for row in found}, asked=asked.status)


def ids_of(rows: Rows, asked: Filter) -> list[str]:
    """The ids of all events asked for, in the order asked for."""
    wanted = select(E.id).where(*conditions(asked, rows.kind)).order_by(*ordered(asked))
    with rows.looking() as connection:
        return list(connection.execute(wanted).scalars())


def page(rows: Rows, asked: Filter, *, limit: int, skipped: int = 0) -> list[ListedEvent]:
    """Events asked for, in the order asked for, from a place in it on."""
    wanted = select(E.n).where(*conditions(asked, rows.kind)).order_by(*ordered(asked)).offset(skipped).limit(limit)
    with rows.looking() as connection:
        return listed_events(connection, list(connection.execute(wanted).scalars()))


def all_listed(rows: Rows, asked: Filter) -> list[ListedEvent]:
    """All events asked for, in the order asked for."""
    wanted = select(E.n).where(*conditions(asked, rows.kind)).order_by(*ordered(asked))
    with rows.looking() as connection:
        return listed_events(connection, list(connection.execute(wanted).scalars()))


def after(rows: Rows, asked: Filter, place: str | None, *, limit: int) -> tuple[list[ListedEvent], str | None]:
    """Events asked for after a place in their order, and the place where the next page starts."""
    wanted = select(E.n, E.latest, E.told).where(*conditions(asked, rows.kind)).order_by(*ordered(asked))
    if place is not None:
        wanted = wanted.where(_beyond(asked, place))
    with rows.looking() as connection:
        found = connection.execute(wanted.limit(limit + 1)).all()
        shown = found[:limit]
        events = listed_events(connection, [row.n for row in shown])
    more = len(found) > limit
    return events, (f"{shown[-1].latest} {shown[-1].told}" if more else None)


def _beyond(asked: Filter, place: str) -> Any:
    latest, space, told = place.partition(" ")
    if not space or not told.isalnum():
        raise InputError("cursor", "is none of this list", "take it from `next` or `previous` of the page before")
    if asked.order == LATEST:
        return or_(E.latest < latest, and_(E.latest == latest, E.told > told))
    return E.told > told


def listed_events(connection: Connection, numbers: Sequence[int]) -> list[ListedEvent]:
    """The events of these numbers, in this order."""
    found: dict[int, ListedEvent] = {}
    for some in some_of(numbers, AT_A_TIME):
        for row in connection.execute(select(B.n, B.body).where(B.n.in_(some))):
            found[row.n] = listed_event(row.body)
    return [found[number] for number in numbers if number in found]


def event_kept(rows: Rows, id_: str) -> ListedEvent:
    """The event with an id, or the one that a claim tells of; raises InputError where there is none."""
    with rows.looking() as connection:
        number = connection.execute(select(E.n).where(E.id == id_)).scalar()
        if number is None:
            number = connection.execute(select(C.event).where(C.id == id_)).scalar()
        if number is None:
            raise InputError(id_, "is no event of this casebook", "see `reportedly events`")
        [found] = listed_events(connection, [number])
    return found


def events_about(rows: Rows, kept: ListedEvent, *, limit: int) -> list[ListedEvent]:
    """Other events, those first told on days nearest to that of one; those of unknown days last.

    Where the day of the one is not known, by day.
    """
    first = _day_of(kept)
    others = select(E.n, E.id, E.day).where(E.id != kept.event.id).limit(limit)
    with rows.looking() as connection:
        if first is None:
            found = connection.execute(others.order_by(E.day, E.id)).all()
        else:
            later = connection.execute(others.where(E.day >= first.isoformat()).order_by(E.day, E.id)).all()
            sooner = connection.execute(
                others.where(E.day > "", E.day < first.isoformat()).order_by(E.day.desc(), E.id)
            ).all()
            unknown = connection.execute(others.where(E.day == "").order_by(E.id)).all()
            dated = sorted((*later, *sooner), key=lambda row: (_days_between(first, row.day), row.day, row.id))
            found = [*dated, *unknown]
        return listed_events(connection, [row.n for row in found[:limit]])


def _day_of(kept: ListedEvent) -> date | None:
    try:
        return date.fromisoformat((kept.event.first or "")[:10])
    except ValueError:
        return None


def _days_between(one: date, other: str) -> int:
    return abs((date.fromisoformat(other) - one).days)


def with_reports(rows: Rows, events: Sequence[ListedEvent]) -> list[SituationEvent]:
    """Events with origins that name every report that carries them."""
    wanted = {o.id for kept in events for o in (*kept.event.origins_for, *kept.event.origins_against)}
    with rows.looking() as connection:
        known = origins_kept(connection, wanted)
    return [with_origins(kept.event, known) for kept in events]


def in_short(rows: Rows, events: Sequence[ListedEvent]) -> tuple[list[SituationEvent], dict[str, int]]:
    """Events with origins that name the first reports that carry them; and by origin how many others do."""
    wanted = {o.id for kept in events for o in (*kept.event.origins_for, *kept.event.origins_against)}
    known: dict[str, Origin] = {}
    more: dict[str, int] = {}
    with rows.looking() as connection:
        for some in some_of(sorted(wanted), AT_A_TIME):
            for row in connection.execute(select(S.id, S.body).where(S.id.in_(some))):
                known[row.id], more[row.id] = origin_in_short(row.body)
    return [with_origins(kept.event, known) for kept in events], more


def origins_kept(connection: Connection, ids: Iterable[str]) -> dict[str, Origin]:
    """By id, the origins of some sources."""
    found: dict[str, Origin] = {}
    for some in some_of(sorted(set(ids)), AT_A_TIME):
        rows = connection.execute(select(S.id, S.body).where(S.id.in_(some)))
        found |= {row.id: origin_of(row.body) for row in rows}
    return found


def events_of(rows: Rows, claims: Iterable[str]) -> dict[str, str]:
    """By claim, the id of the event that it tells of; claims of none are missing."""
    joined = picture_schema.claims.join(picture_schema.events, E.n == C.event)
    asked = select(C.id, E.id.label("event")).select_from(joined)
    found: dict[str, str] = {}
    with rows.looking() as connection:
        for some in some_of(claims, AT_A_TIME):
            found |= {row.id: row.event for row in connection.execute(asked.where(C.id.in_(some)))}
    return found


def names_offered(rows: Rows) -> dict[str, list[str]]:
    """Names of places and sources, those of most events first."""
    asked = select(N.name).order_by(N.events.desc(), N.name).limit(MOST_NAMES)
    with rows.looking() as connection:
        return {kind: list(connection.execute(asked.where(N.kind == kind)).scalars()) for kind in (PLACE, SOURCE)}


def entered_after(rows: Rows, ids: Iterable[str], since: int | None) -> frozenset[str]:
    """Those of some events of which a report came in after a ledger entry; none without one."""
    if since is None:
        return frozenset()
    asked = select(E.id).where(E.id.in_(tuple(ids)), E.entry > since)
    with rows.looking() as connection:
        return frozenset(connection.execute(asked).scalars())


def unplaced(rows: Rows, asked: Filter) -> tuple[list[str], int]:
    """Places of the events asked for that are not on the map, those of most events first; and how many others."""
    wanted = select(N.name).where(N.kind == UNPLACED)
    if asked.narrows:
        joined = picture_schema.names.join(picture_schema.named, D.name == N.n)
        joined = joined.join(picture_schema.events, E.n == D.event)
        wanted = wanted.select_from(joined).where(*conditions(asked, rows.kind)).group_by(N.name)
        wanted = wanted.order_by(func.count().desc(), N.name)
    else:
        wanted = wanted.order_by(N.events.desc(), N.name)
    with rows.looking() as connection:
        names = list(connection.execute(wanted).scalars())
    return names[:MOST_UNPLACED], max(0, len(names) - MOST_UNPLACED)


def most_carried(rows: Rows) -> list[str]:
    """The ids of all sources, those carried by most reports first."""
    with rows.looking() as connection:
        return list(connection.execute(select(S.id).order_by(S.reports.desc(), S.id)).scalars())


def sources_kept(connection: Connection, ids: Iterable[str]) -> Iterator[KeptSource]:
    """The sources with these ids."""
    for some in some_of(sorted(set(ids)), AT_A_TIME):
        for row in connection.execute(select(S.body).where(S.id.in_(some))):
            yield source_of(row.body)
