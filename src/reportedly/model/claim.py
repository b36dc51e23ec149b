"""One attribution (chain) with its factuality and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.attribution import Attribution
from reportedly.model.event import Event
from reportedly.model.factuality import Factuality
from reportedly.model.place import ClaimPlace
from reportedly.model.quantity import Quantity
from reportedly.model.span import Quote
from reportedly.model.time import ClaimTime

ClaimKind = Literal["event", "state", "explanation", "forecast", "question"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source (chain) of one report says, with the words that bear every value."""

    id: str
    report_id: str
    kind: ClaimKind
    content: Quote
    attribution: tuple[Attribution, ...]
    """Outermost first, innermost last; empty where the report speaks in its own voice."""
    factuality: Factuality
    event: Event | None
    """None for claims in which nothing happens (states, questions)."""
    places: tuple[ClaimPlace, ...]
    time: ClaimTime | None
    quantities: tuple[Quantity, ...]
    explains: tuple[str, ...]
    """Explanations only: ids of the claims they explain."""
    score: float
    """What the reader gives itself, 0 to 1."""
