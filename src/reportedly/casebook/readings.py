"""Readings: all that one run of the stages found in one report version. A newer one is added, never written over."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, select, update

from reportedly.casebook import schema
from reportedly.casebook.bodies import Told, lines_of, reading_lines, reading_of
from reportedly.casebook.by import By
from reportedly.casebook.claims import index_claim
from reportedly.casebook.packing import canonical, checksum, pack, plain, unpack
from reportedly.casebook.provinces import province_of
from reportedly.casebook.writing import Added, Writing
from reportedly.errors import InputError
from reportedly.model.digest import digest_id, sha256_hex
from reportedly.model.gap import Gap
from reportedly.model.reading import Reading
from reportedly.model.report import Report

Stages = Mapping[str, int | str]
"""Name and version of every stage that made a reading."""
ReadingOutcome = Literal["read", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A reading as kept."""

    id: str
    series: str
    version: int
    """The report version that was read."""
    stages: Stages
    run: str | None
    outcome: ReadingOutcome
    reading: Reading
    since_entry: int
    until_entry: int | None
    """The entry of the reading that superseded it; None where it is the one that counts."""


def add_reading(
    writing: Writing,
    reading: Reading,
    by: By,
    *,
    stages: Stages,
    run: str | None = None,
    outcome: ReadingOutcome = "read",
) -> Added:
    """Keep a reading of a report that is there; the reading that counted until now is superseded.

    Raises InputError where its report is not in the casebook.
    """
    (row, superseded) = _report_row(writing, reading.report)
    lines = reading_lines(reading)
    reading_id = digest_id("rdg", row.series, row.version, canonical(dict(stages)), sha256_hex(_joined(lines)))
    if writing.ask(select(schema.readings.c.n).where(schema.readings.c.id == reading_id)).first():
        return Added(outcome="same", id=reading_id, entry=None)
    about: Told = {
        "series": row.series,
        "version": row.version,
        "stages": dict(stages),
        "run": run,
        "outcome": outcome,
        "provinces": _provinces(reading),
    }
    body = _joined([canonical(about), *lines])
    before = {"reading": superseded.id} if superseded else None
    counts = {"id": reading_id, "claims": len(reading.claims), "records": sha256_hex(body)}
    entry = writing.enter(by, "read", f"report {row.id}", before=before, after=counts)
    index_reading(writing, writing.next_number(schema.readings), row.n, reading_id, body, entry.seq)
    if superseded:
        ended = update(schema.readings).where(schema.readings.c.n == superseded.n)
        writing.ask(ended.values(until_entry=entry.seq))
    writing.flush_many()
    return Added(outcome="new", id=reading_id, entry=entry.seq)


def index_reading(writing: Writing, number: int, report: int, reading_id: str, body: bytes, entry: int) -> None:
    """Write a reading's row, and the rows that its claims, actors and gaps are found by."""
    first, second, *lines = body.decode("utf-8").split("\n")
    about, beside = json.loads(first), json.loads(second)
    packed = pack(body)
    stages = canonical(about["stages"])
    writing.put(
        schema.readings,
        (number, reading_id, report, stages, about["outcome"], len(lines), packed, checksum(packed), entry, None),
    )
    for position, line in enumerate(lines):
        at = (writing.next_number(schema.claims), number, position)
        index_claim(writing, json.loads(line), at, about["provinces"])
    for gap in beside["gaps"]:
        writing.put(schema.gaps, (number, *(plain(gap[key]) for key in ("stage", "what", "why"))))
    for actor in beside["actors"]:
        writing.put(schema.actor_names, (number, *(plain(actor[key]) for key in ("id", "name", "kind", "country"))))


def _joined(lines: list[str]) -> bytes:
    return "\n".join(lines).encode("utf-8")


def add_failure(writing: Writing, report: Report, gap: Gap, by: By, *, stages: Stages, run: str | None = None) -> Added:
    """Keep that a report could not be read, with the gap that says why; said again it is the same."""
    bare = Reading(report=report, claims=(), toponyms=(), timexes=(), actors=(), gaps=(gap,))
    return add_reading(writing, bare, by, stages=stages, run=run, outcome="failed")


def _report_row(writing: Writing, report: Report) -> tuple[Any, Any]:
    """The newest version with the report's id, and the reading of it that counts."""
    table, readings = schema.reports, schema.readings
    asked = select(table).where(table.c.id == report.id).order_by(table.c.n.desc()).limit(1)
    row = writing.ask(asked).first()
    if row is None:
        raise InputError(f"report {report.id}", "is not in this casebook", "add it before its reading")
    current = select(readings.c.n, readings.c.id).where(readings.c.report == row.n, readings.c.until_entry.is_(None))
    return row, writing.ask(current).first()


def _provinces(reading: Reading) -> dict[str, str]:
    """First-order divisions of the places of a reading, by gazetteer id: kept, as gazetteers differ."""
    ids = {told.place.gazetteer_id for claim in reading.claims for told in claim.places}
    return {known: province for known in sorted(filter(None, ids)) if (province := province_of(known))}


def reading(connection: Connection, reading_id: str) -> Kept:
    """A reading as kept.

    Raises InputError where there is none with this id.
    """
    asked = _with_reports().where(schema.readings.c.id == reading_id)
    row = connection.execute(asked).first()
    if row is None:
        raise InputError(f"reading {reading_id}", "is not in this casebook", "see `reportedly show`")
    return kept_of(row)


def readings_of(connection: Connection, report_id: str) -> list[Kept]:
    """Every reading of every version with this report id, oldest first."""
    asked = _with_reports().where(schema.reports.c.id == report_id).order_by(schema.readings.c.n)
    return [kept_of(row) for row in connection.execute(asked)]


def _with_reports() -> Any:
    joined = schema.readings.join(schema.reports, schema.reports.c.n == schema.readings.c.report)
    return select(schema.readings, schema.reports.c.body.label("report_body")).select_from(joined)


def kept_of(row: Any) -> Kept:
    """The reading that a row with its report's body keeps."""
    lines = lines_of(row.body)
    about = json.loads(lines[0])
    return Kept(
        id=row.id,
        series=about["series"],
        version=about["version"],
        stages=about["stages"],
        run=about["run"],
        outcome=about["outcome"],
        reading=reading_of(json.loads(unpack(row.report_body))["report"], lines),
        since_entry=row.since_entry,
        until_entry=row.until_entry,
    )
