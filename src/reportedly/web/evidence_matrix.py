"""Rival hypotheses against the evidence, question by question, as rows and columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model.hypothesis import Evidence, Hypothesis


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
    made = [matrix_of(rivals) for rivals in questions.values()]
    return sorted(made, key=lambda matrix: (-len(matrix.hypotheses), -len(matrix.rows), matrix.id))


def matrix_of(answers: Iterable[Hypothesis]) -> Matrix:
    """The matrix of one question."""
    rivals = sorted(answers, key=lambda h: (h.rank, h.id))
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
