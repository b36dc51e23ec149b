"""One writing transaction: entries and rows are gathered, numbered under the lock and written in bulk."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, CursorResult, Executable, Select, Table, func, select

from reportedly.casebook import ledger, schema
from reportedly.casebook.behind import Behind
from reportedly.casebook.by import By
from reportedly.casebook.engine import Kind, Row
from reportedly.casebook.ledger import Entry, Tail, Told

Outcome = Literal["new", "new version", "same"]
IN_ORDER = tuple(schema.metadata.sorted_tables)
"""Tables that others point at come before them."""
ASKED_AT_ONCE = 500
"""Values that one statement looks for."""
MANY_ROWS = 20_000
"""So many rows wait before they are written, also where the transaction goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of something handed in."""

    outcome: Outcome
    id: str
    """The id that it has in the casebook."""
    entry: int | None
    """The ledger entry that added it; None where it was there already."""


@dataclass(slots=True, kw_only=True)
class Writing:
    """An open transaction that holds the writers' lock."""

    own_connection: Connection
    """Not to be used while rows are written behind; `connection` waits for that."""
    kind: Kind
    tail: Tail
    behind: Behind = field(default_factory=Behind)
    waiting: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, list[tuple[int, list[str]]]] = field(default_factory=dict)
    shared: set[Row] = field(default_factory=set)
    """Rows of tables that records share, written by this transaction."""
    numbers: dict[str, int] = field(default_factory=dict)
    rows: int = 0
    written: int = 0
    broken: bool = False
    """True once a step failed half-way: then the whole is taken back."""

    def enter(
        self,
        by: By,
        verb: str,
        subject: str,
        *,
        before: Told | None = None,
        after: Told | None = None,
        why: str | None = None,
    ) -> Entry:
        """Append an entry to the ledger."""
        entry = ledger.sealed_entry(self.tail, by, verb, subject, before=before, after=after, why=why)
        self.tail = Tail(entry.seq, entry.digest)
        self.put(schema.ledger, ledger.row_of(entry))
        return entry

    def put(self, table: Table, row: Row) -> None:
        """Add a row, in the order of the table's columns."""
        self.waiting[table.name].append(row)
        self.rows += 1

    def put_all(self, rows: Iterable[tuple[Table, Row]], words: Iterable[tuple[str, int, list[str]]] = ()) -> None:
        """Add the rows of a record, and the words that it is found by."""
        waiting = self.waiting
        for table, row in rows:
            waiting[table.name].append(row)
            self.rows += 1
        for name, number, cut in words:
            if cut:
                self.words.setdefault(name, []).append((number, cut))

    def next_number(self, table: Table, many: int = 1) -> int:
        """The number of the table's next row, and of so many from there on."""
        last = self.numbers.get(table.name)
        if last is None:
            last = self.connection.execute(select(func.max(table.c.n))).scalar() or 0
        self.numbers[table.name] = last + many
        return last + 1

    def ask(self, asked: Executable) -> CursorResult[Any]:
        """Run a statement that sees everything written so far."""
        self.flush()
        found: CursorResult[Any] = self.connection.execute(asked)
        return found

    def flush_many(self) -> None:
        """Begin to write what waits if it is much; what is asked for next waits until it is written."""
        if self.rows > MANY_ROWS:
            self.behind.start(self._taken())

    def flush(self) -> None:
        """Write all rows that wait."""
        self.behind.wait()
        if self.rows:
            self._taken()()

    def _taken(self) -> Callable[[], None]:
        """The writing of what waits, of which nothing waits any more."""
        waiting, words = self.waiting, self.words
        self.waiting, self.words = defaultdict(list), {}
        self.written += self.rows
        self.rows = 0
        return partial(self._write, waiting, words)

    def _write(self, waiting: Mapping[str, list[Row]], words: Mapping[str, list[tuple[int, list[str]]]]) -> None:
        """Write rows, tables that others point at first, and then the words that they are found by."""
        for table in IN_ORDER:
            rows = waiting.get(table.name)
            if rows and table in schema.SHARED:
                self._insert_shared(table, rows)
            elif rows:
                self.kind.insert(self.own_connection, table, rows)
        for name, rows_of_words in words.items():
            self.kind.index(self.own_connection, name, rows_of_words)

    def _insert_shared(self, table: Table, rows: Iterable[Row]) -> None:
        new = sorted(set(rows) - self.shared)
        if new:
            self.kind.insert_missing(self.own_connection, table, new)
            self.shared.update(new)

    @property
    def connection(self) -> Connection:
        """The connection, when all that was being written behind is written."""
        self.behind.wait()
        return self.own_connection

    def finish(self) -> None:
        """Write what waits; where it was much, the engine looks again at what there is."""
        self.flush()
        if self.written > MANY_ROWS:
            self.kind.survey(self.connection)

    def among(self, asked: Select[Any], column: ColumnElement[Any], values: Iterable[Any]) -> Iterator[Any]:
        """The rows of a selection whose column has one of many values."""
        listed: Sequence[Any] = sorted(set(values))
        for start in range(0, len(listed), ASKED_AT_ONCE):
            yield from self.ask(asked.where(column.in_(listed[start : start + ASKED_AT_ONCE])))


@contextmanager
def collecting_later() -> Iterator[None]:
    """Put off the collection of unreachable objects: among the many that bulk work makes there are none to find."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
