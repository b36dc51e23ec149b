"""When: the words (timex, TIMEX3), their value, and the interval of a claim (EDTF)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Quote

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeRelation = Literal["on", "before", "after", "during", "since", "until"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression and what it stands for."""

    quote: Quote
    type: TimexType
    value: str | None
    """TIMEX3 value, such as "2019-01-10", "P3D", "2019-W02"; None where it cannot be told."""
    edtf: str | None
    """The value as an EDTF date or interval; None for durations, sets and unresolved words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTime:
    """When a claim's event is said to happen, with the width that the words leave."""

    timex: Quote | None
    """The words that say when; None where only the anchor's time carries over."""
    edtf: str | None
    earliest: str | None
    """First moment it can have been: "YYYY-MM-DD" or "YYYY-MM-DDThh:mmZ"; None where open."""
    latest: str | None
    anchor: str | None
    """What the time hangs on: "published", the id of another claim, or None for an absolute time."""
    relation: TimeRelation | None
