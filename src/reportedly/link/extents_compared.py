"""How much of the whole is meant: all of it, most of it, part of it, none of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.link.once import once_each
from reportedly.link.told import Told
from reportedly.model.reason import Reason

SAME_EXTENT, OTHER_EXTENT = 0.5, -3.2
FAR = 0.25
"""Extents nearer than this are one: "most of" and "the whole" are not."""
NOT_EXTENT = re.compile(
    r"\b(?:at all|all the same|after all|above all|most likely|at most|the most|not only|full stop|the whole day"
    r"|(?:only|some) \d[\d,]*)\b"
)
"""Words of the table where they say nothing of a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    words: str
    extent: float
    source: str


@cache
def _rows() -> tuple[tuple[re.Pattern[str], _Row], ...]:
    rows = sorted(load_table("extents", _Row), key=lambda row: -len(row.words))
    return tuple((re.compile(rf"(?<!\w){re.escape(row.words)}(?!\w)"), row) for row in rows)


@once_each
def extent_of(told: Told) -> tuple[float, str] | None:
    """The extent a claim speaks of, with its words; the least where it names several; None where it names none."""
    phrase = NOT_EXTENT.sub(" ", told.phrase)
    found: list[tuple[float, str]] = []
    for pattern, row in _rows():
        if row.words in phrase and pattern.search(phrase):
            found.append((row.extent, row.words))
            phrase = pattern.sub(" ", phrase)
    return min(found) if found else None


def compare_extents(older: Told, newer: Told) -> Reason | None:
    """The reason that two claims' extents give; None where either speaks of none."""
    ours, theirs = extent_of(older), extent_of(newer)
    if ours is None or theirs is None:
        return None
    differ = abs(ours[0] - theirs[0]) > FAR
    feature, bits = ("another extent", OTHER_EXTENT) if differ else ("same extent", SAME_EXTENT)
    return Reason(feature=feature, bits=bits, older=ours[1], newer=theirs[1])
