"""When, as far as words say it by themselves: weekdays, dates, months, years, times of day, "yesterday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.read.bearing.vocabulary import class_of
from reportedly.read.bearing.words import Words

MomentKind = Literal["weekday", "month", "season", "date", "year", "clock", "daypart", "relative"]
Value = tuple[int | str, ...]

YEAR = re.compile(r"(?:1[89]|20)\d\d")
DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
POINTED = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
MONTH_NEIGHBOURS = frozenset({
    "in", "since", "until", "till", "between", "and", "early", "late", "mid", "last", "next", "this", "during",
    "of", "by", "from", "to", "before", "after", "-", "–", "through",
})  # fmt: skip
"""Words before "May" and "March" that make them months."""
JOINTS = frozenset({"and", "to", "-", "–", "or", "through", "until", ",", "&"})
STEERING = frozenset({"last", "next", "this", "previous", "past", "following", "coming"})
STRETCHES = frozenset({"week", "month", "year", "weekend", "decade", "century", "day"})
EDGES = {"early": ("MO", "NI"), "late": ("EV", "NI", "AF")}
"""Words for an edge of a day, with the parts of the day that they can mean."""
DAY_MINUTES = 24 * 60
PARTS_OF_DAY = {"MO": (240, 720), "AF": (720, 1110), "EV": (990, 1440), "NI": (1080, 1800), "DT": (300, 1200)}
"""First and last minute that a clock time in that part of the day can have; the night runs on past midnight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _TimeRow:
    word: str
    kind: str
    value: str
    source: str


@cache
def _rows() -> dict[str, _TimeRow]:
    return {row.word: row for row in load_table("time_words", _TimeRow)}


