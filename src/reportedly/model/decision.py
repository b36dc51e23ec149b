"""What a person decided of events: that claims tell of one, or that they do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDecision:
    """A decision about which claims tell of one event."""

    verb: Literal["same", "apart"]
    claims: tuple[str, ...]
    others: tuple[str, ...]
    """What the claims are one event with, or are apart from; those on either side stay together."""
    by: str
    why: str
