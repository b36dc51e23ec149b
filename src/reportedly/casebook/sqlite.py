"""Casebooks in one SQLite file: write-ahead log, foreign keys, FTS5."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Select, Table, create_engine, event, literal_column, select, table, text

from reportedly.casebook.engine import Row, Said
from reportedly.casebook.words import Term

BUSY_SECONDS = 60
"""How long a writer waits for its turn."""
WORDS_IN_MEMORY = 16 << 20
"""Bytes of words that FTS5 gathers before it writes them: with less, bulk work would merge what it has just written."""
PRIMARY = 0xFF
"""The bits of an error's number that say of which kind it is."""

SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
)


class Sqlite:
    """One file; readers never wait, writers take turns."""

    name = "sqlite"

    def connect(self, where: str, *, beside: str | None = None) -> Engine:
        """Make an engine whose reading transactions are deferred and whose writing ones take the lock at once.

        What is not in the file itself is looked for in the one `beside` it, of which nothing is changed.
        """
        told = {"timeout": BUSY_SECONDS, "uri": beside is not None}
        engine = create_engine(URL.create("sqlite", database=where), connect_args=told)
        event.listen(engine, "connect", _set)
        if beside is not None:
            read_only = f"{Path(beside).absolute().as_uri()}?mode=ro"
            event.listen(engine, "connect", lambda one, _: one.execute("ATTACH DATABASE ? AS beside", [read_only]))
        event.listen(engine, "begin", _begin)
        return engine

    def exists(self, where: str) -> bool:
        """Tell whether the file is there and not empty."""
        path = Path(where)
        return path.is_file() and path.stat().st_size > 0

    def lock(self, connection: Connection) -> None:
        """The lock was taken as the transaction began."""

    def insert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Write rows by one prepared statement."""
        self._write(connection, "INSERT", table, rows)

    def insert_missing(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Write those of the rows that are not there."""
        self._write(connection, "INSERT OR IGNORE", table, rows)

    def _write(self, connection: Connection, verb: str, table: Table, rows: Sequence[Row]) -> None:
        marks = ", ".join("?" * len(table.columns))
        connection.exec_driver_sql(f"{verb} INTO {table.name} VALUES ({marks})", list(rows))

    def index(self, connection: Connection, words: str, rows: Sequence[Said]) -> None:
        """Hand the words to FTS5 as they are; it keeps the index and not the text."""
        connection.exec_driver_sql(f"INSERT INTO {words} (rowid, words) VALUES (?, ?)", list(rows))

    def matching(self, words: str, terms: Iterable[Term]) -> Select[tuple[int]]:
        """An FTS5 query: every term in quotes, so that none of its words is an operator."""
        asked = " ".join(_fts(term) for term in terms)
        found = table(words)
        number: Any = literal_column("rowid")
        return select(number).select_from(found).where(text(f"{words} MATCH :asked").bindparams(asked=asked))

    def create_words(self, connection: Connection, *names: str) -> None:
        """Make full-text tables; what is cut into words before needs no more folding here.

        They keep neither the texts nor their lengths, as nothing is ranked.
        """
        kept = "content='', columnsize=0, tokenize='unicode61 remove_diacritics 0'"
        for words in names:
            connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {words} USING fts5(words, {kept})")
            connection.exec_driver_sql(f"INSERT INTO {words} ({words}, rank) VALUES ('hashsize', {WORDS_IN_MEMORY})")

    def set_words_aside(self, connection: Connection) -> None:
        """Nothing: FTS5 gathers words and sorts them by itself."""

    def make_words_last(self, connection: Connection) -> None:
        """Nothing, as nothing was set aside."""

    def clear_words(self, connection: Connection, words: str) -> None:
        """Have FTS5 begin anew: of single rows it keeps too little to take them out."""
        connection.exec_driver_sql(f"INSERT INTO {words} ({words}) VALUES ('delete-all')")

    def survey(self, connection: Connection) -> None:
        """Nothing: the order of the questions' own parts leads SQLite the right way."""

    def refuses_writing(self, error: BaseException | None) -> bool:
        """Whether the file may only be read."""
        return getattr(error, "sqlite_errorcode", 0) & PRIMARY == sqlite3.SQLITE_READONLY

    def faults(self, connection: Connection) -> list[str]:
        """What SQLite's own check of its pages and indexes finds."""
        try:
            found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(10)")]
        except Exception as error:  # a file may be too broken to be checked: that is what is to be told
            return [str(getattr(error, "orig", error))]
        return [] if found == ["ok"] else found


def _fts(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + ("*" if term.prefix else "")


def _set(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None
    for setting in SETTINGS:
        connection.execute(setting)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
