"""What the words of a time expression say by themselves, before anything around them is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from reportedly.model.time import TimexType
from reportedly.read.time_words import Word, vocabulary

Modifier = Literal["early", "mid", "late", "start", "end", "all"]
Relation = Literal["last", "past", "next", "this", "previous", "following", "same"]
TimeKind = Literal[
    "date", "iso", "slashed", "clock", "unit", "deictic", "offset", "duration", "set", "reference", "vague", "nth"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """The parts that the words of a time expression name; None where they do not name one."""

    kind: TimeKind
    year: int | None = None
    """As written; before Christ where `before_christ`."""
    short_year: int | None = None
    """Two digits where only two stand there: "'99", "4 FEB 90", the "16" of "1915–16"."""
    before_christ: bool = False
    month: int | None = None
    day: int | None = None
    day_after: int | None = None
    """The second day of a night: 15 in "the night of 14–15 August"."""
    weekday: int | None = None
    """1 Monday … 7 Sunday."""
    season: str | None = None
    decade: int | None = None
    """195 for the 1950s; two digits ("the '50s") give one digit."""
    century: int | None = None
    """As counted: 19 for the nineteenth."""
    ordinal: int | None = None
    """Which half, quarter, week or day of something larger; -1 for the last."""
    part: Literal["half", "quarter"] | None = None
    clock: str | None = None
    """"05:30" in twenty-four hours."""
    zone: str | None = None
    """Hours from UTC in figures, or "local"; None where the words give none."""
    daypart: str | None = None
    """TIMEX3 part of the day: MO, AF, EV, NI, DT."""
    holiday: str | None = None
    modifier: Modifier | None = None
    relation: Relation | None = None
    """What sets a unit, month or weekday beside another time: "last week", "the following day"."""
    year_relation: Relation | None = None
    """The same of a date's year: "25 July of that year"."""
    unit: str | None = None
    """TIMEX3 letters: D, W, M, Y, Q, DE, CE, WE; F for a fortnight; TH, TM, TS for hours, minutes, seconds."""
    count: float | None = None
    vague: str | None = None
    """The word in place of a count: "few", "several", "recent"; "some" for a bare plural."""
    limit: Literal["most", "least", "about"] | None = None
    """How the count or year is to be taken: "less than", "over", "about"; None as it stands."""
    direction: int = 0
    """-1 back in time, +1 forward."""
    anchor: Literal["published", "told"] | None = None
    """What an offset counts from: publication ("ago") or the time last told of ("later")."""
    value: str | None = None
    """The TIMEX3 value or ISO form where the words alone give it."""

    @property
    def type(self) -> TimexType:
        """The TIMEX3 type."""
        lately = self.kind == "unit" and self.relation == "past" and self.unit is not None and self.modifier is None
        if self.kind in ("duration", "nth") or lately:
            return "DURATION"
        if self.kind == "set":
            return "SET"
        hours = self.kind == "offset" and (self.unit or "").startswith("T")
        written = self.kind == "iso" and "T" in (self.value or "")
        return "TIME" if self.clock or self.daypart or hours or written else "DATE"


Parts = Mapping[str, Sequence[Word]]
"""The words that bear each named part of an expression."""
Fields = dict[str, Any]


def build(kind: TimeKind, parts: Parts) -> TimeWords | None:
    """Read the parts of an expression; None where the words make no sense together, such as "45:00"."""
    fields: Fields = {}
    for name, words in parts.items():
        got = READERS[name](words)
        if got is None:
            return None
        fields.update(got)
    return _settle(TimeWords(kind=fields.pop("kind", kind), **fields))


def _settle(words: TimeWords) -> TimeWords | None:
    if words.kind == "duration" and words.count is None and words.vague is None and words.relation is None:
        words = replace(words, count=1.0)
    if words.ordinal is not None and words.part and words.ordinal > {"half": 2, "quarter": 4}[words.part]:
        return None
    if words.day is not None and words.month is not None and words.day > DAYS_AT_MOST[words.month - 1]:
        return None
    return words


