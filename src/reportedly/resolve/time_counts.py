"""Units beside other times, counted offsets, and lengths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from reportedly.model.calendar import Day, Period, span_edtf, timex_year
from reportedly.read.time_meaning import Relation, TimeWords
from reportedly.resolve.time_dates import period_of
from reportedly.resolve.time_setting import Setting, Told, bands
from reportedly.resolve.time_value import NO_PUBLICATION, NO_TOLD, STEP, Value, base_of, clocked, settle, why_no_base
from reportedly.resolve.time_years import year_of

LENGTHS = {"TS": "PT{}S", "TM": "PT{}M", "TH": "PT{}H", "D": "P{}D", "W": "P{}W", "M": "P{}M", "Y": "P{}Y"}
LENGTHS |= {"DE": "P{}DE", "CE": "P{}CE", "WE": "P{}WE", "Q": "P{}Q", "F": "P{}W"}
DAYS = {"TS": 0.0, "TM": 0.0, "TH": 1 / 24, "D": 1, "WE": 7, "W": 7, "F": 14, "M": 30.44, "Q": 91.3, "Y": 365.25}
DAYS |= {"DE": 3652.5, "CE": 36525.0}


LIMITS: Mapping[str | None, Callable[[float, float], tuple[float, float]]] = {
    None: lambda days, slack: (days - slack, days + slack),
    "most": lambda days, slack: (0.0, days),
    "least": lambda days, slack: (days, 2 * days),
    "about": lambda days, slack: (days - max(slack, days / 4), days + max(slack, days / 4)),
}
"""Shortest and longest for a counted length and its slack: "less than a week", "over a month", "about ten days"."""


def unit_beside(words: TimeWords, setting: Setting) -> Value:
    """A unit beside another time: "last week", "the following day", "the end of the month"."""
    relation: Relation = words.relation or "same"
    if relation == "past" and words.unit and words.modifier is None:
        return duration(replace(words, count=1), setting)
    base = base_of(relation, setting)
    if base is None and words.relation is None:
        base = setting.published
    if base is None:
        return Value(why=why_no_base(relation, setting))
    return _settle_unit(words, base, STEP[relation], setting)


def _settle_unit(words: TimeWords, base: Told, step: int, setting: Setting) -> Value:
    unit = words.unit or "D"
    if unit == "D" and words.unit is None and words.relation == "last":
        step = -1
    if unit in ("D", "W", "WE", "F"):
        if base.day is None or base.day.year < 1:
            return _coarse(base, unit, words)
        if unit == "D":
            return settle(replace(words, modifier=None), Period.of_day(base.day.plus(step)), base.mention)
        week = Period.of_week(base.day.plus(step * (14 if unit == "F" else 7)), weekend=unit == "WE")
        return settle(words, week, base.mention)
    if unit in ("M", "Q"):
        if base.month is None:
            return _coarse(base, unit, words)
        if unit == "M":
            return settle(words, Period.of_month(base.year, base.month + step), base.mention)
        moved = Period.of_month(base.year, base.month + 3 * step)
        part = str(((moved.month or 1) - 1) // 3 + 1)
        return settle(words, Period(year=moved.year, unit="Q", part=part), base.mention)
    if unit in ("DE", "CE"):
        size = 10 if unit == "DE" else 100
        if base.year < 1:
            start = -((-base.year + 1) // size * size + size - 2) if unit == "DE" else base.year // 100 * 100 + 1
            return settle(words, Period(year=start + step * size, unit=unit, part="BC"), base.mention)  # type: ignore[arg-type]
        return settle(words, Period(year=(base.year // size + step) * size, unit=unit), base.mention)  # type: ignore[arg-type]
    if unit.startswith("T"):
        return Value(value=f"{base.day}TXX" if base.day else None, why=None if base.day else NO_TOLD, base=base.mention)
    return settle(words, Period(year=base.year + step), base.mention)


def _coarse(base: Told, unit: str, words: TimeWords) -> Value:
    """A day or week within a month or year that alone is known."""
    year = timex_year(base.year)
    within = Period.of_month(base.year, base.month) if base.month else Period(year=base.year)
    value = f"{year}-WXX" if unit in ("W", "WE", "F") else f"{within.value}" + ("-XX" if base.month else "-XX-XX")
    if unit in ("M", "Q"):
        value = f"{year}-XX"
    value += f"T{words.daypart}" if words.daypart and unit == "D" else ""
    return Value(value=value, edtf=within.edtf, first=within.first, last=None, period=within, base=base.mention)


def deictic(words: TimeWords, setting: Setting) -> Value:
    """Days from publication: "yesterday", "tonight"."""
    if setting.history and not words.daypart and not words.count:
        return Value(value="PRESENT_REF")
    published = setting.published
    if published is None or published.day is None:
        return Value(why=NO_PUBLICATION)
    day = published.day.plus(int(words.count or 0))
    return settle(replace(words, modifier=None), Period.of_day(day), -1)


def offset(words: TimeWords, setting: Setting) -> Value:
    """A counted distance from publication ("two days ago") or from the time told of ("less than a week later")."""
    value = _counted(words, setting)
    base = _offset_base(words, setting)
    if words.limit is None or words.vague or base is None or base.day is None or value.first is None:
        return value
    first, last = reach(base.day, base.day, words, words.direction)
    return replace(value, first=first, last=last, edtf=span_edtf(first, last, approximate=True))


def _offset_base(words: TimeWords, setting: Setting) -> Told | None:
    return setting.published if words.anchor == "published" and not setting.history else setting.told


def _counted(words: TimeWords, setting: Setting) -> Value:
    base = _offset_base(words, setting)
    if words.vague:
        return _vague_offset(words, base)
    if base is None:
        return Value(why=NO_PUBLICATION if words.anchor == "published" else NO_TOLD)
    count = (words.count or 1) * words.direction
    unit = words.unit or "D"
    if unit.startswith("T"):
        return _hours(count, unit, base)
    if unit == "D" and base.day:
        return settle(replace(words, modifier=None), Period.of_day(base.day.plus(round(count))), base.mention)
    if unit in ("W", "F", "WE") and base.day and base.day.year > 0:
        return _weeks(count * (2 if unit == "F" else 1), base)
    if unit in ("D", "W", "F", "WE"):
        return _coarse(base, unit, words)
    return _months_or_years(count, unit, base)


def _weeks(count: float, base: Told) -> Value:
    """A count of weeks lands within three days of its day; the value is the week."""
    assert base.day
    day = base.day.plus(round(count * 7))
    first, last = day.plus(-3), day.plus(3)
    edtf = span_edtf(first, last, approximate=True)
    return Value(
        value=Period.of_week(day).value,
        edtf=edtf,
        first=first,
        last=last,
        period=Period.of_week(day),
        base=base.mention,
    )


def _months_or_years(count: float, unit: str, base: Told) -> Value:
    months = round(count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit, 12))
    if unit in ("M", "Q"):
        if base.month is None:
            return _coarse(base, "M", TimeWords(kind="offset"))
        period = Period.of_month(base.year, base.month + months)
    elif unit == "DE" and base.year > 0:
        period = Period(year=(base.year + months // 12) // 10 * 10, unit="DE")
    else:
        period = Period(year=base.year + (months // 12 if months % 12 == 0 else round(months / 12)))
    return Value(
        value=period.value,
        edtf=f"{period.edtf}~" if period.unit in ("M", "Y") else period.edtf,
        first=period.first,
        last=period.last,
        period=period,
        base=base.mention,
    )


def _hours(count: float, unit: str, base: Told) -> Value:
    if base.day is None:
        return Value(why=NO_TOLD)
    minutes = round(count * {"TH": 60, "TM": 1}.get(unit, 0))
    if base.clock is None:
        reach = base.day.plus(round(minutes / 1440)) if abs(minutes) >= 1440 else base.day
        first, last = min(reach, base.day), max(reach, base.day)
        if abs(minutes) < 1440:
            first, last = (base.day.plus(-1), base.day) if minutes < 0 else (base.day, base.day.plus(1))
        return Value(
            value=f"{reach}TXX",
            edtf=span_edtf(first, last),
            first=first,
            last=last,
            period=Period.of_day(reach),
            base=base.mention,
        )
    at = int(base.clock[:2]) * 60 + int(base.clock[3:]) + minutes
    day = base.day.plus(at // 1440)
    words = TimeWords(kind="clock", clock=f"{at % 1440 // 60:02d}:{at % 60:02d}")
    return clocked(words, Period.of_day(day), base.mention)


def _vague_offset(words: TimeWords, base: Told | None) -> Value:
    """ "A few days later": no value on the calendar, but a band of days where the base is known."""
    value = "FUTURE_REF" if words.direction > 0 else "PAST_REF"
    if base is None or base.day is None:
        return Value(value=value, base=base.mention if base else None)
    first, last = reach(base.day, base.day, words, words.direction)
    edtf = span_edtf(first, last, approximate=True)
    return Value(value=value, edtf=edtf, first=first, last=last, base=base.mention)


def reach(first: Day, last: Day, words: TimeWords, direction: int) -> tuple[Day, Day]:
    """The days that lie the length of some words after (1) or before (-1) a stretch of days."""
    low, high = length_in_days(words)
    if direction > 0:
        return first.plus(int(low)), last.plus(int(high))
    return first.plus(-int(high)), last.plus(-int(low))


def length_in_days(words: TimeWords) -> tuple[float, float]:
    """Shortest and longest length that the words allow, in days."""
    unit = DAYS.get(words.unit or "D", 1)
    if words.vague in bands():
        band = bands()[words.vague or "some"]
        low, high = band.low * unit, band.high * unit
        return (0.0, 1.0) if unit < 1 else (low, high)
    count = (words.count or 1) + (0.5 if words.vague == "and a half" else 0)
    if unit < 1:
        return float(int(count * unit)), float(int(count * unit) + 1)
    slack = {"D": 0, "W": 3, "F": 3, "M": 15, "Q": 30, "Y": 183}.get(words.unit or "D", 365)
    return LIMITS[words.limit](count * unit, slack)


def duration(words: TimeWords, setting: Setting) -> Value:
    """A length; "the past two weeks" also has its days."""
    value = duration_value(words)
    if words.relation == "this" and words.count is None and not words.vague and words.unit in ("D", "W"):
        return Value(value="PRESENT_REF")
    if words.relation not in ("past", "last") or setting.history:
        return Value(value=value)
    published = setting.published
    if published is None or published.day is None:
        return Value(value=value)
    days = length_in_days(words)[1] if words.vague else (words.count or 1) * DAYS.get(words.unit or "D", 1)
    return Value(value=value, first=published.day.plus(-round(days)), last=published.day, base=-1)


def duration_value(words: TimeWords) -> str:
    """The TIMEX3 length, such as "P3D", "PXM", "PT30M"."""
    unit = words.unit or "D"
    count = words.count
    if count is None or (words.vague and words.vague != "and a half"):
        return LENGTHS[unit].format("X")
    if words.vague == "and a half":
        count += 0.5
    if unit == "F":
        count *= 2
    if count == 0.5 and unit == "TH":
        return "PT30M"
    figure = f"{count:g}"
    return LENGTHS[unit].format(figure[1:] if figure.startswith("0.") else figure)


def nth(words: TimeWords, setting: Setting) -> Value:
    """ "The first two weeks of May": a length, with its stretch of days."""
    plain = replace(words, relation=None, count=words.count or 1)
    value = duration_value(plain)
    if words.year is None and words.month is None:
        return Value(value=value)
    year, base = year_of(words, setting)
    if year is None or year < 1:
        return Value(value=value, why=None)
    whole = period_of(words, year, setting)
    days = max(int((plain.count or 1) * DAYS.get(words.unit or "D", 1) + 0.5), 1)
    if words.ordinal == -1:
        first, last = whole.last.plus(1 - days), whole.last
    else:
        first = whole.first.plus(((words.ordinal or 1) - 1) * days)
        last = min(first.plus(days - 1), whole.last)
    return Value(value=value, first=first, last=last, base=base)
