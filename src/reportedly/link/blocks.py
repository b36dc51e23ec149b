"""Which things are worth comparing: those that share a key that few things have.

Comparing everything with everything grows with the square. A thing has keys (a place with a kind of event, two rare
words …), and two things are compared if a block, the things of one key, holds both. A block that is fuller than its key
allows says too little to go by, so it counts no longer; a thing should therefore have finer keys beside coarse ones.
Which pairs are compared follows from what is there, and not from the order in which it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from itertools import combinations

from reportedly.link.shelf import Shelves, fetch, in_memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What adding or removing a thing does to the pairs that are compared."""

    partners: frozenset[str]
    """What the thing itself is to be compared with (added), or was compared with (removed)."""
    others: frozenset[tuple[str, str]]
    """Pairs of other things that are compared no longer (added), or from now on (removed); smaller id first."""


class UnlistedError(Exception):
    """Asked what a block holds of which only the number is kept."""


class Crowd:
    """A block that holds so many things that it will hardly ever count again: only how many they are is kept.

    Where it does come to count, by many being taken out, who keeps it must list them anew.
    """

    def __init__(self, number: int) -> None:
        self._number = number

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[str]:
        raise UnlistedError

    def add(self, _: str) -> None:
        """Count a thing that is not in it."""
        self._number += 1

    def discard(self, _: str) -> None:
        """Count a thing no longer that is in it."""
        self._number -= 1


Block = set[str] | Crowd


class Blocks:
    """Things by their keys."""

    def __init__(self, shelves: Shelves = in_memory) -> None:
        self._keys: MutableMapping[str, Mapping[str, int]] = shelves("keys")
        self._block: MutableMapping[str, Block] = shelves("block")

    def __contains__(self, thing: object) -> bool:
        return thing in self._keys

    def add(self, thing: str, keys: Mapping[str, int]) -> Change:
        """Add a thing with its keys, and how many things each may hold; one that is there already changes nothing.

        A key must come with the same number for whatever has it.
        """
        if thing in self._keys:
            return Change(partners=frozenset(), others=frozenset())
        self.put(thing, keys)
        turned = [key for key, fullest in keys.items() if len(self._block[key]) == fullest + 1]
        return Change(partners=self.partners(thing), others=self._apart(thing, turned))

    def put(self, thing: str, keys: Mapping[str, int]) -> None:
        """Add a thing that is not there, and do not tell what that changes: for where all is compared afterwards."""
        self._keys[thing] = keys
        for key in keys:
            block = self._block.get(key)
            if block is None:
                self._block[key] = {thing}
            else:
                block.add(thing)

    def let_go(self) -> None:
        """Let go of keys that bring no two things together, where nothing will be added or removed any more."""
        for thing, keys in self._keys.items():
            self._keys[thing] = {key: fullest for key, fullest in keys.items() if 1 < len(self._block[key]) <= fullest}
        meeting = {key for keys in self._keys.values() for key in keys}
        for key in [key for key in self._block if key not in meeting]:
            del self._block[key]

    def remove(self, thing: str) -> Change:
        """Take a thing out."""
        partners = self.partners(thing)
        turned = [key for key, fullest in self._keys[thing].items() if len(self._block[key]) == fullest + 1]
        others = self._apart(thing, turned)
        for key in self._keys.pop(thing):
            self._block[key].discard(thing)
            if not self._block[key]:
                del self._block[key]
        return Change(partners=partners, others=others)

    def partners(self, thing: str) -> frozenset[str]:
        """What a thing is to be compared with."""
        blocks = ((self._block[key], fullest) for key, fullest in self._keys[thing].items())
        counting = [block for block, fullest in blocks if len(block) <= fullest]
        return frozenset().union(*counting) - {thing}

    def _apart(self, thing: str, turned: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Pairs without `thing` that only such blocks hold as are too full with it, and not without it."""
        pairs = {pair for key in turned for pair in combinations(sorted(set(self._block[key]) - {thing}), 2)}
        fetch(self._keys, {one for pair in pairs for one in pair})
        return frozenset(pair for pair in pairs if not self.compared(*pair))

    def compared(self, one: str, other: str) -> bool:
        """Whether two things that are there are to be compared."""
        keys = self._keys[one]
        return any(len(self._block[key]) <= keys[key] for key in keys.keys() & self._keys[other].keys())
