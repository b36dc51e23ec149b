"""Why a judgement was made: one feature, its weight in bits, and the two values compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for or against a judgement; the bits of all its reasons add up to it."""

    feature: str
    bits: float
    """Log₂ of how many times likelier the two values are if the judgement is right; below zero against it."""
    older: str
    """The value on the older side, in words."""
    newer: str


def total(reasons: Iterable[Reason]) -> float:
    """What the reasons come to together, in bits."""
    return sum(reason.bits for reason in reasons)
