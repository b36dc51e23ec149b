"""Measure the workbench's map with 50,000 places in Chromium: `python -m bench.map_places CASEBOOK`.

The places are made up, and come as the workbench sends them: of more than it draws one by one, squares that count them,
for what is in sight. Told are the bytes of the largest answer as it goes over the wire, and what it takes to drag the
map to and fro, against the same map with 40 places, by turns.

Whether the page freezes is told by the tasks of its own thread, while one of which it answers nobody: the longest, in
CPU time, and how many took more than 200 ms of it. Frames are drawn in software, in a process of their own, for which
that thread waits, so that a frame goes by how busy the computer is: frames by the clock are told for both maps, to be
held against each other, and so is the CPU time of either process.
"""

from __future__ import annotations

import gzip
import json
import random
import statistics
import sys
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
from playwright.sync_api import Browser, Page, Route, sync_playwright

from reportedly.casebook import Casebook
from reportedly.web.app import workbench
from reportedly.web.filter import STATUSES
from reportedly.web.kept.mapped import Box, drawn_in
from reportedly.web.kept.spots import MOST_DRAWN, Spots
from tools.chromium import NONE, found
from tools.screens import FLAGS, SETTLED
from tools.served import served

MANY, FEW = 50_000, 40
STEPS, DRAGS, ROUNDS = 12, 4, 2
FREEZE = 200
"""Milliseconds from which a person would say that it froze."""
TASK, PAGE_THREAD = "ThreadControllerImpl::RunTask", "CrRendererMain"
"""How Chromium's traces call a task, and the thread on which scripts run and pages are laid out."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Dragged:
    """What dragging the map to and fro took, in milliseconds."""

    frames: tuple[float, ...]
    """By the clock."""
    tasks: tuple[float, ...]
    """CPU time of each task of the page's thread."""
    drawing: float
    """CPU time of the process that draws."""


def spots(number: int) -> Spots:
    """So many made-up places around a point."""
    drawn = random.Random(3)
    status = [drawn.randrange(len(STATUSES)) for _ in range(number)]
    tally = np.zeros((number, len(STATUSES)), np.int64)
    tally[np.arange(number), status] = [drawn.randint(1, 9) for _ in range(number)]
    return Spots(
        numbers=np.arange(number),
        lon=np.array([round(drawn.gauss(35, 3), 4) for _ in range(number)]),
        lat=np.array([round(drawn.gauss(-14, 2.5), 4) for _ in range(number)]),
        countries=np.zeros(number, np.bool_),
        labels=tuple(f"Place {n}" for n in range(number)),
        tally=tally,
        bounds=[29, -19, 41, -9],
    )


def answer(known: Spots, box: Box | None) -> dict[str, Any]:
    """What the map is sent of made-up places in a box, as `mapped` sends what is kept."""
    single, squares = drawn_in(known, box)
    drawn = sorted([*(_place(known, n) for n in single.tolist()), *squares], key=_events, reverse=True)
    return {
        "type": "FeatureCollection",
        "features": [{**feature, "id": number} for number, feature in enumerate(drawn)],
        "bounds": known.bounds,
        "whole": len(known.numbers) <= MOST_DRAWN,
    }


def box_asked(address: str) -> Box | None:
    """The box for which an address asks; None for everything."""
    [written] = parse_qs(urlsplit(address).query).get("box", [""])
    return tuple(map(float, written.split(","))) if written else None  # type: ignore[return-value]


def _events(feature: dict[str, Any]) -> int:
    return sum(feature["properties"]["tally"].values())


def _place(known: Spots, n: int) -> dict[str, Any]:
    lon, lat, tally = float(known.lon[n]), float(known.lat[n]), known.tally[n].tolist()
    stands = {status: number for status, number in zip(STATUSES, tally, strict=True) if number}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {
            "kind": "point",
            "label": known.labels[n],
            "lon": lon,
            "lat": lat,
            "radius_km": None,
            "status": next(iter(stands)),
            "tally": stands,
            "events": [f"evt_{n:016x}"],
            "href": f"/?place=Place+{n}",
            "ends": [],
        },
    }


