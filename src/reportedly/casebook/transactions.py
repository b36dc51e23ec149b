"""Transactions on a casebook: writers take turns, readers see one state, and what fails half-way is taken back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from reportedly.casebook import ledger
from reportedly.casebook.engine import Kind
from reportedly.casebook.writing import Writing
from reportedly.errors import ReadOnlyError, SetupError


class Transactions:
    """A file or server that is open."""

    def __init__(self, engine: Engine, kind: Kind, where: str) -> None:
        self._engine, self._kind, self.where = engine, kind, where
        self._open = threading.local()

    @property
    def kind(self) -> Kind:
        """The engine that it is kept by."""
        return self._kind

    def close(self) -> None:
        """Let go of the file or server."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _opening(self) -> Iterator[None]:
        """Let go of the place again where it cannot be opened."""
        try:
            with self._told_errors():
                yield
        except BaseException:
            self.close()
            raise

    @contextmanager
    def at_once(self) -> Iterator[Writing]:
        """Make all changes in the block one transaction: all are kept, or none. Blocks nest."""
        outer: Writing | None = getattr(self._open, "writing", None)
        if outer is not None:
            began = outer.tail
            try:
                yield outer
            except BaseException:
                outer.broken = outer.broken or outer.tail != began
                raise
            return
        with self._told_errors(), self._writing_connection() as connection:
            writing = Writing(connection=connection, kind=self._kind, tail=ledger.tail(connection))
            self._open.writing = writing
            try:
                yield writing
                if writing.broken:
                    raise SetupError("a change failed half-way; nothing of this transaction was kept")
                writing.finish()
            finally:
                self._open.writing = None

    @contextmanager
    def _writing_connection(self) -> Iterator[Connection]:
        with self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            self._kind.lock(connection)
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection that sees one state of the casebook throughout, the changes of an open block among it."""
        outer: Writing | None = getattr(self._open, "writing", None)
        if outer is not None:
            outer.flush()
            yield outer.connection
            return
        with self._told_errors(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _told_errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            told = str(error.orig).strip().splitlines()[0]
            kind = ReadOnlyError if self._kind.refuses_writing(error.orig) else SetupError
            raise kind(
                f"casebook {self._engine.url.render_as_string(hide_password=True)}: {told}; "
                "see that it can be reached and written to, and run `reportedly verify`"
            ) from error
