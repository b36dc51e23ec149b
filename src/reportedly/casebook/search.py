"""Finding claims: a query becomes one SQL statement, the same on both engines but for words."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, literal, or_, select

from reportedly.casebook import schema
from reportedly.casebook.as_of import entry_of
from reportedly.casebook.bodies import FIRST_CLAIM, Told, claim_of, lines_of, report_of
from reportedly.casebook.claims import SOURCE_MARK
from reportedly.casebook.corrections import corrected, standing_on
from reportedly.casebook.engine import Kind
from reportedly.casebook.grid import cells_within
from reportedly.casebook.identities import actors_meant
from reportedly.casebook.judgements import Judgement, active, in_force
from reportedly.casebook.moments import BEGINNING, moment
from reportedly.casebook.packing import plain, unpack
from reportedly.casebook.provinces import provinces_named
from reportedly.casebook.query import Circle, Part, Query, Stretch
from reportedly.casebook.stretches import end_of, start_of
from reportedly.casebook.words import Term, terms_of
from reportedly.errors import SetupError
from reportedly.gazetteer.found import EARTH_RADIUS_KM
from reportedly.model.claim import Claim
from reportedly.model.report import Report

Condition = ColumnElement[bool]
MANY_RUNS = 64
A, C, P, R = schema.claim_actors.c, schema.claims.c, schema.reports.c, schema.readings.c
FURTHEST = 1 << 62
"""No engine counts further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A claim with the report that makes it and what persons hold of it."""

    claim: Claim
    """As judged: with the places that a person put in the place of those read."""
    as_read: Claim
    report: Report
    series: str
    version: int
    reading: str
    judgements: tuple[Judgement, ...]
    """Those on the claim itself that stand."""
    added: str
    """When its reading came into the casebook, RFC 3339."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of the claims asked for, and where the next ones start."""

    found: tuple[Found, ...]
    cursor: str | None
    """For `Query.cursor`; None on the last page."""


def search(connection: Connection, kind: Kind, query: Query) -> Page:
    """One page of the claims that a query asks for."""
    seq = entry_of(connection, query.as_of)
    order: Sequence[ColumnElement[Any]]
    if query.actor is not None and query.order == "happened" and (one := _only_actor(connection, query.actor, seq)):
        order = (A.earliest, A.claim)
        asked = _timeline(order, one, query.part)
        asked = asked.where(*conditions(connection, kind, replace(query, actor=None), seq))
    else:
        order = _order(query)
        asked = _selected(order).where(*conditions(connection, kind, query, seq))
    if query.cursor:
        asked = asked.where(_beyond(order, query.cursor))
    asked = asked.order_by(*(column.desc() for column in order)).limit(query.limit + 1)
    rows = connection.execute(asked).all()
    page = rows[: query.limit]
    more = len(rows) > query.limit
    return Page(found=tuple(_found(connection, page, seq)), cursor=_cursor(page[-1]) if more else None)


def _only_actor(connection: Connection, actor: str, seq: int | None) -> int | None:
    return actors_meant(connection, actor, seq).alone(connection)


def _timeline(order: Sequence[ColumnElement[Any]], actor: int, part: Part | None) -> Select[Any]:
    """The claims of an actor along the index that has them by time, so that no more are read than are shown."""
    asked = _selected(order).join(schema.claim_actors, A.claim == C.n).where(A.actor == actor)
    return asked if part is None else asked.where(A[f"is_{part}"])


def count(connection: Connection, kind: Kind, query: Query) -> int:
    """How many claims a query asks for, on all pages."""
    seq = entry_of(connection, query.as_of)
    asked = select(func.count()).select_from(_joined()).where(*conditions(connection, kind, query, seq))
    return connection.execute(asked).scalar() or 0


def _joined() -> Any:
    made = schema.claims.join(schema.readings, R.n == C.reading)
    return made.join(schema.reports, P.n == R.report)


def _selected(order: Sequence[ColumnElement[Any]]) -> Select[Any]:
    labelled = [column.label(f"order_{number}") for number, column in enumerate(order)]
    return select(C.n, C.id, C.position, C.reading, R.report, *labelled).select_from(_joined())


