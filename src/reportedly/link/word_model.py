"""A second reading of a claim and a text, by their words: signs that add up, in bits, for each side.

It knows other things than the network does, and errs elsewhere; what both say together is right more often than what
either says. Weights lie in the table `word_evidence`, one row a sign, for each of two tasks:

    headline   a headline or sentence against a claim: supports, refutes, neither
    body       a whole text against a claim or headline: supports, refutes, neither, or speaks of something else

A sign that is a number counts once for each of its borders that it passes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from reportedly.lexicon.table import load_table
from reportedly.link.word_signs import Piece, Text, word_signs

Task = Literal["headline", "body"]
SIDES: Mapping[Task, int] = {"headline": 3, "body": 4}
"""How many sides a text can take: supports, refutes, neither; a whole text may also speak of something else."""
PRIOR = "before any evidence"

Bits = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    task: Task
    sign: str
    above: float
    supports: float
    refutes: float
    neither: float
    unrelated: float | None
    source: str


@cache
def _table(task: Task) -> Mapping[str, tuple[tuple[float, Bits], ...]]:
    """By sign its borders, each with what passing it weighs for every side."""
    found: dict[str, list[tuple[float, Bits]]] = defaultdict(list)
    for row in load_table("word_evidence", _Row):
        if row.task == task:
            weights = (row.supports, row.refutes, row.neither, row.unrelated or 0.0)
            found[row.sign].append((row.above, np.array(weights[: SIDES[task]])))
    return {sign: tuple(steps) for sign, steps in found.items()}


def word_bits(task: Task, claim: Piece, text: Text) -> Bits:
    """Bits for each side; only their differences mean anything."""
    bits: Bits = np.sum([weights for _, weights in word_reasons(task, claim, text)], axis=0)
    return bits


def word_reasons(task: Task, claim: Piece, text: Text) -> list[tuple[str, Bits]]:
    """What each sign that is there weighs for every side, the prior first."""
    rows = _table(task)
    signs = {PRIOR: 1.0, **word_signs(claim, text)}
    return [
        (sign, np.sum([weights for above, weights in rows[sign] if value > above], axis=0))
        for sign, value in signs.items()
        if sign in rows and any(value > above for above, _ in rows[sign])
    ]
