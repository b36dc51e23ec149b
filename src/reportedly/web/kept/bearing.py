"""Which things of the ledger bear on the events that are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection, or_, select

from reportedly.casebook import Casebook, picture_schema, schema
from reportedly.web.filter import Filter
from reportedly.web.kept.asking import conditions
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.web.kept.showing import Rows

E, C = picture_schema.events.c, picture_schema.claims.c


def bearing(rows: Rows, book: Casebook, asked: Filter, subjects: Collection[str]) -> set[str]:
    """Those subjects that have to do with an event asked for.

    A report has where one of its claims tells of it, in whatever version; a claim where its report has; a source where
    it says something of it. A subject of two things has where one of them has.
    """
    things = {subject: subject.split()[1:] for subject in subjects}
    every = sorted({thing for some in things.values() for thing in some})
    with book.looking() as connection:
        claims = _claims_of(connection, every)
    with rows.looking() as connection:
        told = set(_told_of(connection, rows, asked, [*every, *(id for some in claims.values() for id in some)]))
    return {
        subject
        for subject, some in things.items()
        if any(thing in told or not told.isdisjoint(claims.get(thing, ())) for thing in some)
    }


def _claims_of(connection: Connection, things: Iterable[str]) -> Mapping[str, set[str]]:
    """By report in any version, series of reports and claim, the claims of the report that stand now."""
    named, now = schema.reports.alias("named"), schema.reports.alias("now")
    one, other = schema.claims.alias("one"), schema.claims.alias("other")
    reading = schema.readings
    versions = (
        select(named.c.id, named.c.series, one.c.id.label("claim"))
        .join(now, now.c.series == named.c.series)
        .join(reading, reading.c.report == now.c.n)
        .join(one, one.c.reading == reading.c.n)
        .where(now.c.until_entry.is_(None), reading.c.until_entry.is_(None))
    )
    beside = select(one.c.id, other.c.id.label("claim")).join(other, other.c.reading == one.c.reading)
    found = defaultdict[str, set[str]](set)
    for some in some_of(list(things), AT_A_TIME):
        in_report = versions.where(or_(named.c.id.in_(some), named.c.series.in_(some)))
        for report, series, claim in connection.execute(in_report):
            found[report].add(claim)
            found[series].add(claim)
        for named_one, claim in connection.execute(beside.where(one.c.id.in_(some))):
            found[named_one].add(claim)
    return found


def _told_of(connection: Connection, rows: Rows, asked: Filter, things: Iterable[str]) -> Iterator[str]:
    """Which of these claims and sources are of an event asked for."""
    wanted = select(C.id, C.source).join(picture_schema.events, E.n == C.event).where(*conditions(asked, rows.kind))
    for some in some_of(sorted(set(things)), AT_A_TIME):
        for row in connection.execute(wanted.where(or_(C.id.in_(some), C.source.in_(some)))):
            yield row.id
            if row.source:
                yield row.source
