"""Events by the day of their first report: how many of each status, day by day, month by month or year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.web.filter import STATUSES

MOST_BARS = 62
"""Bars beyond which months are told instead of days, and years instead of months."""
HEIGHT = 64
"""Units of the tallest bar."""
LEAST = 3
"""Units of the smallest part of a bar, so that one event among hundreds is seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The events of one status in a bar."""

    status: str
    number: int
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One day, month or year."""

    first: str
    last: str
    label: str
    """Short, for below the bar: "2 Sep"."""
    title: str
    """The whole day, month or year, and what is told of it."""
    told: str
    """How many events of each status."""
    number: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Bars without a gap between the first and the last, so that silence shows."""

    bars: tuple[Bar, ...]
    step: str
    """"day", "month" or "year"."""
    undated: int
    """Events of whose reports none says when it was published."""


def timeline_of(counted: Mapping[tuple[str, str], int]) -> Timeline:
    """Put events, counted by the day of their first report and their status, into bars."""
    given = sum(counted.values())
    days: Counter[tuple[date | None, str]] = Counter()
    for (written, status), number in counted.items():
        days[_date(written), status] += number
    dated = sorted({day for day, _ in days if day})
    if not dated:
        return Timeline(bars=(), step="day", undated=given)
    step = next(step for step in ("day", "month", "year") if step == "year" or _number(dated, step) <= MOST_BARS)
    counts: dict[date, Counter[str]] = {}
    for (day, status), number in days.items():
        if day:
            counts.setdefault(_start(day, step), Counter())[status] += number
    tallest = max(counter.total() for counter in counts.values())
    bars = tuple(_bar(start, step, counts.get(start, Counter()), tallest) for start in _steps(dated, step))
    return Timeline(bars=bars, step=step, undated=given - sum(bar.number for bar in bars))


def _date(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _number(dated: list[date], step: str) -> int:
    if step == "day":
        return (dated[-1] - dated[0]).days + 1
    return (dated[-1].year - dated[0].year) * 12 + dated[-1].month - dated[0].month + 1


def _start(day: date, step: str) -> date:
    if step == "day":
        return day
    return day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _next(start: date, step: str) -> date:
    if step == "day":
        return start + timedelta(days=1)
    if step == "month":
        return (start + timedelta(days=31)).replace(day=1)
    return start.replace(year=start.year + 1)


def _steps(dated: list[date], step: str) -> Iterator[date]:
    start = _start(dated[0], step)
    while start <= dated[-1]:
        yield start
        start = _next(start, step)


def _bar(start: date, step: str, counter: Counter[str], tallest: int) -> Bar:
    last = _next(start, step) - timedelta(days=1)
    label = {"day": f"{start.day} {start:%b}", "month": f"{start:%b %Y}", "year": f"{start.year}"}[step]
    full = {"day": f"{start.day} {start:%B} {start.year}", "month": f"{start:%B %Y}", "year": label}[step]
    told = ", ".join(f"{counter[status]} {status}" for status in STATUSES if counter[status]) or "no event"
    return Bar(
        first=start.isoformat(),
        last=last.isoformat(),
        label=label,
        title=f"{full}: {told}",
        told=told,
        number=counter.total(),
        parts=tuple(_parts(counter, tallest)),
    )


def _parts(counter: Counter[str], tallest: int) -> Iterator[Part]:
    """From the bottom up: the uncorroborated lowest, what is disputed on top."""
    y = float(HEIGHT)
    for status in reversed(STATUSES):
        if counter[status]:
            height = max(LEAST, HEIGHT * counter[status] / tallest)
            y -= height
            yield Part(status=status, number=counter[status], y=round(y, 2), height=round(height, 2))
