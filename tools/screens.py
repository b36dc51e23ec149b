"""Take the pictures of the workbench that the documentation shows: every view, at both widths.

python -m tools.screens CASEBOOK    write docs/screens/VIEW-WIDTH.png; look at them before they are committed
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from reportedly.casebook import Casebook
from reportedly.web.app import workbench
from reportedly.web.kept.review_queue import page
from reportedly.web.kept.review_sought import Sought
from reportedly.web.standing import Standing
from tools.chromium import NONE, found
from tools.served import served

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screens"
SIZES: dict[int, ViewportSize] = {1280: {"width": 1280, "height": 900}, 390: {"width": 390, "height": 844}}
FLAGS = ["--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
SETTLED = """() => {
  const map = document.getElementById('map')?.dataset;
  return !map || (map.number !== undefined && map.drawn === map.number);
}"""
A_MOMENT = 700
"""Milliseconds for labels to find their place."""


def views_of(book: Casebook) -> dict[str, str]:
    """The views, of single things that of which most is told."""
    standing = Standing(book)
    picture, (asked, _) = standing.now().whole.picture, page(standing.reviewing().rows, Sought(kind="place"), limit=1)
    event = max(picture.events, key=lambda event: len(event.claims))
    claim = picture.situation.claims[event.claims[0]]
    source = max(picture.sources.values(), key=lambda grade: len(grade.history))
    return {
        "situation": "/",
        "event": f"/events/{event.id}",
        "evidence": f"/reports/{claim.report_id}?claim={claim.id}",
        "sources": "/sources",
        "source": f"/sources/{source.source}",
        "explanations": "/explanations",
        "changes": "/changes?since=0",
        "review": "/review?kind=claim",
        "review-events": "/review?kind=events",
        **({"review-place": f"/review?ask={asked[0].id}#place"} if asked else {}),
    }


def take(browser: Browser, address: str, to: Path, size: ViewportSize) -> None:
    """Take one picture, once the map is drawn."""
    context = browser.new_context(viewport=size, color_scheme="light")
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(SETTLED, timeout=60_000)
    page.wait_for_timeout(A_MOMENT)
    page.screenshot(path=to)
    context.close()


def main(casebook: str) -> None:
    """Take every picture."""
    path = found()
    if path is None:
        raise SystemExit(NONE)
    FOLDER.mkdir(exist_ok=True)
    with Casebook.open(casebook) as book, served(workbench(book)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for name, view in views_of(book).items():
            for width, size in SIZES.items():
                take(browser, address + view, FOLDER / f"{name}-{width}.png", size)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
