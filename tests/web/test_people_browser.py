"""People in a browser: log-in and log-out, what a reader is not shown, no form from elsewhere, by keyboard, and axe."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.people import People
from reportedly.tell.withheld import Withholding
from reportedly.web.app import workbench
from tests.web.test_browser import AXE, NARROW, WIDE, browser
from tools.served import served as served_at

__all__ = ["browser"]

PASSWORD = "seven ferries at dusk"
OTHER = "nine lanterns at noon"
FLOOR = 50.0
LAST = datetime(2024, 9, 8, tzinfo=UTC)
"""Reports that were published later are withheld from readers."""


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    with People.of(tmp_path_factory.mktemp("people") / "x") as opened:
        opened.add("Rita", "reader", PASSWORD)
        opened.add("Abla", "reviewer", PASSWORD)
        yield opened


@pytest.fixture(scope="module")
def served(book: Casebook, people: People) -> Iterator[str]:
    """The workbench as others reach it, though on this computer and unencrypted."""
    delay = int((datetime.now(UTC) - LAST).total_seconds())
    with served_at(workbench(book, people=people, withholding=Withholding(floor=FLOOR, delay_s=delay))) as where:
        yield where


@pytest.fixture
def context(browser: Browser, served: str) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=WIDE, base_url=served)  # type: ignore[arg-type]
    made.set_default_timeout(60_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def log_in(page: Page, name: str, password: str = PASSWORD, path: str = "/sources") -> None:
    page.goto(path)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_load_state()


def test_who_is_not_known_logs_in_and_comes_to_where_they_wanted(page: Page, served: str) -> None:
    page.goto("/changes?since=0")
    assert page.title().startswith("Log in")
    assert page.get_by_role("navigation").count() == 0
    log_in(page, "Abla", "not this one at all", "/changes?since=0")
    assert page.get_by_role("alert").is_visible()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{served}/changes?since=0")
    assert page.get_by_text("Abla, reviewer").is_visible()


def test_it_goes_by_keyboard_alone(page: Page, served: str) -> None:
    page.goto("/sources")
    page.get_by_label("Name").focus()
    for keys in ("Rita", "\t", PASSWORD):
        page.keyboard.press("Tab") if keys == "\t" else page.keyboard.type(keys)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served}/sources")
    page.get_by_role("button", name="Log out").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served}/login")
    page.goto("/sources")
    assert page.title().startswith("Log in")


def test_a_session_is_for_no_script_and_ends_with_the_log_out(page: Page, context: BrowserContext) -> None:
    log_in(page, "Abla")
    [session] = [cookie for cookie in context.cookies() if cookie["name"] == "reportedly"]
    assert session["httpOnly"]
    assert session["sameSite"] == "Strict"
    assert "reportedly=" not in page.evaluate("document.cookie")
    page.get_by_role("button", name="Log out").click()
    page.wait_for_load_state()
    context.add_cookies([session])  # type: ignore[list-item]
    page.goto("/sources")
    assert page.title().startswith("Log in")


def test_a_page_from_elsewhere_changes_nothing(page: Page, served: str) -> None:
    """It sends a form of its own to the workbench: the person stays logged in."""
    log_in(page, "Abla")
    attack = f"<form method=post action='{served}/logout'><button>Win a prize</button></form>"
    page.route("http://evil.test/", lambda route: route.fulfill(body=attack, content_type="text/html"))
    page.goto("http://evil.test/")
    page.get_by_role("button").click()
    page.wait_for_load_state()
    page.goto(f"{served}/sources")
    assert page.get_by_text("Abla, reviewer").is_visible()
    status = page.evaluate("fetch('/logout', {method: 'POST'}).then(answer => answer.status)")
    assert status == 403
    token = page.evaluate("document.querySelector('meta[name=csrf-token]').content")
    there = page.evaluate(
        "token => fetch('/logout', {method: 'POST', headers: {'X-CSRF-Token': token}}).then(a => a.url)", token
    )
    assert there == f"{served}/login"


def test_roles_hold(page: Page, client: TestClient) -> None:
    """A reader is shown neither young reports nor exact places, and may not have anything done; a reviewer may."""
    young = [
        told["report"]["id"]
        for told in client.get("/api/v1/reports?limit=500").json()["results"]
        if (told["report"]["published"] or "") >= "2024-09-09"
    ]
    assert young
    seen: dict[str, Any] = {}
    for name in ("Rita", "Abla"):
        log_in(page, name)
        seen[name] = page.evaluate(
            """async young => {
              const text = async path => (await fetch(path)).text();
              const token = document.querySelector('meta[name=csrf-token]').content;
              return {
                report: (await fetch('/reports/' + young)).status,
                reports: await text('/api/v1/reports?limit=500'),
                claims: await text('/api/v1/claims?limit=500'),
                events: await text('/api/v1/events?limit=500'),
                changes: await text('/changes?since=0') + await text('/api/v1/changes?since=0&limit=500'),
                narrowed: await text('/changes?since=0&q=boats'),
                places: await text('/map/places.json'),
                link: (await fetch('/api/v1/jobs/link', {method: 'POST', headers: {'X-CSRF-Token': token}})).status,
              };
            }""",
            young[0],
        )
        page.goto("/sources")
        page.get_by_role("button", name="Log out").click()
        page.wait_for_load_state()
    assert (seen["Rita"]["report"], seen["Abla"]["report"]) == (404, 200)
    assert (seen["Rita"]["link"], seen["Abla"]["link"]) == (403, 202)
    for what in ("reports", "claims", "events", "changes", "narrowed"):
        assert not [id for id in young if id in seen["Rita"][what]], what
        assert [id for id in young if id in seen["Abla"][what]], what
    assert exact(seen["Rita"]["claims"]) == []
    assert exact(seen["Abla"]["claims"])
    assert seen["Rita"]["places"] != seen["Abla"]["places"]


def exact(claims: str) -> list[str]:
    """The names of places that are told more finely than the floor."""
    places = [place for told in json.loads(claims)["results"] for place in told["claim"]["places"]]
    known = [one for one in places if one["lat"] is not None and (one["geometry"] or {}).get("type") != "Polygon"]
    return [one["name"] for one in known if (one["radius_km"] or 0) < FLOOR]


def test_a_password_is_changed_and_the_browser_elsewhere_is_out(
    page: Page, browser: Browser, served: str, people: People
) -> None:
    people.add("Musa", "reader", PASSWORD)
    log_in(page, "Musa")
    elsewhere = browser.new_context(base_url=served)
    there = elsewhere.new_page()
    log_in(there, "Musa")
    page.get_by_role("link", name="Musa, reader").click()
    page.wait_for_url("**/account")
    for label, words in (("Present password", PASSWORD), ("New password again", OTHER)):
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_label("New password", exact=True).fill(OTHER)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account?changed=true")
    assert "The password is changed" in page.get_by_role("status").inner_text()
    there.goto("/sources")
    assert there.title().startswith("Log in")
    log_in(there, "Musa", OTHER)
    there.wait_for_url("**/sources")
    elsewhere.close()


def test_a_filter_is_named_opened_and_deleted_in_the_page(page: Page, served: str) -> None:
    log_in(page, "Abla", path="/?place=Mangochi")
    page.wait_for_url("**/?place=Mangochi")
    page.get_by_label("Save this filter as").fill("Lake shore")
    page.keyboard.press("Enter")
    chip = page.get_by_role("navigation", name="Saved filters").get_by_role("link", name="Lake shore")
    chip.wait_for()
    assert chip.get_attribute("aria-current") == "true"
    number = page.inner_text("#number")
    page.get_by_role("link", name="Clear").click()
    page.wait_for_function("() => !location.search")
    page.wait_for_function("before => document.getElementById('number').textContent !== before", arg=number)
    assert page.get_by_label("Save this filter as").count() == 0, "what narrows nothing needs no name"
    chip.click()
    page.wait_for_function("before => document.getElementById('number').textContent === before", arg=number)
    assert page.url == f"{served}/?place=Mangochi"
    page.get_by_role("link", name="Saved", exact=True).click()
    page.get_by_role("row", name="Lake shore").get_by_role("button", name="Delete").click()
    page.get_by_text("You saved none yet").wait_for()


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(
    browser: Browser, served: str, people: People, viewport: dict[str, int], scheme: str
) -> None:
    made = browser.new_context(viewport=viewport, color_scheme=scheme, base_url=served, bypass_csp=True)  # type: ignore[arg-type]
    page = made.new_page()
    page.goto("/login")
    for view in ("login", "wrong", "/account", "/filters", "/sources?q=a"):
        if view == "wrong":
            log_in(page, "Nobody", "not this one at all", "/login")
        if view == "/account":
            people.shelf.save("Rita", "A filter with a long name, as people write them", "q=a&place=Mangochi")
            log_in(page, "Rita", PASSWORD, "/login")
        if view.startswith("/"):
            page.goto(view)
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run().then(told => told.violations.map(one => one.id + ': ' + one.help))")
        assert found == [], view
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    made.close()
