"""Which reports are kept in which bundle: found out anew around those that came, went or are told otherwise.

reports that came, went or are told otherwise → noted     some at a time; their bundles are taken apart
reports in no bundle, and those around         → bundles  all at once: whatever shares an event or a town, and so on
bundles of other reports than before           → to be laid out

A bundle of the same reports as before, none of which is told otherwise, stays as it is. How far it has come is told by
the rows themselves, so that it may stop after any of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, delete, func, select, update

from reportedly.casebook import picture_schema, schema
from reportedly.casebook.engine import Kind
from reportedly.model.digest import digest_id
from reportedly.model.reading import Reading
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.settling import AT_A_TIME, some_of, values_among
from reportedly.weigh import bundles as weighing
from reportedly.weigh.bundles import Bundled, bundled, bundles

B, T, W = picture_schema.bundled.c, picture_schema.tellings.c, picture_schema.towns.c
C, K, R, P = picture_schema.claims.c, schema.claims.c, schema.readings.c, schema.reports.c
NONE = ""
"""The bundle of a report without claims."""
WAITING = "?"
"""Of one that is yet to be put into a bundle; and before the id of a bundle that is yet to be laid out."""
AROUND = "?"
"""Instead of a report: a town of which somebody told who is gone, or told otherwise."""
MANY = 2_000
"""From so many reports on, all are looked at instead of what hangs together with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Which bundles are to be made of the reports that wait for it, and those around."""

    waiting: frozenset[str]
    around: frozenset[str]
    """Towns around which it was looked."""
    left: frozenset[str]
    """Ids of bundles that are no more."""
    fresh: Mapping[str, frozenset[str]]
    """By id, the reports of those that are new."""


def outdated(connection: Connection, most: int) -> tuple[dict[str, str], set[str]]:
    """The keys of so many reports that came or are told otherwise since they were noted; and the ids of those gone."""
    joined = picture_schema.tellings.outerjoin(picture_schema.bundled, B.id == T.id)
    asked = select(T.id, T.key).select_from(joined).where(B.id.is_(None) | (B.stale != 0) | (B.key != T.key))
    keys = {row.id: row.key for row in connection.execute(asked.order_by(T.id).limit(most))}
    joined = picture_schema.bundled.outerjoin(picture_schema.tellings, B.id == T.id)
    return keys, set(connection.execute(select(B.id).select_from(joined).where(T.id.is_(None))).scalars())


def note(
    connection: Connection, kind: Kind, keys: Mapping[str, str], gone: Iterable[str], read: Iterable[Reading]
) -> None:
    """Note what some reports are put into bundles by, which are in none now.

    `read` are the readings of those with `keys`, which came or are told otherwise; `gone` are some that went.
    """
    changed = sorted({*keys, *gone})
    towns = values_among(connection, select(W.town).distinct(), W.report, changed)
    _write(connection, kind, keys, changed, read)
    if towns:
        kind.insert_missing(connection, picture_schema.towns, [(town, AROUND) for town in sorted(towns)])


def planned(connection: Connection) -> Plan | None:
    """What becomes of the reports that wait for a bundle; None while others are to be noted first, or none waits."""
    if not waits(connection) or any(outdated(connection, 1)):
        return None
    return _planned(connection, *_waiting(connection))


def rebundle(connection: Connection, plan: Plan | None = None) -> frozenset[str]:
    """Put the reports that wait for it, and those around, into bundles; returns ids of those that are no more.

    A `plan` must be of the picture as it is kept; of what others noted or bundled meanwhile another is made.
    """
    waiting, around = _waiting(connection)
    if plan is None or (plan.waiting, plan.around) != (waiting, around):
        plan = _planned(connection, waiting, around)
    connection.execute(delete(picture_schema.towns).where(W.report == AROUND))
    for id, reports in plan.fresh.items():
        _put(connection, reports, f"{WAITING}{id}")
    return plan.left


def _waiting(connection: Connection) -> tuple[frozenset[str], frozenset[str]]:
    """The reports that wait for a bundle, and the towns around which others may have to be in another."""
    waiting = frozenset(connection.execute(select(B.id).where(B.bundle == WAITING)).scalars())
    return waiting, frozenset(connection.execute(select(W.town).where(W.report == AROUND)).scalars())


def _planned(connection: Connection, waiting: frozenset[str], around: frozenset[str]) -> Plan:
    near = waiting | (values_among(connection, select(W.report).distinct(), W.town, sorted(around)) - {AROUND})
    now = connection.execute(select(func.count()).where(B.bundle != NONE)).scalar() or 0
    if now <= weighing.MOST or len(near) > MANY or _are_one(connection):
        near = frozenset(connection.execute(select(B.id).where(B.bundle != NONE)).scalars())
    else:
        near = frozenset(_hanging(connection, set(near)))
    there = values_among(connection, select(B.bundle).distinct(), B.id, sorted(near)) - {NONE, WAITING}
    reports = _bundled(connection, near | values_among(connection, select(B.id), B.bundle, sorted(there)))
    made = {digest_id("bnd", *sorted(some)): some for some in bundles(reports, _events_among(connection, reports), now)}
    left = {id.removeprefix(WAITING) for id in there}
    fresh = {id: some for id, some in made.items() if id not in left}
    return Plan(waiting=waiting, around=around, left=frozenset(left - made.keys()), fresh=fresh)


def waits(connection: Connection) -> bool:
    """Whether reports are yet to be put into bundles."""
    asked = (select(B.id).where(B.bundle == WAITING), select(W.town).where(W.report == AROUND))
    return any(connection.execute(one.limit(1)).first() is not None for one in asked)


def to_lay_out(connection: Connection, most: int) -> dict[str, frozenset[str]]:
    """By id, the reports of the next bundles to be laid out: one, or several that have so many at the most."""
    sizes = select(B.bundle, func.count().label("reports")).where(_to_be_laid_out()).group_by(B.bundle)
    found, left = dict[str, frozenset[str]](), most
    for row in connection.execute(sizes.order_by(B.bundle)).all():
        left -= row.reports
        if found and left < 0:
            break
        reports = connection.execute(select(B.id).where(B.bundle == row.bundle)).scalars()
        found[row.bundle.removeprefix(WAITING)] = frozenset(reports)
    return found


def are_laid_out(connection: Connection, made: Mapping[str, frozenset[str]]) -> None:
    """Note that bundles are laid out."""
    for id, reports in made.items():
        _put(connection, reports, id)


def how_far(connection: Connection) -> Progress:
    """How many reports are in a bundle that is laid out, or have nothing to be; those gone are yet to be taken out."""
    count = select(func.count())
    both = picture_schema.bundled.join(picture_schema.tellings, T.id == B.id)
    settled = (B.key == T.key, B.stale == 0, ~B.bundle.startswith(WAITING))
    there = connection.execute(count.select_from(picture_schema.tellings)).scalar() or 0
    noted = connection.execute(count.select_from(picture_schema.bundled)).scalar() or 0
    still = connection.execute(count.select_from(both)).scalar() or 0
    done = connection.execute(count.select_from(both).where(*settled)).scalar() or 0
    return Progress(done=done, of=there + noted - still + int(waits(connection) and done == there))


def _to_be_laid_out() -> ColumnElement[bool]:
    return B.bundle.startswith(WAITING) & (B.bundle != WAITING)


def _are_one(connection: Connection) -> bool:
    """Whether what is kept may be the one bundle of few reports, whatever they share."""
    kept = connection.execute(select(B.bundle).where(B.bundle.not_in((NONE, WAITING))).distinct().limit(2)).all()
    return len(kept) < 2


def _put(connection: Connection, reports: Iterable[str], bundle: str) -> None:
    for some in some_of(sorted(reports), AT_A_TIME):
        connection.execute(update(picture_schema.bundled).where(B.id.in_(some)).values(bundle=bundle))


def _write(
    connection: Connection, kind: Kind, keys: Mapping[str, str], changed: Iterable[str], read: Iterable[Reading]
) -> None:
    for some in some_of(changed, AT_A_TIME):
        connection.execute(delete(picture_schema.bundled).where(B.id.in_(some)))
        connection.execute(delete(picture_schema.towns).where(W.report.in_(some)))
    for readings in some_of(read, AT_A_TIME):
        told = {one.report.id: bundled(one.report.published, one.claims) for one in readings}
        rows = [
            (one.report.id, keys[one.report.id], WAITING if one.claims else NONE, one.report.published or "", 0)
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
