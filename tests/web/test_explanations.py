"""The matrix of rival explanations and the evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from reportedly.web.evidence_matrix import Row, matrices, sorted_by
from reportedly.weigh.hypotheses import weigh_hypotheses
from tests.web.page import look
from tests.weigh.test_hypotheses import BRIDGE
from tests.weigh.world import situation


def test_rivals_stand_best_first_and_evidence_most_telling_first() -> None:
    [matrix] = matrices(weigh_hypotheses(situation(BRIDGE), {}))
    assert len(matrix.hypotheses) == 3
    assert [h.rank for h in matrix.hypotheses] == sorted(h.rank for h in matrix.hypotheses)
    assert [row.diagnosticity for row in matrix.rows] == sorted((r.diagnosticity for r in matrix.rows), reverse=True)


def test_each_cell_is_the_rating_of_its_evidence_against_its_hypothesis() -> None:
    hypotheses = weigh_hypotheses(situation(BRIDGE), {})
    [matrix] = matrices(hypotheses)
    rated = {(h.id, e.claim): e.counted for h in hypotheses for e in h.evidence}
    shown = {
        (hypothesis.id, row.claim): cell.counted
        for row in matrix.rows
        for hypothesis, cell in zip(matrix.hypotheses, row.cells, strict=True)
        if cell is not None
    }
    assert shown == rated
    assert {"consistent", "inconsistent"} <= set(shown.values())


def known_of(graded: dict[str, str]) -> dict[str, tuple[str, str]]:
    """What a matrix is told of its evidence: the grades of informants by name, and the days of reports."""
    world = situation(BRIDGE)
    told: dict[str, tuple[str, str]] = {}
    for claim, origins in world.origins.items():
        grades = [next((g for name, g in graded.items() if name in origin.informant), "F") for origin in origins]
        told[claim] = min(grades, default="F"), world.published.get(world.claims[claim].report_id) or ""
    return told


@pytest.mark.parametrize(
    ("order", "shown"),
    [
        ("source", lambda row: row.grade),
        ("reported", lambda row: row.day),
        ("tells apart", lambda row: (-row.diagnosticity, -row.weight, row.claim)),
    ],
)
def test_evidence_is_sorted_as_asked_for_and_turned_round(order: str, shown: Callable[[Row], Any]) -> None:
    [matrix] = matrices(weigh_hypotheses(situation(BRIDGE), {}))
    known = known_of({"Engineer": "A", "Surveyor": "C"})
    there = [shown(row) for row in sorted_by(matrix, order, known).rows]
    back = [shown(row) for row in sorted_by(matrix, f"-{order}", known).rows]
    assert there == sorted(there)
    assert back == there[::-1]
    assert len(set(there)) > 1
    rows = sorted_by(matrix, order, known).rows
    assert {row.grade for row in rows} == {"A", "C", "F"}
    for number in range(3):  # what the page sorts by without asking anew
        assert sorted(row.places[number] for row in rows) == list(range(len(rows)))


def test_an_order_that_is_none_is_refused(client: TestClient) -> None:
    assert "is no order" in look(client, "/explanations?order=colour", 400).html


def test_the_heads_of_columns_lead_to_the_orders_and_say_which_is_on(client: TestClient) -> None:
    seen = look(client, "/explanations?order=reported")
    for table in seen.tree.xpath("//table[.//a[@data-sort]]"):
        days = [" ".join(cell.text_content().split()) for cell in table.xpath(".//td[@data-label='reported']")]
        assert days == sorted(days, key=lambda day: "9999" if day == "day unknown" else day)
        assert [head.text_content().strip() for head in table.xpath(".//th[@aria-sort='ascending']")] == ["reported"]
        assert any("order=-reported" in link.get("href") for link in table.xpath(".//a[@data-sort]"))
        assert any("order=tells%20apart" in link.get("href") for link in table.xpath(".//a[@data-sort]"))
        break
    else:
        raise AssertionError("no matrix of the sample can be sorted")
