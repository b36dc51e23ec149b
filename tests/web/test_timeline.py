"""Bars of days, months and years, without gaps."""

from __future__ import annotations

from collections import Counter

import pytest

from reportedly.casebook import Casebook
from reportedly.web.filter import STATUSES, Filter
from reportedly.web.kept.showing import counts
from reportedly.web.standing import Stand, Standing
from reportedly.web.timeline import HEIGHT, MOST_BARS, timeline_of


@pytest.fixture(scope="module")
def stand(book: Casebook) -> Stand:
    return Standing(book).now()


def on(stand: Stand, *days: str | None) -> Counter[tuple[str, str]]:
    return Counter((day or "", one.event.status) for one, day in zip(stand.whole.told, days, strict=False))


@pytest.mark.parametrize(
    ("days", "step", "labels"),
    [
        (["2024-02-28", "2024-03-01"], "day", ["28 Feb", "29 Feb", "1 Mar"]),
        (["2023-11-30", "2024-02-01"], "month", ["Nov 2023", "Dec 2023", "Jan 2024", "Feb 2024"]),
        (["1999-01-01", "2006-12-31"], "year", [str(year) for year in range(1999, 2007)]),
        (["2024-03-01"], "day", ["1 Mar"]),
        ([None], "day", []),
    ],
)
def test_bars_stand_without_a_gap(stand: Stand, days: list[str | None], step: str, labels: list[str]) -> None:
    timeline = timeline_of(on(stand, *days))
    assert (timeline.step, [bar.label for bar in timeline.bars]) == (step, labels)
    assert sum(bar.number for bar in timeline.bars) + timeline.undated == len(days)
    assert len(timeline.bars) <= MOST_BARS


def test_a_bar_holds_its_first_and_last_day(stand: Stand) -> None:
    [first, *_, last] = timeline_of(on(stand, "2023-11-30", "2024-02-01")).bars
    assert (first.first, first.last, last.first, last.last) == ("2023-11-01", "2023-11-30", "2024-02-01", "2024-02-29")


def test_parts_lie_on_each_other_and_fill_the_tallest_bar(stand: Stand) -> None:
    for bar in timeline_of(counts(stand.rows, Filter()).chosen).bars:
        assert [part.status for part in bar.parts] == [s for s in reversed(STATUSES) if f" {s}" in f" {bar.title}"]
        bottom = float(HEIGHT)
        for part in bar.parts:
            assert part.y + part.height == pytest.approx(bottom, abs=0.02)
            bottom = part.y
