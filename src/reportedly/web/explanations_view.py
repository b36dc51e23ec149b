"""Explanations: rival hypotheses against the evidence, question by question."""

from __future__ import annotations

from typing import Any

from reportedly.casebook.judgement_values import RATINGS
from reportedly.web.evidence_matrix import BACKWARDS, ORDERS, matrix_of, sorted_by
from reportedly.web.kept.questions import numbers_of, questions
from reportedly.web.kept.source_pages import graded
from reportedly.web.scene import claims_with
from reportedly.web.standing import Stand

A_PAGE = 5
"""Questions with rival answers: each is a table of its own."""
MOST_ALONE = 200
"""Explanations without a rival that are listed; others are counted."""


def explanations(stand: Stand, rate: str = "", order: str = "", page: int = 1) -> dict[str, Any]:
    """What the page shows: matrices of rivals, the one with the id `rate` to be rated; and what has no rival."""
    rows, order = stand.explained(), order or ORDERS[0]
    rivals, alone = stand.once("questions", lambda: numbers_of(rows))
    pages = max(1, -(-rivals // A_PAGE))
    page = min(page, pages)
    made = [matrix_of(one) for one in questions(rows, rivals=True, limit=A_PAGE, skipped=(page - 1) * A_PAGE)]
    others = [matrix_of(one) for one in questions(rows, rivals=False, limit=MOST_ALONE)]
    evidence = {row.claim for matrix in made for row in matrix.rows}
    wanted = evidence | {id for matrix in others for id in matrix.hypotheses[0].wordings[:1]}
    known = graded(rows, evidence)
    return {
        "stand": stand,
        "matrices": [sorted_by(matrix, order, known) for matrix in made],
        "page": page,
        "pages": pages,
        "alone": others,
        "more_alone": alone - len(others),
        "claims": claims_with(stand.book, wanted, stand.withheld)[0],
        "rate": rate,
        "ratings": RATINGS,
        "order": order,
        "evidence_orders": ORDERS,
        "backwards": BACKWARDS,
    }
