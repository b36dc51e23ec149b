"""Looking one thing up by its id: a report, a claim, a reading, bytes as received."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import select

from reportedly.casebook import Casebook, schema
from reportedly.casebook.readings import readings_counting
from reportedly.errors import InputError
from reportedly.model.reading import Reading

AT_A_TIME = 200
_SHA256 = re.compile(r"[0-9a-f]{64}")


def snapshot_bytes(book: Casebook, id_: str) -> bytes | None:
    """The bytes with a SHA-256; None where the id is none.

    Raises InputError where they are not kept.
    """
    return book.snapshot(id_) if _SHA256.fullmatch(id_) else None


def all_readings(book: Casebook) -> Iterator[Reading]:
    """The newest version of every report with the claims that count, in the order of adding."""
    table = schema.reports.c
    with book.looking() as connection:
        rows = connection.execute(select(table.id).where(table.until_entry.is_(None)).order_by(table.n)).all()
    for start in range(0, len(rows), AT_A_TIME):
        some = [row.id for row in rows[start : start + AT_A_TIME]]
        found = {reading.report.id: reading for reading in readings_with(book, some)}
        yield from (found[id_] for id_ in some)


def readings_with(book: Casebook, reports: Iterable[str]) -> Iterator[Reading]:
    """The readings that count of many reports, by their ids; in no order, and none of what is not there."""
    wanted = sorted(set(reports))
    for start in range(0, len(wanted), AT_A_TIME):
        some = wanted[start : start + AT_A_TIME]
        with book.looking() as connection:
            found = {kept.reading.report.id: kept.reading for kept in readings_counting(connection, some)}
        yield from found.values()
        yield from (reading_with(book, id_) for id_ in some if id_ not in found)


def reading_with(book: Casebook, id_: str) -> Reading:
    """The reading of a report that counts; of a claim its reading with it alone; of a report not read, an empty one.

    Raises InputError where there is no such thing.
    """
    if id_.startswith("rdg_"):
        return book.reading(id_).reading
    if id_.startswith("clm_"):
        return _of_claim(book, id_)
    version = book.report(id_)
    if version is None:
        raise InputError(id_, "is not in this casebook", "see `reportedly reports` and `reportedly claims`")
    readings = [kept for kept in book.readings(id_) if kept.until_entry is None]
    if readings:
        return readings[-1].reading
    return Reading(report=version.report, claims=(), toponyms=(), timexes=(), actors=(), gaps=version.gaps)


def _of_claim(book: Casebook, claim_id: str) -> Reading:
    claims, readings = schema.claims.c, schema.readings.c
    asked = select(readings.id).join(schema.claims, claims.reading == readings.n).where(claims.id == claim_id)
    with book.looking() as connection:
        reading_id = connection.execute(asked.order_by(readings.n.desc()).limit(1)).scalar()
    if reading_id is None:
        raise InputError(claim_id, "is not in this casebook", "see `reportedly claims`")
    whole = book.reading(reading_id).reading
    return replace(whole, claims=tuple(claim for claim in whole.claims if claim.id == claim_id), gaps=())


def words_for(book: Casebook, subject: str) -> str:
    """A ledger entry's subject as people know it: a report by its publisher and title."""
    kind, _, name = subject.partition(" ")
    version = book.report(name) if kind == "report" else next(iter(reversed(book.versions(name))), None)
    if version is None:
        return subject
    report = version.report
    return ": ".join(filter(None, (report.publisher, report.title or report.text[:60]))) + f" ({report.id})"
