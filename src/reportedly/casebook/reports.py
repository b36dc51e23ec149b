"""Reports with all their versions: the same page or file with other words is a new version of one series."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select, update

from reportedly.casebook import schema
from reportedly.casebook.bodies import Told, gaps_of, line_of, report_of, report_told
from reportedly.casebook.by import By
from reportedly.casebook.engine import Rows, Words
from reportedly.casebook.kept import Record
from reportedly.casebook.moments import minutes
from reportedly.casebook.packing import canonical, plain, unpack
from reportedly.casebook.words import words_of
from reportedly.casebook.writing import Added, Writing
from reportedly.cycles import cycles_left
from reportedly.errors import InputError
from reportedly.model.digest import digest_id, sha256_hex
from reportedly.model.gap import Gap
from reportedly.model.report import Report

TELLING = ("text", "title", "byline", "dateline", "published", "publisher", "url", "external_id")
"""Fields in which a report must differ to be another version; how it was fetched and detected is not among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a report as kept."""

    number: int
    """Its row."""
    series: str
    """What stays the same from version to version: "id …", "url …", "file …"."""
    version: int
    """1 for the first."""
    report: Report
    gaps: tuple[Gap, ...]
    """What collecting left open."""
    where: str | None
    """Where it was found, as collecting says; None where it was handed over as it is."""
    since_entry: int
    until_entry: int | None
    """The entry that added the next version; None for the newest."""


def series_of(report: Report, where: str | None = None) -> str:
    """The series that a report belongs to by default: its own id at its publisher, else its address, else its file."""
    if report.external_id is not None:
        return f"id {canonical([report.publisher, report.external_id])}"
    if report.url is not None:
        return f"url {plain(report.url)}"
    return f"file {plain(where)}" if where is not None else f"report {report.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A report to be kept, with what is known of how it came."""

    report: Report
    series: str | None = None
    """None for the series that it belongs to by default."""
    where: str | None = None
    """Where it was found, as collecting says."""
    gaps: tuple[Gap, ...] = ()
    reverts: bool = False
    """True where going back to the words of an older version is a new version, as for a page fetched from the web."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A version that is there, as far as it matters for the next one."""

    number: int
    id: str
    version: int
    telling: str


def add_report(writing: Writing, incoming: Incoming, by: By) -> Added:
    """Keep a report: new, a new version of its series, or the same as a version that is there."""
    return add_reports(writing, [incoming], by)[0]


def add_reports(writing: Writing, many: Sequence[Incoming], by: By) -> list[Added]:
    """Keep reports in their order; for many at once, as each look-up takes as long as a hundred rows."""
    series = [plain(one.series) or series_of(one.report, one.where) for one in many]
    known = _known(writing, series)
    gone = {row.series for row in writing.among(_withdrawn(), schema.withdrawals.c.series, series)}
    with cycles_left():
        return [_add(writing, one, by, own, known[own], own in gone) for one, own in zip(many, series, strict=True)]


def _known(writing: Writing, series: Sequence[str]) -> dict[str, list[_Known]]:
    table = schema.reports.c
    asked = select(table.series, table.n, table.id, table.version, table.telling).order_by(table.n)
    found: dict[str, list[_Known]] = {own: [] for own in series}
    for row in writing.among(asked, table.series, series):
        found[row.series].append(_Known(row.n, row.id, row.version, row.telling))
    return found


def _add(writing: Writing, one: Incoming, by: By, series: str, known: list[_Known], gone: bool) -> Added:
    if gone:
        _end_withdrawal(writing, series, by)
    told = {"series": series, "where": plain(one.where), **report_told(one.report, one.gaps)}
    telling = telling_of(told["report"])
    for version in known[-1:] if one.reverts else known:
        if version.telling == telling:
            return Added(outcome="same", id=version.id, entry=None)
    before = known[-1] if known else None
    told["version"] = before.version + 1 if before else 1
    entry, number = _write(writing, told, telling, by, before)
    known.append(_Known(number, one.report.id, told["version"], telling))
    return Added(outcome="new version" if before else "new", id=one.report.id, entry=entry)


def _write(writing: Writing, told: Told, telling: str, by: By, before: _Known | None) -> tuple[int, int]:
    report_id = told["report"]["id"]
    body = line_of(told)
    after = {"records": sha256_hex(body), "id": report_id, "series": told["series"], "version": told["version"]}
    previous = {"id": before.id, "version": before.version} if before else None
    verb = "renew" if before else "add"
    entry = writing.enter(by, verb, f"report {report_id}", before=previous, after=after)
    record = Record.new(writing.next_number(schema.reports), body, entry.seq)
    writing.put_all(rows_of(record, told, telling), words_in(record, told))
    if before:
        writing.ask(update(schema.reports).where(schema.reports.c.n == before.number).values(until_entry=entry.seq))
    return entry.seq, record.number


