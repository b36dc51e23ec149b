"""Claims that tell of one event: those of one cluster, and clusters of which two claims are about one matter.

Clusters of claims that tell the same keep apart what differs in its figure, its doer or its polarity. Claims that bear
each other out, contradict, update or withdraw each other are about one matter all the same, so that their clusters are
one event.
"""

from __future__ import annotations


class Joined:
    """Things that belong together, found by joining pair after pair; the same whatever the order of the pairs."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, one: str, other: str) -> None:
        """Put two together, and with them all that either was together with."""
        first, second = sorted((self.first(one), self.first(other)))
        self._above[second] = first

    def first(self, thing: str) -> str:
        """The smallest of all that a thing belongs together with; itself, where it is by itself."""
        while self._above.setdefault(thing, thing) != thing:
            self._above[thing] = thing = self._above[self._above[thing]]
        return thing

    def groups(self) -> dict[str, tuple[str, ...]]:
        """Everything that was named, by the smallest of each group."""
        found: dict[str, list[str]] = {}
        for thing in sorted(self._above):
            found.setdefault(self.first(thing), []).append(thing)
        return {first: tuple(things) for first, things in found.items()}
