"""Readings: all that one run of the stages found in one report version. A newer one is added, never written over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Table, select, update

from reportedly.casebook import schema
from reportedly.casebook.bodies import FIRST_CLAIM, Told, lines_of, reading_lines, reading_of
from reportedly.casebook.by import By
from reportedly.casebook.claims import claim_words
from reportedly.casebook.claims import rows_of as claim_rows
from reportedly.casebook.engine import Row
from reportedly.casebook.kept import Record
from reportedly.casebook.packing import canonical, plain, unpack
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
class KeptReading:
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
    row, superseded = _report_row(writing, reading.report)
    lines = reading_lines(reading)
    about: Told = {"series": row.series, "version": row.version, "stages": dict(stages), "run": run, "outcome": outcome}
    reading_id = reading_id_of(about, lines)
    if writing.ask(select(schema.readings.c.n).where(schema.readings.c.id == reading_id)).first():
        return Added(outcome="same", id=reading_id, entry=None)
    about["provinces"] = _provinces(reading)
    body = "\n".join([canonical(about), *lines]).encode("utf-8")
    before = {"reading": superseded.id} if superseded else None
    counts = {"id": reading_id, "claims": len(reading.claims), "records": sha256_hex(body)}
    entry = writing.enter(by, "read", f"report {row.id}", before=before, after=counts)
    put_reading(writing, Record.new(writing.next_number(schema.readings), body, entry.seq), row.n)
    if superseded:
        ended = update(schema.readings).where(schema.readings.c.n == superseded.n)
        writing.ask(ended.values(until_entry=entry.seq))
    writing.flush_many()
    return Added(outcome="new", id=reading_id, entry=entry.seq)


def put_reading(writing: Writing, record: Record, report: int) -> None:
    """Write all rows of a reading."""
    claims = claims_in(record)
    first = writing.next_number(schema.claims, len(claims))
    writing.put_all(rows_of(record, report, first, claims), words_in(claims, first))


def rows_of(
    record: Record, report: int, first_claim: int, claims: Sequence[Told] | None = None
) -> Iterator[tuple[Table, Row]]:
    """A reading's row, and the rows that its claims, actors and gaps are found by.

    `claims` are its claims as JSON, where they are at hand.
    """
    lines = record.body.decode("utf-8").split("\n")
    about, beside = json.loads(lines[0]), json.loads(lines[1])
    claims = claims_in(record) if claims is None else claims
    known = (reading_id_of(about, lines[1:]), report, canonical(about["stages"]), about["outcome"], len(claims))
    yield schema.readings, (record.number, *known, *record.ending)
    for position, claim in enumerate(claims):
        yield from claim_rows(claim, first_claim + position, record.number, position, about["provinces"])
    for gap in beside["gaps"]:
        yield schema.gaps, (record.number, *(plain(gap[key]) for key in ("stage", "what", "why")))
    for actor in beside["actors"]:
        yield schema.actor_names, (record.number, *(plain(actor[key]) for key in ("id", "name", "kind", "country")))


def claims_in(record: Record) -> list[Told]:
    """The claims of a reading as JSON."""
    return [json.loads(line) for line in record.body.decode("utf-8").split("\n")[FIRST_CLAIM:]]


def words_in(claims: Sequence[Told], first_claim: int) -> Iterator[tuple[str, int, list[str]]]:
    """What the claims of a reading are found by."""
    for position, claim in enumerate(claims):
        yield "claim_words", first_claim + position, claim_words(claim)


def reading_id_of(about: Told, lines: Sequence[str]) -> str:
    """The id of what these stages found in a report version; in which run does not count."""
    found = sha256_hex("\n".join(lines).encode("utf-8"))
    return digest_id("rdg", about["series"], about["version"], canonical(about["stages"]), found)


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


def reading(connection: Connection, reading_id: str) -> KeptReading:
    """A reading as kept.

    Raises InputError where there is none with this id.
    """
    asked = _with_reports().where(schema.readings.c.id == reading_id)
    row = connection.execute(asked).first()
    if row is None:
        raise InputError(f"reading {reading_id}", "is not in this casebook", "see `reportedly show`")
    return kept_of(row)


def readings_of(connection: Connection, report_id: str) -> list[KeptReading]:
    """Every reading of every version with this report id, oldest first."""
    asked = _with_reports().where(schema.reports.c.id == report_id).order_by(schema.readings.c.n)
    return [kept_of(row) for row in connection.execute(asked)]


def _with_reports() -> Any:
    joined = schema.readings.join(schema.reports, schema.reports.c.n == schema.readings.c.report)
    return select(schema.readings, schema.reports.c.body.label("report_body")).select_from(joined)


def kept_of(row: Any) -> KeptReading:
    """The reading that a row with its report's body keeps."""
    lines = lines_of(row.body)
    about = json.loads(lines[0])
    return KeptReading(
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
