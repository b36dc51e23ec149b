"""Claims that tell of one event: those of one cluster, and clusters of which two claims are about one matter.

Clusters of claims that tell the same keep apart what differs in its figure, its doer or its polarity. Claims that bear
each other out, contradict, update or withdraw each other are about one matter all the same, so that their clusters are
one event. A claim that names no deed ("they cannot all be right", "she tied up") may bear out or contradict much; it
goes with the one kind of deed that most of these tell of, and ties no two kinds together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from reportedly.link.holds_compared import rules_out_contents
from reportedly.model.claim import Claim
from reportedly.model.relation import Relation


def telling_of_one(relations: Iterable[Relation], claims: Mapping[str, Claim]) -> Iterator[Relation]:
    """The relations between claims that tell of one event, in their order."""
    joining = [r for r in relations if not rules_out_contents(r.reasons)]
    told: dict[str, Counter[str]] = {}
    for relation in joining:
        for one, other in ((relation.older, relation.newer), (relation.newer, relation.older)):
            if (deed := _deed(claims[other])) and not _deed(claims[one]):
                told.setdefault(one, Counter())[deed] += 1
    goes_with = {claim: _most(deeds) for claim, deeds in told.items()}
    for relation in joining:
        deeds = {_deed(claims[id]) or goes_with.get(id) for id in (relation.older, relation.newer)} - {None}
        named = [id for id in (relation.older, relation.newer) if _deed(claims[id])]
        if len(deeds) < 2 or len(named) == 2:
            yield relation


def _deed(claim: Claim) -> str | None:
    return claim.event.type if claim.event else None


def _most(deeds: Counter[str]) -> str:
    return min(deeds, key=lambda deed: (-deeds[deed], deed))


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
