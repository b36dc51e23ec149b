"""What carries or holds things, told by a part of it: what is in the van of a train is on the train."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.lexicon.table import load_table


@dataclass(frozen=True, slots=True, kw_only=True)
class _WholeRow:
    whole: str
    parts: tuple[str, ...]
    source: str


@lru_cache(maxsize=1 << 10)
def wholes_of(words: str) -> tuple[str, ...]:
    """Words for what the parts belong to that some words name."""
    return tuple(row.whole for row in _rows() if names_one(words, row.parts))


@cache
def part_words() -> frozenset[str]:
    """Every single word by which a part, or what it belongs to, is called."""
    return frozenset(word for row in _rows() for name in (row.whole, *row.parts) for word in name.split())


def names_one(words: str, names: Iterable[str]) -> bool:
    """Whether some words have one of several names in them, in the singular or the plural."""
    return re.search(rf"\b(?:{'|'.join(map(re.escape, names))})s?\b", words, re.IGNORECASE) is not None


def _rows() -> tuple[_WholeRow, ...]:
    return load_table("wholes", _WholeRow)
