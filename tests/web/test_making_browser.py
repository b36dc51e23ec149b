"""In a browser the Review view looks again by itself while its queue is made, and says when all of it is there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from reportedly.web.app import workbench
from reportedly.web.kept.in_steps import bring_on
from reportedly.web.kept.review_in_step import queue_some
from reportedly.web.kept.review_queue import counts
from tests.web.kept.test_in_step import Growing
from tests.web.test_browser import AXE, NARROW, WIDE, Watched, browser  # noqa: F401  fixtures
from tests.web.test_making import growing as growing
from tests.web.test_making import much as much
from tools.served import served as served_at


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.usefixtures("much")
def test_the_page_tells_how_far_the_queue_is_without_being_asked(
    growing: Growing,
    browser: Browser,  # noqa: F811
    size: dict[str, int],
) -> None:
    context = browser.new_context(viewport=size, bypass_csp=True)  # type: ignore[arg-type]
    watched = Watched(context)
    page = watched.page
    with served_at(workbench(growing.book, is_made_ahead=lambda: True)) as address:
        page.goto(f"{address}/review")
        assert "so far 0 of" in page.inner_text("[data-making]")
        assert "Nothing is asked yet" in page.inner_text("#card-title")
        page.add_script_tag(path=AXE)
        found = page.evaluate("() => axe.run({resultTypes: ['violations']})")["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        while not any(counts(growing.book).values()):
            queue_some(growing.book, 2)
        page.wait_for_selector(".card dl.stakes")
        assert "can be decided already" in page.inner_text("[data-making]")
        page.evaluate("window.stays = true")
        bring_on(growing.book)
        page.wait_for_selector("[data-making][role=status]")
        assert page.inner_text("[data-making]") == "All of it is there now. Look again"
        assert page.evaluate("window.stays")
        page.click("[data-making] a")
        page.wait_for_selector(".card dl.stakes")
        assert page.locator("[data-making]").count() == 0
    assert watched.complaints == []
    context.close()
