"""The time of a claim held against the words that say when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.model.time import ClaimTime
from reportedly.read.bearing.moments import Moment, moments_in
from reportedly.read.bearing.unborne import Unborne
from reportedly.read.bearing.words import words_of

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
SEASON_FROM = 21
"""EDTF writes seasons as months from 21 on."""
SLACK = timedelta(days=1)
"""An open interval may leave out the day that bounds it: "before Tuesday" may end on Monday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """One end of an EDTF value; parts that it does not give are None."""

    year: int
    month: int | None
    day: int | None

    @property
    def date(self) -> date | None:
        """The day, where it gives one."""
        return date(self.year, self.month, self.day) if self.month and self.day else None


def unborne_time(time: ClaimTime) -> Iterator[Unborne]:
    """The first weekday, month, day or year of the words that the EDTF value does not have."""
    if time.timex is None or time.edtf is None:
        return
    ends = tuple(_ends(time.edtf))
    for moment in moments_in(words_of(time.timex.text)) if ends else ():
        if not _bears(moment, ends, open_side=".." in time.edtf):
            why = f"the words name another {moment.kind}"
            yield Unborne(value="time.edtf", says=time.edtf, words=time.timex.text, why=why)
            return


def _ends(edtf: str) -> Iterator[_End]:
    for part in edtf.split("/"):
        found = DATE.match(part)
        if found and not part.startswith("-") and "X" not in part:
            month = int(found[2]) if found[2] and int(found[2]) < SEASON_FROM else None
            yield _End(year=int(found[1]), month=month, day=int(found[3]) if found[3] else None)


def _bears(moment: Moment, ends: tuple[_End, ...], *, open_side: bool) -> bool:
    days = [day for end in ends if (day := end.date) is not None]
    if open_side:
        days += [day + shift for day in days for shift in (SLACK, -SLACK)]
    if moment.kind == "weekday":
        return not days or any(day.isoweekday() == moment.value[0] for day in days)
    if moment.kind == "year":
        return any(end.year == moment.value[0] for end in ends) or _spans_year(ends, moment)
    if moment.kind == "month":
        return any(end.month is None for end in ends) or any(m == moment.value[0] for m in _months(ends, days))
    if moment.kind == "date":
        return not days or any((day.month, day.day) == moment.value for day in days)
    return True


def _months(ends: tuple[_End, ...], days: list[date]) -> set[int | None]:
    """Every month that the ends name or lie between them."""
    named = {end.month for end in ends} | {day.month for day in days}
    if len(ends) == 2 and ends[0].month and ends[1].month:
        first, last = ((end.year * 12 + (end.month or 1) - 1) for end in ends)
        named |= {number % 12 + 1 for number in range(first, min(last, first + 12) + 1)}
    return named


def _spans_year(ends: tuple[_End, ...], moment: Moment) -> bool:
    return len(ends) == 2 and ends[0].year <= int(moment.value[0]) <= ends[1].year
