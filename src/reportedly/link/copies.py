"""Whether one report carries another's reporting, as a sum of reasons in bits, and how it was made from it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.link.cited_reporting import TRANSLATED
from reportedly.link.comparison import BY_ITEMS, at_most, compared, features
from reportedly.link.shared_wording import Overlap
from reportedly.link.standing import Standing
from reportedly.link.traits import Traits
from reportedly.model.origin import How
from reportedly.model.reason import Reason

VERBATIM, LIGHT = 0.85, 0.5
"""The share of the shorter report's words in a row that the other has: from there on verbatim, and lightly edited."""
BASE = "constant"
DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weight:
    feature: str
    bits: float
    source: str


def weigh(older: Traits, newer: Traits, shared: Overlap, standing: Standing) -> float:
    """How surely two reports carry the same reporting, in bits; above zero they are taken to."""
    weights = evidence()
    found = features(older, newer, shared, standing)
    return weights[BASE] + math.fsum(round(value * weights[name], DIGITS) for name, value in found.items())


def may_be_copies(older: Traits, newer: Traits, shared: Overlap, standing: Standing) -> bool:
    """Whether two reports come above zero bits where all that rests on their items is taken to speak for it.

    That is told without looking at what items they share, which takes the longest, and is none for most pairs.
    """
    weights = evidence()
    told = [(name, value * weights[name]) for name, value in at_most(older, newer, shared, standing).items() if value]
    most = weights[BASE] + sum([bits if bits > 0 or name not in BY_ITEMS else 0.0 for name, bits in told])
    return most > -len(weights) * 10.0**-DIGITS  # so much rounding may add


def reasons(older: Traits, newer: Traits, shared: Overlap, standing: Standing) -> tuple[Reason, ...]:
    """Why: what `weigh` adds up, with the two values compared; what weighs nothing is no reason."""
    weights, values = evidence(), compared(older, newer, shared, standing)
    base = Reason(feature=BASE, bits=weights[BASE], older="any report", newer="any report")
    found = (
        Reason(feature=name, bits=round(value * weights[name], DIGITS), older=values[name][0], newer=values[name][1])
        for name, value in features(older, newer, shared, standing).items()
    )
    return (base, *(reason for reason in found if reason.bits))


def manner(older: Traits, newer: Traits, shared: Overlap) -> How:
    """How a copy was made, by language and by the share of its wording that the older report has."""
    if older.report.language != newer.report.language:
        return "translation"
    taken = len(shared.shingles) / max(1, min(len(newer.shingles), len(older.shingles)))
    if TRANSLATED in newer.items and taken < LIGHT:
        return "translation"
    return "verbatim" if taken >= VERBATIM else "light_edit" if taken >= LIGHT else "rewrite"


@cache
def evidence() -> Mapping[str, float]:
    """Bits by feature, for as much of it as ever counts."""
    return {row.feature: row.bits for row in load_table("copy_evidence", _Weight)}
