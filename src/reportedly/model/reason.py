"""A reason for a judgement, with its weight and the two values compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One feature that speaks for (+) or against (−) a judgement; a judgement is the sum of its reasons."""

    feature: str
    bits: float
    older: str
    """What the older of the two says; empty where the feature is about the newer alone."""
    newer: str


def bits(reasons: Iterable[Reason]) -> float:
    """The weight of a judgement: what its reasons add up to."""
    return sum(reason.bits for reason in reasons)
