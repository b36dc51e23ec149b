"""All kinds of records: which rows each is cut into, and which ledger entries end them.

Adding, importing and verifying go by the same functions, so that a row is what its record says or is named as a break.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table

from reportedly.casebook import fetches, judgements, links, reading_rows, reports, runs, schema, snapshots
from reportedly.casebook.bodies import FIRST_CLAIM, Told, line_of
from reportedly.casebook.engine import Rows, Words
from reportedly.casebook.kept import Record
from reportedly.casebook.ledger import Entry
from reportedly.casebook.packing import canonical


@dataclass(slots=True, kw_only=True)
class Numbers:
    """The rows that records have been given so far, as later records point at them."""

    reports: dict[tuple[str, int], int] = field(default_factory=dict)
    """By series and version."""
    actors: Mapping[str, int]
    """By id."""
    next_claim: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind:
    """One table of records, with the tables that its records are found by."""

    table: Table
    rows: Callable[[Record, Numbers, Told], Iterator[Rows]]
    """The rows of a record; the last argument is what its ledger entry tells."""
    words: Callable[[Record, Numbers], Iterator[Words]]
    key: Callable[[Any], Any]
    """What ledger entries call a record of the table by, from its row."""
    beside: tuple[tuple[Table, str], ...] = ()
    """Tables of rows cut from these records, with the column that holds the record's number or its entry."""
    of_claims: tuple[Table, ...] = ()
    """Tables of rows cut from the claims of these records."""
    shared: tuple[Table, ...] = ()
    """Tables of rows that several of these records say, and that are there once."""


def _no_words(_: Record, __: Numbers) -> Iterator[Words]:
    return iter(())


def _report_rows(record: Record, numbers: Numbers, _: Told) -> Iterator[Rows]:
    told = record.told
    numbers.reports[told["series"], told["version"]] = record.number
    return reports.rows_of(record)


def _reading_rows(record: Record, numbers: Numbers, _: Told) -> Iterator[Rows]:
    about = json.loads(record.body.partition(b"\n")[0])
    first, claims = numbers.next_claim, reading_rows.claims_in(record)
    numbers.next_claim += len(claims)
    report = numbers.reports[about["series"], about["version"]]
    return reading_rows.rows_of(record, report, first, reading_rows.findable_in(record, claims), numbers.actors)


def _reading_words(record: Record, numbers: Numbers) -> Iterator[Words]:
    """The words of a reading whose rows have just been cut."""
    claims = reading_rows.claims_in(record)
    return reading_rows.words_in(claims, numbers.next_claim - len(claims))


KINDS: tuple[RecordKind, ...] = (
    RecordKind(
        table=schema.snapshots,
        rows=lambda record, _, after: snapshots.rows_of(record, after.get("media_type")),
        words=_no_words,
        key=lambda row: row.digest,
    ),
    RecordKind(
        table=schema.runs,
        rows=lambda record, *_: runs.rows_of(record),
        words=_no_words,
        key=lambda row: row.id,
    ),
    RecordKind(
        table=schema.reports,
        rows=_report_rows,
        words=lambda record, _: reports.words_in(record),
        key=lambda row: (row.series, row.version),
    ),
    RecordKind(
        table=schema.withdrawals,
        rows=lambda record, *_: reports.withdrawal_rows(record),
        words=_no_words,
        key=lambda row: row.since_entry,
    ),
    RecordKind(
        table=schema.fetches,
        rows=lambda record, *_: fetches.rows_of(record),
        words=_no_words,
        key=lambda row: row.n,
    ),
    RecordKind(
        table=schema.readings,
        rows=_reading_rows,
        words=_reading_words,
        key=lambda row: row.id,
        beside=((schema.gaps, "reading"), (schema.reach, "since_entry")),
        of_claims=(schema.claims, schema.claim_places, schema.claim_actors),
        shared=(schema.actor_names,),
    ),
    RecordKind(
        table=schema.links,
        rows=lambda record, *_: links.rows_of(record),
        words=_no_words,
        key=lambda row: row.id,
    ),
    RecordKind(
        table=schema.judgements,
        rows=lambda record, *_: judgements.rows_of(record),
        words=_no_words,
        key=lambda row: row.id,
        beside=((schema.reach, "since_entry"), (schema.judged_places, "judgement")),
    ),
)
"""In the order in which they can be written: what others point at comes first."""


def ended_by(entry: Entry) -> Iterator[tuple[str, Any]]:
    """The records that an entry ends: their table, and what it calls them by."""
    before, after = entry.before or {}, entry.after or {}
    if entry.verb == "renew":
        yield "reports", (after["series"], before["version"])
    elif entry.verb == "read" and before:
        yield "readings", before["reading"]
    elif entry.verb == "undo":
        yield "judgements", before["judgement"]
    elif entry.verb == "return":
        yield "withdrawals", before["withdrawn_by"]
    elif entry.verb == "finish":
        yield "runs", entry.subject.partition(" ")[2]
    elif entry.verb == "link":
        yield from (("links", link) for link in after["ends"])


@dataclass(slots=True)
class Ends:
    """When records ended, as the ledger tells."""

    entries: dict[tuple[str, Any], list[int]] = field(default_factory=dict)

    def note(self, entry: Entry) -> None:
        """Take in what an entry ends."""
        for ended in ended_by(entry):
            self.entries.setdefault(ended, []).append(entry.seq)

    def of(self, table: Table, key: Any, since: int) -> int | None:
        """The first entry after `since` that ends a record."""
        return next((seq for seq in self.entries.get((table.name, key), ()) if seq > since), None)


def written_out(table: Table, body: bytes) -> Any:
    """A record's bytes as JSON, for export; of snapshots there is nothing to write."""
    if table is schema.snapshots:
        return None
    if table is not schema.readings:
        return json.loads(body)
    lines = [json.loads(line) for line in body.decode("utf-8").split("\n")]
    return {"about": lines[0], "beside": lines[1], "claims": lines[FIRST_CLAIM:]}


def read_back(table: Table, told: Told) -> bytes:
    """The bytes of a record from what was exported."""
    if table is schema.reports:
        return line_of(told)
    if table is not schema.readings:
        return canonical(told).encode("ascii")
    about = canonical(told["about"]).encode("ascii")
    return b"\n".join([about, line_of(told["beside"]), *map(line_of, told["claims"])])
