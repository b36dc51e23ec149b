from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from reportedly.casebook.moments import minutes, moment
from reportedly.errors import SetupError

DAY = 24 * 60


@pytest.mark.parametrize(
    ("at", "end", "told"),
    [
        ("2024-03-01", False, "2024-03-01T00:00:00.000000Z"),
        ("2024-03-01", True, "2024-03-01T23:59:59.999999Z"),
        ("2024-03-01T12:30:00+02:00", True, "2024-03-01T10:30:00.000000Z"),
        (datetime(2024, 3, 1, 1, tzinfo=timezone(timedelta(hours=3))), False, "2024-02-29T22:00:00.000000Z"),
    ],
)
def test_moments_sort_as_text(at: str | datetime, end: bool, told: str) -> None:
    assert moment(at, end=end) == told


@pytest.mark.parametrize("wrong", ["March", "2024-13-01", "", datetime(2024, 3, 1)])
def test_what_is_no_moment_is_told(wrong: str | datetime) -> None:
    with pytest.raises(SetupError):
        moment(wrong)


@pytest.mark.parametrize(
    ("stamp", "first", "last"),
    [
        ("1970-01-01", 0, DAY - 1),
        ("1970-01-01T10:30Z", 630, 630),
        ("1970-01-01T10:30:59+01:00", 570, 570),
        ("1970-01", 0, 31 * DAY - 1),
        ("1970", 0, 365 * DAY - 1),
        ("1970-01-02~/1970-01-05?", DAY, 5 * DAY - 1),
        ("1970-01-02/..", DAY, None),
        ("../1970-01-02", None, 2 * DAY - 1),
        ("1969-12-31", -DAY, -1),
        ("soon", None, None),
        ("1970-19", None, None),
        (None, None, None),
    ],
)
def test_stretches_of_the_calendar_are_minutes(stamp: str | None, first: int | None, last: int | None) -> None:
    assert (minutes(stamp), minutes(stamp, end=True)) == (first, last)


def test_days_go_on_before_christ() -> None:
    far = datetime(1, 1, 1, tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    assert minutes("0001-01-01") == far.days * DAY
    assert minutes("0000-12-31") == (far.days - 1) * DAY
    assert (minutes("-0479-08-01") or 0) < (minutes("-0478-01-01") or 0)
