"""Proof that nothing was changed: the ledger's chain, every record against its entry, every row against its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Select, Table, select
from sqlalchemy.exc import SQLAlchemyError

from reportedly.casebook import ledger, schema
from reportedly.casebook.actor_numbers import ActorNumbers
from reportedly.casebook.bodies import Told
from reportedly.casebook.engine import Kind, Row, Rows
from reportedly.casebook.kept import Record
from reportedly.casebook.ledger import Tail
from reportedly.casebook.packing import checksum, unpack
from reportedly.casebook.records import KINDS, Ends, Numbers, RecordKind

AT_A_TIME = 200
"""Rows that are looked at together."""
MANY_BREAKS = 20
"""So many are named; then it is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Something that is not as it was written."""

    where: str
    """The ledger entry, snapshot or row."""
    what: str
    """What differs."""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was looked at, and what was found broken."""

    entries: int
    records: int
    digest: str
    """The last entry's: written down elsewhere, it proves later that no entry was cut off the end."""
    breaks: tuple[Break, ...]
    """In the order of looking, the ledger first; empty where all is as written."""

    @property
    def whole(self) -> bool:
        """True where nothing is broken."""
        return not self.breaks


@dataclass(slots=True)
class _Told:
    """What the ledger says there must be."""

    tail: Tail = field(default_factory=Tail)
    entries: int = 0
    after: dict[int, Told] = field(default_factory=dict)
    """By entry that added records: what it tells of them, their digest under "records"."""
    ends: Ends = field(default_factory=Ends)
    records: int = 0


def verify(connection: Connection, kind: Kind) -> Verification:
    """Look at everything; the first break is the first of the breaks that are named."""
    told = _Told()
    found: list[Break] = []
    looks = chain(_ledger_breaks(connection, told), _record_breaks(connection, told), _file_breaks(connection, kind))
    for one in looks:
        found.append(one)
        if len(found) == MANY_BREAKS:
            break
    return Verification(entries=told.entries, records=told.records, digest=told.tail.digest, breaks=tuple(found))


def _file_breaks(connection: Connection, kind: Kind) -> Iterator[Break]:
    for fault in kind.faults(connection):
        yield Break(where="file", what=fault)


def _ledger_breaks(connection: Connection, told: _Told) -> Iterator[Break]:
    for row in _walk(connection, schema.ledger, "seq"):
        if isinstance(row, Break):
            yield row
            continue
        if row.seq != told.tail.seq + 1:
            yield Break(where=f"ledger entry {told.tail.seq + 1}", what=f"is missing; the next one is {row.seq}")
        yield from _entry_breaks(row, told)
        told.tail = Tail(row.seq, row.digest)
        told.entries += 1


def _entry_breaks(row: Any, told: _Told) -> Iterator[Break]:
    where = f"ledger entry {row.seq}"
    try:
        entry = ledger.entry_of(row)
        if ledger.row_of(entry) != tuple(row):
            yield Break(where=where, what="is not written as entries are")
        if entry.previous != told.tail.digest:
            yield Break(where=where, what=f"follows {str(entry.previous)[:12]}…, not {told.tail.digest[:12]}…")
        if entry.digest != entry.sealed:
            yield Break(where=where, what="does not have its own digest: one of its fields was changed")
        told.ends.note(entry)
        if entry.after and "records" in entry.after:
            told.after[entry.seq] = entry.after
    except Exception as error:  # whatever a changed byte makes of an entry, it is to be named and not to stop the look
        yield Break(where=where, what=f"cannot be read ({type(error).__name__}: {error})")


def _record_breaks(connection: Connection, told: _Told) -> Iterator[Break]:
    numbers, digests = Numbers(actors=ActorNumbers(connection)), _Digests(told.after)
    for kind in KINDS:
        yield from _kind_breaks(connection, kind, told, numbers, digests)
        yield from digests.close(kind.table)
    for seq in sorted(told.after.keys() - digests.met):
        yield Break(where=f"ledger entry {seq}", what="the records that it tells of are gone")


@dataclass(slots=True)
class _Digests:
    """Digests over the records of each entry, as they come."""

    after: dict[int, Told]
    met: set[int] = field(default_factory=set)
    seq: int | None = None
    running: Any = None

    def take(self, table: Table, record: Record) -> Iterator[Break]:
        if record.since == self.seq:
            self.running.update(b"\n" + record.body)
            return
        yield from self.close(table)
        if record.since in self.met or record.since not in self.after:
            where = f"{table.name} row {record.number}"
            yield Break(where=where, what=f"ledger entry {record.since} does not tell of it")
        self.met.add(record.since)
        self.seq, self.running = record.since, sha256(record.body)

    def close(self, table: Table) -> Iterator[Break]:
        seq, self.seq = self.seq, None
        if seq is not None and seq in self.after and self.running.hexdigest() != self.after[seq]["records"]:
            where = _named(table, seq, self.after[seq])
            yield Break(where=where, what=f"is not what ledger entry {seq} says was added: its digest differs")


def _named(table: Table, seq: int, after: Told) -> str:
    """Name the records of an entry as people look for them."""
    if table is schema.snapshots:
        return f"snapshot {after['records']}"
    return f"{table.name} of ledger entry {seq}" + (f" ({after['id']})" if "id" in after else "")


