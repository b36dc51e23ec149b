"""Which things are worth comparing: those that share a key that few things have.

Comparing everything with everything grows with the square. A thing has keys (a place with a kind of event, two rare
words …), and two things are compared if a block, the things of one key, holds both. A block that is fuller than its
limit says too little to go by, so it counts no longer; a thing should therefore have finer keys beside its coarse ones.
Which pairs are compared follows from what is there, and not from the order in which it came.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What adding or removing a thing does to the pairs that are compared."""

    partners: frozenset[str]
    """What the thing itself is to be compared with (added), or was compared with (removed)."""
    others: frozenset[tuple[str, str]]
    """Pairs of other things that are compared no longer (added), or from now on (removed); smaller id first."""


class Blocks:
    """Things by their keys."""

    def __init__(self, limit: int = 64) -> None:
        """`limit`: how many things a block may hold and still count."""
        self._limit = limit
        self._keys: dict[str, frozenset[str]] = {}
        self._block: dict[str, set[str]] = {}

    def __contains__(self, thing: object) -> bool:
        return thing in self._keys

    def add(self, thing: str, keys: Iterable[str]) -> Change:
        """Add a thing with its keys; one that is there already changes nothing."""
        if thing in self._keys:
            return Change(partners=frozenset(), others=frozenset())
        self._keys[thing] = frozenset(keys)
        turned = []
        for key in self._keys[thing]:
            block = self._block.setdefault(key, set())
            block.add(thing)
            if len(block) == self._limit + 1:
                turned.append(key)
        return Change(partners=self._partners(thing), others=self._apart(thing, turned))

    def remove(self, thing: str) -> Change:
        """Take a thing out."""
        partners = self._partners(thing)
        turned = []
        for key in self._keys[thing]:
            block = self._block[key]
            if len(block) == self._limit + 1:
                turned.append(key)
        others = self._apart(thing, turned)
        for key in self._keys.pop(thing):
            self._block[key].discard(thing)
            if not self._block[key]:
                del self._block[key]
        return Change(partners=partners, others=others)

    def _counts(self, key: str) -> bool:
        return len(self._block[key]) <= self._limit

    def _partners(self, thing: str) -> frozenset[str]:
        counting = [self._block[key] for key in self._keys[thing] if self._counts(key)]
        return frozenset().union(*counting) - {thing}

    def _apart(self, thing: str, turned: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Pairs without `thing` that only such blocks hold as are too full with it, and not without it."""
        pairs: set[tuple[str, str]] = set()
        for key in turned:
            block = sorted(self._block[key] - {thing})
            for n, one in enumerate(block):
                pairs.update((one, other) for other in block[n + 1 :] if not self._compared(one, other))
        return frozenset(pairs)

    def _compared(self, one: str, other: str) -> bool:
        return any(self._counts(key) for key in self._keys[one] & self._keys[other])
