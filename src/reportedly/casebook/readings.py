"""Readings: all that one run of the stages found in one report version. A newer one is added, never written over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, select, update

from reportedly.casebook import schema
from reportedly.casebook.bodies import Told, lines_of, reading_of
from reportedly.casebook.by import By
from reportedly.casebook.carrying import carried, is_judged
from reportedly.casebook.claim_lines import lines_of_reading
from reportedly.casebook.kept import Record
from reportedly.casebook.packing import canonical, plain, unpack
from reportedly.casebook.provinces import province_of
from reportedly.casebook.reading_rows import Findable, findable, reading_id_of, rows_of, words_in
from reportedly.casebook.writing import Added, Writing
from reportedly.cycles import cycles_left
from reportedly.errors import InputError
from reportedly.model.digest import sha256_hex
from reportedly.model.gap import Gap
from reportedly.model.reading import Reading
from reportedly.model.report import Report

Stages = Mapping[str, int | str]
"""Name and version of every stage that made a reading."""
ReadingOutcome = Literal["read", "failed"]
TOGETHER = 250
"""Readings of which all is in memory at once."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A reading to be kept."""

    reading: Reading
    outcome: ReadingOutcome = "read"


@dataclass(slots=True)
class _Target:
    """The report version that a reading is of, and the reading that counts for it."""

    number: int
    id: str
    series: str
    version: int
    current: str | None = None


def add_reading(writing: Writing, read: Read, by: By, *, stages: Stages, run: str | None = None) -> Added:
    """Keep a reading of a report that is there; the reading that counted until now is superseded.

    Raises InputError where its report is not in the casebook.
    """
    return add_readings(writing, [read], by, stages=stages, run=run)[0]


def add_readings(
    writing: Writing, many: Sequence[Read], by: By, *, stages: Stages, run: str | None = None
) -> list[Added]:
    """Keep readings in their order; for many at once, as each look-up takes as long as a hundred rows."""
    targets = _targets(writing, [one.reading.report for one in many])
    judged = is_judged(writing)
    writing.actors.look_up(plain(actor.id) or "" for one in many for actor in one.reading.actors)
    added: list[Added] = []
    with cycles_left():
        for start in range(0, len(many), TOGETHER):
            added += _add_some(writing, many[start : start + TOGETHER], by, targets, stages, run, judged=judged)
    return added


def _add_some(
    writing: Writing,
    some: Sequence[Read],
    by: By,
    targets: Mapping[str, _Target],
    stages: Stages,
    run: str | None,
    *,
    judged: bool,
) -> list[Added]:
    taken = [_lines(one, targets[one.reading.report.id], stages, run) for one in some]
    there = _there(writing, [made[0] for one, made in zip(some, taken, strict=True)
                             if targets[one.reading.report.id].current])  # fmt: skip
    added = []
    for one, (reading_id, about, found) in zip(some, taken, strict=True):
        if reading_id in there:
            added.append(Added(outcome="same", id=reading_id, entry=None))
            continue
        there.add(reading_id)
        target = targets[one.reading.report.id]
        if judged:
            about["carried"] = carried(writing, target.series, one.reading.claims)
        about["provinces"] = _provinces(one.reading)
        body = canonical(about).encode("ascii") + b"\n" + found
        entry = _write(writing, target, body, findable(about, reading_id, one.reading), by)
        added.append(Added(outcome="new", id=reading_id, entry=entry))
    return added


def _there(writing: Writing, reading_ids: Sequence[str]) -> set[str]:
    """Those of the ids that a reading has; what was never read has none, and need not be asked for."""
    table = schema.readings.c
    return {row.id for row in writing.among(select(table.id), table.id, reading_ids)}


def _lines(one: Read, target: _Target, stages: Stages, run: str | None) -> tuple[str, Told, bytes]:
    """A reading's id, how it was made, and what was found as bytes."""
    about: Told = {
        "series": target.series,
        "version": target.version,
        "stages": dict(stages),
        "run": run,
        "outcome": one.outcome,
        "carried": [],
    }
    found = b"\n".join(lines_of_reading(one.reading))
    return reading_id_of(about, found), about, found


def _write(writing: Writing, target: _Target, body: bytes, told: Findable, by: By) -> int:
    before = {"reading": target.current} if target.current else None
    after = {"id": told.id, "claims": len(told.claims), "records": sha256_hex(body)}
    entry = writing.enter(by, "read", f"report {target.id}", before=before, after=after)
    record = Record.new(writing.next_number(schema.readings), body, entry.seq)
    first_claim = writing.next_number(schema.claims, len(told.claims))
    rows = rows_of(record, target.number, first_claim, told, writing.actors)
    writing.put_all(rows, words_in(told.claims, first_claim))
    if target.current:
        ended = update(schema.readings).where(schema.readings.c.id == target.current)
        writing.ask(ended.values(until_entry=entry.seq))
    target.current = told.id
    writing.flush_many()
    return entry.seq


def add_failure(writing: Writing, report: Report, gap: Gap, by: By, *, stages: Stages, run: str | None = None) -> Added:
    """Keep that a report could not be read, with the gap that says why; said again it is the same."""
    bare = Reading(report=report, claims=(), toponyms=(), timexes=(), actors=(), gaps=(gap,))
    return add_reading(writing, Read(reading=bare, outcome="failed"), by, stages=stages, run=run)


def _targets(writing: Writing, wanted: Sequence[Report]) -> dict[str, _Target]:
    """The newest version of each report, by report id."""
    table, readings = schema.reports.c, schema.readings.c
    asked = select(table.n, table.id, table.series, table.version).order_by(table.n)
    found = {
        row.id: _Target(row.n, row.id, row.series, row.version)
        for row in writing.among(asked, table.id, (report.id for report in wanted))
    }
    for report in wanted:
        if report.id not in found:
            raise InputError(f"report {report.id}", "is not in this casebook", "add it before its reading")
    by_number = {target.number: target for target in found.values()}
    current = select(readings.report, readings.id).where(readings.until_entry.is_(None))
    for row in writing.among(current, readings.report, by_number):
        by_number[row.report].current = row.id
    return found


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


def readings_counting(connection: Connection, report_ids: Sequence[str]) -> Iterator[KeptReading]:
    """The readings that count of these reports; of one with several, the newest comes last."""
    asked = _with_reports().where(schema.reports.c.id.in_(report_ids), schema.readings.c.until_entry.is_(None))
    for row in connection.execute(asked.order_by(schema.readings.c.n)):
        yield kept_of(row)


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
