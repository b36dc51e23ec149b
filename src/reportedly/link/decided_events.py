"""Links as persons decided them: claims that a person put into one event, or held apart, whatever links say.

The latest decision counts first, then earlier ones, then links, those that most speaks for first. A link that would
bring together what is held apart is left out, and so is a relation between the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.link.linking import Linked, SameEvent
from reportedly.model.decision import EventDecision
from reportedly.model.reason import Reason, bits
from reportedly.model.relation import Relation


class HeldApart:
    """Things that are joined one pair after the other, unless that would join what is held apart."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def first(self, thing: str) -> str:
        """What stands for everything that a thing is joined with."""
        while self._above.setdefault(thing, thing) != thing:
            self._above[thing] = thing = self._above[self._above[thing]]
        return thing

    def join(self, one: str, other: str) -> bool:
        """Join two; False where they are held apart."""
        first, second = self.first(one), self.first(other)
        if first == second:
            return True
        if second in self._apart[first]:
            return False
        self._above[second] = first
        for enemy in self._apart.pop(second, set()):
            self._apart[enemy].discard(second)
            self._apart[enemy].add(first)
            self._apart[first].add(enemy)
        return True

    def hold_apart(self, one: str, other: str) -> None:
        """Hold two apart from now on, unless they are joined already."""
        first, second = self.first(one), self.first(other)
        if first != second:
            self._apart[first].add(second)
            self._apart[second].add(first)


def as_decided(linked: Linked, decisions: Sequence[EventDecision]) -> Linked:
    """What links come to under the decisions, the oldest of which comes first."""
    if not decisions:
        return linked
    there = {claim.id for reading in linked.readings for claim in reading.claims}
    held, same = HeldApart(), list[SameEvent]()
    for decision in reversed(decisions):
        same += _decided(decision, held, there)
    links: list[SameEvent | Relation] = sorted([*linked.same, *linked.relations], key=_most_spoken_for)
    stays = {id(link) for link in links if held.join(link.older, link.newer)}
    return replace(
        linked,
        same=tuple(sorted([*(s for s in linked.same if id(s) in stays), *same], key=lambda s: (s.older, s.newer))),
        relations=tuple(r for r in linked.relations if id(r) in stays),
    )


def _most_spoken_for(link: SameEvent | Relation) -> tuple[float, str, str]:
    return -bits(link.reasons), link.older, link.newer


def _decided(decision: EventDecision, held: HeldApart, there: Container[str]) -> Iterator[SameEvent]:
    """The pairs that a decision joins."""
    sides = [[id for id in side if id in there] for side in (decision.claims, decision.others)]
    together = [sides[0] + sides[1]] if decision.verb == "same" else sides
    for claims in together:
        yield from _joined(claims, decision, held)
    if decision.verb == "apart":
        for one in sides[0]:
            for other in sides[1]:
                held.hold_apart(one, other)


def _joined(claims: Sequence[str], decision: EventDecision, held: HeldApart) -> Iterable[SameEvent]:
    for claim in claims[1:]:
        if held.join(claims[0], claim):
            reason = Reason(feature=f"as {decision.by} decided: {decision.why}", bits=0.0, older="", newer="")
            yield SameEvent(older=claims[0], newer=claim, reasons=(reason,))
