"""Words of direction and their bearings: one table for all who need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table


@dataclass(frozen=True, slots=True, kw_only=True)
class CompassWord:
    """A row of the table `compass`."""

    word: str
    bearing: float | None
    """Degrees clockwise from north; None for the middle."""
    part: bool
    source: str


@cache
def compass() -> Mapping[str, CompassWord]:
    """Words of direction, in lower case."""
    return {row.word: row for row in load_table("compass", CompassWord)}
