"""Whether one report carries another's reporting, as a sum of reasons in bits, and how it was made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.link.reports_compared import Overlap, Standing, features
from reportedly.link.traits import Traits
from reportedly.model.reason import Reason, bits

How = Literal["verbatim", "light_edit", "rewrite", "translation", "same_statement", "none"]

VERBATIM, LIGHT = 0.85, 0.5
"""The share of the newer report's words in a row that stand in the older: from there on verbatim, and lightly edited."""
BASE = "constant"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weight:
    feature: str
    bits: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How surely two reports carry the same reporting: above zero bits they are taken to."""

    reasons: tuple[Reason, ...]

    @property
    def bits(self) -> float:
        """The sum of the reasons."""
        return bits(self.reasons)


def judge(older: Traits, newer: Traits, shared: Overlap, standing: Standing) -> Judgement:
    """Weigh everything that two reports share; what weighs nothing is no reason."""
    weights = evidence()
    base = Reason(feature=BASE, bits=weights[BASE], older="any report", newer="any report")
    found = (
        Reason(feature=f.name, bits=round(f.value * weights[f.name], 3), older=f.older, newer=f.newer)
        for f in features(older, newer, shared, standing)
    )
    return Judgement(reasons=(base, *(reason for reason in found if reason.bits)))


def manner(older: Traits, newer: Traits, shared: Overlap) -> How:
    """How a copy was made, by language and by the share of its wording that the older report has."""
    if older.report.language != newer.report.language:
        return "translation"
    taken = len(shared.shingles) / max(1, min(len(newer.shingles), len(older.shingles)))
    return "verbatim" if taken >= VERBATIM else "light_edit" if taken >= LIGHT else "rewrite"


@cache
def evidence() -> Mapping[str, float]:
    """Bits by feature, for as much of it as ever counts."""
    return {row.feature: row.bits for row in load_table("copy_evidence", _Weight)}
