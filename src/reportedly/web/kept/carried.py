"""Whom each report copies and credits, as rows: by which a source's page tells whom it copies, and who copies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, select

from reportedly.casebook import Casebook, picture_schema, schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.packing import plain as column_text
from reportedly.link.claim_origins import origin_id
from reportedly.link.copying import Carried, newsroom_keys
from reportedly.link.informants import newsroom_of
from reportedly.model.origin import Origin
from reportedly.web.kept.listed import ListedEvent
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.web.kept.showing import Rows, listed_events

V, C, E, S = picture_schema.carried.c, picture_schema.claims.c, picture_schema.events.c, picture_schema.sources.c
MOST_PARTNERS = 20
"""Others of whom it is told how often; those after them are counted."""
Columns = tuple[ColumnElement[str], ColumnElement[str], ColumnElement[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Another newsroom, and how many reports there are between the two."""

    name: str
    source: str | None
    """Its own page; None where it is said to know nothing by itself."""
    copies: int
    credits: int
    """Reports that name it as the one that reported or was told, and copy none of its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedReport:
    """A report that copies or credits another newsroom's, with an event that it tells of."""

    carried: Carried
    event: ListedEvent | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Partners:
    """Whom a source copies and credits, or who does so with it: those of most reports first."""

    some: tuple[Partner, ...]
    more: int
    """Others, beside those."""
    reports: int
    """In how many reports, counted once for each other that they copy or credit."""


def carried_row(one: Carried) -> tuple[Any, ...]:
    """The row of it, in the order of the table's columns."""
    names = (one.of, one.of_name, one.by, one.by_name)
    return one.report, one.carrying, *(column_text(name) or "" for name in names), one.older, one.published or ""


def put_carried(connection: Connection, kind: Kind, told: Iterable[Carried]) -> None:
    """Keep what reports carry."""
    for some in some_of(told, AT_A_TIME):
        kind.insert(connection, picture_schema.carried, [carried_row(one) for one in some])


def forget_carried(connection: Connection, reports: Iterable[str]) -> None:
    """Of reports that are told otherwise, or gone."""
    for some in some_of(reports, AT_A_TIME):
        connection.execute(delete(picture_schema.carried).where(V.report.in_(some)))


def carried_of(origin: Origin) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Which rows tell whom a source copies and credits, and which who does so with it."""
    keys = [column_text(key) or "" for key in sorted(newsroom_keys(origin))]
    return V.by.in_(keys), V.of.in_(keys)


def partners(rows: Rows, origin: Origin, *, copying: bool) -> Partners:
    """Whom a source copies and credits; without `copying`, who copies and credits it."""
    mine = carried_of(origin)[0 if copying else 1]
    key, name = (V.of, V.of_name) if copying else (V.by, V.by_name)
    asked = select(key, V.carrying, func.max(name).label("name"), func.count().label("reports"))
    found: dict[str, dict[str, int]] = {}
    names: dict[str, str] = {}
    with rows.looking() as connection:
        for other, carrying, called, reports in connection.execute(asked.where(mine).group_by(key, V.carrying)):
            found.setdefault(other, {})[carrying] = reports
            names[other] = max(called, names.get(other, ""))
        ordered = sorted(found, key=lambda one: (-sum(found[one].values()), one))
        pages = _pages_of(connection, ordered[:MOST_PARTNERS])
    some = (
        Partner(name=names[one], source=pages.get(one), copies=found[one].get("copies", 0),
                credits=found[one].get("credits", 0)) for one in ordered[:MOST_PARTNERS]
    )  # fmt: skip
    counted = sum(sum(each.values()) for each in found.values())
    return Partners(some=tuple(some), more=max(0, len(ordered) - MOST_PARTNERS), reports=counted)


def _pages_of(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """By newsroom, the source that it is, of those that are one."""
    ids = {origin_id(newsroom_of(key).id or ""): key for key in keys}
    return {ids[id]: id for id in connection.execute(select(S.id).where(S.id.in_(ids))).scalars()}


def carried_reports(
    rows: Rows, book: Casebook, origin: Origin, *, copying: bool, limit: int, skipped: int = 0
) -> list[CarriedReport]:
    """The reports by which a source copies and credits others, or others it; the latest first."""
    mine = carried_of(origin)[0 if copying else 1]
    asked = select(picture_schema.carried).where(mine)
    asked = asked.order_by(V.published.desc(), V.report, V.carrying, V.of).offset(skipped).limit(limit)
    with rows.looking() as connection:
        told = [_carried(row) for row in connection.execute(asked)]
    events = _events_told(rows, book, {one.report for one in told})
    return [CarriedReport(carried=one, event=events.get(one.report)) for one in told]


def all_carried(rows: Rows, origin: Origin, *, copying: bool) -> list[Carried]:
    """What the reports of a source carry of others; without `copying`, what those of others carry of it."""
    mine = carried_of(origin)[0 if copying else 1]
    with rows.looking() as connection:
        return [_carried(row) for row in connection.execute(select(picture_schema.carried).where(mine))]


def _carried(row: Any) -> Carried:
    return Carried(
        report=row.report, carrying=row.carrying, of=row.of, of_name=row.of_name, by=row.by, by_name=row.by_name,
        older=row.older, published=row.published or None,
    )  # fmt: skip


def _events_told(rows: Rows, book: Casebook, reports: Iterable[str]) -> dict[str, ListedEvent]:
    """By report, the event that its first claim tells of, of those that tell of any."""
    with book.looking() as connection:
        claims = dict(_claims_of(connection, reports))
    asked = select(C.id, C.event).where(C.event.is_not(None))
    with rows.looking() as connection:
        told: dict[str, int] = {}
        for some in some_of(claims, AT_A_TIME):
            for row in connection.execute(asked.where(C.id.in_(some))):
                told[row.id] = row.event
        firsts: dict[str, int] = {}
        for claim in claims:
            if claim in told:
                firsts.setdefault(claims[claim], told[claim])
        listed = {kept.event.id: kept for kept in listed_events(connection, sorted(set(firsts.values())))}
        numbers = {row.n: row.id for row in connection.execute(select(E.n, E.id).where(E.n.in_(firsts.values())))}
    return {report: listed[numbers[n]] for report, n in firsts.items()}


def _claims_of(connection: Connection, reports: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The claims of some reports as they are read now, each with its report, in the order of the readings."""
    claims, readings, known = schema.claims, schema.readings, schema.reports
    joined = claims.join(readings, readings.c.n == claims.c.reading).join(known, known.c.n == readings.c.report)
    stands = (readings.c.until_entry.is_(None), known.c.until_entry.is_(None))
    asked = select(claims.c.id, known.c.id.label("report")).select_from(joined).where(*stands)
    for some in some_of(sorted(reports), AT_A_TIME):  # of none, nothing is asked: engines look at every claim for it
        for row in connection.execute(asked.where(known.c.id.in_(some)).order_by(claims.c.n)):
            yield row.id, row.report
