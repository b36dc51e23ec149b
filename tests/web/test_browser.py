"""The workbench in a browser: the map draws, all narrows together, two clicks lead to the words, axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.web.app import workbench
from tools.chromium import NONE, found
from tools.served import served

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 60_000
"""Milliseconds: a map drawn in software on a busy machine takes its time."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = found()
    if path is None:
        pytest.skip(NONE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(book: Casebook) -> Iterator[str]:
    with served(workbench(book)) as where:
        yield where


@pytest.fixture(scope="module")
def views(client: TestClient) -> dict[str, str]:
    """The address of each view, of the event that is told most and of its first words."""
    events = client.get("/api/v1/events?limit=500").json()["results"]
    most = max(events, key=lambda event: len(event["claims"]))
    source = next(s for s in client.get("/api/v1/sources?limit=500").json()["results"] if s["history"])
    hostile = client.get("/api/v1/reports?publisher=Lake%20<i>Mirror</i>").json()["results"][0]["report"]["id"]
    return {
        "situation": "/",
        "narrowed": "/?status=disputed&status=denied&q=a",
        "nothing": "/?q=zeppelin",
        "event": f"/events/{most['id']}",
        "evidence": f"/reports/{most['origins_for'][0]['reports'][0]['id']}?claim={most['claims'][0]}",
        "versions": f"/reports/{hostile}",
        "sources": "/sources",
        "source": f"/sources/{source['id']}",
        "explanations": "/explanations",
        "changes": "/changes?since=0",
        "error": "/events/none",
    }


VIEWS = (
    *("situation", "narrowed", "nothing", "event", "evidence", "versions", "sources", "source", "explanations"),
    *("changes", "error"),
)


class Watched:
    """A page, with all that it asked for and all that it complained of."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)

    def drawn(self) -> None:
        """Wait until the map is drawn as it is to be."""
        self.page.wait_for_function(
            "() => { const m = document.getElementById('map');"
            " return m && m.dataset.number !== undefined && m.dataset.drawn === m.dataset.number; }"
        )


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
    yield Watched(context)
    context.close()


def number_listed(page: Page) -> int:
    return int(page.inner_text("#number"))


def number_in_bars(page: Page) -> int:
    return sum(int(text) for text in page.locator(".bars .n").all_inner_texts() if text.strip())


def test_the_map_draws_and_nobody_else_is_asked(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    watched.drawn()
    assert page.locator(".place-label:visible", has_text="Liwonde").count() >= 1
    assert int(page.locator("#map").get_attribute("data-drawn") or 0) > 10
    areas, routes, points = map(int, (page.locator("#map").get_attribute("data-shapes") or "").split())
    assert areas > 3
    assert routes >= 1
    assert points > 3
    shown = page.locator("#map").screenshot()
    page.evaluate("document.querySelector('#map canvas').style.visibility = 'hidden'")
    assert page.locator("#map").screenshot() != shown, "the canvas is empty"
    assert watched.complaints == []
    assert {url.split("/")[2] for url in watched.asked} == {address.removeprefix("http://")}
    assert [url for url in watched.asked if "maplibre-gl-csp-worker" in url]


def test_what_the_map_cannot_load_is_said_and_asked_for_again(watched: Watched, address: str) -> None:
    page = watched.page
    page.route("**/map/places.json*", lambda route: route.abort())
    page.goto(address)
    told = page.locator(".map-told")
    told.get_by_text("The map could not be loaded.").wait_for()
    assert page.locator("li.event").count() > 1, "the list is there"
    page.unroute("**/map/places.json*")
    told.get_by_role("button", name="Try again").click()
    watched.drawn()
    assert told.count() == 0


def test_what_is_filtered_for_is_printed(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}/?status=denied&place=Liwonde")
    asked = watched.page.locator(".on-paper")
    assert asked.is_hidden()
    watched.page.emulate_media(media="print")
    assert asked.inner_text() == "Asked for: place Liwonde, status denied"


def test_labels_do_not_lie_on_each_other(watched: Watched, address: str) -> None:
    watched.page.goto(address)
    watched.drawn()
    watched.page.wait_for_timeout(500)
    overlapping = watched.page.evaluate(
        """() => {
          const shown = [...document.querySelectorAll('.place-label, .land-name')]
            .filter((label) => !label.classList.contains('hidden'))
            .map((label) => [label.textContent, label.getBoundingClientRect()]);
          const meet = (a, b) => a.right > b.left && b.right > a.left && a.bottom > b.top && b.bottom > a.top;
          return shown.flatMap(([one, a], n) =>
            shown.slice(n + 1).filter(([, b]) => meet(a, b)).map(([other]) => `${one} / ${other}`));
        }"""
    )
    assert overlapping == []


def test_a_status_narrows_map_timeline_and_list_together(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    watched.drawn()
    before = page.locator("#map").get_attribute("data-number")
    wanted = int(page.inner_text(".statuses label:has(input[value=disputed]) b"))
    page.check("input[value=disputed]")
    page.wait_for_function("() => location.search.includes('status=disputed')")
    page.wait_for_function("(n) => document.getElementById('map').dataset.number !== n", arg=before)
    watched.drawn()
    assert number_listed(page) == number_in_bars(page) == page.locator("li.event").count() == wanted > 0
    listed = set(page.locator("li.event").evaluate_all("all => all.map((one) => one.dataset.event)"))
    on_map = page.locator(".place-label").evaluate_all("all => all.flatMap((one) => one.dataset.events.split(' '))")
    assert set(on_map) <= listed
    assert page.locator("input[value=disputed]").is_checked()
    page.go_back()
    page.wait_for_function("(n) => document.getElementById('map').dataset.number === n", arg=before)
    assert number_listed(page) > wanted
    assert watched.complaints == []


def test_a_place_on_the_map_and_a_bar_narrow_and_the_address_can_be_shared(
    watched: Watched, address: str, browser: Browser
) -> None:
    page = watched.page
    page.goto(address)
    watched.drawn()
    everything = number_listed(page)
    label = page.locator("a.place-label.point:visible").first
    name = label.inner_text().splitlines()[0]
    label.click()
    page.wait_for_function("(name) => new URLSearchParams(location.search).get('place') === name", arg=name)
    page.wait_for_function("(n) => document.getElementById('number').textContent !== String(n)", arg=everything)
    at_place = number_listed(page)
    page.locator(".bars a").first.click()
    page.wait_for_function("() => location.search.includes('from=')")
    page.wait_for_function("(n) => document.getElementById('number').textContent !== String(n)", arg=at_place)
    assert 0 < number_listed(page) == number_in_bars(page) < at_place < everything
    other = browser.new_context().new_page()
    other.goto(page.url)
    assert number_listed(other) == number_listed(page)
    other.context.close()


def test_pointing_at_an_event_shows_its_day_and_places(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/?place=Liwonde")
    watched.drawn()
    page.locator("li.event").first.hover()
    page.wait_for_selector(".place-label.pointed", state="attached")
    assert page.locator(".bars a.pointed").count() == 1


def test_the_words_are_two_clicks_away(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    page.locator("li.event h3 a").first.click()
    page.locator("td[data-label=says] a").first.click()
    page.wait_for_selector("#words")
    top, bottom = page.locator("#words").evaluate(
        "e => [e.getBoundingClientRect().top, e.getBoundingClientRect().bottom]"
    )
    assert 0 <= top < bottom <= WIDE["height"]
    assert watched.complaints == []


def test_the_keyboard_alone_leads_there_too(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/?status=denied")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('li.event h3 a')"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/**")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('td[data-label=says] a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/**")


def test_without_script_everything_but_the_map_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert "needs JavaScript" in page.inner_text("#map")
    page.check("input[value=denied]")
    page.click("button:has-text('Apply')")
    assert "status=denied" in page.url
    page.locator("li.event h3 a").first.click()
    page.locator("td[data-label=says] a").first.click()
    assert page.locator("#words").count() == 1
    context.close()


def test_a_hostile_report_does_nothing(watched: Watched, address: str, views: dict[str, str]) -> None:
    for path in (views["versions"], "/?q=boats", "/changes?since=0"):
        watched.page.goto(address + path)
        assert watched.page.title() != "taken"
        assert watched.page.title().endswith("· reportedly")
        assert watched.page.locator("main script, main img").count() == 0
    assert watched.complaints == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", WIDE), ("light", NARROW)])
def test_axe_finds_no_serious_fault(
    browser: Browser, address: str, views: dict[str, str], view: str, scheme: Any, size: Any
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, has_touch=size is NARROW, bypass_csp=True)
    watched = Watched(context)
    watched.page.goto(address + views[view])
    if watched.page.locator("#map").count():
        watched.drawn()
    watched.page.add_script_tag(path=AXE)
    told = watched.page.evaluate("async () => (await axe.run()).violations")
    context.close()
    serious = [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in told
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
    assert serious == []


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_overflows(browser: Browser, address: str, views: dict[str, str], view: str) -> None:
    for size in (NARROW, WIDE):
        context = browser.new_context(viewport=size)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address + views[view])
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        context.close()
        assert over <= 0, f"{size['width']} px: {over} px too wide"


@pytest.mark.parametrize("by_key", [True, False])
def test_evidence_is_sorted_by_key_and_by_mouse_and_nothing_chosen_is_lost(
    watched: Watched, address: str, by_key: bool
) -> None:
    page = watched.page
    page.goto(address + "/explanations")
    page.get_by_role("link", name="Rate the evidence").first.click()
    matrix = page.locator(".matrix:has(form)")
    chosen = matrix.locator("tbody tr").first
    words = chosen.locator("th a").inner_text()
    chosen.locator("select").first.select_option("not_applicable")
    head = matrix.locator("th a[data-order='reported']")
    for order, sign in (("reported", "ascending"), ("-reported", "descending")):
        if by_key:
            head.focus()
            page.keyboard.press("Enter")
        else:
            head.click()
        days = matrix.locator("td[data-label='reported']").all_inner_texts()
        assert days == sorted(days, reverse=order.startswith("-"))
        assert matrix.locator(f"th[aria-sort='{sign}'] a").inner_text() == "reported"
        assert f"order={order}" in page.url
        assert head.evaluate("link => link === document.activeElement")
    kept = matrix.locator("tbody tr", has=page.get_by_role("link", name=words, exact=True))
    assert kept.locator("select").first.input_value() == "not_applicable"
    page.reload()
    assert matrix.locator("td[data-label='reported']").all_inner_texts() == days, "the order stands in the address"
    assert watched.complaints == []


def test_evidence_is_sorted_on_a_small_screen_too(watched: Watched, address: str) -> None:
    page = watched.page
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto(address + "/explanations")
    matrix = page.locator(".matrix:has(.sorting)").first
    matrix.locator(".sorting a", has_text="reported").click()
    days = matrix.locator("td[data-label='reported']").all_inner_texts()
    assert days == sorted(days)
    assert len(set(days)) > 1
    assert matrix.locator(".sorting [aria-current]").inner_text() == "reported"
    assert matrix.locator("thead a:visible").count() == 0, "what cannot be seen is not reached by keyboard"


def test_the_map_is_printed_as_it_is_drawn(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    watched.drawn()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    colours = page.evaluate(
        """() => {
          const copy = document.querySelector('#map .printed');
          const seen = copy.getContext('2d').getImageData(0, 0, copy.width, copy.height).data;
          const found = new Set();
          for (let at = 0; at < seen.length; at += 4 * 97) found.add(`${seen[at]} ${seen[at + 1]} ${seen[at + 2]}`);
          return found.size;
        }"""
    )
    assert colours > 10, "what browsers print of the canvas itself is empty"
    assert page.locator("form.bar").is_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#map .printed").count() == 0


@pytest.mark.parametrize("view", ["event", "explanations", "sources"])
def test_no_table_is_cut_off_in_print(browser: Browser, address: str, views: dict[str, str], view: str) -> None:
    context = browser.new_context(viewport={"width": 703, "height": 1000})  # what A4 leaves between its margins
    page = context.new_page()
    page.goto(address + views[view])
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()
