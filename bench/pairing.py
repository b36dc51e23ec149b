"""Which of a reader's spans belong to which of the gold's: one to one, best overlap first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from reportedly.model.span import Span

WORD = re.compile(r"\w+")

A = TypeVar("A")
B = TypeVar("B")


def word_starts(text: str) -> list[int]:
    """Where each word of a text starts; punctuation and quotation marks are no words."""
    return [m.start() for m in WORD.finditer(text)]


def words_in(starts: Iterable[int], spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The words, by where they start, that stand in any of the spans."""
    return frozenset(w for w in starts for s, e in spans if s <= w < e)


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared words over all words of both; 0 where neither has any."""
    return len(a & b) / len(a | b) if a or b else 0.0


def pair(left: Sequence[A], right: Sequence[B], likeness: Callable[[A, B], float], least: float) -> dict[int, int]:
    """Pair one to one, the most alike first; pairs below `least` are left apart."""
    ranked = sorted(
        ((likeness(a, b), -i, -j) for i, a in enumerate(left) for j, b in enumerate(right)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for alike, i, j in ranked:
        if alike >= least and -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs


def overlap(a: Sequence[Span], b: Sequence[Span]) -> bool:
    """Tell whether any two of the spans share a character."""
    return any(x.overlaps(y) for x in a for y in b)
