"""The days of feasts, fixed and movable."""

from __future__ import annotations

from reportedly.model.calendar import Day, Period, easter, islamic_day, span_edtf, timex_year
from reportedly.read.time_meaning import TimeWords
from reportedly.resolve.time_setting import Setting
from reportedly.resolve.time_value import NO_PUBLICATION, Value

ISLAMIC_YEARS = range(623, 9000)
"""Years of the Gregorian calendar in which every Islamic feast falls."""


def holiday(words: TimeWords, setting: Setting) -> Value:
    """A feast in the year named, told of, or nearest to publication."""
    year, base = (words.year, None) if words.year else _holiday_year(words, setting)
    if year is None:
        return Value(why=NO_PUBLICATION)
    found = _feast(words.holiday or "", year)
    if found is None:
        return Value(why="the day of this feast is not computed")
    first, last, sure = found
    shift = words.direction
    first, last = first.plus(shift), last.plus(shift)
    period = Period.of_day(first) if first == last else Period.of_month(first.year, first.month)
    value = period.value if first == last else f"{timex_year(year)}"
    value += f"T{words.daypart}" if words.daypart and first == last else ""
    edtf = span_edtf(first, last, approximate=not sure)
    widen = 0 if sure else 1
    return Value(value=value, edtf=edtf, first=first.plus(-widen), last=last.plus(widen), period=period, base=base)


def _holiday_year(words: TimeWords, setting: Setting) -> tuple[int | None, int | None]:
    if setting.told and (setting.history or setting.told_year is not None):
        return setting.told.year, setting.told.mention
    if setting.published is None:
        return None, None
    published = setting.published
    found = _feast(words.holiday or "", published.year)
    day = published.day or Day(published.year, published.month or 12, 28)
    if found is None:
        return published.year, -1
    ahead = setting.future or words.relation in ("next", "this")
    if ahead:
        return published.year + (found[1] < day), -1
    return published.year - (found[0] > day), -1


def _feast(name: str, year: int) -> tuple[Day, Day, bool] | None:
    """First and last day of a feast in a year, and whether they are sure."""
    fixed = {"christmas": (12, 25), "newyearsday": (1, 1), "newyearseve": (12, 31)}
    if name in fixed:
        day = Day(year, *fixed[name])
        return day, day, True
    if name == "easter":
        return easter(year), easter(year), True
    if name == "nowruz":
        return Day(year, 3, 20), Day(year, 3, 21), False
    if year not in ISLAMIC_YEARS:
        return None
    months = {"ramadan": (9, 1, 29), "eidalfitr": (10, 1, 0), "eidaladha": (12, 10, 0), "ashura": (1, 10, 0)}
    months["arbaeen"] = (2, 20, 0)
    if name not in months:
        return None
    month, day_number, days = months[name]
    for hijri in range(int((year - 622) * 33 / 32) - 1, int((year - 622) * 33 / 32) + 3):
        first = islamic_day(hijri, month, day_number)
        if first.year == year:
            return first, first.plus(days), False
    return None
