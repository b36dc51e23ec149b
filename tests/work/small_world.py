"""A small made-up world of many short reports, and a reader that reads any of them at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reportedly.casebook import By, Casebook
from reportedly.collect.clock import Clock
from reportedly.journey import UNREAD, Failure
from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.gap import Gap
from reportedly.model.place import ClaimPlace, Place
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote, Span
from reportedly.work.reading import Reader

TOWNS = ("Kosti", "Rabak", "Tendelti", "Er Rahad", "Sennar")
UNREADABLE = 7
"""Every report with a number that this divides cannot be read."""


def report_text(number: int) -> str:
    """Two sentences that no other report has."""
    town = TOWNS[number % len(TOWNS)]
    return f"Shelling hit {town} market for the {number}th time. The mayor of {town} said {number} stalls burned."


def write_reports(path: Path, count: int) -> Path:
    """Write reports as JSON lines; two of them are no reports."""
    records = [
        {"report_id": f"r{n}", "publisher": "Nile Wire", "published": "2024-03-13", "language": "en", "text": text}
        for n, text in ((n, report_text(n)) for n in range(count))
    ]
    lines = [json.dumps(record) for record in records]
    lines[count // 3] = "{broken"
    lines[count // 2] = json.dumps({"report_id": "without text"})
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read_at_once(reports: Iterable[Report]) -> Iterator[Reading | Failure]:
    """Take the last sentence of each report for its claim; some reports break it."""
    for report in reports:
        if int((report.external_id or "r1")[1:]) % UNREADABLE == 0:
            yield Failure(report=report, stage="read.events", why="ValueError: no such verb")
        else:
            yield reading_of(report)


def reading_of(report: Report) -> Reading:
    """A reading with one claim and one gap."""
    quote = Quote.cut(report.text, (Span(report.text.index(". ") + 2, len(report.text) - 1),))
    claim = Claim(
        id=digest_id("clm", report.id, quote.text),
        report_id=report.id,
        kind="state",
        content=quote,
        attribution=(),
        factuality=UNREAD,
        event=None,
        places=(ClaimPlace(place=Place(toponym=_town(report.text)), role="at", relation=None),),
        time=None,
        quantities=(),
        explains=(),
        score=0.5,
    )
    open_ = Gap(stage="resolve.places", what="the mayor", why="no town is named", spans=())
    return Reading(report=report, claims=(claim,), toponyms=(), timexes=(), actors=(), gaps=(open_,))


def _town(text: str) -> Quote:
    start = text.index("mayor of ") + len("mayor of ")
    return Quote.cut(text, (Span(start, text.index(" said ")),))


STAND_IN = Reader(read=read_at_once, stages={"stand-in": 1}, languages=frozenset(("en",)))


def new_casebook(where: str | Path) -> Casebook:
    """An empty casebook."""
    return Casebook.create(where, By.person("Jane Doe", "2024-03-20T10:00:00Z"))


def clock_from(start: str = "2024-03-20T10:00:00+00:00", *, step: float = 0.0) -> Clock:
    """A clock that goes on by `step` seconds each time that it is looked at, and by all that is slept."""
    at = [datetime.fromisoformat(start)]

    def now() -> datetime:
        at[0] += timedelta(seconds=step)
        return at[0].astimezone(UTC)

    def sleep(seconds: float) -> None:
        at[0] += timedelta(seconds=seconds)

    return Clock(now=now, tick=lambda: at[0].timestamp(), sleep=sleep)
