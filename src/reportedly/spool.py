"""Files in which much waits to be taken out again in its order, so that it does not fill the memory.

Things go in and come out so many at a time: to take out one thing takes longer to begin than to do.
"""

from __future__ import annotations

import io
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

Thing = TypeVar("Thing")

AT_ONCE = 100
"""So many things go in together."""


class Spool(Generic[Thing]):
    """Things written one after the other to a nameless file of this process, which goes with it."""

    def __init__(self) -> None:
        self._file: Any = tempfile.TemporaryFile()  # noqa: SIM115 (closed by __exit__)
        self._waiting: list[Thing] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, thing: Thing) -> None:
        """Write a thing behind the others."""
        self._waiting.append(thing)
        if len(self._waiting) == AT_ONCE:
            self._write_waiting()

    def _write_waiting(self) -> None:
        self._file.seek(0, io.SEEK_END)
        _write(self._waiting, self._file)
        self._waiting = []

    def __iter__(self) -> Iterator[Thing]:
        if self._waiting:
            self._write_waiting()
        self._file.seek(0)
        yield from _things(self._file)


def write_spool(path: Path, things: Iterable[Any]) -> None:
    """Write things to a file of a name, for another process to read."""
    left = iter(things)
    with path.open("wb") as file:
        while some := list(islice(left, AT_ONCE)):
            _write(some, file)


def read_spool(path: Path) -> Iterator[Any]:
    """What was written to a file, one thing after the other."""
    with path.open("rb") as file:
        yield from _things(file)


def _write(some: list[Any], file: Any) -> None:
    pickle.dump(some, file, pickle.HIGHEST_PROTOCOL)


def _things(file: Any) -> Iterator[Any]:
    while True:
        try:
            yield from pickle.load(file)
        except EOFError:
            return