def _kind_breaks(
    connection: Connection, kind: RecordKind, told: _Told, numbers: Numbers, digests: _Digests
) -> Iterator[Break]:
    waiting: list[Rows] = []
    span: list[tuple[int, int]] = []
    first_claim = numbers.next_claim
    said: dict[str, set[Row]] = {table.name: set() for table in kind.shared}
    for row in _walk(connection, kind.table, "n"):
        if isinstance(row, Break):
            yield row
            continue
        told.records += 1
        where = f"{kind.table.name} row {row.n}"
        if kind.table is schema.snapshots:
            where = f"snapshot {row.digest}"
        yield from _row_breaks(kind, row, where, told, numbers, digests, waiting)
        span.append((row.n, row.since_entry))
        if len(span) == AT_A_TIME:
            _note_shared(kind, waiting, said)
            yield from _beside_breaks(connection, kind, span, (first_claim, numbers.next_claim), waiting)
            first_claim, waiting, span = numbers.next_claim, [], []
    if span:
        _note_shared(kind, waiting, said)
        yield from _beside_breaks(connection, kind, span, (first_claim, numbers.next_claim), waiting)
    for table in kind.shared:
        yield from _different(connection, kind, table, select(table), Counter(said[table.name]), "all")


def _note_shared(kind: RecordKind, waiting: Sequence[Rows], said: dict[str, set[Row]]) -> None:
    """Keep the rows that are there once, however many records say them, until all records have been seen."""
    for table in kind.shared:
        said[table.name].update(row for beside, rows in waiting if beside is table for row in rows)


def _row_breaks(
    kind: RecordKind,
    row: Any,
    where: str,
    told: _Told,
    numbers: Numbers,
    digests: _Digests,
    waiting: list[Rows],
) -> Iterator[Break]:
    """One row against its own bytes, its entry and the record that these bytes are."""
    try:
        if checksum(row.body) != row.body_crc:
            yield Break(where=where, what="its bytes do not have their checksum")
        until = told.ends.of(kind.table, kind.key(row), row.since_entry)
        record = Record(number=row.n, body=unpack(row.body), packed=row.body, since=row.since_entry, until=until)
        yield from digests.take(kind.table, record)
        (_, (own,)), *others = kind.rows(record, numbers, told.after.get(row.since_entry, {}))
        waiting.extend(others)
        for column, kept, cut in zip(kind.table.columns, row, own, strict=True):
            if kept != cut and column.name != "body_crc":
                yield Break(where=where, what=f"column {column.name} is {kept!r}, and {cut!r} by its record")
    except Exception as error:  # whatever a changed byte makes of a row, it is to be named and not to stop the look
        yield Break(where=where, what=f"cannot be read ({type(error).__name__}: {str(error)[:200]})")


def _beside_breaks(
    connection: Connection,
    kind: RecordKind,
    span: Sequence[tuple[int, int]],
    claims: tuple[int, int],
    waiting: list[Rows],
) -> Iterator[Break]:
    """The rows cut from some records against those that are there."""
    numbers, entries = zip(*span, strict=True)
    sources = [
        (table, table.c[column].in_(entries if column == "since_entry" else numbers)) for table, column in kind.beside
    ]
    sources += [(table, _claim_of(table).between(claims[0], claims[1] - 1)) for table in kind.of_claims]
    for table, theirs in sources:
        cut = Counter(row for beside, rows in waiting if beside is table for row in rows)
        yield from _different(
            connection, kind, table, select(table).where(theirs), cut, f"{numbers[0]} to {numbers[-1]}"
        )


def _different(
    connection: Connection, kind: RecordKind, table: Table, asked: Select[Any], cut: Counter[Row], of: str
) -> Iterator[Break]:
    """The rows that are there and not cut from records, and the other way round."""
    try:
        there = Counter(map(tuple, connection.execute(asked)))
    except SQLAlchemyError as error:
        yield Break(where=f"{table.name} of {kind.table.name} {of}", what=_cause(error))
        return
    for row in chain((there - cut), (cut - there)):
        what = f"{row!r} is there, and in no record" if row in there else f"{row!r} is gone, or was changed"
        yield Break(where=f"{table.name} of {kind.table.name}", what=what)


def _claim_of(table: Table) -> Any:
    """The column that holds a claim's number."""
    return table.c.n if table is schema.claims else table.c.claim


def _walk(connection: Connection, table: Table, key: str) -> Iterator[Any]:
    """The rows of a table in order; where one cannot be read, a break in its place."""
    column, last = table.c[key], 0
    asked = select(table).order_by(column)
    while True:
        try:
            rows = connection.execute(asked.where(column > last).limit(AT_A_TIME)).all()
        except SQLAlchemyError:
            rows = yield from _one_by_one(connection, table, key, last)
        if not rows:
            return
        yield from (row for row in rows if row is not None)
        last = getattr(next(row for row in reversed(rows) if row is not None), key)


def _one_by_one(connection: Connection, table: Table, key: str, last: int) -> Any:
    """Find the rows among the next ones that cannot be read; they come as breaks, the others are returned."""
    column = table.c[key]
    try:
        numbers = [
            r[0] for r in connection.execute(select(column).where(column > last).order_by(column).limit(AT_A_TIME))
        ]
    except SQLAlchemyError as error:
        yield Break(where=f"{table.name} after row {last}", what=_cause(error))
        return []
    rows = []
    for number in numbers:
        try:
            rows.append(connection.execute(select(table).where(column == number)).one())
        except SQLAlchemyError as error:
            yield Break(where=f"{table.name} row {number}", what=_cause(error))
    return rows


def _cause(error: SQLAlchemyError) -> str:
    return f"cannot be read ({getattr(error, 'orig', None) or error})"