def time_word(word: str, *kinds: str) -> str | None:
    """The value of a lower-case time word that is of one of `kinds`; None for any other word."""
    row = _rows().get(word)
    return row.value if row is not None and row.kind in kinds else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Words `first` to `last` (exclusive) that say when.

    Values: weekday (1–7), month (1–12), season (SP, SU, FA, WI), date (month, day), year, clock (minute of the day; and
    half a day on where the words leave open which), daypart (MO, AF, EV, NI, DT), relative ("yesterday", "last week").
    """

    kind: MomentKind
    value: Value
    first: int
    last: int


def moments_in(words: Words) -> tuple[Moment, ...]:
    """What a text says of when, in text order; a date is a month too."""
    found, behind = list[Moment](), 0
    for at, word in enumerate(words):
        if at >= behind and _may_open(word.lower_):
            here = list(_clock(words, at) or _iso(words, at) or _month(words, at) or _single(words, at))
            found += here
            behind = max((moment.last for moment in here), default=0)
    return tuple(found)


def _may_open(word: str) -> bool:
    """Whether anything that says when can start with a word: a number or a word of time."""
    return word[:1].isdigit() or word in _rows()


def _of(kind: MomentKind, value: Value, first: int, last: int) -> Moment:
    return Moment(kind=kind, value=value, first=first, last=last)


def _word(words: Words, at: int) -> str:
    return words[at].lower_ if 0 <= at < len(words) else ""


def _clock(words: Words, at: int) -> list[Moment]:
    word = _word(words, at)
    if (value := time_word(word, "clock_word")) is not None:
        return [_of("clock", (int(value[:2]) % 24 * 60,), at, at + 1)]
    hour, minute, last = _digits(words, at)
    if hour is None:
        return []
    half = _word(words, last).replace(".", "")
    if half in ("am", "pm"):
        return [_of("clock", (hour % 12 * 60 + minute + (720 if half == "pm" else 0),), at, last + 1)]
    if half in ("gmt", "utc") and last == at + 1 and word.isdigit() and len(word) == 4:
        return [_of("clock", (int(word[:2]) % 24 * 60 + int(word[2:]) % 60,), at, last)]
    if half == "o" and _word(words, last + 1) == "'":
        return [_of("clock", _either(hour, 0), at, last + 3)]
    if last == at + 1 or hour > 23:
        return []
    exact = hour > 12 or hour == 0 or word.startswith("0")
    return [_of("clock", (hour * 60 + minute,) if exact else _either(hour, minute), at, last)]


def _either(hour: int, minute: int) -> Value:
    """Both halves of the day: "at 4:15"."""
    early = hour % 12 * 60 + minute
    return (early, early + 720)


def _digits(words: Words, at: int) -> tuple[int | None, int, int]:
    """Hour, minute and the word behind: "4", "4:15", "4.15"."""
    word = _word(words, at)
    if (pointed := POINTED.fullmatch(word)) and _word(words, at + 1).replace(".", "") in ("am", "pm", "gmt", "utc"):
        return int(pointed[1]), int(pointed[2]), at + 1
    if not word.isdigit() or len(word) > 4:
        return None, 0, at
    if _word(words, at + 1) == ":" and re.fullmatch(r"[0-5]\d", _word(words, at + 2)):
        return int(word), int(_word(words, at + 2)), at + 3
    return int(word), 0, at + 1


def _iso(words: Words, at: int) -> list[Moment]:
    """ "2019-06-03"."""
    parts = [_word(words, at + i) for i in range(5)]
    if not (
        YEAR.fullmatch(parts[0]) and parts[1] == parts[3] == "-" and all(len(p) == 2 for p in (parts[2], parts[4]))
    ):
        return []
    if not (parts[2].isdigit() and parts[4].isdigit()):
        return []
    date = (int(parts[2]), int(parts[4]))
    return [
        _of("year", (int(parts[0]),), at, at + 1),
        _of("date", date, at, at + 5),
        _of("month", date[:1], at, at + 5),
    ]


def _month(words: Words, at: int) -> list[Moment]:
    """A date or month that starts here: "14 August", "5 to 9 April", "the 3rd of May", "August 14"."""
    days, month_at = _days_before(words, at)
    month = _month_at(words, month_at, sure=bool(days))
    if month is None:
        return []
    last = month_at + 1
    if not days:
        days, last = _days_after(words, last)
    dates = [_of("date", (month, day), at, last) for day in days]
    return [_of("month", (month,), at, last), *dates]


def _month_at(words: Words, at: int, *, sure: bool) -> int | None:
    word = _word(words, at)
    if (value := time_word(word, "month")) is not None:
        return int(value) if words[at].is_name else None
    if (value := time_word(word, "maybe_month")) is None or not words[at].is_name:
        return None
    neighbour = _word(words, at - 1) in MONTH_NEIGHBOURS or bool(re.fullmatch(r"\d{1,4}", _word(words, at + 1)))
    return int(value) if sure or neighbour else None


def _days_before(words: Words, at: int) -> tuple[list[int], int]:
    """Days of the month that start here, and the word behind them where the month would stand."""
    days = list[int]()
    while (day := _day(words, at)) is not None:
        days.append(day[0])
        at = day[1]
        if _word(words, at) in JOINTS and _day(words, at + 1) is not None:
            at += 1
        else:
            break
    if days and _word(words, at) == "of":
        at += 1
    return days, at


def _days_after(words: Words, at: int) -> tuple[list[int], int]:
    """Days behind a month; a number before a lower-case noun counts that noun instead."""
    days, last = _days_before(words, at)
    after = _word(words, last)
    counts = bool(days) and after.isalpha() and words[last].text[0].islower() and after not in class_of("stop")
    if days and _month_at(words, last, sure=True) is not None:  # "April 5 to 9 May" is two dates
        return days[:-1], last - 2
    return ([], at) if counts else (days, last if days else at)


def _day(words: Words, at: int) -> tuple[int, int] | None:
    word = _word(words, at)
    if not DAY.fullmatch(word):
        return None
    return int(word), at + 2 if _is_ordinal_ending(words, at + 1) else at + 1


def _is_ordinal_ending(words: Words, at: int) -> bool:
    return _word(words, at) in ("st", "nd", "rd", "th") and words[at - 1].end == words[at].start


def _single(words: Words, at: int) -> Iterator[Moment]:
    word = _word(words, at)
    if words[at].is_name and (value := time_word(word, "weekday", "maybe_weekday")):
        if not (value and time_word(word, "maybe_weekday") and _word(words, at + 1).isalpha()):
            yield _of("weekday", (int(value),), at, at + 1)
    elif value := _season(words, at):
        yield _of("season", (value,), at, at + 1)
    elif value := time_word(word, "daypart"):
        yield _of("daypart", (value,), at, at + 1)
    elif YEAR.fullmatch(word):
        yield _of("year", (int(word),), at, at + 1)
    elif value := time_word(word, "deictic"):
        yield from _deictic(word, value, at)
    elif word in EDGES and _sets_edge(words, at):
        yield _of("relative", (word,), at, at + 1)
    elif word in STEERING and _word(words, at + 1) in STRETCHES:
        yield _of("relative", (word, _word(words, at + 1)), at, at + 2)


def _season(words: Words, at: int) -> str | None:
    """A season; "spring" and "fall" only beside words that make them one."""
    after, before = _word(words, at + 1), _word(words, at - 1)
    dated = bool(YEAR.fullmatch(after) or (after == "of" and YEAR.fullmatch(_word(words, at + 2))))
    if dated or before in ("in", "last", "this", "next", "every", "since"):
        return time_word(_word(words, at), "season", "maybe_season")
    return time_word(_word(words, at), "season")


def _sets_edge(words: Words, at: int) -> bool:
    """Whether "early" or "late" stands before a day, a month or a part of the day."""
    after = _word(words, at + 1)
    return after in ("on", "in", "this", "last") or bool(time_word(after, "weekday", "month", "daypart", "deictic"))


def _deictic(word: str, value: str, at: int) -> Iterator[Moment]:
    if word in ("tonight", "overnight"):
        yield _of("daypart", ("NI",), at, at + 1)
    if word != "overnight":
        yield _of("relative", (value[:2].rstrip("T"),), at, at + 1)


def clock_fits(clock: Value, part: str) -> bool:
    """Tell whether a time of the clock can lie in a part of the day."""
    first, last = PARTS_OF_DAY[part]
    minutes = [m for m in clock if isinstance(m, int)]
    return any(first <= minute + day <= last for minute in minutes for day in (0, DAY_MINUTES))
