"""The days that an EDTF date or interval covers, so that two ways of writing one time compare as equal."""

from __future__ import annotations

import re
from calendar import monthrange

DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def days_covered(edtf: str) -> tuple[str | None, str | None]:
    """First and last day as `YYYY-MM-DD`; None where that side is open. Qualifiers (`~`, `?`) are passed over.

    Raises ValueError for what is no date or interval.
    """
    start, slash, end = edtf.partition("/")
    return _bound(start, last=False), _bound(end if slash else start, last=True)


def _bound(part: str, *, last: bool) -> str | None:
    if part in ("", ".."):
        return None
    found = DAY.match(part.strip("~?%").replace("X", "0"))
    if found is None:
        raise ValueError(f"no EDTF date: {part}")
    year, month, day = int(found[1]), found[2], found[3]
    month_number = int(month) if month else (12 if last else 1)
    if not 1 <= month_number <= 12:
        raise ValueError(f"no month: {part}")
    day_number = int(day) if day else (monthrange(year, month_number)[1] if last else 1)
    return f"{year:04d}-{month_number:02d}-{day_number:02d}"