def conditions(connection: Connection, kind: Kind, query: Query, seq: int | None) -> Iterator[Condition]:
    """What every claim asked for fulfils."""
    yield from _standing(query, seq)
    yield from _plain_columns(query)
    yield from _of_report(query)
    yield from _times(query)
    yield from _words(kind, query)
    yield from _places(query, seq)
    if query.actor is not None:
        yield C.n.in_(actors_meant(connection, query.actor, seq).claims(query.part))


def _standing(query: Query, seq: int | None) -> Iterator[Condition]:
    """Which readings and versions count, and that no person rejected the claim."""
    if seq is not None:
        yield R.since_entry <= seq
    if not query.all_readings:
        yield active(R.since_entry, R.until_entry, seq)
    if not query.all_versions:
        yield active(P.since_entry, P.until_entry, seq)
    if not query.rejected:
        reach = schema.reach.c
        yield C.id.not_in(select(reach.claim_id).where(reach.judgement.in_(in_force("reject", seq))))


def _plain_columns(query: Query) -> Iterator[Condition]:
    for column, asked in (
        (C.event, query.event),
        (C.kind, query.kind),
        (C.certainty, query.certainty),
        (C.polarity, query.polarity),
        (C.unverified, query.unverified),
    ):
        if asked is not None:
            yield column == asked
    if query.min_score > 0:
        yield C.score >= query.min_score


def _of_report(query: Query) -> Iterator[Condition]:
    if query.publisher is not None:
        yield P.publisher == plain(query.publisher)
    if query.report is not None:
        yield P.id == query.report
    if query.without:
        yield P.n.not_in(bindparam("without", query.without, expanding=True, literal_execute=True))


def _times(query: Query) -> Iterator[Condition]:
    if query.happened is not None:
        yield C.earliest.is_not(None) if query.happened.until is None else C.earliest <= end_of(query.happened)
        yield C.latest.is_not(None) if query.happened.since is None else C.latest >= start_of(query.happened)
    for stretch, first, last in (
        (query.published, P.published_earliest, P.published_latest),
        (query.fetched, P.fetched, P.fetched),
    ):
        if stretch is not None:
            yield first.is_not(None) if stretch.until is None else first <= end_of(stretch)
            yield last.is_not(None) if stretch.since is None else last >= start_of(stretch)
    if query.added is not None:
        yield R.since_entry.in_(_entries(query.added))


def _entries(stretch: Stretch) -> Select[tuple[int]]:
    ledger = schema.ledger.c
    asked = select(ledger.seq)
    if stretch.since is not None:
        asked = asked.where(ledger.at >= moment(stretch.since))
    return asked if stretch.until is None else asked.where(ledger.at <= moment(stretch.until, end=True))


def _words(kind: Kind, query: Query) -> Iterator[Condition]:
    terms = terms_of(query.text) if query.text is not None else []
    for term in terms_of(query.source) if query.source is not None else ():
        terms.append(Term(words=tuple(SOURCE_MARK + word for word in term.words), prefix=term.prefix))
    if terms:
        yield C.n.in_(kind.matching("claim_words", terms))
    elif query.text is not None or query.source is not None:
        yield literal(False)


def _places(query: Query, seq: int | None) -> Iterator[Condition]:
    """Places as judged where a person judged them, else as read; joined so that an index leads to either."""
    asked = [query.circle, query.country, query.province]
    if not any(one is not None for one in asked):
        return
    read, judged, reach = schema.claim_places.c, schema.judged_places.c, schema.reach.c
    standing = in_force("place", seq)
    moved = select(reach.claim_id).where(reach.judgement.in_(standing))
    there = select(read.claim).where(*_where(read, query), *_not_later(read, query))
    put_there = select(reach.claim_id).where(
        reach.judgement.in_(select(judged.judgement).where(judged.judgement.in_(standing), *_where(judged, query)))
    )
    other = schema.claims.alias("put_there").c
    yield C.n.in_(there.union(select(other.n).where(other.id.in_(put_there))))
    yield or_(C.id.not_in(moved), C.id.in_(put_there))


