"""What the words of a time expression come to on the calendar, in their setting."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from reportedly.model.calendar import Day, Period, easter, islamic_day, span_edtf, timex_year
from reportedly.read.time_meaning import Relation, TimeWords
from reportedly.resolve.time_setting import SEASON_MIDDLES, Setting, Told, bands

STEP: Mapping[Relation, int] = {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1, "this": 0, "same": 0}
TOLD_RELATIONS = ("previous", "following", "same")
LENGTHS = {"TS": "PT{}S", "TM": "PT{}M", "TH": "PT{}H", "D": "P{}D", "W": "P{}W", "M": "P{}M", "Y": "P{}Y"}
LENGTHS |= {"DE": "P{}DE", "CE": "P{}CE", "WE": "P{}WE", "Q": "P{}Q", "F": "P{}W"}
DAYS = {"TS": 0.0, "TM": 0.0, "TH": 1 / 24, "D": 1, "WE": 7, "W": 7, "F": 14, "M": 30.44, "Q": 91.3, "Y": 365.25}
DAYS |= {"DE": 3652.5, "CE": 36525.0}
NEAR_AHEAD = 7
"""Days past publication within which a bare date is held to be of the same year, whatever the tense."""
NO_PUBLICATION = "the words count from publication, whose day is not known"
NO_TOLD = "the words count from another time, and the text before gives none"
TWO_ORDERS = "the day and the month could stand in either order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What an expression comes to; without `value` and `edtf` where it cannot be told."""

    value: str | None = None
    edtf: str | None = None
    first: Day | None = None
    last: Day | None = None
    moment: str | None = None
    """The minute in UTC, "YYYY-MM-DDThh:mmZ", where the words give clock and zone."""
    period: Period | None = None
    """What later words may count from."""
    clock: str | None = None
    base: int | None = None
    """The mention it was counted from; -1 for publication; None where it stands by itself."""
    why: str | None = None
    """Why there is no value."""


def value_of(words: TimeWords, setting: Setting) -> Value:
    """Settle what words come to."""
    return RESOLVERS[words.kind](words, setting)


# --- dates by name


def _date(words: TimeWords, setting: Setting) -> Value:
    if words.holiday:
        return _holiday(words, setting)
    if words.decade is not None or words.century is not None:
        return _round(words, setting)
    if words.weekday is not None and words.month is None:
        return _weekday(words, setting)
    if words.daypart and words.month is None and words.day is None and words.year is None:
        return _bare_daypart(words, setting)
    year, base = _year(words, setting)
    if year is None:
        return Value(value=_unknown_year(words), why=None if _unknown_year(words) else NO_TOLD)
    return _settle(words, _period(words, year, setting), base)


def _period(words: TimeWords, year: int, setting: Setting) -> Period:
    if words.season:
        return Period(year=year, unit="SEASON", part=words.season)
    if words.part:
        return Period(year=year, unit="Q" if words.part == "quarter" else "H", part=str(words.ordinal))
    month = words.month
    if month is None and words.day is not None and setting.told and setting.told.month:
        month = setting.told.month
    if month is None:
        return Period(year=year)
    if words.day is None:
        return Period.of_month(year, month)
    return Period.of_day(Day(year, month, words.day))


def _unknown_year(words: TimeWords) -> str | None:
    """A value with its year left open; only for words that name a part of any year."""
    if words.season and not words.relation:
        return f"XXXX-{words.season}"
    return None


def _year(words: TimeWords, setting: Setting) -> tuple[int | None, int | None]:
    """The astronomical year of a date, and the mention that it was taken from."""
    if words.year is not None:
        return (1 - words.year if words.before_christ else words.year), None
    if words.short_year is not None:
        return _full_year(words.short_year, setting)
    if words.year_relation:
        base = _base(words.year_relation, setting)
        return (base.year + STEP[words.year_relation], base.mention) if base else (None, None)
    if words.relation and (words.month or words.season):
        return _related_year(words, words.relation, setting)
    if setting.told and (setting.history or setting.told_year is not None):
        return setting.told.year, setting.told.mention
    if setting.published is None:
        return None, None
    return _nearest_year(words, setting, setting.published), -1