def telling_of(report: Told) -> str:
    """A digest of the fields in which a report must differ to be another version."""
    return digest_id("tel", *(report[name] for name in TELLING))


def rows_of(record: Record, told: Told | None = None, telling: str | None = None) -> Iterator[Rows]:
    """The row of a report version; `told` is its record as JSON and `telling` its digest, where they are at hand."""
    told = told or record.told
    report = told["report"]
    row = (
        record.number,
        report["id"],
        told["series"],
        told["version"],
        plain(report["publisher"]),
        plain(report["title"]),
        plain(report["url"]),
        plain(report["external_id"]),
        plain(report["language"]),
        telling or telling_of(report),
        minutes(report["published"]),
        minutes(report["published"], end=True),
        minutes(report["fetched"]),
        report["sha256"],
        *record.ending,
    )
    yield schema.reports, [row]


def words_in(record: Record, told: Told | None = None) -> Iterator[Words]:
    """What a report version is found by."""
    report = (told or record.told)["report"]
    if words := " ".join(words_of(f"{report['title'] or ''}\n{report['text']}")):
        yield "report_words", [(record.number, words)]


def withdraw(writing: Writing, series: str, by: By, *, why: str, status: int | None = None) -> Added:
    """Note that a report's publisher has taken it away (404 or 410 after it had been there)."""
    if not list(writing.ask(_versions(series))):
        raise InputError(series, "is no series of this casebook", "see `reportedly reports`")
    if writing.ask(_withdrawn().where(schema.withdrawals.c.series == series)).first():
        return Added(outcome="same", id=series, entry=None)
    told = {"series": series, "status": status, "why": why}
    body = canonical(told).encode("ascii")
    entry = writing.enter(by, "withdraw", f"series {series}", after={"records": sha256_hex(body)}, why=why)
    writing.put_all(withdrawal_rows(Record.new(writing.next_number(schema.withdrawals), body, entry.seq)))
    return Added(outcome="new", id=series, entry=entry.seq)


def withdrawal_rows(record: Record) -> Iterator[Rows]:
    """The row of a withdrawal."""
    yield schema.withdrawals, [(record.number, record.told["series"], *record.ending)]


def _end_withdrawal(writing: Writing, series: str, by: By) -> None:
    """A series that is told again is no longer withdrawn."""
    gone = writing.ask(_withdrawn().where(schema.withdrawals.c.series == series)).first()
    if gone:
        entry = writing.enter(by, "return", f"series {series}", before={"withdrawn_by": gone.since_entry})
        ended = update(schema.withdrawals).where(schema.withdrawals.c.n == gone.n)
        writing.ask(ended.values(until_entry=entry.seq))


def _withdrawn() -> Select[Any]:
    table = schema.withdrawals.c
    return select(table.n, table.series, table.since_entry).where(table.until_entry.is_(None))


def _versions(series: str) -> Any:
    return select(schema.reports).where(schema.reports.c.series == series).order_by(schema.reports.c.version)


def _told(packed: bytes) -> Told:
    told: Told = json.loads(unpack(packed))
    return told


def version_of(row: Any) -> Version:
    """The version that a row keeps."""
    told = _told(row.body)
    return Version(
        number=row.n,
        series=row.series,
        version=row.version,
        report=report_of(told),
        gaps=gaps_of(told),
        where=told["where"],
        since_entry=row.since_entry,
        until_entry=row.until_entry,
    )


def versions(connection: Connection, series: str) -> list[Version]:
    """All versions of a series, oldest first."""
    return [version_of(row) for row in connection.execute(_versions(series))]


def version_with(connection: Connection, report_id: str) -> Version | None:
    """The newest version with this report id; None where there is none."""
    table = schema.reports
    asked = select(table).where(table.c.id == report_id).order_by(table.c.n.desc()).limit(1)
    row = connection.execute(asked).first()
    return version_of(row) if row else None


def unread(connection: Connection, stages: str) -> list[int]:
    """Rows of the newest versions that no reading by just these stages is there for, in the order of adding."""
    read = select(schema.readings.c.report).where(schema.readings.c.stages == stages)
    table = schema.reports.c
    asked = select(table.n).where(table.until_entry.is_(None), table.n.not_in(read)).order_by(table.n)
    return [row[0] for row in connection.execute(asked)]


def version_at(connection: Connection, number: int) -> Version:
    """The version in a row."""
    return version_of(connection.execute(select(schema.reports).where(schema.reports.c.n == number)).one())
