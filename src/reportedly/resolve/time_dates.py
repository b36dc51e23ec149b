"""Dates and times of day by their names and figures."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from reportedly.model.calendar import Day, Period
from reportedly.read.time_meaning import TimeWords
from reportedly.resolve.time_feasts import holiday
from reportedly.resolve.time_setting import Setting
from reportedly.resolve.time_value import NO_PUBLICATION, NO_TOLD, TOLD_RELATIONS, Value, clocked, settle
from reportedly.resolve.time_years import full_year, year_of

TWO_ORDERS = "the day and the month could stand in either order"


def named_date(words: TimeWords, setting: Setting) -> Value:
    """A date by its names and figures, with what it leaves out taken from its setting."""
    if words.holiday:
        return holiday(words, setting)
    if words.decade is not None or words.century is not None:
        return _round(words, setting)
    if words.weekday is not None and words.month is None:
        return _weekday(words, setting)
    if words.daypart and words.month is None and words.day is None and words.year is None:
        return _bare_daypart(words, setting)
    year, base = year_of(words, setting)
    if year is None:
        return Value(value=_unknown_year(words), why=None if _unknown_year(words) else NO_TOLD)
    return settle(words, period_of(words, year, setting), base)


def period_of(words: TimeWords, year: int, setting: Setting) -> Period:
    """The stretch of the calendar that words name within a year."""
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


def _round(words: TimeWords, setting: Setting) -> Value:
    """Decades and centuries."""
    if words.century is not None:
        if words.before_christ:
            period = Period(year=1 - words.century * 100, unit="CE", part="BC")
        else:
            period = Period(year=(words.century - 1) * 100, unit="CE")
        return settle(words, period, None)
    decade = words.decade or 0
    if decade < 10:
        base = setting.told if setting.history and setting.told else setting.published
        if base is None:
            return Value(why=NO_PUBLICATION)
        decade += (base.year - decade * 10) // 100 * 10
    if words.before_christ:
        return settle(words, Period(year=1 - (decade * 10 + 9), unit="DE", part="BC"), None)
    return settle(words, Period(year=decade * 10, unit="DE"), None)


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
    return settle(replace(words, modifier=None), Period.of_day(base.day.plus(shift)), base.mention)


def _weekday_of(day: Day) -> int:
    return date(*day).weekday()


def _bare_daypart(words: TimeWords, setting: Setting) -> Value:
    """ "At dawn", "the afternoon": of the day told of close by, else of any day."""
    told = setting.told
    if told and told.day and (0 <= setting.sentence - told.sentence <= 1):
        return settle(words, Period.of_day(told.day), told.mention)
    return Value(value=f"XXXX-XX-XXT{words.daypart}")


def iso(words: TimeWords, setting: Setting) -> Value:
    """An ISO 8601 date, with time of day and zone where it has them."""
    text = words.value or ""
    match = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)?)?", text)
    if match is None or not 1 <= int(match[2]) <= 12 or not 0 < int(match[3] or 1) <= 31:
        return Value(why="no such date")
    year, month = int(match[1]), int(match[2])
    if match[3] is None:
        return settle(words, Period.of_month(year, month), None)
    period = Period.of_day(Day(year, month, int(match[3])))
    if match[4] is None:
        return settle(words, period, None)
    offset = match[5] or ""
    hours = "0" if offset == "Z" else str(int(offset[:3]) + int(offset[-2:]) / 60) if offset else None
    return clocked(TimeWords(kind="clock", clock=match[4], zone=hours), period, None)


def slashed(words: TimeWords, setting: Setting) -> Value:
    """Figures parted by "/" or ".": day first where only that makes sense, or where points part them."""
    text = words.value or ""
    left, right, tail = (int(part) for part in re.split(r"[/.]", text))
    year = tail if tail > 99 else full_year(tail, setting)[0]
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
    return settle(words, Period.of_day(readings[0]), None)


def time_of_day(words: TimeWords, setting: Setting) -> Value:
    """A time of day on the day told of close by, else on any day."""
    told = setting.told
    near = told is not None and (setting.history or 0 <= setting.sentence - told.sentence <= 1)
    if told and told.day and near:
        return clocked(words, Period.of_day(told.day), told.mention)
    return Value(value=f"XXXX-XX-XXT{words.clock}", clock=words.clock)
