"""Who holds a claim's event and who disputes it: the sides of an event, its origins, and who is a party to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.link.counted_once import independent
from reportedly.model.claim import Claim
from reportedly.model.origin import Origin
from reportedly.weigh.situation import ON_THE_WHOLE, Situation
from reportedly.weigh.speaking import THEIRS

COMMITTED = {"certain", "probable"}
"""A denial that is less sure ("has not been informed") is told, and outweighs nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Those who hold one thing of an event."""

    claims: tuple[str, ...]
    """Every claim on this side that stands, in the order of publication."""
    withdrawn: tuple[str, ...]
    """Those that their own source has taken back."""
    origins: tuple[Origin, ...]
    """Independent origins of the claims that stand, by id; copies and repetitions add none."""
    lineage_unknown: int
    """How many claims that stand have no origin that can be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both sides of an event, and who takes part in it."""

    holding: Side
    disputing: Side
    firmly_disputing: tuple[Origin, ...]
    """Of those that dispute it, the ones that commit themselves."""
    acting: frozenset[str]
    """Actors that do it, and their parties."""
    suffering: frozenset[str]
    """Actors that it is done to, and their parties."""

    def interested(self, origin: Origin) -> bool:
        """Tell whether an origin is a party to the matter."""
        return bool({origin.actor, origin.party} & (self.acting | self.suffering))

    def one_sided(self, origins: Iterable[Origin]) -> bool:
        """Tell whether all are parties to the matter, and not from both sides of it."""
        names = [{origin.actor, origin.party} for origin in origins]
        if not names or any(not n & (self.acting | self.suffering) for n in names):
            return False
        return not (any(n & self.acting for n in names) and any(n & self.suffering for n in names))


def parties(origins: Iterable[Origin]) -> frozenset[str]:
    """The parties that origins belong to; one whose party cannot be told is its own."""
    return frozenset(origin.party or origin.id for origin in origins)


def sides_of(event: frozenset[str], situation: Situation) -> Sides:
    """The sides of an event. Where every claim denies, holding means that it did not take place."""
    pro, contra = _divided(event, situation)
    holding, disputing = (pro, contra) if pro else (contra, pro)
    against = _side(disputing, situation)
    weak = situation.weakly_denying
    firm = [c for c in against.claims if situation.claims[c].factuality.certainty in COMMITTED and c not in weak]
    events = [c.event for id in sorted(event) if (c := situation.claims[id]).event is not None]
    return Sides(
        holding=_side(holding, situation),
        disputing=against,
        firmly_disputing=_origins(firm, situation),
        acting=_with_parties((p.actor for e in events if e for p in e.actors), situation.sides),
        suffering=_with_parties((p.actor for e in events if e for p in e.recipients), situation.sides),
    )


def _divided(event: frozenset[str], situation: Situation) -> tuple[set[str], set[str]]:
    """Claims that affirm and that deny, by their polarity and by contradictions on the whole.

    Claims that take another one back are on neither side: the one taken back is what changes, and what its report
    repeats of it is not held. Nor are those that only deny a part in it.
    """
    apart = set(situation.taken_back.values()) | _told_to_take_back(event, situation)
    weighed = {id: situation.claims[id] for id in event if id not in apart and _tells(situation.claims[id])}
    of_part = _denying_a_part(weighed, situation) | _denying_own_part(weighed, situation)
    denies = {id: c.factuality.polarity == "negative" for id, c in weighed.items() if id not in of_part}
    flipped = {
        r.newer
        for r in situation.relations_within(denies)
        if r.relation == "contradicts" and r.attribute in ON_THE_WHOLE and denies[r.older] == denies[r.newer]
    }
    contra = {id for id, negative in denies.items() if negative != (id in flipped)}
    return denies.keys() - contra, contra


def _denying_a_part(claims: Iterable[str], situation: Situation) -> set[str]:
    """Claims that deny who did it, and leave that it was done."""
    return {
        id
        for r in situation.relations_within(claims)
        if r.attribute == "polarity" and situation.disputed_attribute(r) == "actor"
        for id in (r.older, r.newer)
        if situation.claims[id].factuality.polarity == "negative"
    }


def _told_to_take_back(event: frozenset[str], situation: Situation) -> set[str]:
    """What a report tells again of what it takes back: "we reported that he was arrested; the report was wrong"."""
    takers = {situation.claims[taker].report_id for taken, taker in situation.taken_back.items() if taken in event}
    return {id for id in event if situation.claims[id].report_id in takers}


def _denying_own_part(claims: Mapping[str, Claim], situation: Situation) -> set[str]:
    """Claims by which somebody denies having done it, where others tell that it was done and not by whom."""
    told_anyhow = any(
        c.factuality.polarity == "positive" and c.event is not None and not c.event.actors and situation.origins.get(id)
        for id, c in claims.items()
    )
    return {id for id, c in claims.items() if told_anyhow and _is_own_deed(c, situation)}


def _is_own_deed(claim: Claim, situation: Situation) -> bool:
    """Whether a claim denies a deed of whoever says so: "the Front denies that it blew up the bridge"."""
    if claim.factuality.polarity != "negative" or claim.event is None or not claim.event.actors:
        return False
    ours = {who for origin in situation.origins.get(claim.id, ()) for who in (origin.actor, origin.party) if who}
    return all(p.actor in ours or THEIRS.fullmatch(p.quote.text) for p in claim.event.actors)


def _tells(claim: Claim) -> bool:
    """Whether a claim says that something is so or not, rather than asks or leaves it open."""
    return claim.kind in ("event", "state") and claim.factuality.polarity != "open"


def _side(claims: set[str], situation: Situation) -> Side:
    taken_back = situation.taken_back
    ordered = sorted(claims, key=situation.when)
    standing = [id for id in ordered if id not in taken_back]
    return Side(
        claims=tuple(standing),
        withdrawn=tuple(id for id in ordered if id in taken_back),
        origins=_origins(standing, situation),
        lineage_unknown=sum(not situation.origins.get(id) for id in standing),
    )


def _origins(claims: Iterable[str], situation: Situation) -> tuple[Origin, ...]:
    found: dict[str, Origin] = {}
    for id in claims:
        for origin in situation.origins.get(id, ()):
            found.setdefault(origin.id, origin)
    return tuple(origin for _, origin in sorted(independent(found.values()).items()))


def _with_parties(actors: Iterable[str | None], sides: Mapping[str, str]) -> frozenset[str]:
    named = {actor for actor in actors if actor}
    return frozenset(named | {sides[actor] for actor in named if actor in sides})
