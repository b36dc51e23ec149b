"""Tables of one's own beside a casebook, on the same engine: gone when nobody needs them, also after a crash.

Beside a file they lie in a temporary file, beside a schema of a server in another schema of it. Who connects sees both
as one: what is not among the tables of one's own is looked for in the casebook, of which nothing is changed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, Table, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from reportedly.casebook import schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.sqlite import Sqlite
from reportedly.errors import ReadOnlyError

WORDS_KEPT = ("data", "idx", "config")
"""The tables in which SQLite keeps the words of a full-text table."""
SHOWN = "_shown_"
"""Between the name of a casebook's schema and what else the name of one beside it has."""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Where tables of one's own are."""

    kind: Kind
    engine: Engine
    """Its connections see the casebook's tables too."""
    own: str
    """What SQL calls the place of the tables of one's own."""
    book: str
    """What it calls the place of the casebook's."""
    throw_away: Callable[[], object]
    writing: Mapping[str, Any] = field(default_factory=dict)
    """What a connection that writes is told, so that all it reads is of one moment."""

    def take_over(self, connection: Connection, tables: Iterable[Table], words: str) -> None:
        """Make the rows of one's own tables, and their words, those of the casebook's tables."""
        for table in tables:
            self._copy(connection, table.name, ", ".join(column.name for column in table.columns))
        on_file = self.kind.name == Sqlite.name
        for name in (f"{words}_{part}" for part in WORDS_KEPT) if on_file else (words,):
            self._copy(connection, name, "*")

    def _copy(self, connection: Connection, table: str, columns: str) -> None:
        connection.exec_driver_sql(f"DELETE FROM {self.own}.{table}")
        chosen = "" if columns == "*" else f"({columns})"
        connection.exec_driver_sql(f"INSERT INTO {self.own}.{table} {chosen} SELECT {columns} FROM {self.book}.{table}")


def beside_file(file: str | None, tables: Iterable[Table], words: str) -> Beside:
    """Tables in a temporary file; without a casebook's file they stand alone."""
    folder, kind = tempfile.TemporaryDirectory(prefix="reportedly-"), Sqlite()
    own = str(Path(folder.name) / "beside.sqlite")
    alone = kind.connect(own)
    _make(alone, kind, tables, words)
    alone.dispose()
    engine = kind.connect(own, beside=file)

    def throw_away() -> None:
        engine.dispose()
        folder.cleanup()

    return Beside(kind=kind, engine=engine, own="main", book="beside", throw_away=throw_away)


def beside_schema(where: str, kind: Kind, tables: Iterable[Table], words: str) -> Beside:
    """Tables in a schema of their own on the casebook's server.

    Raises ReadOnlyError where none may be made there.
    """
    holding = create_engine(where, isolation_level="AUTOCOMMIT", poolclass=NullPool).connect()
    quoted = holding.dialect.identifier_preparer.quote
    book = holding.execute(text("SELECT current_schema()")).scalar_one()
    _drop_abandoned(holding, f"{book}{SHOWN}")
    name = f"{book}{SHOWN}{token_hex(4)}"
    holding.execute(text("SELECT pg_advisory_lock(hashtext(:name))"), {"name": name})
    _make_schema(holding, quoted(name))
    alone, engine = _seeing(where, kind, quoted(name)), _seeing(where, kind, f"{quoted(name)}, {quoted(book)}")
    _make(alone, kind, tables, words)
    alone.dispose()

    def throw_away() -> None:
        engine.dispose()
        with suppress(DBAPIError), holding:  # of a server that is gone, whoever comes next drops what is left
            holding.exec_driver_sql(f"DROP SCHEMA {quoted(name)} CASCADE")

    return Beside(
        kind=kind, engine=engine, own=quoted(name), book=quoted(book), throw_away=throw_away,
        writing={"isolation_level": "REPEATABLE READ"},
    )  # fmt: skip


def _make(alone: Engine, kind: Kind, tables: Iterable[Table], words: str) -> None:
    """Make the tables, over a connection that sees no others."""
    with alone.connect().execution_options(writes=True) as connection, connection.begin():
        schema.metadata.create_all(connection, tables=list(tables))
        kind.create_words(connection, words)


def _make_schema(connection: Connection, name: str) -> None:
    try:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    except DBAPIError as error:
        said = str(error.orig).strip()
        connection.close()
        raise ReadOnlyError(
            f"what readers are shown is kept in a schema of its own, and none can be made on this server ({said}); "
            "let its role make one: GRANT CREATE ON DATABASE … TO …"
        ) from None


def _drop_abandoned(connection: Connection, beginning: str) -> None:
    """Drop schemas beside the casebook that nobody holds any more: whoever made them ended by a crash."""
    asked = text("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, :beginning)")
    for name in connection.execute(asked, {"beginning": beginning}).scalars().all():
        if connection.execute(text("SELECT pg_try_advisory_lock(hashtext(:name))"), {"name": name}).scalar():
            quoted = connection.dialect.identifier_preparer.quote(name)
            connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {quoted} CASCADE")
            connection.execute(text("SELECT pg_advisory_unlock(hashtext(:name))"), {"name": name})


def _seeing(where: str, kind: Kind, schemas: str) -> Engine:
    """An engine whose connections look for tables in some schemas, one after the other."""
    engine = kind.connect(where)

    def see(connection: Any, _: object) -> None:
        connection.execute(f"SET search_path TO {schemas}")
        connection.commit()

    event.listen(engine, "connect", see)
    return engine
