"""A file in which much waits to be taken out again in its order, so that it does not fill the memory."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
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
        while True:
            try:
                yield pickle.load(self._file)
            except EOFError:
                return
