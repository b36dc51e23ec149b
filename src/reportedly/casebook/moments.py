"""Moments as text that sorts, and stretches of the calendar as minutes that can be compared, also before Christ."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime
from functools import lru_cache

from reportedly.errors import SetupError

_STAMP = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
OPEN = ("", "..")
BEGINNING = -(2**60)
"""Before every minute: where what has no time stands among what has one."""


def moment(at: datetime | str, *, end: bool = False) -> str:
    """Write a moment as RFC 3339 in UTC with microseconds; a bare day is its first moment, or with `end` its last.

    Raises SetupError for what is no moment, or has no time zone.
    """
    if isinstance(at, str):
        text = at + ("T23:59:59.999999Z" if end else "T00:00:00Z") if _DAY.fullmatch(at) else at
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            raise SetupError(f"{at!r} is no moment; write it as 2024-03-01 or 2024-03-01T12:00:00Z") from None
    if at.tzinfo is None:
        raise SetupError(f"{at.isoformat()} has no time zone; add Z for UTC")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@lru_cache(maxsize=65536)
def minutes(stamp: str | None, *, end: bool = False) -> int | None:
    """Minutes from 1970 to the start of a year, month, day or minute of the calendar, or with `end` to its last.

    None for None and for what is none of these. Qualifiers of EDTF are passed over; of an interval one side is taken.
    """
    if stamp is None:
        return None
    side = stamp.rpartition("/")[2] if end else stamp.partition("/")[0]
    found = _STAMP.match(side.strip("?~%"))
    if side in OPEN or found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or (12 if end else 1)), int(found[3] or 0)
    if not 1 <= month <= 12:
        return None
    day = day or (monthrange(max(year, 1), month)[1] if end else 1)
    clock = _clock(found, end=end)
    return _days(year, month, day) * 1440 + clock


def _clock(found: re.Match[str], *, end: bool) -> int:
    if found[4] is None:
        return 1439 if end else 0
    at = int(found[4]) * 60 + int(found[5])
    zone = found[6]
    if zone in (None, "Z"):
        return at
    ahead = int(zone[1:3]) * 60 + int(zone[4:6])
    return at - ahead if zone[0] == "+" else at + ahead


def _days(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 in the proleptic Gregorian calendar, for any astronomical year."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468
