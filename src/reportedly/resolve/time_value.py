"""What an expression comes to, and how a stretch of the calendar becomes that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil

from reportedly.model.calendar import Day, Period, span_edtf
from reportedly.read.time_meaning import Relation, TimeWords
from reportedly.resolve.time_setting import Setting, Told

STEP: Mapping[Relation, int] = {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1, "this": 0, "same": 0}
TOLD_RELATIONS = ("previous", "following", "same")
NO_PUBLICATION = "the words count from publication, whose day is not known"
NO_SUCH_DAY = "the calendar has no such day"
NO_TOLD = "the words count from another time, and the text before gives none"


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


def base_of(relation: Relation | None, setting: Setting) -> Told | None:
    """What a relation counts from: the time told of, or publication."""
    if relation in TOLD_RELATIONS or setting.history:
        return setting.told
    return setting.published


def why_no_base(relation: Relation | None, setting: Setting) -> str:
    """Why there is nothing to count from."""
    return NO_TOLD if relation in TOLD_RELATIONS or setting.history else NO_PUBLICATION


def settle(words: TimeWords, period: Period, base: int | None) -> Value:
    """Put part of day and clock on a period, and narrow its bounds by "early", "the end of"."""
    if not period.exists or (words.day_after or 0) > period.days_of_month:
        return Value(why=NO_SUCH_DAY)
    if words.clock and period.unit == "D":
        return clocked(words, period, base)
    value = period.value + (f"T{words.daypart}" if words.daypart and period.unit == "D" else "")
    first, last = _narrowed(period, words.modifier)
    if words.day_after is not None:
        last = Day(period.year, period.month or 1, words.day_after)
    elif words.daypart == "NI":
        last = last.plus(1)
    whole = (first, last) == (period.first, period.last)
    about = "~" if words.limit == "about" and period.unit in ("M", "Y") else ""
    edtf = f"{period.edtf}{about}" if whole else span_edtf(first, last, approximate=words.modifier is not None)
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


def clocked(words: TimeWords, period: Period, base: int | None) -> Value:
    """A time of day on a day; in UTC where the words give a zone, else only its day is sure."""
    if not period.exists:
        return Value(why=NO_SUCH_DAY)
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
