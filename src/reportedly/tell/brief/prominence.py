"""Which events a brief tells, and by which of their claims: those that most rest on, in the words that say most."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.model.claim import Claim
from reportedly.model.situation import SituationEvent
from reportedly.tell.brief.scope import Scope

HARM = ("ASSAULT", "COERCE", "THREATEN", "PROTEST", "MOBILIZE", "RETREAT", "SANCTION")
"""PLOVER types that a brief tells before others that stand alike."""
SHORTEST, LONGEST = 25, 240
"""Characters of words that can be read by themselves."""
FEWEST_WORDS = 4


def most_prominent(events: Iterable[SituationEvent], scope: Scope) -> list[SituationEvent]:
    """Events that most independent origins speak on, then those in most reports, then harm, then the latest."""
    latest_first = sorted(events, key=lambda event: event.latest or "", reverse=True)
    return sorted(latest_first, key=lambda event: rank(event, scope))


def rank(event: SituationEvent, scope: Scope) -> tuple[int, ...]:
    """What comes first: a lesser rank is told before a greater one."""
    claims = scope.claims_of(event.claims)
    types = {claim.event.type for claim in claims if claim.event}
    counted = any(claim.quantities for claim in claims)
    placed = any(place.place.lat is not None for claim in claims for place in claim.places)
    return (
        -(event.independent_origins + len(event.origins_against)),
        -len({claim.report_id for claim in claims}),
        -(bool(types & set(HARM)) + counted + placed),
    )


def tells_something(event: SituationEvent, scope: Scope) -> bool:
    """Whether an event that nobody bears out is worth a line: something happens, somewhere or to a number."""
    return any(
        claim.kind == "event"
        and claim.event is not None
        and claim.event.type is not None
        and (claim.quantities or claim.places or claim.time)
        and len(claim.content.text.split()) >= FEWEST_WORDS
        for claim in scope.claims_of(event.claims)
    )


def best_told(claims: Iterable[Claim]) -> Claim:
    """The claim that best reads by itself: whole words with doer, place, time and figure; the earliest of equals."""
    return max(claims, key=_reads_well)


def _reads_well(claim: Claim) -> int:
    words = claim.content.text
    event = claim.event
    said = (
        bool(claim.attribution),
        SHORTEST <= len(words) <= LONGEST,
        words[:1].isupper() or words[:1].isdigit(),
        bool(event and (event.actors or event.recipients)),
        bool(claim.places),
        bool(claim.time),
        bool(claim.quantities),
        not words.isupper(),
    )
    return sum(said)
