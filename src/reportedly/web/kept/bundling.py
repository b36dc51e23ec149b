"""Which reports are kept in which bundle: found out anew around those that came, went or are told otherwise.

Whatever shares an event or a town with these, and so on, is looked at; a bundle of the same reports as before, none of
which is told otherwise, stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Select, delete, func, select, update

from reportedly.casebook import picture_schema, schema
from reportedly.casebook.engine import Kind
from reportedly.model.digest import digest_id
from reportedly.model.reading import Reading
from reportedly.web.kept.settling import AT_A_TIME, some_of, values_among
from reportedly.weigh import bundles as weighing
from reportedly.weigh.bundles import Bundled, bundled, bundles

B, T, W = picture_schema.bundled.c, picture_schema.tellings.c, picture_schema.towns.c
C, K, R, P = picture_schema.claims.c, schema.claims.c, schema.readings.c, schema.reports.c
NONE = ""
"""The bundle of a report without claims."""
_WAITING = "?"
"""Of one that is yet to be put into a bundle."""
MANY = 2_000
"""From so many reports on, all are looked at instead of what hangs together with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebundled:
    """What became of bundles."""

    gone: frozenset[str]
    """Ids of those that are none any more, or are to be laid out anew."""
    fresh: Mapping[str, frozenset[str]]
    """By id, the reports of those to be laid out."""


def outdated(connection: Connection) -> tuple[dict[str, str], set[str]]:
    """The keys of the reports that came or are told otherwise since they were bundled; and the ids of those gone."""
    kept = {row.id: row.key for row in connection.execute(select(B.id, B.key).where(B.stale == 0))}
    there = {row.id: row.key for row in connection.execute(select(T.id, T.key))}
    gone = set(connection.execute(select(B.id)).scalars()) - there.keys()
    return {id: key for id, key in there.items() if kept.get(id) != key}, gone


def rebundle(
    connection: Connection, kind: Kind, keys: Mapping[str, str], gone: set[str], read: Iterable[Reading]
) -> Rebundled:
    """Put reports into bundles again: `read` are those that came or are told otherwise, `gone` those that went."""
    before = connection.execute(select(func.count()).where(B.bundle != NONE)).scalar() or 0
    changed = {*keys, *gone}
    left = values_among(connection, select(B.bundle).distinct(), B.id, changed) - {NONE}
    near = changed | values_among(connection, select(B.id), B.bundle, left)
    near |= _in_towns_of(connection, changed)
    _write(connection, kind, keys, gone, read)
    now = connection.execute(select(func.count()).where(B.bundle != NONE)).scalar() or 0
    if min(before, now) <= weighing.MOST or len(near) > MANY:
        near = set(connection.execute(select(B.id).where(B.bundle != NONE)).scalars())
    else:
        near = _hanging(connection, near - gone)
    left |= values_among(connection, select(B.bundle).distinct(), B.id, near) - {NONE, _WAITING}
    near |= values_among(connection, select(B.id), B.bundle, left)
    reports = _bundled(connection, near)
    found = bundles(reports, _events_among(connection, reports), all_in=now)
    made = {digest_id("bnd", *sorted(some)): some for some in found}
    fresh = {id: some for id, some in made.items() if id not in left or some & keys.keys()}
    for id, some in fresh.items():
        for part in some_of(sorted(some), AT_A_TIME):
            connection.execute(update(picture_schema.bundled).where(B.id.in_(part)).values(bundle=id))
    return Rebundled(gone=frozenset((left - made.keys()) | (left & fresh.keys())), fresh=fresh)


def _write(
    connection: Connection, kind: Kind, keys: Mapping[str, str], gone: set[str], read: Iterable[Reading]
) -> None:
    for some in some_of(sorted({*keys, *gone}), AT_A_TIME):
        connection.execute(delete(picture_schema.bundled).where(B.id.in_(some)))
        connection.execute(delete(picture_schema.towns).where(W.report.in_(some)))
    for readings in some_of(read, AT_A_TIME):
        told = {one.report.id: bundled(one.report.published, one.claims) for one in readings}
        rows = [
            (one.report.id, keys[one.report.id], _WAITING if one.claims else NONE, one.report.published or "", 0)
            for one in readings
        ]
        kind.insert(connection, picture_schema.bundled, rows)
        towns = [(town, id) for id, one in told.items() for town in sorted(one.towns)]
        if towns:
            kind.insert(connection, picture_schema.towns, towns)


def _in_towns_of(connection: Connection, reports: Iterable[str]) -> set[str]:
    towns = values_among(connection, select(W.town).distinct(), W.report, sorted(reports))
    return values_among(connection, select(W.report).distinct(), W.town, sorted(towns))


def _hanging(connection: Connection, reports: set[str]) -> set[str]:
    """Reports with all that share an event or a town with them, and so on."""
    seen, fresh = set(reports), set(reports)
    while fresh:
        events = {event for event, _ in _telling(connection, P.id, fresh)}
        met = {id for _, id in _telling(connection, C.event, events)} | _in_towns_of(connection, fresh)
        fresh = met - seen
        seen |= fresh
    return values_among(connection, select(B.id).where(B.bundle != NONE), B.id, sorted(seen))


def _telling(connection: Connection, column: object, wanted: Iterable[object]) -> Iterator[tuple[int, str]]:
    for some in some_of(sorted(wanted), AT_A_TIME):  # type: ignore[type-var]
        yield from (tuple(row) for row in connection.execute(_events_told().where(column.in_(some))))  # type: ignore[attr-defined, misc]


def _events_told() -> Select[tuple[int, str]]:
    """Asks for the number of each event with each report that tells of it."""
    joined = picture_schema.claims.join(schema.claims, K.id == C.id).join(schema.readings, R.n == K.reading)
    asked = select(C.event, P.id).select_from(joined.join(schema.reports, P.n == R.report)).distinct()
    return asked.where(C.event.is_not(None), R.until_entry.is_(None), P.until_entry.is_(None))


def _bundled(connection: Connection, reports: Iterable[str]) -> dict[str, Bundled]:
    towns: defaultdict[str, set[str]] = defaultdict(set)
    found: dict[str, str] = {}
    for some in some_of(sorted(reports), AT_A_TIME):
        for row in connection.execute(select(W.report, W.town).where(W.report.in_(some))):
            towns[row.report].add(row.town)
        found |= {r.id: r.published for r in connection.execute(select(B.id, B.published).where(B.id.in_(some)))}
    return {id: Bundled(published=day or None, towns=frozenset(towns[id])) for id, day in found.items()}


def _events_among(connection: Connection, reports: Mapping[str, Bundled]) -> Iterable[set[str]]:
    """Of each event that several of some reports tell of, these."""
    telling: defaultdict[int, set[str]] = defaultdict(set)
    if len(reports) > MANY:
        for row in connection.execute(_events_told().execution_options(yield_per=AT_A_TIME)):
            telling[row.event].add(row.id)
    elif len(reports) > weighing.MOST:
        for event, id in _telling(connection, P.id, reports):
            telling[event].add(id)
    return telling.values()
