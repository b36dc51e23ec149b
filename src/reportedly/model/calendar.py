"""Stretches of the calendar: days, weeks, months, seasons, years and larger, with their TIMEX3 value and EDTF.

Years are astronomical as in EDTF: 0 is 1 BC, -479 is 480 BC. Day arithmetic is proleptic Gregorian.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

Unit = Literal["D", "W", "WE", "M", "SEASON", "Q", "H", "Y", "DE", "CE"]

EDTF_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}


class Day(NamedTuple):
    """A day of the calendar; ordered, and able to hold years before Christ."""

    year: int
    month: int
    day: int

    def plus(self, days: int) -> Day:
        """The day so many days on (or back); days before the year 1 are left where they are."""
        try:
            moved = date(*self) + timedelta(days=days)
        except (ValueError, OverflowError):
            return self
        return Day(moved.year, moved.month, moved.day)

    def __str__(self) -> str:
        return f"{edtf_year(self.year)}-{self.month:02d}-{self.day:02d}"


def edtf_year(year: int) -> str:
    """Four digits, with a minus for years before 1 BC."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def timex_year(year: int) -> str:
    """Four digits, with "BC" before the year as historians count it."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One named stretch of the calendar; parts smaller than its unit are None."""

    year: int
    """For a decade or century its first year."""
    unit: Unit = "Y"
    month: int | None = None
    day: int | None = None
    """For a week or weekend its Monday."""
    part: str | None = None
    """SP, SU, FA or WI of a season; "1" … of a quarter or half; "BC" for decades and centuries before Christ."""

    @classmethod
    def of_day(cls, day: Day) -> Period:
        """A single day."""
        return cls(year=day.year, month=day.month, day=day.day, unit="D")

    @classmethod
    def of_month(cls, year: int, month: int) -> Period:
        """A month; months beyond 12 or below 1 run into the next or previous years."""
        return cls(year=year + (month - 1) // 12, month=(month - 1) % 12 + 1, unit="M")

    @classmethod
    def of_week(cls, day: Day, *, weekend: bool = False) -> Period:
        """The ISO week that holds a day, or its weekend."""
        monday = day.plus(-date(*day).weekday()) if day.year > 0 else day
        return cls(year=monday.year, month=monday.month, day=monday.day, unit="WE" if weekend else "W")

    @property
    def first(self) -> Day:
        """The first day."""
        if self.unit == "WE":
            return self._day().plus(5)
        if self.unit in ("D", "W"):
            return self._day()
        return Day(self.year, self._months()[0], 1)

    @property
    def last(self) -> Day:
        """The last day."""
        if self.unit in ("W", "WE"):
            return self._day().plus(6)
        if self.unit == "D":
            return self._day()
        year, month = self._last_month()
        return Day(year, month, monthrange(max(year, 1), month)[1])

    @property
    def days_of_month(self) -> int:
        """How many days the month has that the period starts in."""
        return monthrange(max(self.year, 1), self.month or 1)[1]

    @property
    def exists(self) -> bool:
        """Tell whether the calendar has such a day; true of all larger periods."""
        return self.unit != "D" or 1 <= (self.day or 1) <= self.days_of_month

    def _day(self) -> Day:
        return Day(self.year, self.month or 1, self.day or 1)

    def _months(self) -> tuple[int, int]:
        if self.unit == "M":
            return self.month or 1, self.month or 12
        if self.unit == "SEASON":
            return SEASON_MONTHS.get(self.part or "", (1, 14))
        size = {"Q": 3, "H": 6}.get(self.unit)
        number = int(self.part or 1) if size else 1
        return ((number - 1) * size + 1, number * size) if size else (1, 12)

    def _last_month(self) -> tuple[int, int]:
        years = {"DE": 9, "CE": 99}.get(self.unit, 0)
        month = self._months()[1]
        return self.year + years + (month - 1) // 12, (month - 1) % 12 + 1

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        year = timex_year(self.year)
        if self.unit in ("W", "WE"):
            iso = date(*self._day()).isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.unit == "WE" else "")
        if self.unit in ("DE", "CE"):
            return self._round_value()
        if self.unit == "SEASON":
            return f"{year}-{self.part}"
        if self.unit in ("Q", "H"):
            return f"{year}-{self.unit}{self.part}"
        month = "" if self.month is None else f"-{self.month:02d}"
        return year + month + ("" if self.day is None else f"-{self.day:02d}")

    def _round_value(self) -> str:
        """ "195" for the 1950s, "18" for the nineteenth century, "BC04" for the fourth before Christ."""
        digits = 3 if self.unit == "DE" else 2
        if self.part == "BC":
            return f"BC{-self.last.year + 1:04d}"[: 2 + digits]
        return f"{self.year:04d}"[:digits]

    @property
    def edtf(self) -> str:
        """The period in EDTF, levels 0 and 1 alone."""
        if self.unit == "SEASON":
            return f"{edtf_year(self.year)}-{EDTF_SEASONS[self.part or 'WI']}"
        if self.unit in ("W", "WE", "Q", "H") or self.part == "BC" or (self.unit in ("DE", "CE") and self.year < 0):
            return days_edtf(self.first, self.last)
        if self.unit in ("DE", "CE"):
            return f"{self.year:04d}"[:3] + "X" if self.unit == "DE" else f"{self.year:04d}"[:2] + "XX"
        month = "" if self.month is None else f"-{self.month:02d}"
        return edtf_year(self.year) + month + ("" if self.day is None else f"-{self.day:02d}")


def days_edtf(first: Day, last: Day) -> str:
    """An EDTF interval of days, or the day itself."""
    return f"{first}" if first == last else f"{first}/{last}"


def span_edtf(first: Day | None, last: Day | None, *, approximate: bool = False) -> str | None:
    """An EDTF interval of days; an open side is "..", a single day no interval; None where both sides are open."""
    mark = "~" if approximate else ""
    if first is None and last is None:
        return None
    if first == last:
        return f"{first}{mark}"
    left = ".." if first is None else f"{first}{mark}"
    right = ".." if last is None else f"{last}{mark}"
    return f"{left}/{right}"


def easter(year: int) -> Day:
    """Western Easter Sunday by the anonymous Gregorian computus."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return Day(year, month, day + 1)


def islamic_day(year: int, month: int, day: int) -> Day:
    """A date of the tabular Islamic calendar (civil epoch); sightings of the moon may move it by a day or two."""
    number = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + 227014
    found = date.fromordinal(number)
    return Day(found.year, found.month, found.day)
