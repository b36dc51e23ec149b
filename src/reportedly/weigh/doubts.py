"""What of an event may be wrong, and what the event would come to then, whatever its sources are graded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from reportedly.link.linking import Linked, SameEvent
from reportedly.model.reason import bits
from reportedly.model.relation import Relation
from reportedly.model.situation import SituationEvent
from reportedly.weigh.otherwise import Weighed, without_claim
from reportedly.weigh.situation import Situation

MOST_CLAIMS = 200
"""Claims of one event that are asked about, the most doubtful first."""
LinkBits = Mapping[str, list[tuple[str, float]]]
"""By claim, the claims that it is linked to, with the bits of the link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDoubt:
    """A claim that may be misread, or of another event."""

    claim: str
    doubt: float
    why: tuple[str, ...]
    then: Weighed | None
    """What its event would come to without it; None where nobody else tells of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A place that nothing was found for, of an event that lies nowhere on the map."""

    claim: str
    position: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """All that may be wrong with an event by itself, but for what persons decided already."""

    claims: tuple[ClaimDoubt, ...]
    unplaced: Unplaced | None


def doubts_of(event: SituationEvent, situation: Situation, links: LinkBits, decided: Collection[str]) -> Doubts:
    """What may be wrong with an event; `decided` are claims that are not asked about any more."""
    asked = (id for id in event.claims if id not in decided)
    doubted = sorted(((_doubt_of(id, event, situation.claims[id].score, links), id) for id in asked), reverse=True)
    claims = (
        ClaimDoubt(claim=id, doubt=doubt, why=why, then=without_claim(event, id, situation))
        for (doubt, why), id in doubted[:MOST_CLAIMS]
        if doubt > 0
    )
    return Doubts(claims=tuple(claims), unplaced=next(_unplaced(event, situation, decided), None))


def link_bits(linked: Linked) -> LinkBits:
    """What speaks for the links of each claim."""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    links: tuple[SameEvent | Relation, ...] = (*linked.same, *linked.relations)
    for link in links:
        weight = bits(link.reasons)
        found[link.older].append((link.newer, weight))
        found[link.newer].append((link.older, weight))
    return found


def _doubt_of(claim: str, event: SituationEvent, score: float, links: LinkBits) -> tuple[float, tuple[str, ...]]:
    """How probable it is that a claim is misread or of another event, and why."""
    why = [f"{score:.0%} of claims that are read like this one are right"]
    inside = set(event.claims)
    held = [weight for other, weight in links.get(claim, ()) if other in inside]
    belongs = 1.0
    if held and max(held) > 0:
        belongs = 1 / (1 + 2 ** -max(held))
        why.append(f"what puts it into this event comes to {max(held):+.1f} bits")
    return 1 - score * belongs, tuple(why)


def _unplaced(event: SituationEvent, situation: Situation, decided: Collection[str]) -> Iterator[Unplaced]:
    lying = [(id, n, p.place) for id in event.claims for n, p in enumerate(situation.claims[id].places)]
    if any(place.lat is not None or place.geometry is not None for _, _, place in lying):
        return
    for id, position, place in lying[:1]:
        if id not in decided:
            yield Unplaced(claim=id, position=position, words=place.toponym.text)