def _full_year(short: int, setting: Setting) -> tuple[int | None, int | None]:
    base = setting.told if setting.told and setting.history else setting.published or setting.told
    if base is None:
        return None, None
    near = base.year + (0 if base is setting.told else 1)
    year = near - (near - short) % 100
    return (year + 100 if base is setting.told and year + 100 - base.year <= 20 else year), base.mention


def _related_year(words: TimeWords, relation: Relation, setting: Setting) -> tuple[int | None, int | None]:
    """The year of "last March", "next summer", "that same spring"."""
    base = _base(relation, setting)
    if base is None:
        return None, None
    at = words.month or SEASON_MIDDLES[words.season or "WI"]
    now = base.about_month or (12 if STEP[relation] < 0 else 1)
    if STEP[relation] < 0:
        return base.year - (at >= now), base.mention
    if STEP[relation] > 0:
        return base.year + (at <= now), base.mention
    return base.year, base.mention


def _nearest_year(words: TimeWords, setting: Setting, published: Told) -> int:
    """In news a bare date is the last one up to publication, or the next one where the words point ahead."""
    at = words.month or {"SP": 3, "SU": 6, "FA": 9, "WI": 1}.get(words.season or "", 1)
    if words.month is None and words.day is not None and setting.told and setting.told.month:
        at = setting.told.month
    month = published.month or 12
    day = published.day.day if published.day else 31
    later = (at, words.day or 1) > (month, day)
    if later and at == month and (words.day or 1) - day <= NEAR_AHEAD:
        return published.year
    if setting.future:
        return published.year + (at < month)
    return published.year - later


def _settle(words: TimeWords, period: Period, base: int | None) -> Value:
    """Put part of day and clock on a period, and narrow its bounds by "early", "the end of"."""
    if words.clock and period.unit == "D":
        return _clocked(words, period, base)
    value = period.value + (f"T{words.daypart}" if words.daypart and period.unit == "D" else "")
    first, last = _narrowed(period, words.modifier)
    if words.day_after is not None:
        last = Day(period.year, period.month or 1, words.day_after)
    elif words.daypart == "NI":
        last = last.plus(1)
    whole = (first, last) == (period.first, period.last)
    edtf = period.edtf if whole else span_edtf(first, last, approximate=words.modifier is not None)
    return Value(value=value, edtf=edtf, first=first, last=last, period=period, base=base)


THIRDS: Mapping[str, tuple[float, float]] = {
    "early": (0, 0.4),
    "start": (0, 0.25),
    "mid": (0.25, 0.75),
    "late": (0.6, 1),
    "end": (0.75, 1),
    "all": (0, 1),
}
"""Which part of a period a modifier means, generously, so that the true day is rarely shut out."""


def _narrowed(period: Period, modifier: str | None) -> tuple[Day, Day]:
    first, last = period.first, period.last
    if modifier is None or period.unit == "D" or first.year < 1:
        return first, last
    length = _days_between(first, last) + 1
    low, high = THIRDS[modifier]
    return first.plus(ceil(length * low)), first.plus(max(int(length * high) - 1, 0))


def _days_between(first: Day, last: Day) -> int:
    return (date(*last) - date(*first)).days


def _clocked(words: TimeWords, period: Period, base: int | None) -> Value:
    day, clock = period.first, words.clock or "00:00"
    moment = None
    if words.zone not in (None, "local"):
        moment = _utc(day, clock, float(words.zone or 0))
    zone = "Z" if words.zone == "0" else ""
    start, hour = (day.plus(1), "00" + clock[2:]) if clock.startswith("24") else (day, clock)
    return Value(
        value=f"{period.value}T{clock}{zone}",
        edtf=f"{start}T{hour}:00{zone}" if moment is None or zone else f"{moment[:-1]}:00Z",
        first=day,
        last=start,
        moment=moment,
        period=period,
        clock=clock,
        base=base,
    )


