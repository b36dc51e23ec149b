"""A map of more places than can be drawn: squares count them, and nearer they are places."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from bench.map_places import answer, box_asked, spots
from reportedly.casebook import Casebook
from reportedly.web.app import workbench
from reportedly.web.kept.mapped import Box
from tests.web.test_browser import Watched, browser, watched
from tools.served import served

__all__ = ["browser", "watched"]

MANY = 5_000


@pytest.fixture(scope="module")
def address(book: Casebook) -> Iterator[str]:
    with served(workbench(book)) as where:
        yield where


def show(page: Page, address: str, number: int, **otherwise: Any) -> list[Box | None]:
    """Open the map with so many places, answered as the workbench does or otherwise; the boxes asked for are noted."""
    asked: list[Box | None] = []
    known = spots(number)

    def answered(route: Route) -> None:
        asked.append(box_asked(route.request.url))
        told = {**answer(known, asked[-1]), **otherwise}
        route.fulfill(body=json.dumps(told), content_type="application/geo+json")

    page.route("**/map/places.json*", answered)
    page.goto(address)
    return asked


def test_many_places_are_counted_in_squares_that_lead_nearer(watched: Watched, address: str) -> None:
    page = watched.page
    show(page, address, MANY)
    watched.drawn()
    number = int(page.get_attribute("#map", "data-number") or 0)
    assert 20 < number < 700
    square = page.locator("button.place-label.square:visible").first
    square.wait_for()
    told = square.get_attribute("title") or ""
    [count, *_] = told.split()
    assert int(count) > 1
    square.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "before => document.querySelector('.place-label.square').title !== before", arg=square.get_attribute("title")
    )
    watched.drawn()
    for _ in range(6):
        page.get_by_label("Zoom in").click()
        page.wait_for_timeout(600)
        watched.drawn()
        if page.locator(".place-label.point").count():
            break
    assert page.locator(".place-label.point").count(), "nearer, a place is a place"
    assert watched.complaints == []


def test_few_places_are_each_drawn_and_none_is_counted(watched: Watched, address: str) -> None:
    show(watched.page, address, 400)
    watched.drawn()
    assert watched.page.get_attribute("#map", "data-number") == "400"
    assert watched.page.locator(".place-label.square").count() == 0


def test_where_places_are_held_back_those_in_sight_are_asked_for(watched: Watched, address: str) -> None:
    page = watched.page
    asked = show(page, address, 40, whole=False)
    watched.drawn()
    assert asked[0] is None
    assert asked[-1] is not None
    west, south, east, north = asked[-1]
    assert west < 35 < east
    assert south < -14 < north
    before = len(asked)
    for _ in range(2):
        page.get_by_label("Zoom in").click()
        page.wait_for_timeout(600)
    watched.drawn()
    assert len(asked) > before
    nearer = asked[-1]
    assert nearer[2] - nearer[0] < east - west
    page.locator("#map canvas").focus()
    before = len(asked)
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(800)
    assert len(asked) == before, "a small step shows what is drawn already"
    assert watched.complaints == []
