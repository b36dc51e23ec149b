"""Everything read from one report: what the journey hands to those who tell."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.gap import Gap
from reportedly.model.place import Place
from reportedly.model.report import Report
from reportedly.model.time import Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report with its claims, toponyms, timexes, actors and gaps, each in text order."""

    report: Report
    claims: tuple[Claim, ...]
    toponyms: tuple[Place, ...]
    """Every toponym of the text, in a claim or not, resolved or not."""
    timexes: tuple[Timex, ...]
    actors: tuple[Actor, ...]
    gaps: tuple[Gap, ...]

    def only(self, kept: Container[str]) -> Reading:
        """The same reading with only the claims of these ids; what pointed at another points at nothing."""
        return replace(self, claims=tuple(_pointing(c, kept) for c in self.claims if c.id in kept))

    def surest(self, least: float) -> Reading:
        """The same reading with only the claims that score `least` (0 to 1) or more; a gap stands for each other one.

        What pointed at a claim that is left out points at nothing.
        """
        kept = {c.id for c in self.claims if c.score >= least}
        if len(kept) == len(self.claims):
            return self
        gaps = (*self.gaps, *(_left_out(c, least) for c in self.claims if c.id not in kept))
        return replace(self.only(kept), gaps=gaps)


def _pointing(claim: Claim, kept: Container[str]) -> Claim:
    """A claim that points only at claims that are kept, or at the day of publication."""
    time = claim.time
    if time is not None and not (time.anchor in ("published", None) or time.anchor in kept):
        time = replace(time, anchor=None, relation=None)
    return replace(claim, time=time, explains=tuple(id for id in claim.explains if id in kept))


def _left_out(claim: Claim, least: float) -> Gap:
    why = f"scores {claim.score:.2f}, less than the {least:.2f} asked for"
    return Gap(stage="read.scores", what=claim.content.text, why=why, spans=claim.content.spans)