def _not_later(told: Any, query: Query) -> Iterator[Condition]:
    """The first minute stands beside places too, so that one index knows where and when."""
    if query.happened is not None and query.happened.until is not None:
        yield told.earliest <= end_of(query.happened)


def _where(place: Any, query: Query) -> Iterator[Condition]:
    if query.country is not None:
        yield place.country == query.country
    if query.province is not None:
        yield place.province.in_(provinces_named(query.province))
    if query.circle is not None:
        yield or_(*(place.cell.between(*run) for run in _runs(query.circle)))
        yield _inside(place, query.circle)


def _runs(circle: Circle) -> list[tuple[int, int]]:
    """Runs of grid cells that hold the circle; where these are many, one that holds them all."""
    runs = list(cells_within(circle.lat, circle.lon, circle.km))
    return runs if len(runs) <= MANY_RUNS else [(min(first for first, _ in runs), max(last for _, last in runs))]


def _inside(place: Any, circle: Circle) -> Condition:
    """The haversine of the distance is at most that of the radius less the place's own."""
    lat, lon = func.radians(place.lat), func.radians(place.lon)
    here, there = math.radians(circle.lat), math.radians(circle.lon)
    south, east = func.sin((lat - here) / 2), func.sin((lon - there) / 2)
    haversine = south * south + math.cos(here) * func.cos(lat) * east * east
    reach = min(circle.km, math.pi * EARTH_RADIUS_KM)
    left = (reach - func.coalesce(place.radius_km, 0)) / (2 * EARTH_RADIUS_KM)
    return and_(left >= 0, haversine <= func.sin(left) * func.sin(left))


def _order(query: Query) -> Sequence[ColumnElement[Any]]:
    """What to sort by, each part ending in the claim's own number."""
    if query.order == "happened":
        return func.coalesce(C.earliest, BEGINNING), C.n
    if query.order == "published":
        return func.coalesce(P.published_earliest, BEGINNING), C.n
    return (C.n,)


def _cursor(row: Any) -> str:
    mapping = row._mapping
    values = [mapping[key] for key in mapping if str(key).startswith("order_")]
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode()


def _beyond(order: Sequence[ColumnElement[Any]], cursor: str) -> Condition:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor))
    except ValueError:
        values = []
    known = isinstance(values, list) and all(type(value) is int and abs(value) < FURTHEST for value in values)
    if not known or len(values) != len(order):
        raise SetupError(f"{cursor!r} is no cursor of this order; take it from the page before")
    earlier: Condition = order[-1] < values[-1]
    if len(order) == 1:
        return earlier
    return or_(order[0] < values[0], and_(order[0] == values[0], earlier))


def _found(connection: Connection, rows: Sequence[Any], seq: int | None) -> Iterator[Found]:
    reports = _bodies(connection, schema.reports, {row.report for row in rows})
    readings = _bodies(connection, schema.readings, {row.reading for row in rows})
    judged = standing_on(connection, [row.id for row in rows], seq)
    told: dict[int, Told] = {number: json.loads(unpack(row.body)) for number, row in reports.items()}
    lines = {number: lines_of(row.body) for number, row in readings.items()}
    at = _moments(connection, {row.since_entry for row in readings.values()})
    for row in rows:
        record = told[row.report]
        claim = claim_of(record["report"], lines[row.reading][FIRST_CLAIM + row.position])
        held = tuple(judged.get(row.id, ()))
        yield Found(
            claim=corrected(claim, held),
            as_read=claim,
            report=report_of(record),
            series=record["series"],
            version=record["version"],
            reading=readings[row.reading].id,
            judgements=held,
            added=at[readings[row.reading].since_entry],
        )


def _bodies(connection: Connection, table: Any, numbers: set[int]) -> dict[int, Any]:
    asked = select(table.c.n, table.c.id, table.c.body, table.c.since_entry).where(table.c.n.in_(sorted(numbers)))
    return {row.n: row for row in connection.execute(asked)}


def _moments(connection: Connection, entries: set[int]) -> dict[int, str]:
    ledger = schema.ledger.c
    asked = select(ledger.seq, ledger.at).where(ledger.seq.in_(sorted(entries)))
    return {row.seq: row.at for row in connection.execute(asked)}