def _utc(day: Day, clock: str, zone: float) -> str:
    minutes = int(clock[:2]) * 60 + int(clock[3:]) - int(zone * 60)
    moved = day.plus(minutes // 1440)
    return f"{moved}T{minutes % 1440 // 60:02d}:{minutes % 60:02d}Z"


def _holiday(words: TimeWords, setting: Setting) -> Value:
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


def _round(words: TimeWords, setting: Setting) -> Value:
    """Decades and centuries."""
    if words.century is not None:
        if words.before_christ:
            period = Period(year=1 - words.century * 100, unit="CE", part="BC")
        else:
            period = Period(year=(words.century - 1) * 100, unit="CE")
        return _settle(words, period, None)
    decade = words.decade or 0
    if decade < 10:
        base = setting.told if setting.history and setting.told else setting.published
        if base is None:
            return Value(why=NO_PUBLICATION)
        decade += (base.year - decade * 10) // 100 * 10
    if words.before_christ:
        return _settle(words, Period(year=1 - (decade * 10 + 9), unit="DE", part="BC"), None)
    return _settle(words, Period(year=decade * 10, unit="DE"), None)


def _weekday(words: TimeWords, setting: Setting) -> Value:
    """The day of a weekday: after what was told, or beside publication by relation and tense."""
    weekday = words.weekday or 1
    relation = words.relation
    counts_on = relation in TOLD_RELATIONS or setting.history
    base = setting.told if counts_on else setting.published
    if base is None or base.day is None or base.day.year < 1:
        return Value(why=NO_TOLD if counts_on else NO_PUBLICATION)
    ahead = (weekday - 1 - _weekday_of(base.day)) % 7
    if relation in ("next", "following"):
        shift = ahead or 7
    elif relation in ("last", "past", "previous"):
        shift = ahead - 7
    elif setting.history:
        shift = ahead if ahead <= 3 else ahead - 7
    else:
        shift = ahead if ahead == 0 or setting.future else ahead - 7
    return _settle(replace(words, modifier=None), Period.of_day(base.day.plus(shift)), base.mention)


def _weekday_of(day: Day) -> int:
    return date(*day).weekday()


def _bare_daypart(words: TimeWords, setting: Setting) -> Value:
    """ "At dawn", "the afternoon": of the day told of close by, else of any day."""
    told = setting.told
    if told and told.day and (0 <= setting.sentence - told.sentence <= 1):
        return _settle(words, Period.of_day(told.day), told.mention)
    return Value(value=f"XXXX-XX-XXT{words.daypart}")


# --- units beside other times


def _base(relation: Relation | None, setting: Setting) -> Told | None:
    """What a relation counts from: the time told of, or publication."""
    if relation in TOLD_RELATIONS or setting.history:
        return setting.told
    return setting.published


def _no_base(relation: Relation | None, setting: Setting) -> str:
    return NO_TOLD if relation in TOLD_RELATIONS or setting.history else NO_PUBLICATION


def _unit(words: TimeWords, setting: Setting) -> Value:
    relation: Relation = words.relation or "same"
    if relation == "past" and words.unit and words.modifier is None:
        return _duration(replace(words, count=1), setting)
    base = _base(relation, setting)
    if base is None and words.relation is None:
        base = setting.published
    if base is None:
        return Value(why=_no_base(relation, setting))
    return _settle_unit(words, base, STEP[relation], setting)


def _settle_unit(words: TimeWords, base: Told, step: int, setting: Setting) -> Value:
    unit = words.unit or "D"
    if unit == "D" and words.unit is None and words.relation == "last":
        step = -1
    if unit in ("D", "W", "WE", "F"):
        if base.day is None or base.day.year < 1:
            return _coarse(base, unit, words)
        if unit == "D":
            return _settle(replace(words, modifier=None), Period.of_day(base.day.plus(step)), base.mention)
        week = Period.of_week(base.day.plus(step * (14 if unit == "F" else 7)), weekend=unit == "WE")
        return _settle(words, week, base.mention)
    if unit in ("M", "Q"):
        if base.month is None:
            return _coarse(base, unit, words)
        if unit == "M":
            return _settle(words, Period.of_month(base.year, base.month + step), base.mention)
        moved = Period.of_month(base.year, base.month + 3 * step)
        part = str(((moved.month or 1) - 1) // 3 + 1)
        return _settle(words, Period(year=moved.year, unit="Q", part=part), base.mention)
    if unit in ("DE", "CE"):
        size = 10 if unit == "DE" else 100
        if base.year < 1:
            start = -((-base.year + 1) // size * size + size - 2) if unit == "DE" else base.year // 100 * 100 + 1
            return _settle(words, Period(year=start + step * size, unit=unit, part="BC"), base.mention)  # type: ignore[arg-type]
        return _settle(words, Period(year=(base.year // size + step) * size, unit=unit), base.mention)  # type: ignore[arg-type]
    if unit.startswith("T"):
        return Value(value=f"{base.day}TXX" if base.day else None, why=None if base.day else NO_TOLD, base=base.mention)
    return _settle(words, Period(year=base.year + step), base.mention)


def _coarse(base: Told, unit: str, words: TimeWords) -> Value:
    """A day or week within a month or year that alone is known."""
    year = timex_year(base.year)
    within = Period.of_month(base.year, base.month) if base.month else Period(year=base.year)
    value = f"{year}-WXX" if unit in ("W", "WE", "F") else f"{within.value}" + ("-XX" if base.month else "-XX-XX")
    if unit in ("M", "Q"):
        value = f"{year}-XX"
    value += f"T{words.daypart}" if words.daypart and unit == "D" else ""
    return Value(value=value, edtf=within.edtf, first=within.first, last=None, period=within, base=base.mention)


def _deictic(words: TimeWords, setting: Setting) -> Value:
    if setting.history and not words.daypart and not words.count:
        return Value(value="PRESENT_REF")
    published = setting.published
    if published is None or published.day is None:
        return Value(why=NO_PUBLICATION)
    day = published.day.plus(int(words.count or 0))
    return _settle(replace(words, modifier=None), Period.of_day(day), -1)


# --- counted offsets and lengths


def _offset(words: TimeWords, setting: Setting) -> Value:
    base = setting.published if words.anchor == "published" and not setting.history else setting.told
    if words.vague:
        return _vague_offset(words, base)
    if base is None:
        return Value(why=NO_PUBLICATION if words.anchor == "published" else NO_TOLD)
    count = (words.count or 1) * words.direction
    unit = words.unit or "D"
    if unit.startswith("T"):
        return _hours(count, unit, base)
    if unit == "D" and base.day:
        return _settle(replace(words, modifier=None), Period.of_day(base.day.plus(round(count))), base.mention)
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
    return _clocked(words, Period.of_day(day), base.mention)


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
    return count * unit - slack, count * unit + slack


def _duration(words: TimeWords, setting: Setting) -> Value:
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


def _nth(words: TimeWords, setting: Setting) -> Value:
    """ "The first two weeks of May": a length, with its stretch of days."""
    plain = replace(words, relation=None, count=words.count or 1)
    value = duration_value(plain)
    if words.year is None and words.month is None:
        return Value(value=value)
    year, base = _year(words, setting)
    if year is None or year < 1:
        return Value(value=value, why=None)
    whole = _period(words, year, setting)
    days = max(int((plain.count or 1) * DAYS.get(words.unit or "D", 1) + 0.5), 1)
    if words.ordinal == -1:
        first, last = whole.last.plus(1 - days), whole.last
    else:
        first = whole.first.plus(((words.ordinal or 1) - 1) * days)
        last = min(first.plus(days - 1), whole.last)
    return Value(value=value, first=first, last=last, base=base)


# --- the rest


def _iso(words: TimeWords, setting: Setting) -> Value:
    text = words.value or ""
    match = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)?)?", text)
    if match is None or not 1 <= int(match[2]) <= 12 or not 0 < int(match[3] or 1) <= 31:
        return Value(why="no such date")
    year, month = int(match[1]), int(match[2])
    if match[3] is None:
        return _settle(words, Period.of_month(year, month), None)
    period = Period.of_day(Day(year, month, int(match[3])))
    if match[4] is None:
        return _settle(words, period, None)
    offset = match[5] or ""
    hours = "0" if offset == "Z" else str(int(offset[:3]) + int(offset[-2:]) / 60) if offset else None
    return _clocked(TimeWords(kind="clock", clock=match[4], zone=hours), period, None)


def _slashed(words: TimeWords, setting: Setting) -> Value:
    """Figures parted by "/" or ".": day first where only that makes sense, or where points part them."""
    text = words.value or ""
    left, right, tail = (int(part) for part in re.split(r"[/.]", text))
    year = tail if tail > 99 else _full_year(tail, setting)[0]
    if year is None:
        return Value(why=NO_PUBLICATION)
    readings = [
        Day(year, month, day) for day, month in ((left, right), (right, left)) if 1 <= month <= 12 and day <= 31
    ]
    if "." in text and right <= 12:
        readings = readings[:1]
    if not readings:
        return Value(why="no such date")
    if len(set(readings)) > 1:
        both = sorted(readings)
        edtf = f"[{both[0]},{both[1]}]"
        return Value(edtf=edtf, first=both[0], last=both[1], why=TWO_ORDERS)
    return _settle(words, Period.of_day(readings[0]), None)


def _clock(words: TimeWords, setting: Setting) -> Value:
    """A time of day on the day told of close by, else on any day."""
    told = setting.told
    near = told is not None and (setting.history or 0 <= setting.sentence - told.sentence <= 1)
    if told and told.day and near:
        return _clocked(words, Period.of_day(told.day), told.mention)
    return Value(value=f"XXXX-XX-XXT{words.clock}", clock=words.clock)


EVERY = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}


def _set(words: TimeWords, setting: Setting) -> Value:
    if words.value:
        return Value(value=words.value)
    if words.weekday:
        return Value(value=f"XXXX-WXX-{words.weekday}" + (f"T{words.daypart}" if words.daypart else ""))
    if words.daypart:
        return Value(value=f"XXXX-XX-XXT{words.daypart}")
    if words.season or words.month:
        return Value(value=f"XXXX-{words.season or f'{words.month:02d}'}")
    if words.relation and not words.count and not words.vague:
        return Value(value=EVERY.get(words.unit or "", duration_value(replace(words, count=1))))
    return Value(value=duration_value(replace(words, count=words.count or (None if words.vague else 1))))


def _reference(words: TimeWords, setting: Setting) -> Value:
    """ "Now" is about publication, "recent weeks" reach up to it; without publication both have only their value."""
    published = setting.published
    if published is None or published.day is None or setting.history:
        return Value(value=words.value)
    day = published.day
    if words.value == "PRESENT_REF":
        return Value(value=words.value, edtf=f"{day}~", first=day, last=day, base=-1)
    if words.value == "PAST_REF":
        first = day.plus(-int(length_in_days(words)[1])) if words.unit else None
        edtf = span_edtf(first, day) if first is None else f"{first}~/{day}"
        return Value(value=words.value, edtf=edtf, first=first, last=day, base=-1)
    return Value(value=words.value, edtf=span_edtf(day, None), first=day, last=None, base=-1)


def _vague(words: TimeWords, setting: Setting) -> Value:
    if words.relation == "this" and not setting.history:
        return _reference(replace(words, value="PRESENT_REF"), setting)
    return Value(why="the words name no time by themselves")


RESOLVERS: Mapping[str, Callable[[TimeWords, Setting], Value]] = {
    "date": _date,
    "iso": _iso,
    "slashed": _slashed,
    "clock": _clock,
    "unit": _unit,
    "deictic": _deictic,
    "offset": _offset,
    "duration": _duration,
    "set": _set,
    "reference": _reference,
    "vague": _vague,
    "nth": _nth,
}
"""How each kind of expression is settled."""
