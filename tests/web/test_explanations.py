"""The matrix of rival explanations and the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.web import standing
from reportedly.web.app import workbench
from reportedly.web.evidence_matrix import Row, matrices, sorted_by
from reportedly.web.kept import laying_out
from reportedly.web.kept.explaining import explain_some
from reportedly.web.kept.keeping import renew_picture
from reportedly.weigh.hypotheses import weigh_hypotheses
from tests.web.conftest import BASE
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


@pytest.fixture
def unmade(book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Casebook]:
    """The sample with explanations yet to be made, in many steps."""
    monkeypatch.setattr("reportedly.weigh.bundles.MOST", 8)
    monkeypatch.setattr(laying_out, "LAID_OUT", 1)
    monkeypatch.setattr(standing, "AT_LEISURE", 0)
    book.back_up(tmp_path / "copy.reportedly")
    with Casebook.open(tmp_path / "copy.reportedly") as copy:
        renew_picture(copy)
        yield copy


def test_what_is_laid_out_so_far_is_shown_with_how_far_it_is(unmade: Casebook) -> None:
    client = TestClient(workbench(unmade, is_made_ahead=lambda: True), base_url=BASE)
    seen = look(client, "/explanations")
    [notice] = seen.of_class("making")
    assert f"so far what 0 of {unmade.stock().reports} reports explain is there" in notice
    assert seen.tree.xpath("//progress/@value") == ["0"]
    assert "None so far" in seen.html
    assert client.get("/explanations").headers["etag"] == client.get("/explanations").headers["etag"]
    shown, tags, rivals = 0, set(), set()
    while not explain_some(unmade).whole:
        seen, answer = look(client, "/explanations"), client.get("/api/v1/hypotheses").json()
        told = client.get("/explanations/so-far").json()
        assert told == {**answer["so_far"], "whole": False, "there": told["there"]}
        assert seen.tree.xpath("//progress/@value") == [str(told["done"])]
        shown += len(answer["results"])
        rivals |= {one["id"] for one in answer["results"]}
        tags.add(client.get("/explanations").headers["etag"])
    assert len(tags) > 2
    seen, answer = look(client, "/explanations"), client.get("/api/v1/hypotheses").json()
    assert answer["so_far"] is None
    assert not seen.of_class("making")
    assert shown
    assert rivals <= {one["id"] for one in answer["results"]}
    assert client.get("/explanations").headers["etag"] not in tags


def test_where_nobody_makes_them_ahead_who_asks_brings_them_a_step_on(unmade: Casebook) -> None:
    client = TestClient(workbench(unmade), base_url=BASE)
    told = client.get("/explanations/so-far").json()
    asked = 1
    while not told["whole"]:
        assert asked < 40
        before, told, asked = told, client.get("/explanations/so-far").json(), asked + 1
        assert told["done"] >= before["done"]
    assert asked > 4
    assert client.get("/api/v1/hypotheses").json()["so_far"] is None


def test_explanations_that_are_few_are_whole_for_who_asks_first(
    unmade: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "AT_LEISURE", 200)
    client = TestClient(workbench(unmade, is_made_ahead=lambda: True), base_url=BASE)
    assert not look(client, "/explanations").of_class("making")


def test_ratings_of_what_is_being_laid_out_anew_are_refused(unmade: Casebook) -> None:
    client = TestClient(workbench(unmade, local="ann", is_made_ahead=lambda: True), base_url=BASE)
    csrf = look(client, "/explanations").tree.xpath("//meta[@name='csrf-token']/@content")[0]
    cell = {"csrf": csrf, "do": "assess", "rating hyp_0 clm_0": "consistent", "why": "read"}
    answer = client.post("/review/decisions", data=cell, follow_redirects=False)
    assert answer.status_code == 400
    assert "being laid out anew" in answer.text
