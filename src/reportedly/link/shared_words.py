"""How much of what one claim tells another tells too, by how rare the words are."""

from __future__ import annotations

from collections.abc import Container, Iterable

from reportedly.link.laid_out import Weights

BIT = 100
"""Rarity is counted in hundredths of a bit."""


def told_by_other(own: Weights, other: Container[str], left_out: Container[str] = ()) -> float:
    """The share of words, by rarity, that the other has too; 0 to 1."""
    counted = {stem: weight for stem, weight in own.items() if stem not in left_out} if left_out else own
    whole = sum(counted.values())
    return sum([weight for stem, weight in counted.items() if stem in other]) / whole if whole else 0.0


def shares(one: Weights, other: Weights, left_out: Container[str] = ()) -> tuple[float, float]:
    """The share of either's words that the other has too, the smaller first."""
    mine, yours = told_by_other(one, other, left_out), told_by_other(other, one, left_out)
    return min(mine, yours), max(mine, yours)


def shared_bits(one: Weights, other: Weights, left_out: Container[str] = ()) -> int:
    """Hundredths of a bit of the words that both have."""
    both: Iterable[str] = one.keys() & other.keys()
    if left_out:
        both = [stem for stem in both if stem not in left_out]
    return sum([ours if (ours := one[stem]) < (theirs := other[stem]) else theirs for stem in both])
