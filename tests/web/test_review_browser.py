"""Reviewing in a browser: by keyboard alone, without script, small and dark; and a decision is seen everywhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from reportedly.casebook import Casebook
from reportedly.web.app import workbench
from tests.web.test_browser import AXE, NARROW, WIDE, Watched, browser, watched  # noqa: F401  fixtures
from tools.served import served as served_at

JANE = "Jane Doe"
STARTS = "(number) => document.querySelector('.card .soft').textContent.startsWith(number)"
CARDS = ("claim", "events", "place", "source", "rating")


@contextmanager
def served(path: Path) -> Iterator[str]:
    """Serve a casebook, as after a start of the program."""
    with Casebook.open(path) as book, served_at(workbench(book, local=JANE)) as where:
        yield where


@pytest.fixture
def own(casebook: Path, tmp_path: Path) -> Path:
    path = tmp_path / "review.reportedly"
    shutil.copy(casebook, path)
    return path


@pytest.fixture(scope="module")
def still(casebook: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """For tests that enter nothing."""
    path = tmp_path_factory.mktemp("still") / "review.reportedly"
    shutil.copy(casebook, path)
    with served(path) as address:
        yield address


def linked(page: Page, address: str) -> None:
    """Wait until what was decided is linked."""
    for _ in range(300):
        if not page.request.get(f"{address}/review/linking").json()["going_on"]:
            return
        page.wait_for_timeout(100)
    raise AssertionError("linking does not end")


def denied(page: Page, address: str) -> int:
    page.goto(f"{address}/?status=denied")
    page.wait_for_load_state("networkidle")
    return int(page.inner_text("#number"))


def test_a_decision_by_keyboard_is_seen_in_every_view_survives_a_restart_and_is_undone(
    watched: Watched,  # noqa: F811
    own: Path,
) -> None:
    page = watched.page
    with served(own) as address:
        before = denied(page, address)
        page.goto(f"{address}/review?kind=claim")
        for number in range(2, 20):
            if "instead of denied" in page.inner_text(".stakes"):
                break
            page.keyboard.press("j")
            page.wait_for_function(STARTS, arg=f"{number} ")
        words = page.inner_text(".words-of .lit")
        href = page.get_attribute(".words-of a", "href") or ""
        page.keyboard.press("r")
        page.wait_for_selector(".entered")
        assert "rejected" in page.inner_text(".entered")
        linked(page, address)
        assert denied(page, address) == before - 1
    with served(own) as address:
        assert denied(page, address) == before - 1
        page.goto(address + href)
        rejected = page.locator(".claim.rejected")
        assert words in rejected.inner_text()
        assert JANE in rejected.inner_text()
        page.goto(f"{address}/changes?since=0")
        assert f"· {JANE}" in page.inner_text(".changed li:first-child, .changed li:nth-child(2)")
        page.goto(f"{address}/review")
        assert words[:40] in page.inner_text(".lately")
        page.goto(address + href.replace("/reports/", "/review?x=").replace("?claim=", "&claim=").partition("#")[0])
        assert page.inner_text("h1") == "This claim was rejected"
        page.keyboard.press("u")
        page.wait_for_function("() => document.querySelector('h1').textContent !== 'This claim was rejected'")
        linked(page, address)
        assert denied(page, address) == before
        page.goto(address + href)
        assert page.locator(".claim.rejected").count() == 0
    assert watched.complaints == []


def test_letters_typed_into_a_field_decide_nothing(watched: Watched, own: Path) -> None:  # noqa: F811
    page = watched.page
    with served(own) as address:
        page.goto(f"{address}/review?kind=claim")
        asked = page.url, page.inner_text(".words-of .lit")
        page.locator(".act input[name=why]").focus()
        page.keyboard.type("a rare reading")
        assert (page.url, page.inner_text(".words-of .lit")) == asked
        page.keyboard.press("Escape")
        page.keyboard.press("a")
        page.wait_for_selector(".entered")
        assert "a rare reading" in page.inner_text(".lately")
        page.keyboard.press("u")
        page.wait_for_function("() => !document.querySelector('.entered')")
        assert "Nothing yet" in page.inner_text(".lately, [aria-labelledby=lately-title]")
    assert watched.complaints == []


def test_other_words_are_selected_in_the_text(watched: Watched, own: Path) -> None:  # noqa: F811
    page = watched.page
    with served(own) as address:
        page.goto(f"{address}/review?kind=claim")
        page.keyboard.press("w")
        assert page.evaluate("document.activeElement.name") == "words"
        page.evaluate(
            "() => { const p = document.querySelector('[data-words] p'); getSelection().selectAllChildren(p);"
            " p.dispatchEvent(new PointerEvent('pointerup', { bubbles: true })); }"
        )
        whole = page.inner_text("[data-words] p")
        assert page.input_value("textarea[name=words]").split() == whole.split()
        page.click("text=Set the words")
        page.wait_for_selector(".entered")
        assert "its words set to" in page.inner_text(".lately")


def test_without_script_a_place_is_put_on_the_map_and_entered(browser: Browser, own: Path) -> None:  # noqa: F811
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with served(own) as address:
        page.goto(f"{address}/review?kind=place")
        page.locator("input.pick").click(position={"x": 120, "y": 90})
        page.wait_for_load_state()
        assert page.input_value("input[type=text][name=lat]")
        page.fill("#place input[name=name]", "The second pier")
        page.click("text=Place it")
        page.wait_for_load_state()
        assert "placed at The second pier" in page.inner_text(".lately")
        linked(page, address)
        page.goto(address)
        assert "Upper Shire Front ?" not in page.inner_text("main")
    context.close()


def test_the_matrix_is_rated_by_keyboard(watched: Watched, own: Path) -> None:  # noqa: F811
    page = watched.page
    with served(own) as address:
        page.goto(f"{address}/explanations")
        page.locator("a", has_text="Rate the evidence").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".matrix select")
        cell = page.locator(".matrix select").first
        cell.focus()
        page.keyboard.press("n")
        assert cell.input_value() in ("neutral", "not_applicable")
        page.locator(".matrix input[name=why]").first.focus()
        page.keyboard.type("a photograph")
        page.keyboard.press("Enter")
        page.wait_for_selector(".rating")
        assert f"by {JANE}" in page.inner_text(".matrix")


@pytest.mark.parametrize("card", [*CARDS, "event", "actor", "nothing"])
@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", WIDE), ("dark", NARROW)])
def test_axe_finds_no_serious_fault_and_nothing_overflows(
    browser: Browser,  # noqa: F811
    still: str,
    card: str,
    scheme: Any,
    size: Any,
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{still}/review?kind={card if card in CARDS else 'events'}")
    if card == "event":
        page.goto(still + str(page.get_attribute(".read-as a", "href")))
        page.click("text=Review this event")
    elif card == "actor":
        page.goto(f"{still}/review?kind=claim")
        while not page.get_by_role("link", name="review this actor").count():
            page.keyboard.press("j")
            page.wait_for_load_state()
        page.get_by_role("link", name="review this actor").first.click()
    elif card == "nothing":
        page.goto(f"{still}/review?kind=actors")
        assert page.inner_text("h1") == "Nothing is left to decide"
    page.wait_for_load_state()
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.add_script_tag(path=AXE)
    told = page.evaluate("async () => (await axe.run()).violations")
    context.close()
    serious = [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in told
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
    assert serious == []


def test_claims_of_an_actor_are_split_off_by_keyboard_and_the_split_is_undone(
    watched: Watched,  # noqa: F811
    own: Path,
) -> None:
    page = watched.page
    with served(own) as address:
        page.goto(f"{address}/review?kind=claim")
        while not page.get_by_role("link", name="review this actor").count():
            page.keyboard.press("j")
            page.wait_for_load_state()
        page.get_by_role("link", name="review this actor").first.click()
        page.wait_for_url("**/review?actor=*")
        boxes = page.locator("input[name='claims']")
        number = boxes.count()
        assert number > 1
        boxes.first.focus()
        page.keyboard.press("Space")
        page.get_by_label("Name", exact=True).focus()
        page.keyboard.type("Lake guard")
        page.keyboard.press("Escape")
        page.keyboard.press("x")
        page.wait_for_selector(".entered")
        linked(page, address)
        entered = page.url
        page.goto(entered)
        assert boxes.count() == number - 1
        with page.expect_navigation():
            page.keyboard.press("u")
        linked(page, address)
        page.goto(entered)
        assert boxes.count() == number
    assert watched.complaints == []


def test_a_hostile_report_does_nothing(watched: Watched, still: str) -> None:  # noqa: F811
    page = watched.page
    asked = page.request.get(f"{still}/api/v1/claims?text=boats&publisher=Lake <i>Mirror</i>").json()["results"]
    page.goto(f"{still}/review?claim={asked[0]['claim']['id']}")
    assert "<b>nine</b>" in page.inner_text("blockquote")
    assert page.title() == "Review · reportedly"
    assert page.locator("main script, main img").count() == 0
    assert watched.complaints == []
