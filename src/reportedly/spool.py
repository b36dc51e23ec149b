"""Files in which much waits to be taken out again in its order, so that it does not fill the memory."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

Thing = TypeVar("Thing")


class Spool(Generic[Thing]):
    """Things written one after the other to a nameless file of this process, which goes with it."""

    def __init__(self) -> None:
        self._file: Any = tempfile.TemporaryFile()  # noqa: SIM115 (closed by __exit__)
        self._pickler = pickle.Pickler(self._file, pickle.HIGHEST_PROTOCOL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, thing: Thing) -> None:
        """Write a thing behind the others."""
        self._pickler.dump(thing)
        self._pickler.clear_memo()

    def __iter__(self) -> Iterator[Thing]:
        self._file.seek(0)
        yield from _things(self._file)


def write_spool(path: Path, things: Iterable[Any]) -> None:
    """Write things to a file of a name, for another process to read."""
    with path.open("wb") as file:
        for thing in things:
            pickle.dump(thing, file, pickle.HIGHEST_PROTOCOL)


def read_spool(path: Path) -> Iterator[Any]:
    """What was written to a file, one thing after the other."""
    with path.open("rb") as file:
        yield from _things(file)


def _things(file: Any) -> Iterator[Any]:
    while True:
        try:
            yield pickle.load(file)
        except EOFError:
            return
