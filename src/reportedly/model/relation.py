"""How a newer claim stands to an older one about the same event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.reason import Reason

RelationKind = Literal["corroborates", "contradicts", "updates", "withdraws", "repeats", "distorts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One claim in relation to an older one."""

    older: str
    """Id of the older claim."""
    newer: str
    relation: RelationKind
    attribute: str | None
    """What they agree or differ in: "toll", "actor", "place", "time", "existence" …; None where it is the whole."""
    independent: bool
    """Whether the newer claim has an origin of its own."""
    reasons: tuple[Reason, ...]
