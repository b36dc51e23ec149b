"""Clusters of claims joined to events by what their claims say of each other.

Clusters of claims that tell the same keep apart what differs in its figure, its doer or its polarity. Claims that bear
each other out, contradict, update or withdraw each other are about one matter all the same, so that their clusters are
one event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Joined:
    """Things that belong together, found by joining pair after pair; the same whatever the order of the pairs."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, one: str, other: str) -> bool:
        """Put two together; False where they were together already."""
        first, second = sorted((self.first(one), self.first(other)))
        self._above[second] = self._above[first] = first
        return first != second

    def first(self, thing: str) -> str:
        """The smallest of all that a thing belongs together with."""
        while self._above.setdefault(thing, thing) != thing:
            self._above[thing] = thing = self._above[self._above[thing]]
        return thing

    def groups(self) -> dict[str, tuple[str, ...]]:
        """Everything that was joined, by the smallest of each group."""
        found: dict[str, list[str]] = {}
        for thing in sorted(self._above):
            found.setdefault(self.first(thing), []).append(thing)
        return {first: tuple(things) for first, things in found.items()}


def joining(clusters: Iterable[Iterable[str]], related: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Those of the related pairs that join what the clusters, and the pairs before them, leave apart."""
    joined = Joined()
    for cluster in clusters:
        first, *others = cluster
        for other in others:
            joined.join(first, other)
    for one, other in related:
        if joined.join(one, other):
            yield one, other