DAYS_AT_MOST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _meaning(word: Word) -> str:
    row = vocabulary().get(word.text.lower())
    return row.value if row else word.text


def number_of(words: Sequence[Word]) -> float | None:
    """The number that digits or number words come to; None where they are no number."""
    total = 0.0
    for word in words:
        if word.text[0].isdigit():
            return float(word.text.replace(",", ""))
        if word.letter == "N":
            value = float(_meaning(word))
            total = value * (total or 1) if value in (100, 12) else total + value
    return total or None


def _digits(word: Word) -> int:
    return int(re.sub(r"\D", "", word.text) or 0)


def _year(words: Sequence[Word]) -> Fields:
    if words[0].letter == "6":
        return {"short_year": _digits(words[0])}
    era = words[-1].text if words[-1].letter == "9" else ""
    return {"year": _digits(words[0]), "before_christ": era.startswith("B")}


def _ordinal_number(word: Word) -> int:
    return _digits(word) if word.letter == "1" else int(_meaning(word)) if word.letter == "o" else 0


def _ordinal(words: Sequence[Word]) -> Fields | None:
    if words[0].letter == "F":
        return {"ordinal": -1} if _meaning(words[0]) == "last" else None
    return {"ordinal": _ordinal_number(words[0])}


def _part(words: Sequence[Word]) -> Fields:
    return {"part": "half" if words[0].letter == "h" else "quarter"}


def _count(words: Sequence[Word]) -> Fields | None:
    vague = next((w for w in words if w.letter == "X"), None)
    number = number_of(words)
    if vague is not None and number is None and _meaning(vague) != "more":
        return {"vague": _meaning(vague)}
    if words[0].letter == "h":
        return {"count": 0.5}
    if number is None and any(w.letter == "a" for w in words):
        number = 1.0
    return None if number is None else {"count": number}


def _near(words: Sequence[Word]) -> Fields:
    """The first word that sets a limit: "more than", "under", "about"."""
    meanings = ["least" if w.text.lower() == "more" else _meaning(w) for w in words]
    return {"limit": next((m for m in meanings if m in ("most", "least", "about")), None)}


def _unit(words: Sequence[Word]) -> Fields:
    return {"unit": _meaning(words[0])}


def _relation(words: Sequence[Word]) -> Fields:
    return {"relation": _related(words)}


def _related(words: Sequence[Word]) -> str:
    """The relation of the last word that has one; "the next day" follows what was told, "next week" publication."""
    related = next((_meaning(w) for w in reversed(words) if w.letter == "F"), "same")
    return "following" if related == "next" and words[0].letter == "t" else related


def _modifier(words: Sequence[Word]) -> Fields:
    """How "early", "late" and their comparatives narrow what follows."""
    letter = words[0].letter
    return {"modifier": "early" if letter == "v" else "late" if letter == "k" else _meaning(words[0])}


def _half_ordinal(words: Sequence[Word]) -> Fields | None:
    """ "The first half", "the latter part": early or late."""
    word = words[0]
    if word.letter == "k":
        return {"modifier": "late"}
    if word.letter == "B":
        return {"modifier": _meaning(word)}
    return {1: {"modifier": "early"}, 2: {"modifier": "late"}}.get(_ordinal_number(word))


def _clock(words: Sequence[Word]) -> Fields | None:
    """Hours and minutes of "5:30 p.m.", "0530Z", "1430 hours", "noon"."""
    word = words[0]
    text = _meaning(word).lower().replace(".", "" if re.search(r"[ap]\.m", word.text) else ":")
    match = re.match(r"(\d{1,2}?):?(\d\d)?(?::\d\d)?(?!\d)", text)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if re.search(r"p\.?m", text) and hour < 12:
        hour += 12
    elif re.search(r"a\.?m", text) and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    fields: Fields = {"clock": f"{hour:02d}:{minute:02d}"}
    return fields | {"zone": "0"} if re.search(r"\dz$", text) else fields


def _zone(words: Sequence[Word]) -> Fields:
    return {"zone": _meaning(words[0])}


