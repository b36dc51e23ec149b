"""Everything read from one report: what the journey hands to those who tell."""

from __future__ import annotations

from dataclasses import dataclass

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
