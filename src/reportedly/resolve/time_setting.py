"""What a time expression is read against: publication, and the time that the text last told of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.model.calendar import Day, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """How many units a vague count stands for."""

    word: str
    low: float
    high: float
    source: str


@cache
def bands() -> dict[str, Band]:
    """The bands of the table by their word."""
    return {band.word: band for band in load_table("time_bands", Band)}


SEASON_MIDDLES = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A time that the text told of, as far as it is known."""

    year: int
    month: int | None = None
    day: Day | None = None
    clock: str | None = None
    season: str | None = None
    mention: int = -1
    """Which of the report's timexes told of it; -1 for publication."""
    sentence: int = -1

    @classmethod
    def of(cls, period: Period, *, clock: str | None, mention: int, sentence: int) -> Told:
        """What a period tells."""
        day = period.first if period.unit in ("D", "W") else None
        month = period.month if period.unit in ("D", "M") else None
        season = period.part if period.unit == "SEASON" else None
        return cls(
            year=period.year, month=month, day=day, clock=clock, season=season, mention=mention, sentence=sentence
        )

    @property
    def about_month(self) -> int | None:
        """The month, or one in the middle of the season."""
        return self.month or (SEASON_MIDDLES.get(self.season) if self.season else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Everything around an expression that its value may hang on."""

    published: Told | None
    """None where the report's day, month and year of publication are unknown."""
    told: Told | None
    history: bool
    """The text tells of years gone by: bare dates go with the time last told of, not with publication."""
    future: bool
    """The words stand with a verb of the future, or with something due."""
    sentence: int
    told_year: int | None = None
    """A year told of in this sentence or the one before."""


def publication(edtf: str | None) -> Told | None:
    """Read a report's publication as far as its EDTF gives it; None where it gives no year."""
    match = re.match(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?(?=[T~?%]|$)", edtf or "")
    if match is None:
        return None
    year, month = int(match[1]), int(match[2]) if match[2] and int(match[2]) <= 12 else None
    day = Day(year, month, int(match[3])) if month and match[3] else None
    return Told(year=year, month=month, day=day)
