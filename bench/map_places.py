"""Measure the workbench's map with 50,000 places in Chromium: `python -m bench.map_places CASEBOOK`.

The places are made up, and come as one answer, as if nothing were held back. Told are the bytes of that answer as they
go over the wire, and how long a frame takes while the map is dragged, against the same map with 40 places. Both are
drawn in software, so that the ratio says more than the milliseconds.
"""

from __future__ import annotations

import gzip
import json
import random
import statistics
import sys
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from reportedly.casebook import Casebook
from reportedly.web.app import workbench
from reportedly.web.filter import STATUSES
from tools.chromium import NONE, found
from tools.screens import FLAGS, SETTLED
from tools.served import served

MANY, FEW = 50_000, 40
STEPS, DRAGS = 12, 4
WATCH = """() => {
  window.frames_ = [];
  let last = performance.now();
  const step = () => {
    const now = performance.now();
    frames_.push(now - last);
    last = now;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}"""


def places(number: int) -> dict[str, Any]:
    """So many made-up places around a point, as the map is sent them."""
    drawn = random.Random(3)
    return {
        "type": "FeatureCollection",
        "features": [_place(n, drawn) for n in range(number)],
        "bounds": [29, -19, 41, -9],
    }


def _place(number: int, drawn: random.Random) -> dict[str, Any]:
    lon, lat, status = round(drawn.gauss(35, 3), 4), round(drawn.gauss(-14, 2.5), 4), drawn.choice(STATUSES)
    return {
        "type": "Feature",
        "id": number,
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {
            "kind": "point",
            "label": f"Place {number}",
            "lon": lon,
            "lat": lat,
            "radius_km": None,
            "status": status,
            "tally": {status: drawn.randint(1, 9)},
            "events": [f"evt_{drawn.getrandbits(64):016x}"],
            "href": f"/?place=Place+{number}",
            "ends": [],
        },
    }


def frames(browser: Browser, address: str, number: int) -> list[float]:
    """How long each frame takes while the map is dragged to and fro, in milliseconds."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    body = json.dumps(places(number))
    page.route("**/map/places.json*", lambda route: route.fulfill(body=body, content_type="application/geo+json"))
    page.goto(address)
    page.wait_for_function(SETTLED, timeout=120_000)
    page.wait_for_timeout(2000)
    box = page.locator("#map").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(WATCH)
    for drag in range(DRAGS):
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(STEPS):
            page.mouse.move(x + 12 * step * (-1) ** drag, y + 4 * step * (1 if drag < 2 else -1))
            page.wait_for_timeout(16)
        page.mouse.up()
        page.wait_for_timeout(500)
    told: list[float] = page.evaluate("frames_")
    page.close()
    return told


def main(casebook: str) -> None:
    """Print what was measured."""
    path = found()
    if path is None:
        raise SystemExit(NONE)
    sent = len(gzip.compress(json.dumps(places(MANY), separators=(",", ":")).encode(), 6))
    print(f"{MANY} places: {sent / 1e6:.2f} MB over the wire, if all are sent at once")
    with Casebook.open(casebook) as book, served(workbench(book)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        told = {number: frames(browser, address, number) for number in (FEW, MANY)}
        browser.close()
    for number, each in told.items():
        print(
            f"{number} places: a frame takes {statistics.median(each):.0f} ms at the median, {max(each):.0f} at worst"
        )
    print(f"ratio of the medians: {statistics.median(told[MANY]) / statistics.median(told[FEW]):.2f}")


if __name__ == "__main__":
    main(sys.argv[1])