def _deictic(words: Sequence[Word]) -> Fields:
    match = re.fullmatch(r"(-?\d)(?:T(..))?", _meaning(words[0]))
    assert match, "the table gives days from publication, perhaps with a part of the day"
    fields: Fields = {"count": float(match[1])}
    return fields | {"daypart": match[2]} if match[2] else fields


def _direction(words: Sequence[Word]) -> Fields:
    ago = words[0].letter == "g"
    return {"direction": int(_meaning(words[0])), "anchor": "published" if ago else "told"}


def _decade(words: Sequence[Word]) -> Fields:
    return {"decade": _digits(words[0]) // 10}


def _every(_: Sequence[Word]) -> Fields:
    return {"kind": "set"}


def _day_of_set(words: Sequence[Word]) -> Fields:
    return {"value": _meaning(words[0])}


def _half_more(_: Sequence[Word]) -> Fields:
    return {"vague": "and a half"}


def _only(word: str, value: str) -> Callable[[Sequence[Word]], Fields | None]:
    def read(words: Sequence[Word]) -> Fields | None:
        return {"value": value} if words[-1].text.lower() == word else None

    return read


def _past_or_present(words: Sequence[Word]) -> Fields | None:
    value = {"past": "PAST_REF", "present": "PRESENT_REF"}.get(words[-1].text.lower())
    return {"value": value} if value else None


def _holiday(words: Sequence[Word]) -> Fields:
    name = re.sub(r"[^a-z]", "", words[0].text.lower())
    return {"holiday": _meaning(words[0]) if words[0].text.isalpha() else name}


def _eve(words: Sequence[Word]) -> Fields | None:
    """ "Christmas Eve" is the day before; "Christmas Day" says no more than "Christmas"."""
    if words[0].letter == "V":
        return {"direction": -1}
    return {} if words[0].text.lower() == "day" else None


def _short_year(words: Sequence[Word]) -> Fields:
    return {"short_year": _digits(words[0])}


def _from_now(words: Sequence[Word]) -> Fields | None:
    return {"direction": 1, "anchor": "published"} if words[0].text.lower() == "now" else None


def _number_field(name: str) -> Callable[[Sequence[Word]], Fields]:
    return lambda words: {name: int(_meaning(words[0])) if words[0].text.isalpha() else _digits(words[0])}


def _word_field(name: str) -> Callable[[Sequence[Word]], Fields]:
    return lambda words: {name: _meaning(words[0])}


READERS: Mapping[str, Callable[[Sequence[Word]], Fields | None]] = {
    "month": _number_field("month"),
    "day": _number_field("day"),
    "day_after": _number_field("day_after"),
    "weekday": _number_field("weekday"),
    "year": _year,
    "short_year": _short_year,
    "season": _word_field("season"),
    "daypart": _word_field("daypart"),
    "modifier": _modifier,
    "edge": _modifier,
    "half_ordinal": _half_ordinal,
    "relation": _relation,
    "year_relation": lambda words: {"year_relation": _related(words)},
    "clock": _clock,
    "zone": _zone,
    "iso": lambda words: {"value": words[0].text},
    "slashed": lambda words: {"value": words[0].text},
    "ordinal": _ordinal,
    "part": _part,
    "quarter": lambda words: {"part": "quarter", "ordinal": _digits(words[0])},
    "deictic": _deictic,
    "decade": _decade,
    "century": lambda words: {"century": _ordinal_number(words[0])},
    "era": lambda words: {"before_christ": words[0].text.startswith("B")},
    "count": _count,
    "near": _near,
    "some": lambda words: {"vague": "some", "unit": _meaning(words[0])},
    "unit": _unit,
    "direction": _direction,
    "from_now": _from_now,
    "set": _day_of_set,
    "every": _every,
    "each": lambda words: {"relation": "same"},
    "recent": lambda words: {"vague": "recent", "value": "PAST_REF"} if _meaning(words[0]) == "recent" else None,
    "and_half": _half_more,
    "half_unit": lambda words: {"count": 0.5},
    "holiday": _holiday,
    "eve": _eve,
    "reference": _day_of_set,
    "past_or_present": _past_or_present,
    "vague": lambda words: {},
}
"""How the words of each named part are read."""
