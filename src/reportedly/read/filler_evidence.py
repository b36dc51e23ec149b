"""What speaks for and against words' filling a role, in bits.

Each feature of a candidate counts with its weight in the table `filler_evidence`: a row for all roles and, for some
features, one more for a single role. Words fill a role where the sum is above zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.read.role_candidates import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """A row of the table `filler_evidence`; `role` None for all roles."""

    feature: str
    role: str | None
    bits: float
    source: str


def bits(candidate: Candidate) -> float:
    """How strongly all features together speak for a candidate."""
    weights = _weights()[candidate.role]
    return sum(weights.get(feature, 0.0) * value for feature, value in candidate.features.items())


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """By role and feature."""
    rows = load_table("filler_evidence", Weight)
    told: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys((row.feature for row in rows), 0.0))
    for role in {row.role for row in rows if row.role}:
        for row in rows:
            told[role][row.feature] += row.bits if row.role in (None, role) else 0.0
    return told
