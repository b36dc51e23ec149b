"""One writing transaction: entries and rows are gathered, numbered under the lock and written in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, CursorResult, Executable, Index, Select, Table, func, select

from reportedly.casebook import ledger, schema
from reportedly.casebook.actor_numbers import ActorNumbers
from reportedly.casebook.by import By
from reportedly.casebook.engine import Kind, Row, Rows, Said, Words
from reportedly.casebook.ledger import Entry, Tail, Told

Outcome = Literal["new", "new version", "same"]
IN_ORDER = tuple(schema.metadata.sorted_tables)
"""Tables that others point at come before them."""
ASKED_AT_ONCE = 500
"""Values that one statement looks for."""
MANY_ROWS = 50_000
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

    connection: Connection
    kind: Kind
    tail: Tail
    waiting: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    words: defaultdict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))
    shared: set[Row] = field(default_factory=set)
    """Rows of tables that records share, written by this transaction."""
    aside: Sequence[Index] | None = None
    """Indexes that are to be made when all is written; None until it shows that much is."""
    numbers: dict[str, int] = field(default_factory=dict)
    actors: ActorNumbers = field(init=False)
    rows: int = 0
    written: int = 0
    broken: bool = False
    """True once a step failed half-way: then the whole is taken back."""

    def __post_init__(self) -> None:
        self.actors = ActorNumbers(self.connection, self._number_actor)

    def _number_actor(self, actor: str) -> int:
        number = self.next_number(schema.actors)
        self.put(schema.actors, (number, actor))
        return number

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

    def put_all(self, rows: Iterable[Rows], words: Iterable[Words] = ()) -> None:
        """Add the rows of a record, and the words that it is found by."""
        for table, cut in rows:
            self.waiting[table.name] += cut
            self.rows += len(cut)
        for name, said in words:
            self.words[name] += said

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
        """Write what waits if it is much."""
        if self.rows > MANY_ROWS:
            self._set_indexes_aside()
            self.flush()

    def _set_indexes_aside(self) -> None:
        """Where much comes into a casebook without claims, make its indexes at the end, of all at once.

        They come back with the end of the same transaction: nobody ever sees the casebook without them.
        """
        if self.aside is None and self.waiting.get(schema.claims.name):
            first = self.connection.execute(select(schema.claims.c.n).limit(1)).first()
            self.aside = schema.MADE_LAST if first is None else ()
            if self.aside:
                self.kind.set_words_aside(self.connection)
            for index in self.aside:
                index.drop(self.connection)

    def flush(self) -> None:
        """Write all rows that wait, tables that others point at first."""
        if not self.rows:
            return
        for table in IN_ORDER:
            rows = self.waiting.pop(table.name, None)
            if rows and table in schema.SHARED:
                self._insert_shared(table, rows)
            elif rows:
                self.kind.insert(self.connection, table, rows)
        for table_name, rows_of_words in self.words.items():
            if rows_of_words:
                self.kind.index(self.connection, table_name, rows_of_words)
        self.words.clear()
        self.written += self.rows
        self.rows = 0

    def _insert_shared(self, table: Table, rows: Iterable[Row]) -> None:
        new = sorted(set(rows) - self.shared)
        if new:
            self.kind.insert_missing(self.connection, table, new)
            self.shared.update(new)

    def finish(self) -> None:
        """Write what waits; where it was much, make the indexes, and let the engine look again at what there is."""
        self.flush()
        if self.aside:
            self.kind.make_words_last(self.connection)
        for index in self.aside or ():
            index.create(self.connection)
        self.aside = ()
        if self.written > MANY_ROWS:
            self.kind.survey(self.connection)

    def among(self, asked: Select[Any], column: ColumnElement[Any], values: Iterable[Any]) -> Iterator[Any]:
        """The rows of a selection whose column has one of many values."""
        listed: Sequence[Any] = sorted(set(values))
        for start in range(0, len(listed), ASKED_AT_ONCE):
            yield from self.ask(asked.where(column.in_(listed[start : start + ASKED_AT_ONCE])))
