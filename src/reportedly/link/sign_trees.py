"""What small trees of questions say of the signs of a claim and a headline: a sign may be worth more beside another.

A tree asks after one sign at a time, whether it is above a border, and every answer changes the bits for each side. The
judgement is the mean of all trees; a sign's part of it is what the answers about it changed, and the parts add up.

The trees lie in the table `headline_trees`. A tree's first question is at place 1; the answers to the one at place n
lead to 2n where the sign is no more than the border, and to 2n + 1 where it is above.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from reportedly.lexicon.table import load_table
from reportedly.link.word_model import PRIOR

Bits = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    tree: int
    place: int
    sign: str | None
    """What is asked after; None at an end."""
    above: float | None
    supports: float
    refutes: float
    neither: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A place in a tree: the bits of what has been answered so far, and what is asked next."""

    sign: str | None
    above: float
    bits: Bits


Tree = Mapping[int, Question]
"""Questions and ends by their place."""


@cache
def headline_trees() -> Sequence[Tree]:
    """The trees of the table."""
    found: dict[int, dict[int, Question]] = defaultdict(dict)
    for row in load_table("headline_trees", _Row):
        bits = np.array([row.supports, row.refutes, row.neither])
        found[row.tree][row.place] = Question(sign=row.sign, above=row.above or 0.0, bits=bits)
    return tuple(found.values())


def tree_reasons(trees: Sequence[Tree], signs: Mapping[str, float]) -> list[tuple[str, Bits]]:
    """What each sign that is asked after weighs for every side, in bits; what holds before any question first."""
    changed: dict[str, Bits] = {PRIOR: np.sum([tree[1].bits for tree in trees], axis=0)}
    for tree in trees:
        for sign, by in _answers(tree, signs):
            changed[sign] = changed.get(sign, 0.0) + by
    return [(sign, bits / len(trees)) for sign, bits in changed.items()]


def _answers(tree: Tree, signs: Mapping[str, float]) -> Iterator[tuple[str, Bits]]:
    """Each sign that is asked after, with what the answer changes; a sign that is not there is nought."""
    place = 1
    while (sign := (question := tree[place]).sign) is not None:
        place = 2 * place + (signs.get(sign, 0.0) > question.above)
        yield sign, tree[place].bits - question.bits
