"""The events of a situation, weighed: who holds each, who disputes it, what is disputed, its grade and status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.model.grade import Reliability
from reportedly.model.situation import Disputed, SituationEvent, Status
from reportedly.weigh.credibility import Credibility, Footing, credibility, footing_of
from reportedly.weigh.disputes import disputed_in
from reportedly.weigh.sides import Sides, sides_of
from reportedly.weigh.situation import Situation, event_id


def weigh_events(situation: Situation, reliability: Mapping[str, Reliability]) -> tuple[SituationEvent, ...]:
    """Weigh every event, in the order of their first reports; `reliability` grades origins by id, F where missing."""
    told = [weigh_event(event, situation, reliability) for event in situation.events]
    return tuple(sorted(told, key=lambda e: (e.first is None, e.first or "", e.id)))


def weigh_event(event: frozenset[str], situation: Situation, reliability: Mapping[str, Reliability]) -> SituationEvent:
    """Weigh one event."""
    sides = sides_of(event, situation)
    footing = footing_of(sides.holding, sides.disputing, sides, situation, reliability)
    graded = credibility(footing)
    disputed = disputed_in(event, sides, situation)
    ordered = sorted(event, key=situation.when)
    days = [day for id in ordered if (day := situation.published.get(situation.claims[id].report_id))]
    return SituationEvent(
        id=event_id(event),
        summary=situation.claims[_first(sides, ordered)].content.text,
        claims=tuple(ordered),
        first=min(days, default=None),
        latest=max(days, default=None),
        origins_for=sides.holding.origins,
        origins_against=sides.disputing.origins,
        party_to_it=tuple(o.id for o in (*sides.holding.origins, *sides.disputing.origins) if sides.interested(o)),
        independent_origins=len(sides.holding.origins),
        lineage_unknown=sides.holding.lineage_unknown,
        disputed=disputed,
        credibility=graded.grade,
        credibility_rule=graded.rule,
        status=status_of(footing, disputed),
    )


def grade_claims(situation: Situation, reliability: Mapping[str, Reliability]) -> dict[str, Credibility]:
    """The credibility of every claim of an event, by its id: a denial is graded by what stands on its own side.

    Claims that their source took back are graded `withdrawn`, whoever else holds the same.
    """
    grades: dict[str, Credibility] = {}
    for event in situation.events:
        sides = sides_of(event, situation)
        for side, other in ((sides.holding, sides.disputing), (sides.disputing, sides.holding)):
            footing = footing_of(side, other, sides, situation, reliability)
            grades |= dict.fromkeys(side.claims, credibility(footing))
            grades |= dict.fromkeys(side.withdrawn, credibility(taken_back(footing)))
    return grades


def taken_back(footing: Footing) -> Footing:
    """What claims stand on that their own source took back."""
    return Footing(
        origins=0,
        parties=0,
        against=footing.against,
        disinterested=footing.disinterested,
        reliability="F",
        knowledge="unknown",
        flags=frozenset({"withdrawn"}),
    )


def status_of(footing: Footing, disputed: Sequence[Disputed] = ()) -> Status:
    """How an event stands: one word that says whether it is agreed on, and nothing of whether it is so.

    What nobody bears out is disputed too where what is told of it cannot all be so. Who tells of it elsewhere, or at
    another time, bears out nothing that the others tell: where and when it was makes it this event.
    """
    if "withdrawn" in footing.flags:
        return "withdrawn"
    if footing.against:
        return "denied" if footing.against > footing.parties else "disputed"
    if (
        footing.parties > 1
        and footing.disinterested
        and not any(one.attribute in ("place", "time") for one in disputed)
    ):
        return "corroborated"
    return "disputed" if any(one.attribute != "existence" for one in disputed) else "uncorroborated"


def _first(sides: Sides, ordered: list[str]) -> str:
    return next(iter(sides.holding.claims or sides.holding.withdrawn or sides.disputing.claims), ordered[0])
