"""Reasons while they are only added up: most comparisons are lost, and nobody reads why.

A reason that is to be shown is put into words from the very same values.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.model.reason import Reason

Unworded = tuple[str, float, Iterable[str], Iterable[str]]
"""The feature, its bits, and what is compared of the older and of the newer."""


def bits_in(reasons: Iterable[Unworded]) -> float:
    """What reasons add up to."""
    return sum(reason[1] for reason in reasons)


def worded(reason: Unworded) -> Reason:
    """The reason to be shown."""
    feature, bits, older, newer = reason
    return Reason(feature=feature, bits=bits, older=", ".join(sorted(older)), newer=", ".join(sorted(newer)))
