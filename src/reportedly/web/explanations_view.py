"""Explanations: rival hypotheses against the evidence, question by question; of all, or of what the filter asks for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams

from reportedly.casebook import Casebook
from reportedly.casebook.judgement_values import RATINGS
from reportedly.model.hypothesis import Hypothesis
from reportedly.web.evidence_matrix import BACKWARDS, ORDERS, matrix_of, sorted_by
from reportedly.web.filter import ORDERS as ORDERS_OF_EVENTS
from reportedly.web.filter import Filter, filter_of
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.questions import numbers_of, questions, questions_named
from reportedly.web.kept.questions_left import Left, borne, left_by
from reportedly.web.kept.source_pages import graded
from reportedly.web.scene import claims_with
from reportedly.web.situation_view import bar
from reportedly.web.standing import Stand

A_PAGE = 5
"""Questions with rival answers: each is a table of its own."""
MOST_ALONE = 200
"""Explanations without a rival that are listed; others are counted."""


PATH = "/explanations"


def filter_in(query: QueryParams, book: Casebook) -> tuple[Filter, str]:
    """The filter in the view's address, and the order of evidence, for which the same field stands there.

    An order of events is none of evidence: it goes along to the views that list events. Raises InputError where a value
    is none that can be asked for.
    """
    order = query.get("order", "").strip()
    kept = [(name, value) for name, value in query.multi_items() if name not in ("order", "page")]
    asked = filter_of(QueryParams(kept), book)
    return (replace(asked, order=order), "") if order in ORDERS_OF_EVENTS else (asked, order)


def explanations(
    stand: Stand, so_far: Progress, asked: Filter, rate: str = "", order: str = "", page: int = 1
) -> dict[str, Any]:
    """What the page shows: matrices of rivals, the one with the id `rate` to be rated; and what has no rival.

    `so_far` says how far explanations are laid out; as long as they are not all, others come.
    """
    rows, order = stand.rows, order or ORDERS[0]
    left = left_in(stand, so_far, asked)
    rivals, alone = _numbers(stand, so_far, left)
    pages = max(1, -(-rivals // A_PAGE))
    page = min(page, pages)
    made = [matrix_of(one) for one in _some(stand, left, rivals=True, limit=A_PAGE, skipped=(page - 1) * A_PAGE)]
    others = [matrix_of(one) for one in _some(stand, left, rivals=False, limit=MOST_ALONE)]
    evidence = {row.claim for matrix in made for row in matrix.rows}
    wanted = evidence | {id for matrix in others for id in matrix.hypotheses[0].wordings[:1]}
    known = graded(rows, evidence)
    return {
        "stand": stand,
        "asked": asked,
        "href": partial(href, asked),
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
        "sorting_kept": "" if order == ORDERS[0] else order,
        "evidence_orders": ORDERS,
        "backwards": BACKWARDS,
        **bar(stand, asked),
    }


def left_in(stand: Stand, so_far: Progress, asked: Filter) -> Left | None:
    """The questions that a filter leaves, worked out once while explanations are as far; None where it leaves all."""
    if not asked.narrows:
        return None
    told = stand.once(("borne", so_far), lambda: borne(stand.rows))
    return stand.once(("left", so_far, asked.events), lambda: left_by(stand.rows, asked, told))


def _numbers(stand: Stand, so_far: Progress, left: Left | None) -> tuple[int, int]:
    """How many questions have rival answers, and how many one."""
    if left is None:
        return stand.once(("questions", so_far), lambda: numbers_of(stand.rows))
    return len(left.rivals), len(left.alone)


def _some(
    stand: Stand, left: Left | None, *, rivals: bool, limit: int, skipped: int = 0
) -> list[tuple[Hypothesis, ...]]:
    if left is None:
        return questions(stand.rows, rivals=rivals, limit=limit, skipped=skipped)
    ids = left.rivals if rivals else left.alone
    return questions_named(stand.rows, ids[skipped : skipped + limit])


def href(asked: Filter, *, page: int = 1, rate: str = "", order: str = "") -> str:
    """The address of the view under a filter, on a page, with a question to be rated and an order of evidence."""
    own = {"page": str(page) if page > 1 else "", "rate": rate, "order": order}
    pairs = [(name, value) for name, value in asked.pairs() if not own.get(name)]
    query = urlencode([*pairs, *((name, value) for name, value in own.items() if value)], quote_via=quote)
    return f"{PATH}?{query}" if query else PATH
