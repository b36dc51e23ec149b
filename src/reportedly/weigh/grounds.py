"""What the grades of an event rest on besides how reliable its sources are: with both it is graded anew.

How reliable a source is follows from all events of which it tells, so that one report may change the grades of many
events of which it says nothing. These are graded anew from their grounds, without taking up their claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportedly.model.grade import Reliability
from reportedly.model.situation import SituationEvent
from reportedly.weigh.credibility import RANKING, Credibility, Footing, credibility, footing_of
from reportedly.weigh.events import taken_back
from reportedly.weigh.rated import BY_A_PERSON
from reportedly.weigh.sides import Side, sides_of
from reportedly.weigh.situation import Situation

UNTOLD: Mapping[str, Reliability] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What one side of an event stands on."""

    claims: tuple[str, ...]
    """Those that stand."""
    withdrawn: tuple[str, ...]
    origins: tuple[str, ...]
    """Ids of those that count."""
    origins_counted: int
    parties: int
    against: int
    disinterested: bool
    knowledge: str
    flags: tuple[str, ...]

    def footing(self, reliability: Mapping[str, Reliability]) -> Footing:
        """The footing, where its sources are so reliable."""
        return Footing(
            origins=self.origins_counted,
            parties=self.parties,
            against=self.against,
            disinterested=self.disinterested,
            reliability=min((reliability.get(id, "F") for id in self.origins), key=RANKING.index, default="F"),
            knowledge=self.knowledge,  # type: ignore[arg-type]
            flags=frozenset(self.flags),  # type: ignore[arg-type]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What both sides of an event stand on."""

    holding: Ground
    disputing: Ground


def grounds_of(event: Iterable[str], situation: Situation) -> Grounds:
    """The grounds of an event that is made up of these claims."""
    sides = sides_of(frozenset(event), situation)
    pro, contra = sides.holding, sides.disputing
    return Grounds(
        holding=_naming_claims(pro, footing_of(pro, contra, sides, situation, UNTOLD)),
        disputing=_naming_claims(contra, footing_of(contra, pro, sides, situation, UNTOLD)),
    )


def _naming_claims(side: Side, footing: Footing) -> Ground:
    return replace(ground_of(side, footing), claims=side.claims, withdrawn=side.withdrawn)


def ground_of(side: Side, footing: Footing) -> Ground:
    """What a side stands on, without naming its claims."""
    return Ground(
        claims=(),
        withdrawn=(),
        origins=tuple(origin.id for origin in side.origins),
        origins_counted=footing.origins,
        parties=footing.parties,
        against=footing.against,
        disinterested=footing.disinterested,
        knowledge=footing.knowledge,
        flags=tuple(sorted(footing.flags)),
    )


def claims_graded(grounds: Grounds, reliability: Mapping[str, Reliability]) -> Iterator[tuple[str, Credibility]]:
    """The credibility of every claim on either side by the rules, where its sources are so reliable."""
    for ground in (grounds.holding, grounds.disputing):
        footing = ground.footing(reliability)
        yield from dict.fromkeys(ground.claims, credibility(footing)).items()
        yield from dict.fromkeys(ground.withdrawn, credibility(taken_back(footing))).items()


def event_graded(event: SituationEvent, grounds: Grounds, reliability: Mapping[str, Reliability]) -> SituationEvent:
    """The event as it is graded where its sources are so reliable; a person's rating stands."""
    if event.credibility_rule == BY_A_PERSON:
        return event
    graded = credibility(grounds.holding.footing(reliability))
    return replace(event, credibility=graded.grade, credibility_rule=graded.rule)
