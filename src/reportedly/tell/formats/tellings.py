"""One claim of an event with its report, the side that it is on and who is said to know it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from reportedly.model.claim import Claim
from reportedly.model.origin import Origin
from reportedly.model.report import Report
from reportedly.model.situation import SituationEvent
from reportedly.tell.wording import certainty_words, chain_words
from reportedly.weigh.sides import Sides, sides_of
from reportedly.weigh.situation import Situation

Side = Literal["for", "against", "withdrawn", "aside"]
"""Whether a claim holds the event, disputes it, was taken back, or is on neither side (a question, a part denied)."""
Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one report says of an event."""

    claim: Claim
    report: Report
    side: Side
    origins: tuple[Origin, ...]
    """Who is said to know it; none where its lineage is unknown."""
    credibility: int | None
    """Admiralty credibility of the claim, 1 to 6; None where it is not graded."""

    @property
    def who(self) -> str:
        """Everybody it is attributed to, outermost first."""
        return chain_words(self.claim.attribution)

    @property
    def surely(self) -> str:
        """Certainty, polarity and whether the report itself calls it unverified."""
        unverified = " · unverified" if self.claim.factuality.unverified else ""
        return certainty_words(self.claim.factuality) + unverified


def side_by_claim(event: SituationEvent, situation: Situation) -> dict[str, Side]:
    """On which side each claim of an event is."""
    sides: Sides = sides_of(frozenset(event.claims), situation)
    found: dict[str, Side] = dict.fromkeys(event.claims, "aside")
    found.update(dict.fromkeys(sides.holding.claims, "for"))
    found.update(dict.fromkeys(sides.disputing.claims, "against"))
    found.update(dict.fromkeys((*sides.holding.withdrawn, *sides.disputing.withdrawn), "withdrawn"))
    return found


def told_best(told: Iterable[tuple[Value, Telling]]) -> Value | None:
    """What most independent origins say that hold the event, then what most claims say; None of none."""
    held: dict[Value, tuple[set[str], set[str]]] = {}
    for value, telling in told:
        origins, claims = held.setdefault(value, (set(), set()))
        claims.add(telling.claim.id)
        if telling.side == "for":
            origins.update(origin.id for origin in telling.origins)
    return max(held, key=lambda value: tuple(map(len, held[value])), default=None)
