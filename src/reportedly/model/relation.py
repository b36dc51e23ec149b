"""What a newer claim does to an older one about the same event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.reason import Reason

RelationKind = Literal["corroborates", "contradicts", "updates", "withdraws", "repeats", "distorts"]
Attribute = Literal["value", "polarity", "actor", "place", "time", "scope", "existence"]
"""What two claims differ about: "value" is a figure, "existence" whether there was any such thing at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One relation between two claims, told from the newer to the older."""

    older: str
    """Id of the older claim."""
    newer: str
    relation: RelationKind
    attribute: Attribute | None
    """What they differ about; None where they agree."""
    independent: bool
    """Whether the two rest on different origins."""
    reasons: tuple[Reason, ...]
    """Their bits add up to the judgement."""
