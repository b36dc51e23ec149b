"""The two ends of a stretch of time that is asked for, as the columns have them."""

from __future__ import annotations

from reportedly.casebook.moments import minutes
from reportedly.casebook.query import Stretch
from reportedly.errors import SetupError


def start_of(stretch: Stretch) -> int:
    """The first minute; raises SetupError where what is told is no day or moment."""
    return _minutes(stretch.since, end=False)


def end_of(stretch: Stretch) -> int:
    """The last minute; raises SetupError where what is told is no day or moment."""
    return _minutes(stretch.until, end=True)


def _minutes(stamp: str | None, *, end: bool) -> int:
    found = minutes(stamp, end=end)
    if found is None:
        raise SetupError(f"{stamp!r} is no day or moment; write it as 2024-03-01 or 2024-03-01T12:00Z")
    return found
