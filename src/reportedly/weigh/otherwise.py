"""How events would stand if something were otherwise: without a claim, as one event, by another grade or actor."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportedly.model.claim import Claim
from reportedly.model.grade import Reliability
from reportedly.model.origin import Origin
from reportedly.model.situation import SituationEvent, Status
from reportedly.weigh.events import weigh_event
from reportedly.weigh.matrix import CANNOT_BE_JUDGED
from reportedly.weigh.rated import BY_A_PERSON
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


def without_claim(
    event: SituationEvent, claim: str, situation: Situation, reliability: Mapping[str, Reliability]
) -> Outcome | None:
    """What becomes of an event if a claim is not of it; None where nothing does."""
    left = frozenset(event.claims) - {claim}
    if not left:
        return _outcome(event, None)
    return _outcome(event, weigh_event(left, part_of(situation, left), reliability))


def as_one(
    events: Iterable[SituationEvent], situation: Situation, reliability: Mapping[str, Reliability]
) -> Iterator[Outcome]:
    """What becomes of events if they are one."""
    told = tuple(events)
    whole = weigh_event(frozenset(id for event in told for id in event.claims), situation, reliability)
    yield from filter(None, (_outcome(event, whole) for event in told))


def graded(
    events: Iterable[SituationEvent], source: str, grade: Reliability, situation: Situation,
    reliability: Mapping[str, Reliability],
) -> Iterator[Outcome]:  # fmt: skip
    """What becomes of events if a source is graded otherwise."""
    then = {**reliability, source: grade}
    yield from filter(None, (_outcome(e, weigh_event(frozenset(e.claims), situation, then)) for e in events))


def one_actor(
    events: Iterable[SituationEvent], one: str, other: str, situation: Situation, reliability: Mapping[str, Reliability]
) -> Iterator[Outcome]:
    """What becomes of events if two actors are one."""
    for event in events:
        few = part_of(situation, event.claims)
        merged = replace(
            few,
            claims={id: _renamed(claim, one, other) for id, claim in few.claims.items()},
            origins={
                id: tuple(_as_other(o, one, other, situation) for o in few.origins.get(id, ())) for id in few.claims
            },
        )
        outcome = _outcome(event, weigh_event(frozenset(event.claims), merged, reliability))
        if outcome is not None:
            yield outcome


def _outcome(event: SituationEvent, then: SituationEvent | None) -> Outcome | None:
    if then is not None and event.credibility_rule == BY_A_PERSON:
        then = replace(then, credibility=event.credibility)
    if then is not None and (then.status, then.credibility) == (event.status, event.credibility):
        return None
    return Outcome(
        event=event.id,
        claim=event.claims[0],
        summary=event.summary,
        status=event.status,
        status_then=then.status if then else None,
        credibility=event.credibility,
        credibility_then=then.credibility if then else None,
    )


def _renamed(claim: Claim, one: str, other: str) -> Claim:
    event = claim.event
    if event is None:
        return claim
    actors = tuple(replace(p, actor=other) if p.actor == one else p for p in event.actors)
    recipients = tuple(replace(p, actor=other) if p.actor == one else p for p in event.recipients)
    return replace(claim, event=replace(event, actors=actors, recipients=recipients))


def _as_other(origin: Origin, one: str, other: str, situation: Situation) -> Origin:
    """An origin that is or speaks for the one actor, as that of the other."""
    if origin.actor != one:
        return origin
    return situation.origin_of_actor.get(other, replace(origin, actor=other))
