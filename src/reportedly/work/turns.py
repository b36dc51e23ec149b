"""Whose turn a report is: of several readers of one casebook, each report is in the hands of one.

A turn is a lock of the operating system or of the server. It ends with the process that holds it, however that ends, so
there is no time to wait after a crash and nothing to clean up.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, text

from reportedly.casebook import Casebook
from reportedly.casebook.engine import kind_of

SUFFIX = "-reading"
"""What the name of the file beside a casebook ends with, whose bytes are locked; it is there only while one reads."""


class Turns(Protocol):
    """Takes reports into one's hands and lets go of them."""

    def take(self, number: int) -> bool:
        """Take the report in a row; False where it is in other hands."""

    def let_go(self, number: int) -> None:
        """Let go of it."""


@contextmanager
def turns(book: Casebook) -> Iterator[Turns]:
    """The turns of one reader; all are let go of at the end."""
    kind, place = kind_of(book.where)
    if kind.name == "sqlite":
        with _at_file(Path(place)) as at_file:
            yield at_file
        return
    engine = kind.connect(place)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT", writes=True) as connection:
            yield ServerTurns(connection)
    finally:
        engine.dispose()


class ServerTurns:
    """Advisory locks of a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, number: int) -> bool:
        """Take a report."""
        return bool(self._ask("SELECT pg_try_advisory_lock(hashtext('reading ' || current_schema()), :n)", number))

    def let_go(self, number: int) -> None:
        """Let go of it."""
        self._ask("SELECT pg_advisory_unlock(hashtext('reading ' || current_schema()), :n)", number)

    def _ask(self, asked: str, number: int) -> object:
        return self._connection.execute(text(asked), {"n": number}).scalar()


class FileTurns:
    """Locks on single bytes of a file, the report's row being the byte; byte 0 says that somebody reads."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def take(self, number: int) -> bool:
        """Take a report."""
        return _lock(self._descriptor, number)

    def let_go(self, number: int) -> None:
        """Let go of it."""
        import fcntl

        fcntl.lockf(self._descriptor, fcntl.LOCK_UN, 1, number)


class FreeTurns:
    """For systems without such locks: readers may do the same work, and still nothing is kept twice."""

    def take(self, number: int) -> bool:
        """Take a report that others may have taken."""
        return True

    def let_go(self, number: int) -> None:
        """Nothing is held."""


@contextmanager
def _at_file(casebook: Path) -> Iterator[Turns]:
    try:
        import fcntl
    except ImportError:
        yield FreeTurns()
        return
    path = casebook.with_name(casebook.name + SUFFIX)
    descriptor = _opened(path)
    try:
        yield FileTurns(descriptor)
    finally:
        with contextlib.suppress(OSError):  # others read: the last one takes the file away
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 0)
            path.unlink()
        os.close(descriptor)


def _opened(path: Path) -> int:
    """The file, with byte 0 locked for sharing, so that nobody takes it away."""
    import fcntl

    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        fcntl.lockf(descriptor, fcntl.LOCK_SH, 1, 0)
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), os.stat(path)):
                return descriptor
        os.close(descriptor)  # it was taken away in between


def _lock(descriptor: int, byte: int) -> bool:
    import fcntl

    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
    except (BlockingIOError, PermissionError):
        return False
    return True