def dragged(browser: Browser, address: str, number: int, sent: list[int]) -> Dragged:
    """What it takes to drag a map of so many places to and fro, once it is drawn; `sent` is told the answers' sizes."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    known = spots(number)

    def answered(route: Route) -> None:
        body = json.dumps(answer(known, box_asked(route.request.url)), separators=(",", ":")).encode()
        sent.append(len(gzip.compress(body, 6)))
        route.fulfill(body=body, content_type="application/geo+json")

    page.route("**/map/places.json*", answered)
    page.goto(address)
    page.wait_for_function(SETTLED, timeout=120_000)
    page.wait_for_timeout(2000)
    page.evaluate(WATCH)
    before = _drawing(browser)
    browser.start_tracing(page=page, categories=["toplevel"])
    _drag(page)
    tasks = _tasks(json.loads(browser.stop_tracing())["traceEvents"])
    told = Dragged(frames=tuple(page.evaluate("frames_")), tasks=tasks, drawing=_drawing(browser) - before)
    page.close()
    return told


def _drag(page: Page) -> None:
    box = page.locator("#map").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for drag in range(DRAGS):
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(STEPS):
            page.mouse.move(x + 12 * step * (-1) ** drag, y + 4 * step * (1 if drag < 2 else -1))
            page.wait_for_timeout(16)
        page.mouse.up()
        page.wait_for_timeout(500)


def _tasks(trace: list[dict[str, Any]]) -> tuple[float, ...]:
    """CPU milliseconds of each task of the threads on which pages run."""
    threads = {
        (one["pid"], one["tid"]) for one in trace if one["name"] == "thread_name" and one["args"]["name"] == PAGE_THREAD
    }
    return tuple(
        one["tdur"] / 1000
        for one in trace
        if one["name"] == TASK and "tdur" in one and (one["pid"], one["tid"]) in threads
    )


def _drawing(browser: Browser) -> float:
    """CPU milliseconds that the process which draws has taken so far."""
    asked = browser.new_browser_cdp_session()
    processes = asked.send("SystemInfo.getProcessInfo")["processInfo"]
    asked.detach()
    return 1000 * sum(float(one["cpuTime"]) for one in processes if one["type"] == "GPU")


def _told(number: int, rounds: list[Dragged]) -> str:
    frames = [frame for one in rounds for frame in one.frames]
    tasks = [task for one in rounds for task in one.tasks]
    drawing = sum(one.drawing for one in rounds)
    return (
        f"{number} places: of {len(tasks)} tasks the longest took {max(tasks):.0f} ms of CPU time, and "
        f"{sum(task > FREEZE for task in tasks)} over {FREEZE}; for each of {len(frames)} frames the page took "
        f"{sum(tasks) / len(frames):.0f} ms, drawing it in software {drawing / len(frames):.0f}; "
        f"by the clock a frame took {statistics.median(frames):.0f} ms at the median, {max(frames):.0f} at worst"
    )


def main(casebook: str) -> None:
    """Print what was measured."""
    path = found()
    if path is None:
        raise SystemExit(NONE)
    sent: dict[int, list[int]] = {FEW: [], MANY: []}
    with Casebook.open(casebook) as book, served(workbench(book)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        turns = [
            (number, dragged(browser, address, number, sent[number])) for _ in range(ROUNDS) for number in (FEW, MANY)
        ]
        browser.close()
    rounds = {number: [one for turn, one in turns if turn == number] for number in (FEW, MANY)}
    for number, each in rounds.items():
        print(f"{number} places: {len(sent[number])} answers, at most {max(sent[number]) / 1000:.0f} kB over the wire")
        print(_told(number, each))
    page = {number: sum(sum(one.tasks) for one in each) for number, each in rounds.items()}
    print(f"CPU time of the page against that with {FEW}: {page[MANY] / page[FEW]:.2f}")


if __name__ == "__main__":
    main(sys.argv[1])
