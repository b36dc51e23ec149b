"""Figures as ranges with their counting rule: "at least 12", "a dozen" and "more than 10" agree; 12 and 30 do not.

Every figure of a claim counts, not only those of people and things: shares, spans of time, sums and volumes too.
Two figures are held against each other where they count the same; a figure that is the only one on either side is
held against the other where neither unit is known to differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import inf

from reportedly.lexicon.table import load_table
from reportedly.link.once import once_each
from reportedly.link.told import Told, Word, carries_meaning, cut, matter_of
from reportedly.model.quantity import Quantity
from reportedly.model.reason import Reason
from reportedly.read.bearing.vocabulary import stem
from reportedly.read.numbers import Number, read_number, starts_number

ABOUT = 0.15
"""How far "about 300" may lie from 300."""
NEARLY = 0.2
"""How far below "up to 900" a count may lie: nobody says it of 90."""
ROUND = 0.05
ROUND_FROM = 100
"""Figures from here up are mostly rounded."""
SHARE_POINTS = 5.0
WORLD = frozenset({stem("world"), stem("global"), stem("worldwide")})
WORDS_OF_WHOLE = 7
"""How many words behind "of" say what a share is of."""
SAME_FIGURE, OTHER_FIGURE, OTHER_FIGURE_UNSURE = 2.0, -3.5, -2.0
YEAR = re.compile(r"(?:1[89]|20)\d\d")
FRACTIONS = {
    "half": 50.0, "halve": 50.0, "halved": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0,
    "thirds": 200 / 3, "quarters": 75.0,
}  # fmt: skip
DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0, "decade": 3650.0}
NOBODY = (
    "nobody", "no one", "no-one", "none", "no casualties", "no deaths", "no injuries", "no victims", "no dead",
    "no injured", "no wounded", "no lives",
)  # fmt: skip
SINGULAR_UNIT = re.compile(r"s$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: the range it leaves, what it counts, and its words."""

    low: float
    high: float
    unit: str
    """The unit of claim JSON, "share", "days", "money", or the stem of what is counted; empty where none is told."""
    words: str
    whole: frozenset[str] = frozenset()
    """Of a share: stems of the words for what it is a share of, where the claim says."""


@once_each
def figures_of(told: Told) -> tuple[Figure, ...]:
    """Every figure of a claim but dates."""
    others = list(_others(told.words))
    shares = {w.lower_ for figure in others if figure.unit == "share" for w in cut(figure.words)}
    counted = [q for q in told.quantities if not shares & _number_words(q.quote.text)]
    taken = {word for q in counted for word in _number_words(q.quote.text)}
    found = [_figure(q) for q in counted]
    found += [figure for figure in others if figure.unit == "share" or not taken & _number_words(figure.words)]
    return tuple(found) or tuple(_nobody(told))


def _number_words(text: str) -> set[str]:
    return {w.lower_ for w in cut(text) if starts_number(w.lower_)}


def _figure(quantity: Quantity) -> Figure:
    low, high = range_left(quantity.low, quantity.best, quantity.high)
    return Figure(low=low, high=high, unit=quantity.unit, words=quantity.quote.text)


def compare_figures(older: Told, newer: Told) -> Reason | None:
    """The reason that two claims' figures give; None where they count nothing alike."""
    pairs = list(_alike(figures_of(older), figures_of(newer)))
    if not pairs:
        return None
    for one, other, sure in pairs:
        if not agree(one, other):
            weight = OTHER_FIGURE if sure else OTHER_FIGURE_UNSURE
            return Reason(feature="figures differ", bits=weight, older=one.words, newer=other.words)
    one, other, _ = pairs[0]
    return Reason(feature="figures agree", bits=SAME_FIGURE, older=one.words, newer=other.words)


def agree(one: Figure, other: Figure) -> bool:
    """Whether one count can fall into both ranges."""
    slack = SHARE_POINTS if one.unit == "share" else 0.0
    return one.low <= other.high + slack and other.low <= one.high + slack


def _alike(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, bool]]:
    """Figures that count the same; of several, the closest."""
    left = list(theirs)
    for figure in ours:
        same = [other for other in left if other.unit == figure.unit and figure.unit and _of_one_whole(figure, other)]
        if same:
            best = next((other for other in same if agree(figure, other)), same[0])
            left.remove(best)
            yield figure, best, True
        elif len(ours) == len(theirs) == 1 and _may_be_alike(figure, theirs[0]):
            yield figure, theirs[0], False


