"""Explanations: rival hypotheses against the evidence, question by question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reportedly.casebook.judgement_values import RATINGS
from reportedly.model.hypothesis import Evidence, Hypothesis
from reportedly.web.standing import Stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A piece of evidence with how it stands to each hypothesis; None where it was not rated against one."""

    claim: str
    diagnosticity: float
    weight: float
    cells: tuple[Evidence | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """One question: its hypotheses, best first, and the evidence, most telling first."""

    id: str
    question: str
    hypotheses: tuple[Hypothesis, ...]
    rows: tuple[Row, ...]


def matrices(hypotheses: Iterable[Hypothesis]) -> list[Matrix]:
    """A matrix for each question, those with most rivals first."""
    questions: dict[str, list[Hypothesis]] = {}
    for hypothesis in hypotheses:
        questions.setdefault(hypothesis.question_id, []).append(hypothesis)
    made = [_matrix(sorted(rivals, key=lambda h: (h.rank, h.id))) for rivals in questions.values()]
    return sorted(made, key=lambda matrix: (-len(matrix.hypotheses), -len(matrix.rows), matrix.id))


def _matrix(rivals: list[Hypothesis]) -> Matrix:
    cells = {(hypothesis.id, piece.claim): piece for hypothesis in rivals for piece in hypothesis.evidence}
    claims = dict.fromkeys(piece.claim for hypothesis in rivals for piece in hypothesis.evidence)
    rows = [_row(claim, tuple(cells.get((hypothesis.id, claim)) for hypothesis in rivals)) for claim in claims]
    return Matrix(
        id=rivals[0].question_id,
        question=rivals[0].question,
        hypotheses=tuple(rivals),
        rows=tuple(sorted(rows, key=lambda row: (-row.diagnosticity, -row.weight, row.claim))),
    )


def _row(claim: str, cells: tuple[Evidence | None, ...]) -> Row:
    rated = [cell for cell in cells if cell is not None]
    return Row(
        claim=claim,
        diagnosticity=max(cell.diagnosticity for cell in rated),
        weight=max(cell.weight for cell in rated),
        cells=cells,
    )


def explanations(stand: Stand, rate: str = "") -> dict[str, Any]:
    """What the page shows: matrices of rivals, the one with the id `rate` to be rated; and what has no rival."""
    made = matrices(stand.picture.hypotheses)
    return {
        "stand": stand,
        "matrices": [matrix for matrix in made if len(matrix.hypotheses) > 1],
        "alone": [matrix for matrix in made if len(matrix.hypotheses) == 1],
        "claims": stand.picture.situation.claims,
        "rate": rate,
        "ratings": RATINGS,
    }
