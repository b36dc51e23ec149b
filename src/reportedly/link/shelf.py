"""Where linking keeps what it has worked out: dictionaries by name, in memory or in a casebook.

What is kept up report by report looks up only what a new report meets. So whoever keeps it elsewhere hands in
dictionaries that fetch an entry when it is asked for; the work done with them is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from typing import Any, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

Shelf = MutableMapping[str, Any]
"""A dictionary that may fetch what it is asked for."""
Shelves = Callable[[str], Shelf]
"""Gives the dictionary of a name, the same one whenever it is asked."""


def in_memory(_: str) -> Shelf:
    """An empty dictionary."""
    return {}


def fetch(shelf: Shelf, keys: Iterable[str]) -> None:
    """Get many entries at once where that is quicker than one by one; those that are not there are passed over."""
    getting: Callable[[Iterable[str]], None] | None = getattr(shelf, "fetch", None)
    if getting is not None:
        getting(keys)


class Worked(dict[Key, Value]):
    """Entries that are worked out as they are asked for."""

    def __init__(self, work: Callable[[Key], Value]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: Key) -> Value:
        found = self[key] = self._work(key)
        return found


class Reworked(Worked[Key, Value]):
    """Entries that are worked out whenever they are asked for, where that costs less than to hold them."""

    def __setitem__(self, key: Key, value: Value) -> None:
        """Hold nothing: it can be worked out again."""
