"""The matrix of rival explanations and the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.web import explanations_view, standing
from reportedly.web.app import workbench
from reportedly.web.evidence_matrix import Row, matrices, sorted_by
from reportedly.web.filter import Filter
from reportedly.web.kept import laying_out
from reportedly.web.kept.explaining import explain_some
from reportedly.web.kept.keeping import renew_picture
from reportedly.web.kept.questions_left import Left, borne, left_by
from reportedly.web.shown_rows import ShownWhole
from reportedly.web.standing import Standing, stand_of
from reportedly.weigh.hypotheses import weigh_hypotheses
from reportedly.work.linking import picture_in
from tests.web.conftest import BASE
from tests.web.page import Seen, look
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


def asked_on(seen: Seen) -> list[str]:
    """The questions that a page shows, with rival answers and without."""
    return seen.texts("//section[contains(@class, 'matrix')]/h3 | //ul[@class='said']/li/p")


def borne_by_the_records(book: Casebook, events: set[str]) -> set[str]:
    """Worked out from the whole picture: the questions on which something bears that tells of some events."""
    picture = picture_in(book)[1]
    telling = {claim for event in picture.events if event.id in events for claim in event.claims}
    bearing = [
        (h, {*h.wordings, *(c for e in h.evidence if e.weight > 0 for c in e.claims)}) for h in picture.hypotheses
    ]
    return {h.question for h, claims in bearing if claims & telling}


@pytest.mark.parametrize(
    "query", ["place=Machinga", "q=bridge", "status=corroborated", "status=disputed", "from=2024-09-05", "q=township"]
)
def test_a_filter_leaves_the_questions_on_which_such_events_bear(
    client: TestClient, book: Casebook, query: str
) -> None:
    all_asked = asked_on(look(client, "/explanations"))
    events = {one["id"] for one in client.get(f"/api/v1/events?{query}&limit=500").json()["results"]}
    wanted = borne_by_the_records(book, events)
    shown = asked_on(look(client, f"/explanations?{query}"))
    told = client.get(f"/api/v1/hypotheses?all=true&{query}").json()["results"]
    assert events
    assert shown == [one for one in all_asked if one in wanted]
    assert {one["question"] for one in told} == wanted
    assert len(shown) < len(all_asked)


def test_one_of_several_questions_is_left_and_the_page_says_by_what(client: TestClient) -> None:
    seen = look(client, "/explanations?place=Machinga")
    assert asked_on(seen) == ["Why was it that the town was burying its first?"]
    assert "bears that tells of such events" in seen.of_class("lead")[0]
    assert seen.tree.xpath("//form[@class='bar']//input[@name='place']/@value") == ["Machinga"]


def test_a_filter_that_leaves_none_says_so_and_offers_all(client: TestClient) -> None:
    seen = look(client, "/explanations?q=zeppelin")
    assert asked_on(seen) == []
    assert "Nothing that tells of such events bears" in seen.of_class("empty")[0]
    assert seen.links("//*[@class='empty']//a") == ["/explanations"]
    assert client.get("/api/v1/hypotheses?q=zeppelin&all=true").json()["results"] == []


def test_a_filter_that_cannot_be_asked_is_refused(client: TestClient) -> None:
    assert "is no day" in look(client, "/explanations?from=yesterday", 400).html
    assert client.get("/api/v1/hypotheses?status=odd").status_code == 400


def test_the_filter_stays_while_evidence_is_sorted_and_rated_and_goes_along_to_other_views(client: TestClient) -> None:
    seen = look(client, "/explanations?q=bridge&from=2024-09-01&order=reported")
    rate = seen.links("//p[@class='by-screen']/a")
    sorts = seen.links("//a[@data-sort]")
    views = [link for link in seen.links("//nav[@class='views']//a") if link != "/review"]
    assert rate
    assert sorts
    for link in (*rate, *sorts, *views):
        assert "q=bridge&from=2024-09-01" in link, link
        assert look(client, link.partition("#")[0])
    assert all("order=reported" in link for link in rate)
    assert not any("order=" in link for link in views), "events are in no order of evidence"
    assert seen.tree.xpath("//form[@class='bar']//input[@name='order']/@value") == ["reported"]
    rating = look(client, rate[0].partition("#")[0])
    [back] = rating.tree.xpath("//section//form//input[@name='back']/@value")
    assert back.startswith("/explanations?q=bridge&from=2024-09-01&order=reported#")
    assert all("rate=" in link for link in rating.links("//table//a[@data-sort]"))


def test_an_order_of_events_goes_along_and_sorts_no_evidence(client: TestClient) -> None:
    [there] = [link for link in look(client, "/?q=bridge&order=latest").links() if link.startswith("/explanations")]
    seen = look(client, there)
    assert "/?q=bridge&order=latest" in seen.links("//nav[@class='views']//a")
    assert seen.texts("//p[@class='sorting']/a[@aria-current]") == ["tells apart"]


def test_the_filter_stays_from_page_to_page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explanations_view, "A_PAGE", 1)
    left = Left(rivals=("qst_1", "qst_2", "qst_3"), alone=())
    rivals = weigh_hypotheses(situation(BRIDGE), {})
    monkeypatch.setattr(explanations_view, "left_in", lambda *_: left)
    monkeypatch.setattr(explanations_view, "questions_named", lambda _, ids: [rivals] * len(ids))
    monkeypatch.setattr(explanations_view, "claims_with", lambda *_: (situation(BRIDGE).claims, {}))
    seen = look(client, "/explanations?q=a%20b&order=source&page=2")
    assert seen.links("//a[@rel='prev']") == ["/explanations?q=a%20b&order=source"]
    assert seen.links("//a[@rel='next']") == ["/explanations?q=a%20b&page=3&order=source"]


def test_pages_of_the_api_keep_the_filter(client: TestClient) -> None:
    first = client.get("/api/v1/hypotheses?q=bridge&all=true&limit=1").json()
    found, following = first["results"], first["next"]
    while following:
        assert "q=bridge" in following
        page = client.get(following).json()
        found, following = [*found, *page["results"]], page["next"]
    assert found == client.get("/api/v1/hypotheses?q=bridge&all=true").json()["results"]
    assert len(found) > 2


def test_the_api_declares_the_fields_of_the_filter(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    names = {
        path: {one["name"] for one in paths[f"/api/v1/{path}"]["get"]["parameters"]}
        for path in ("events", "hypotheses")
    }
    assert names["events"] - names["hypotheses"] == {"order"}


def test_a_picture_worked_out_whole_is_filtered_too(book: Casebook) -> None:
    """What is kept there of explanations is nothing but the questions."""
    kept = stand_of(book, Standing(book).tail())
    kept.explained()
    shown = ShownWhole(book)
    try:
        stand = stand_of(book, Standing(book).tail(), shown=shown)
        stand.explained()
        asked = Filter(place="Machinga")
        assert left_by(shown, asked, borne(shown)) == left_by(book, asked, borne(book))
        assert len(left_by(shown, asked, borne(shown)).all) == 1
    finally:
        shown.close()
