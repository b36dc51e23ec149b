"""Intervals as days of the calendar, as tables and maps want them; open ends stay open."""

from __future__ import annotations

import re
from datetime import date

from reportedly.model.time import ClaimTime

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PARTS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(?:\.\d+)?Z?)?)?)?")


def day_of(moment: str | None) -> date | None:
    """The day of a moment; None where it is open, or none that a calendar of our era has."""
    found = _DAY.match(moment or "")
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def whole_days(time: ClaimTime | None) -> tuple[date, date] | None:
    """First and last day; None unless both are known."""
    first, last = (day_of(time.earliest), day_of(time.latest)) if time else (None, None)
    return (first, last) if first and last and first <= last else None


def days_within(time: ClaimTime | None) -> int | None:
    """How many days the interval has; None where an end is open."""
    days = whole_days(time)
    return (days[1] - days[0]).days + 1 if days else None


def instant(edtf: str | None) -> str | None:
    """The first moment of an EDTF value, RFC 3339 in UTC with milliseconds; None where it has none that is known."""
    found = _PARTS.match(edtf or "")
    if not found:
        return None
    year, month, day, clock = found.groups()
    written = f"{year}-{month or '01'}-{day or '01'}"
    if day_of(written) is None:
        return None
    return f"{written}T{clock or '00:00'}:00.000Z"