def _of_one_whole(one: Figure, other: Figure) -> bool:
    """Whether two shares can be of one thing: half of a country's output is no share of the world's."""
    if bool(one.whole & WORLD) != bool(other.whole & WORLD):
        return False
    if not one.whole or not other.whole:
        return True
    return 2 * len(one.whole & other.whole) >= min(len(one.whole), len(other.whole))


DONE = frozenset(
    {
        "killed",
        "injured",
        "missing",
        "arrested",
        "captured",
        "abducted",
        "released",
        "displaced",
        "rescued",
        "surrendered",
    }
)
"""Units that say what befell people: different ones are different counts."""
PEOPLE = frozenset({"troops", "fighters", "civilians", "people", "police", "protesters", "families"})


def _may_be_alike(one: Figure, other: Figure) -> bool:
    nouns = [
        {
            w.stem
            for w in cut(f.words)
            if w.lower_.isalpha() and carries_meaning(w.lower_) and not starts_number(w.lower_)
        }
        for f in (one, other)
    ]
    if nouns[0] & nouns[1]:
        return not {one.unit, other.unit} <= DONE
    if not one.unit or not other.unit:
        return not ({one.unit, other.unit} & {"share", "days", "money"})
    return {one.unit, other.unit} <= PEOPLE or (
        {one.unit, other.unit} & PEOPLE != set() and "killed" in (one.unit, other.unit)
    )


def range_left(low: float | None, best: float | None, high: float | None) -> tuple[float, float]:
    """The range that a count leaves: about a tenth either way for a rough one, a little for round thousands."""
    if low is None and high is None and best is not None:
        return best * (1 - ABOUT), best * (1 + ABOUT)
    if low is not None and low == high and low >= ROUND_FROM:
        return low * (1 - ROUND), low * (1 + ROUND)
    if low is None and high is not None:
        return high * (NEARLY if best is not None else 0.0), high
    return (0.0 if low is None else low), (inf if high is None else high)


def _others(words: Sequence[Word]) -> Iterator[Figure]:
    """Figures that the reader does not count: shares, spans, sums, distances, volumes, and things without a unit."""
    for end, figure in _measures(words):
        yield replace(figure, whole=_whole(words, end)) if figure.unit == "share" else figure


def _whole(words: Sequence[Word], end: int) -> frozenset[str]:
    """What a share that ends here is of."""
    of = next((at for at in range(end, min(end + 2, len(words))) if words[at].lower_ == "of"), None)
    near = () if of is None else words[of + 1 : of + 1 + WORDS_OF_WHOLE]
    return frozenset(matter_of(w) for w in near if carries_meaning(w.lower_))


def _measures(words: Sequence[Word]) -> Iterator[tuple[int, Figure]]:
    """Each figure with the number of the word behind it."""
    at = 0
    while at < len(words):
        word = words[at].lower_
        starts = starts_number(word)
        if not starts and word not in FRACTIONS:
            at += 1
            continue
        fraction = _fraction(words, at)
        if fraction is not None:
            at += len(fraction.words.split())
            yield at, fraction
            continue
        vague = word in ("many", "few") and words[at + 1 : at + 2] and words[at + 1].lower_ in ("as", "than")
        starts = starts and not vague
        number = read_number(words, at, 0, len(words)) if starts else None
        if number is None:
            at += 1
            continue
        figure = _measured(words, number)
        at = max(number.end, at + 1)
        if figure is not None:
            yield at, figure


