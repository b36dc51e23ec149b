"""Explanations: rival hypotheses against the evidence, question by question."""

from __future__ import annotations

from typing import Any

from reportedly.casebook.judgement_values import RATINGS
from reportedly.model.claim import Claim
from reportedly.model.hypothesis import Hypothesis
from reportedly.web.at_hand import AtHand
from reportedly.web.evidence_matrix import BACKWARDS, ORDERS, matrix_of, sorted_by
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.questions import hypotheses, numbers_of, questions
from reportedly.web.kept.source_pages import graded
from reportedly.web.scene import claims_with
from reportedly.web.standing import Stand

A_PAGE = 5
"""Questions with rival answers: each is a table of its own."""
EVERY = 1 << 31
MOST_ALONE = 200
"""Explanations without a rival that are listed; others are counted."""


def explanations(stand: Stand, so_far: Progress, rate: str = "", order: str = "", page: int = 1) -> dict[str, Any]:
    """What the page shows: matrices of rivals, the one with the id `rate` to be rated; and what has no rival.

    `so_far` says how far explanations are laid out; as long as they are not all, others come.
    """
    rows, order = stand.rows, order or ORDERS[0]
    rivals, alone = stand.once(("questions", so_far), lambda: numbers_of(rows))
    pages = max(1, -(-rivals // A_PAGE))
    page = min(page, pages)
    made = [matrix_of(one) for one in questions(rows, rivals=True, limit=A_PAGE, skipped=(page - 1) * A_PAGE)]
    others = [matrix_of(one) for one in questions(rows, rivals=False, limit=MOST_ALONE)]
    evidence = {row.claim for matrix in made for row in matrix.rows}
    wanted = evidence | {id for matrix in others for id in matrix.hypotheses[0].wordings[:1]}
    known = graded(rows, evidence)
    return {
        "stand": stand,
        "so_far": so_far,
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


def explanations_told(hand: AtHand, *, alone: bool) -> tuple[list[Hypothesis], dict[str, Claim]]:
    """Explanations that have a rival, by the day on which their question was first answered, and the claims of all.

    With `alone` those too that have none.
    """
    found, _ = hypotheses(hand.rows, alone=alone, limit=EVERY)
    named = {id for one in found for id in (*one.wordings, *(piece.claim for piece in one.evidence))}
    claims, readings = claims_with(hand.book, named, hand.withheld)
    first: dict[str, tuple[bool, str, str]] = {}
    for one in found:
        day = readings[claims[one.wordings[0]].report_id].report.published
        when = (day is None, day or "", one.wordings[0])
        first[one.question_id] = min(when, first.get(one.question_id, when))
    return sorted(found, key=lambda one: (first[one.question_id], one.question_id, one.rank)), claims
