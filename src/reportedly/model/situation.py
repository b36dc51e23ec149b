"""What a casebook says of one event: who holds it and who disputes it, what is disputed, and how it is graded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.origin import Origin

Status = Literal["uncorroborated", "corroborated", "disputed", "withdrawn", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedValue:
    """One of the values given for an attribute on which origins differ."""

    value: str
    """In words, as the claims give it."""
    low: float | None
    """Least figure that the words leave; None where open, or where the value is no figure."""
    high: float | None
    claims: tuple[str, ...]
    origins: int
    """How many independent origins give it; unknown lineage counts as none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """An attribute of an event on which origins differ, with every value that stands."""

    attribute: str
    values: tuple[DisputedValue, ...]
    """At least two; most origins first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationEvent:
    """An event of a casebook: claims of several reports that tell of the same, weighed."""

    id: str
    summary: str
    claims: tuple[str, ...]
    first: str | None
    """When the first report of it was published, EDTF; None where no report says when it was published."""
    latest: str | None
    origins_for: tuple[Origin, ...]
    origins_against: tuple[Origin, ...]
    party_to_it: tuple[str, ...]
    """Ids of origins that are a party to the matter: they take part in the event, or belong to a side that does."""
    independent_origins: int
    lineage_unknown: int
    """How many claims for it have no origin that can be told; they raise no count."""
    disputed: tuple[Disputed, ...]
    credibility: int
    """Admiralty credibility, 1 to 6; 6 is "cannot be judged", not the middle."""
    credibility_rule: str
    """Name of the rule that gave the grade."""
    status: Status
