"""How events would stand if something were otherwise: without a claim, as one event, by another grade or actor."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reportedly.model.claim import Claim
from reportedly.model.grade import Reliability
from reportedly.model.origin import Origin
from reportedly.model.situation import SituationEvent, Status
from reportedly.weigh.credibility import credibility, footing_of
from reportedly.weigh.disputes import disputed_in
from reportedly.weigh.events import status_of
from reportedly.weigh.grounds import UNTOLD, Ground, Grounds, ground_of
from reportedly.weigh.matrix import CANNOT_BE_JUDGED
from reportedly.weigh.rated import BY_A_PERSON
from reportedly.weigh.sides import sides_of
from reportedly.weigh.situation import Situation

STATUS, GRADE, GONE, PLACED, LEADS = 1.0, 0.25, 0.5, 0.3, 1.0
"""What counts as how much of a change: another status, each step of credibility, an event that nobody tells any more,
an event that comes to lie on the map, another explanation that leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What would become otherwise of one event."""

    event: str
    claim: str
    """Its first claim, by which it can be named whatever becomes of its others."""
    summary: str
    status: Status
    status_then: Status | None
    """None where there would be no such event."""
    credibility: int
    credibility_then: int | None

    @property
    def effect(self) -> float:
        """How much of a change it is."""
        if self.status_then is None or self.credibility_then is None:
            return GONE
        return STATUS * (self.status != self.status_then) + GRADE * _steps(self.credibility, self.credibility_then)


def _steps(before: int, then: int) -> int:
    """Steps on the scale of credibility; that something can be judged, or no longer, is one."""
    return int(before != then) if CANNOT_BE_JUDGED in (before, then) else abs(before - then)


def telling(event: SituationEvent) -> float:
    """How much an event counts: one origin as 1, and each doubling of those who speak of it as one more."""
    return math.log2(1 + max(1, event.independent_origins + len(event.origins_against)))


def part_of(situation: Situation, claims: Iterable[str]) -> Situation:
    """The situation with a few claims alone, and how they stand to each other."""
    few = frozenset(claims)
    relations = situation.relations_within(few)
    return replace(
        situation, claims={id: situation.claims[id] for id in sorted(few)}, relations=relations, events=(few,)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What an event would come to, whatever its sources are graded."""

    status: Status
    holding: Ground
    """What those stand on who hold it, without naming their claims."""

    def credibility(self, reliability: Mapping[str, Reliability]) -> int:
        """Its grade, where its sources are so reliable."""
        return credibility(self.holding.footing(reliability)).grade


def weighed(event: Iterable[str], situation: Situation) -> Weighed:
    """What an event that is made up of these claims comes to."""
    claims = frozenset(event)
    sides = sides_of(claims, situation)
    footing = footing_of(sides.holding, sides.disputing, sides, situation, UNTOLD)
    status = status_of(footing, disputed_in(claims, sides, situation))
    return Weighed(status=status, holding=ground_of(sides.holding, footing))


def as_graded(event: SituationEvent, grounds: Grounds) -> Weighed:
    """An event as it stands, to be graded by other letters."""
    return Weighed(status=event.status, holding=replace(grounds.holding, claims=(), withdrawn=()))


def without_claim(event: SituationEvent, claim: str, situation: Situation) -> Weighed | None:
    """What an event comes to if a claim is not of it; None where nobody else tells of it."""
    left = frozenset(event.claims) - {claim}
    return weighed(left, part_of(situation, left)) if left else None


def one_actor(
    event: SituationEvent, one: str, other: str, situation: Situation, speaking: Mapping[str, Origin]
) -> Weighed:
    """What an event comes to if two actors are one; `speaking` has the origin that is or speaks for an actor."""
    few = part_of(situation, event.claims)
    merged = replace(
        few,
        claims={id: _renamed(claim, one, other) for id, claim in few.claims.items()},
        origins={id: tuple(_as_other(o, one, other, speaking) for o in few.origins.get(id, ())) for id in few.claims},
    )
    return weighed(event.claims, merged)


def outcome(event: SituationEvent, then: Weighed | None, reliability: Mapping[str, Reliability]) -> Outcome | None:
    """What becomes otherwise of an event that comes to something else; None where nothing does."""
    graded = None if then is None else then.credibility(reliability)
    if then is not None and event.credibility_rule == BY_A_PERSON:
        graded = event.credibility
    if then is not None and (then.status, graded) == (event.status, event.credibility):
        return None
    return Outcome(
        event=event.id,
        claim=event.claims[0],
        summary=event.summary,
        status=event.status,
        status_then=then.status if then else None,
        credibility=event.credibility,
        credibility_then=graded,
    )


def _renamed(claim: Claim, one: str, other: str) -> Claim:
    event = claim.event
    if event is None:
        return claim
    actors = tuple(replace(p, actor=other) if p.actor == one else p for p in event.actors)
    recipients = tuple(replace(p, actor=other) if p.actor == one else p for p in event.recipients)
    return replace(claim, event=replace(event, actors=actors, recipients=recipients))


def _as_other(origin: Origin, one: str, other: str, speaking: Mapping[str, Origin]) -> Origin:
    """An origin that is or speaks for the one actor, as that of the other."""
    if origin.actor != one:
        return origin
    return speaking.get(other, replace(origin, actor=other))
