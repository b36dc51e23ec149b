"""Whether the words bear what a restatement says of when."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.read.bearing.clauses import Said
from reportedly.read.bearing.moments import EDGES, Moment, clock_fits
from reportedly.read.bearing.unborne import Unborne


def unborne_times(statement: Said, words: Said) -> Iterator[Unborne]:
    """Weekdays, dates, months, years and times of day that the words do not hold, or hold of something else."""
    for moment in statement.moments:
        holders = [other for other in words.moments if _bears(other, moment)]
        if not holders and not _stands_otherwise(moment, words):
            yield _unborne(statement, moment, words, _why(moment, words))
        elif holders and _moved(statement, moment, words, holders):
            yield _unborne(statement, moment, words, "the words say this time of something else")


def _unborne(statement: Said, moment: Moment, words: Said, why: str) -> Unborne:
    says = statement.quoted(moment.first, moment.last)
    return Unborne(value="time", says=says, words=words.text, why=why)


def _why(moment: Moment, words: Said) -> str:
    there = ", ".join(words.quoted(m.first, m.last) for m in words.moments if m.kind == moment.kind)
    return f"the words say {there}" if there else f"the words name no such {moment.kind}"


def _bears(words: Moment, said: Moment) -> bool:
    if words.kind == said.kind == "clock":
        return bool(set(words.value) & set(said.value))
    if words.kind == "clock" and said.kind == "daypart":
        return clock_fits(words.value, str(said.value[0]))
    if words.kind == "relative" and said.kind == "daypart":
        return said.value[0] in EDGES.get(str(words.value[0]), ())
    return words.kind == said.kind and words.value == said.value


def _stands_otherwise(moment: Moment, words: Said) -> bool:
    """Whether a year is a number of the words: "2,000"."""
    return moment.kind == "year" and any(figure.best == moment.value[0] for figure in words.figures)


def _moved(statement: Said, moment: Moment, words: Said, holders: list[Moment]) -> bool:
    """Whether a time that the words hold is put on what they say of another time of its kind."""
    others = [other for other in words.moments if other.kind == moment.kind and not _bears(other, moment)]
    if not others or moment.kind in ("clock", "daypart"):
        return False
    said = _around(statement, moment)
    own = frozenset[str]().union(*(_around(words, holder) for holder in holders))
    foreign = frozenset[str]().union(*(_around(words, other) for other in others))
    return bool(said & (foreign - own)) and not said & (own - foreign)


def _around(said: Said, moment: Moment) -> frozenset[str]:
    return next(
        (c.keys for c in said.clauses if c.first <= moment.first < c.last),
        said.clauses[-1].keys if said.clauses else frozenset(),
    )
