"""Explanations: rival hypotheses against the evidence, question by question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from reportedly.casebook.judgement_values import RATINGS
from reportedly.errors import InputError
from reportedly.model.hypothesis import Evidence, Hypothesis
from reportedly.web.standing import Stand
from reportedly.weigh.situation import Situation

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
    """The best grade of a source that is said to know it."""
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


def sorted_by(matrix: Matrix, order: str, stand: Stand) -> Matrix:
    """The matrix with the source and day of each piece of evidence, in an order; raises InputError for none of ours."""
    name = order.removeprefix(BACKWARDS)
    if name not in ORDERS:
        raise InputError(order, "is no order", f"take one of {', '.join(ORDERS)}, turned round with {BACKWARDS} before")
    rows = [_sourced(row, stand) for row in matrix.rows]
    placed = [_places(rows, key) for key in (_most_telling, _best_graded, _first_reported)]
    rows = [replace(row, places=tuple(one[row.claim] for one in placed)) for row in rows]
    rows.sort(key=lambda row: row.places[ORDERS.index(name)], reverse=order.startswith(BACKWARDS))
    return replace(matrix, rows=tuple(rows))


def _sourced(row: Row, stand: Stand) -> Row:
    situation: Situation = stand.picture.situation
    grades = (stand.picture.sources[origin.id].grade for origin in situation.origins.get(row.claim, ()))
    day = situation.published.get(situation.claims[row.claim].report_id) or ""
    return replace(row, grade=min(grades, default=UNGRADED), day=day)


def _places(rows: Iterable[Row], key: Callable[[Row], Any]) -> dict[str, int]:
    """By claim, which place its row has in an order."""
    return {row.claim: place for place, row in enumerate(sorted(rows, key=key))}


def _most_telling(row: Row) -> tuple[float, float, str]:
    return -row.diagnosticity, -row.weight, row.claim


def _best_graded(row: Row) -> tuple[str, tuple[float, float, str]]:
    return row.grade, _most_telling(row)


def _first_reported(row: Row) -> tuple[str, tuple[float, float, str]]:
    return row.day or "9999", _most_telling(row)


def explanations(stand: Stand, rate: str = "", order: str = "") -> dict[str, Any]:
    """What the page shows: matrices of rivals, the one with the id `rate` to be rated; and what has no rival."""
    order = order or ORDERS[0]
    made = matrices(stand.picture.hypotheses)
    return {
        "stand": stand,
        "matrices": [sorted_by(matrix, order, stand) for matrix in made if len(matrix.hypotheses) > 1],
        "alone": [matrix for matrix in made if len(matrix.hypotheses) == 1],
        "claims": stand.picture.situation.claims,
        "rate": rate,
        "ratings": RATINGS,
        "order": order,
        "evidence_orders": ORDERS,
        "backwards": BACKWARDS,
    }
