"""Rival hypotheses against the evidence, question by question, as rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reportedly.errors import InputError
from reportedly.model.hypothesis import Evidence, Hypothesis

ORDERS = ("tells apart", "source", "reported")
"""By what evidence can be sorted: how far it tells the explanations apart, the grade of its best source, its day."""
BACKWARDS = "-"
"""Before an order that is to be turned round."""
UNGRADED = "F"
"""The grade of a source that cannot be judged, and of evidence behind which nobody can be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A piece of evidence with how it stands to each hypothesis; None where it was not rated against one."""

    claim: str
    diagnosticity: float
    weight: float
    cells: tuple[Evidence | None, ...]
    grade: str = UNGRADED
    """The grade of the source that is said to know it."""
    day: str = ""
    """When the report was published; empty where it does not say."""
    places: tuple[int, ...] = ()
    """The place of this row in each of the orders, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """One question: its hypotheses, best first, and the evidence, in the order that was asked for."""

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
        rows=tuple(sorted(rows, key=_most_telling)),
    )


def _row(claim: str, cells: tuple[Evidence | None, ...]) -> Row:
    rated = [cell for cell in cells if cell is not None]
    return Row(
        claim=claim,
        diagnosticity=max(cell.diagnosticity for cell in rated),
        weight=max(cell.weight for cell in rated),
        cells=cells,
    )


def sorted_by(matrix: Matrix, order: str, known: Mapping[str, tuple[str | None, str]]) -> Matrix:
    """The matrix in an order, with the grade of its source and the day of each piece of evidence, as `known` by claim.

    Raises InputError for an order that is none of ours.
    """
    name = order.removeprefix(BACKWARDS)
    if name not in ORDERS:
        raise InputError(order, "is no order", f"take one of {', '.join(ORDERS)}, turned round with {BACKWARDS} before")
    told = ((row, *known.get(row.claim, (UNGRADED, ""))) for row in matrix.rows)
    rows = [replace(row, grade=grade or UNGRADED, day=day) for row, grade, day in told]
    placed = [_places(rows, key) for key in (_most_telling, _best_graded, _first_reported)]
    rows = [replace(row, places=tuple(one[row.claim] for one in placed)) for row in rows]
    rows.sort(key=lambda row: row.places[ORDERS.index(name)], reverse=order.startswith(BACKWARDS))
    return replace(matrix, rows=tuple(rows))


def _places(rows: Iterable[Row], key: Callable[[Row], Any]) -> dict[str, int]:
    """By claim, which place its row has in an order."""
    return {row.claim: place for place, row in enumerate(sorted(rows, key=key))}


def _most_telling(row: Row) -> tuple[float, float, str]:
    return -row.diagnosticity, -row.weight, row.claim


def _best_graded(row: Row) -> tuple[str, tuple[float, float, str]]:
    return row.grade, _most_telling(row)


def _first_reported(row: Row) -> tuple[str, tuple[float, float, str]]:
    return row.day or "9999", _most_telling(row)
