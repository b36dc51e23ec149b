"""Casebooks in PostgreSQL, for a team: an advisory lock for writers, tsvector for text."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, create_engine, event, literal_column, select, table, text

from reportedly.casebook.engine import Row, Said
from reportedly.casebook.words import Term
from reportedly.errors import SetupError

LAST_POSITION = 16383
"""PostgreSQL counts words of a text no further."""

SETTINGS = ("SET LOCAL random_page_cost = 1.1", "SET LOCAL jit = off")
"""Disks no longer turn: by its own figure the server would read a whole table sooner than look up fifty rows of it."""
SORTING = "256MB"
"""Memory for making indexes of very many claims at once."""
READ_ONLY = ("25006", "42501")
"""What the server says to who would write in a transaction that reads only, or may not write to a table."""
SURVEYED = ("reports", "readings", "claims", "claim_places", "claim_actors", "actors", "actor_names", "claim_words")
"""Tables that grow with what is read."""


class PostgreSQL:
    """One schema of a database on a server."""

    name = "postgresql"

    def connect(self, where: str) -> Engine:
        """Make an engine; reading transactions see one state throughout.

        Raises SetupError where the driver is not installed.
        """
        if importlib.util.find_spec("psycopg") is None:
            raise SetupError('the PostgreSQL driver is not installed; run `pip install "reportedly[postgresql]"`')
        engine = create_engine(where)
        event.listen(engine, "begin", _begin)
        return engine

    def exists(self, where: str) -> bool:
        """A server is asked when it is opened."""
        return True

    def lock(self, connection: Connection) -> None:
        """Take the casebook's advisory lock until the transaction ends."""
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('reportedly ' || current_schema()))")

    def insert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Stream rows in by COPY."""
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        self._copy(connection, f"COPY {table.name} ({names}) FROM STDIN", rows)

    def insert_missing(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Write those of the rows that are not there; they are few."""
        marks = ", ".join(["%s"] * len(table.columns))
        command = f"INSERT INTO {table.name} VALUES ({marks}) ON CONFLICT DO NOTHING"
        connection.exec_driver_sql(command, list(rows))

    def index(self, connection: Connection, words: str, rows: Sequence[Said]) -> None:
        """Write each row's words with their positions as a tsvector of our own making."""
        said = [(n, _vector(cut.split())) for n, cut in rows]
        self._copy(connection, f"COPY {words} (n, words) FROM STDIN", said)

    def _copy(self, connection: Connection, command: str, rows: Iterable[Row]) -> None:
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(command) as copy:
            for row in rows:
                copy.write_row(row)

    def matching(self, words: str, terms: Iterable[Term]) -> Select[tuple[int]]:
        """A tsquery put together from the terms."""
        asked = " & ".join(f"({_query(term)})" for term in terms)
        number: Any = literal_column("n")
        return (
            select(number)
            .select_from(table(words))
            .where(text(f"{words}.words @@ CAST(:asked AS tsquery)").bindparams(asked=asked))
        )

    def create_words(self, connection: Connection, *names: str) -> None:
        """Make full-text tables."""
        for words in names:
            connection.exec_driver_sql(f"CREATE TABLE {words} (n integer PRIMARY KEY, words tsvector NOT NULL)")
            self._index_words(connection, words)

    def _index_words(self, connection: Connection, words: str) -> None:
        connection.exec_driver_sql(f"CREATE INDEX {words}_words ON {words} USING gin (words)")

    def set_words_aside(self, connection: Connection) -> None:
        """Drop the index of the words of claims."""
        connection.exec_driver_sql("DROP INDEX claim_words_words")

    def make_words_last(self, connection: Connection) -> None:
        """Make it again, with the memory that sorting so much is worth."""
        connection.exec_driver_sql(f"SET LOCAL maintenance_work_mem = '{SORTING}'")
        self._index_words(connection, "claim_words")

    def clear_words(self, connection: Connection, words: str) -> None:
        """Empty the table."""
        connection.exec_driver_sql(f"DELETE FROM {words}")

    def survey(self, connection: Connection) -> None:
        """Have the server count anew when claims have doubled since: its own counting comes a minute later, or never.

        How many there are is no measure of that, as the server notes it whenever an index is made; what is kept of the
        claims' numbers, the highest among it, comes from counting alone.
        """
        counted = (
            "SELECT max(bound) FROM pg_stats, unnest(histogram_bounds::text::integer[]) AS bound "
            "WHERE schemaname = current_schema() AND tablename = 'claims' AND attname = 'n'"
        )
        if connection.exec_driver_sql(f"SELECT max(n) > 2 * coalesce(({counted}), 0) FROM claims").scalar():
            connection.exec_driver_sql(f"ANALYZE {', '.join(SURVEYED)}")

    def refuses_writing(self, error: BaseException | None) -> bool:
        """Whether the server, or what the user may do there, lets it be read only."""
        return getattr(error, "sqlstate", None) in READ_ONLY

    def faults(self, connection: Connection) -> list[str]:
        """The server looks after its own files."""
        return []


def _vector(words: list[str]) -> str:
    if len(set(words)) == len(words) <= LAST_POSITION:
        return " ".join([f"'{word}':{position}" for position, word in enumerate(words, start=1)])
    at: dict[str, list[str]] = {}
    for position, word in enumerate(words[:LAST_POSITION], start=1):
        at.setdefault(word, []).append(str(position))
    return " ".join(f"'{word}':{','.join(positions[:255])}" for word, positions in at.items())


def _query(term: Term) -> str:
    quoted = [f"'{word}'" for word in term.words]
    return " <-> ".join(quoted) + (":*" if term.prefix else "")


def _begin(connection: Connection) -> None:
    settings = list(SETTINGS)
    if not connection.get_execution_options().get("writes", False):
        settings.append("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    connection.exec_driver_sql("; ".join(settings))
