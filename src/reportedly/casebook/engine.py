"""What the two engines do differently, and the border at which one is chosen: a file is SQLite, a URL PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Select, Table

from reportedly.casebook.words import Term
from reportedly.errors import SetupError

Row = tuple[Any, ...]
Rows = tuple[Table, Sequence[Row]]
"""Rows of one table, cut from one record."""
Said = tuple[int, str]
"""The number of a row, and the words that it is found by, a space between two."""
Words = tuple[str, Sequence[Said]]
"""Rows of one full-text table, each with its words; what has none is left out."""
SUFFIX = ".reportedly"


class Kind(Protocol):
    """One kind of engine; everything else is the same SQL on both."""

    name: str

    def connect(self, where: str) -> Engine:
        """Make an engine; nothing is read yet."""

    def exists(self, where: str) -> bool:
        """Tell whether there is anything to open."""

    def lock(self, connection: Connection) -> None:
        """Wait until this transaction is the only one that writes."""

    def insert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Write many rows, each a tuple in the order of the table's columns."""

    def insert_missing(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Write those of many rows that are not there; no row comes twice."""

    def index(self, connection: Connection, words: str, rows: Sequence[Said]) -> None:
        """Make rows findable by their words in one of the full-text tables."""

    def matching(self, words: str, terms: Iterable[Term]) -> Select[tuple[int]]:
        """The numbers of the rows in which every term occurs."""

    def create_words(self, connection: Connection, *names: str) -> None:
        """Make full-text tables."""

    def clear_words(self, connection: Connection, words: str) -> None:
        """Forget the words of all rows of a full-text table."""

    def set_words_aside(self, connection: Connection) -> None:
        """Take away what keeps the words of claims in order, before very many come into a casebook that has none."""

    def make_words_last(self, connection: Connection) -> None:
        """Put it there again, made of all of them at once."""

    def survey(self, connection: Connection) -> None:
        """Note how much there is of what, after many rows were written: by that the engine chooses its ways."""

    def refuses_writing(self, error: BaseException | None) -> bool:
        """Whether the driver's error says that the casebook may be looked at only."""

    def faults(self, connection: Connection) -> list[str]:
        """What the engine itself finds broken in its files."""


def kind_of(where: str | Path) -> tuple[Kind, str]:
    """The engine that a path or URL names, and how it calls the place.

    Raises SetupError for a URL of another database.
    """
    text = str(where)
    scheme, mark, rest = text.partition("://")
    if not mark:
        from reportedly.casebook.sqlite import Sqlite

        return Sqlite(), text
    if scheme.partition("+")[0] in ("postgresql", "postgres"):
        from reportedly.casebook.postgresql import PostgreSQL

        return PostgreSQL(), f"postgresql+psycopg://{rest}"
    raise SetupError(f"a casebook cannot be kept in {scheme}; name a file or a postgresql:// URL")