def _fraction(words: Sequence[Word], at: int) -> Figure | None:
    """ "A fifth", "more than half", "two thirds": a share; "half a dozen" is none."""
    word = words[at].lower_
    if (ratio := _ratio(words, at)) is not None:
        return ratio
    if word == "half" and [w.lower_ for w in words[at + 1 : at + 3]] == ["an", "hour"]:
        return Figure(low=DAYS["hour"] / 2, high=DAYS["hour"] / 2, unit="days", words="half an hour")
    if word not in FRACTIONS or (at + 1 < len(words) and words[at + 1].lower_ in ("a", "an")):
        return None
    if word not in ("half", "halve", "halved", "thirds", "quarters") and (
        at == 0 or words[at - 1].lower_ not in ("a", "one")
    ):
        return None
    share = FRACTIONS[word]
    before = " ".join(w.lower_ for w in words[max(0, at - 3) : at])
    low, high = share, share
    if re.search(r"more than|over|at least", before):
        low, high = share, 100.0
    elif re.search(r"less than|under|nearly|almost|close to", before):
        low, high = share * 0.85, share
    return Figure(low=low, high=high, unit="share", words=word)


def _ratio(words: Sequence[Word], at: int) -> Figure | None:
    """ "Nine in ten", "one out of three"."""
    found = [w.lower_ for w in words[at : at + 4]]
    joint = 1 if found[1:2] == ["in"] else 2 if found[1:3] == ["out", "of"] else 0
    if not joint or len(found) <= joint + 1 or not (starts_number(found[0]) and starts_number(found[joint + 1])):
        return None
    one, whole = read_number(words, at, at, at + 1), read_number(words, at + joint + 1, at + joint + 1, at + joint + 2)
    if one is None or whole is None or not one.best or not whole.best or one.best > whole.best or whole.best > 100:
        return None
    share = 100 * one.best / whole.best
    return Figure(low=share, high=share, unit="share", words=" ".join(found[: joint + 2]))


def _measured(words: Sequence[Word], number: Number) -> Figure | None:
    after = list(words[number.end : number.end + 4])
    text = " ".join(w.text for w in words[number.start : number.end])
    if YEAR.fullmatch(text) or is_date(words, number) or any(w.lower_ == "ago" for w in after[:2]):
        return None
    low, high = range_left(number.low, number.best, number.high)
    unit, scale = _unit(after, words[number.start - 1].lower_ if number.start else "")
    shown = " ".join([text, *(w.text for w in after[:1])])
    return Figure(low=low * scale, high=high * scale, unit=unit, words=shown)


def is_date(words: Sequence[Word], number: Number) -> bool:
    """Whether a number is the day of a month or an hour."""
    beside = {w.lower_ for w in (*words[number.end : number.end + 1], *words[max(0, number.start - 1) : number.start])}
    return bool(beside & MONTHS) or bool(
        {w.lower_ for w in words[number.end : number.end + 1]} & {"am", "pm", "o'clock", "gmt"}
    )


MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)


def _unit(after: Sequence[Word], before: str) -> tuple[str, float]:
    """What a figure counts, and what one of it comes to."""
    first = after[0].lower_ if after else ""
    if first in ("%", "percent") or (first == "per" and len(after) > 1 and after[1].lower_ == "cent"):
        return "share", 1.0
    if before in ("$", "€", "£") or first in ("dollars", "euros", "pounds", "dollar"):
        return "money", 1.0
    for word in after[:2]:
        span = DAYS.get(SINGULAR_UNIT.sub("", word.lower_))
        if span is not None:
            return "days", span
    named = next((w.stem for w in after if w.lower_.isalpha() and carries_meaning(w.lower_)), "")
    return next((unit for w in after[:3] if (unit := _noun_units().get(w.stem))), named), 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _UnitRow:
    unit: str
    by: str
    words: tuple[str, ...]
    people: bool
    source: str


@cache
def _noun_units() -> dict[str, str]:
    """Units of claim JSON by the stems of the nouns that they count."""
    return {
        stem(word): row.unit for row in load_table("quantity_units", _UnitRow) if row.by == "noun" for word in row.words
    }


def _nobody(told: Told) -> Iterator[Figure]:
    """ "Nobody was hurt", "no injuries": a count of none."""
    said = next((words for words in NOBODY if f" {words} " in told.phrase), None)
    if said is None:
        return
    for unit, words in (("injured", INJURED), ("killed", KILLED)):
        if words & {w.lower_ for w in told.words}:
            yield Figure(low=0.0, high=0.0, unit=unit, words=said)


INJURED = frozenset(["hurt", "injured", "wounded", "injuries", "injury", "wounds", "harmed"])
KILLED = frozenset(["killed", "dead", "died", "deaths", "lives", "casualties", "death", "fatalities", "perished"])
