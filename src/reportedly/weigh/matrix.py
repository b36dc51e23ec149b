"""The matrix of explanations and evidence: weights, least weighted inconsistency, diagnosticity, probabilities."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.model.grade import Reliability
from reportedly.model.hypothesis import Rating
from reportedly.weigh.credibility import RANKING, Credibility
from reportedly.weigh.credibility import credibility as credibility_of
from reportedly.weigh.laid_out import LaidPiece

ODDS_BITS = 2.0
"""Bits by which a fully weighted inconsistency makes an explanation less probable than its rivals."""
UNNAMED = 1.0
"""The inconsistency that is granted to an explanation which nobody has named: there always is one."""
STANDS: Mapping[Rating, float] = {"consistent": 1.0, "neutral": 0.0, "not_applicable": 0.0, "inconsistent": -1.0}
BORNE_OUT = 2
"""Up to this credibility the source's own record no longer matters."""
CANNOT_BE_JUDGED = 6
DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceWeight:
    """A row of the table of weights."""

    scale: Literal["reliability", "credibility"]
    grade: str
    weight: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Ratings by piece of evidence (rows) and explanation (columns), with the weight of each piece."""

    ratings: tuple[tuple[Rating, ...], ...]
    weights: tuple[float, ...]
    explanations: int

    def inconsistency(self) -> tuple[float, ...]:
        """For each explanation, the weights of what is inconsistent with it, added up."""
        return tuple(
            math.fsum(w for row, w in zip(self.ratings, self.weights, strict=True) if row[n] == "inconsistent")
            for n in range(self.explanations)
        )

    def ranks(self) -> tuple[int, ...]:
        """1 for the least inconsistent; equals share a rank."""
        scores = [round(score, DIGITS) for score in self.inconsistency()]
        return tuple(1 + sum(other < score for other in scores) for score in scores)

    def probabilities(self) -> tuple[float, ...]:
        """How probable each explanation is among its rivals and the unnamed one, by its inconsistency."""
        chances = [2 ** (-ODDS_BITS * score) for score in self.inconsistency()]
        total = math.fsum([*chances, 2 ** (-ODDS_BITS * UNNAMED)])
        return tuple(chance / total for chance in chances)

    def diagnosticity(self) -> tuple[float, ...]:
        """For each piece, how far it tells the explanations apart: 0 where it stands alike to all, 1 at the most."""
        return tuple(_spread([STANDS[rating] for rating in row]) for row in self.ratings)

    def having(self, piece: int, *, weight: float, ratings: tuple[Rating, ...] | None = None) -> Matrix:
        """The matrix as it would be if a piece had another weight, or other ratings."""
        rows, weights = list(self.ratings), list(self.weights)
        rows[piece], weights[piece] = ratings or rows[piece], weight
        return replace(self, ratings=tuple(rows), weights=tuple(weights))

    def beside(self, ratings: tuple[Rating, ...]) -> Matrix:
        """The matrix with one more piece, established beyond doubt."""
        return replace(self, ratings=(*self.ratings, ratings), weights=(*self.weights, 1.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a piece of evidence weighs, and in words where that comes from."""

    weight: float
    words: str


def weight_of(
    piece: LaidPiece, reliability: Mapping[str, Reliability], credibility: Mapping[str, Credibility]
) -> Weight:
    """What a piece weighs: as much as it is credible, and no more than its best source where nobody else bears it out.

    0 where nobody can be named who knows it.
    """
    if not piece.origins:
        return Weight(weight=0.0, words="nobody can be named who knows it")
    grade = grade_of(piece, reliability, credibility)
    credible = _weights()["credibility", str(grade)]
    if grade <= BORNE_OUT:
        return Weight(weight=credible, words=f"{credible:g} for credibility {grade}")
    letter = min((reliability.get(id, "F") for id, _ in piece.origins), key=RANKING.index)
    source = _weights()["reliability", letter]
    return Weight(
        weight=credible * source,
        words=f"{credible:g} for credibility {grade}, times {source:g} for a source of reliability {letter}",
    )


def grade_of(piece: LaidPiece, reliability: Mapping[str, Reliability], credibility: Mapping[str, Credibility]) -> int:
    """How credible a piece is; witnesses of different events are taken together, and graded by what they stand on."""
    if piece.witnesses is not None:
        return credibility_of(piece.witnesses.footing(reliability)).grade
    graded = credibility.get(piece.claims[0])
    return graded.grade if graded else CANNOT_BE_JUDGED


@cache
def _weights() -> dict[tuple[str, str], float]:
    return {(row.scale, row.grade): row.weight for row in load_table("evidence_weights", EvidenceWeight)}


def _spread(stands: Sequence[float]) -> float:
    pairs = list(combinations(stands, 2))
    return sum(abs(a - b) for a, b in pairs) / (2 * len(pairs)) if pairs else 0.0
