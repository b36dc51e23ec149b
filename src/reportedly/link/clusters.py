"""Groups of like things, kept up one thing at a time; the same groups whatever the order in which things came.

Things and what speaks for or against each pair of them make a weighted graph. The groups are a function of that graph
alone: within every part that is held together by pairs that speak for, the two groups whose pairs speak most on
average are joined, for as long as that average is above zero (average linkage; each join raises the objective of
correlation clustering). A pair that was never compared speaks a little against, so that a chain of likenesses does
not tie its two ends together. Ties go to the smaller ids.

Weights are whole hundredths of a bit: sums of whole numbers do not depend on their order.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, MutableMapping

from reportedly.link.shelf import Shelves, fetch, in_memory

HUNDREDTHS = 100
"""Whole numbers in a bit."""


class Clusters:
    """A graph of weighted pairs, and the groups that follow from it."""

    def __init__(self, shelves: Shelves = in_memory, *, uncompared: float = -1.0) -> None:
        """`uncompared`: the bits of a pair that was never compared, zero or less."""
        if uncompared > 0:
            raise ValueError(f"pairs that were never compared cannot speak for each other ({uncompared} bits)")
        self._uncompared = round(uncompared * HUNDREDTHS)
        self._pairs: MutableMapping[str, dict[str, int]] = shelves("pairs")
        self._group_of: MutableMapping[str, str] = shelves("group_of")
        self._members: MutableMapping[str, tuple[str, ...]] = shelves("members")
        self._stale: set[str] = set()

    def __contains__(self, thing: object) -> bool:
        return thing in self._pairs

    def add(self, thing: str, bits: Mapping[str, float]) -> None:
        """Add a thing with its bits to things that are already there; a thing that is there already changes nothing.

        Raises KeyError for bits to a thing that is not there.
        """
        if thing in self._pairs:
            return
        weights = {other: round(value * HUNDREDTHS) for other, value in bits.items()}
        for other, weight in weights.items():
            self._pairs[other][thing] = weight
        self._pairs[thing] = weights
        self._stale.add(thing)

    def set_pair(self, one: str, other: str, bits: float | None) -> None:
        """Put new bits between two things; None where they are no longer compared."""
        for a, b in ((one, other), (other, one)):
            if bits is None:
                self._pairs[a].pop(b, None)
            else:
                self._pairs[a][b] = round(bits * HUNDREDTHS)
        self._stale |= {one, other}

    def remove(self, thing: str) -> None:
        """Take a thing and all its pairs out; one that is not there changes nothing."""
        others = self._pairs.pop(thing, {})
        for other in others:
            del self._pairs[other][thing]
        self._stale |= set(others)
        self._stale.discard(thing)
        self._dissolve(thing)

    def group_of(self, thing: str) -> str:
        """The id of a thing's group: the smallest id in it."""
        self.settle()
        return self._group_of[thing]

    def groups(self) -> dict[str, tuple[str, ...]]:
        """Every group by its id, with its things in order of their ids."""
        self.settle()
        return dict(sorted(self._members.items()))

    def members(self, group: str) -> tuple[str, ...]:
        """The things in a group, in order of their ids."""
        self.settle()
        return self._members[group]

    def settle(self) -> None:
        """Make the groups anew wherever something changed."""
        while self._stale:
            part = self._part_around(next(iter(self._stale)))
            for shelf in (self._group_of, self._members):
                fetch(shelf, part)
            for thing in part:
                self._dissolve(thing)
            for group in joined(part, self._pairs, self._uncompared):
                self._members[group[0]] = group
                self._group_of.update(dict.fromkeys(group, group[0]))
            self._stale -= part

    def _dissolve(self, thing: str) -> None:
        """Undo the group that a thing was in; what else was in it is in need of a new one."""
        group = self._members.pop(self._group_of.get(thing, ""), ())
        for member in group:
            del self._group_of[member]
        self._stale |= {member for member in group if member in self._pairs}

    def _part_around(self, thing: str) -> set[str]:
        """Everything that a chain of pairs that speak for each other leads to."""
        part, reached = {thing}, {thing}
        while reached:
            fetch(self._pairs, reached)
            reached = {other for one in reached for other, weight in self._pairs[one].items() if weight > 0} - part
            part |= reached
        return part


def joined(part: Iterable[str], pairs: Mapping[str, Mapping[str, int]], uncompared: int) -> Iterator[tuple[str, ...]]:
    """Yield the groups of one part of the graph, each in order of ids; see the top of this file for the rule."""
    joining = _Joining(part, pairs, uncompared)
    joining.run()
    for group in joining.groups.values():
        yield tuple(sorted(group))


class _Joining:
    """Groups of one part while they are being joined, by their smallest ids."""

    def __init__(self, part: Iterable[str], pairs: Mapping[str, Mapping[str, int]], uncompared: int) -> None:
        self.groups: dict[str, list[str]] = {thing: [thing] for thing in sorted(part)}
        self._size = dict.fromkeys(self.groups, 1)
        self._uncompared = uncompared
        # What the compared pairs between two groups add up to, and how many they are.
        self._sums: dict[str, dict[str, tuple[int, int]]] = {
            thing: {other: (weight, 1) for other, weight in pairs[thing].items() if other in self.groups}
            for thing in self.groups
        }
        self._heap: list[tuple[float, str, str, int, int]] = []

    def run(self) -> None:
        for thing, others in self._sums.items():
            for other in others:
                if thing < other:
                    self._offer(thing, other)
        while self._heap:
            _, one, other, size_of_one, size_of_other = heapq.heappop(self._heap)
            if self._size.get(one) == size_of_one and self._size.get(other) == size_of_other:
                self._join(one, other)

    def _offer(self, one: str, other: str) -> None:
        """Put two groups forward for joining, if their pairs speak for it on average."""
        if one > other:
            one, other = other, one
        total, compared = self._sums[one][other]
        sizes = self._size[one], self._size[other]
        pairs = sizes[0] * sizes[1]
        average = (total + self._uncompared * (pairs - compared)) / pairs
        if average > 0:
            heapq.heappush(self._heap, (-average, one, other, *sizes))

    def _join(self, one: str, other: str) -> None:
        self.groups[one] += self.groups.pop(other)
        self._size[one] += self._size.pop(other)
        theirs = self._sums.pop(other)
        own = self._sums[one]
        del theirs[one], own[other]
        for third, (total, compared) in theirs.items():
            before = own.get(third, (0, 0))
            own[third] = (before[0] + total, before[1] + compared)
            of_third = self._sums[third]
            del of_third[other]
            of_third[one] = own[third]
        for third in own:
            self._offer(one, third)
