"""What the words of a time expression come to on the calendar, in their setting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from reportedly.model.calendar import span_edtf
from reportedly.read.time_meaning import TimeWords
from reportedly.resolve.time_counts import deictic, duration, duration_value, length_in_days, nth, offset, unit_beside
from reportedly.resolve.time_dates import iso, named_date, slashed, time_of_day
from reportedly.resolve.time_setting import Setting
from reportedly.resolve.time_value import Value

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
    "date": named_date,
    "iso": iso,
    "slashed": slashed,
    "clock": time_of_day,
    "unit": unit_beside,
    "deictic": deictic,
    "offset": offset,
    "duration": duration,
    "set": _set,
    "reference": _reference,
    "vague": _vague,
    "nth": nth,
}
"""How each kind of expression is settled."""


def value_of(words: TimeWords, setting: Setting) -> Value:
    """Settle what words come to."""
    return RESOLVERS[words.kind](words, setting)
