"""Numbers of a text with their bounds, by the tables of `read.numbers`: counts, shares, ordinals, distances."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.read.bearing.moments import time_word
from reportedly.read.bearing.vocabulary import class_of
from reportedly.read.bearing.words import Words, lower
from reportedly.read.numbers import Number, is_vague, read_number, starts_number, with_bound

FigureKind = Literal["count", "share", "ordinal"]
SHARES = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "both": 2.0, "single": 1.0}
ORDINAL = re.compile(r"st|nd|rd|th")
LOOSE = 20.0
"""Vague words that start below this ("several", "few") say so little that they are only held against figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _DistanceRow:
    word: str
    kind: Literal["unit", "number"]
    value: float
    source: str


@cache
def _distance_units() -> dict[str, float]:
    return {row.word: row.value for row in load_table("distance_words", _DistanceRow) if row.kind == "unit"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in words `first` to `last` (exclusive, bounding words included), as a range like `Quantity`."""

    kind: FigureKind
    low: float | None
    best: float | None
    high: float | None
    strict: bool
    """True where a bound leaves the figure itself out: "more than 12"."""
    band: bool
    """Whether a word gives a band ("dozens") and no figure."""
    km: float | None
    """Length in km of the unit of distance that follows; None where none does."""
    first: int
    last: int

    @property
    def is_loose(self) -> bool:
        """Whether the word says hardly more than that there were some."""
        return self.band and self.low is not None and self.low < LOOSE and (self.high is None or self.high < LOOSE)

    def range(self) -> tuple[float | None, float | None, float | None]:
        """Low, best and high."""
        return (self.low, self.best, self.high)


def figures_in(words: Words, taken: frozenset[int]) -> tuple[Figure, ...]:
    """The numbers of a text in its order; `taken` are the words that dates and times use up."""
    return tuple(_figures(words, taken))


def _figures(words: Words, taken: frozenset[int]) -> Iterator[Figure]:
    at, first = 0, 0
    while at < len(words):
        found = None if at in taken else _figure(words, at, first, _stretch_end(at, len(words), taken))
        if found is not None:
            yield found
            first = found.last
        elif at in taken:
            first = at + 1
        at = found.last if found is not None else at + 1


def _stretch_end(at: int, end: int, taken: frozenset[int]) -> int:
    return next((i for i in range(at, end) if i in taken), end)


def _figure(words: Words, at: int, first: int, end: int) -> Figure | None:
    word = words[at].lower_
    ordinal = _ordinal(words, at)
    if ordinal is not None:
        return ordinal
    share = _fraction(words, at, first)
    if share is not None:
        return share
    if word in TIMES and not (word == "single" and lower(words, at - 2, at) == "not a"):
        return _plain("count", TIMES[word], at, at + 1)
    if not starts_number(word) or lower(words, at, at + 2) in class_of("passing") or _passes(words, at):
        return None
    number = read_number(words, at, first, end)
    return _measured(words, number) if number is not None else None


def _passes(words: Words, at: int) -> bool:
    """ "No one", "at one": a one that counts nothing."""
    return words[at].lower_ == "one" and lower(words, at - 1, at + 1) in class_of("passing")


def _plain(kind: FigureKind, value: float, first: int, last: int) -> Figure:
    return Figure(
        kind=kind, low=value, best=value, high=value, strict=False, band=False, km=None, first=first, last=last
    )


def _ordinal(words: Words, at: int) -> Figure | None:
    word = words[at].lower_
    if word.isdigit() and at + 1 < len(words) and ORDINAL.fullmatch(words[at + 1].lower_):
        return _plain("ordinal", float(word), at, at + 2) if words[at].end == words[at + 1].start else None
    value = time_word(word, "ordinal")
    if value is None or not value.isdigit() or lower(words, at - 1, at) == "at":
        return None
    return _plain("ordinal", float(value), at, at + 1)


def _fraction(words: Words, at: int, first: int) -> Figure | None:
    """ "A third of", "two thirds", "almost half the"; None for "half a million", which is a count."""
    word, after = words[at].lower_, lower(words, at + 1, at + 2)
    if word == "half":
        return None if after in ("a", "an") else _share(words, 50.0, at, first, at + 1)
    parts = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4}.get(word)
    name = lower(words, at + 2, at + 3) if after == "-" else after
    if parts is None or name.removesuffix("s") not in SHARES or (word == "a" and lower(words, at + 2, at + 3) != "of"):
        return None
    return _share(words, parts * SHARES[name.removesuffix("s")], at, first, at + (3 if after == "-" else 2))


def _share(words: Words, percent: float, at: int, first: int, end: int) -> Figure:
    return replace(_measured(words, with_bound(words, at, first, end, percent)), kind="share")


def _measured(words: Words, number: Number) -> Figure:
    after = lower(words, number.end, number.end + 1)
    share = after in ("%", "percent", "pct") or lower(words, number.end, number.end + 2) == "per cent"
    before = [lower(words, number.start, number.start + size) for size in (1, 2, 3)]
    return Figure(
        kind="share" if share else "count",
        low=number.low,
        best=number.best,
        high=number.high,
        strict=any(said in class_of("strict") for said in before),
        band=any(is_vague(word.lower_) for word in words[number.start : number.end]),
        km=_distance_units().get(after),
        first=number.start,
        last=number.end + (2 if after == "per" else 1 if share else 0),
    )


def bears(words: Figure, said: Figure) -> bool:
    """Tell whether a figure of the words says as much as a figure of a restatement.

    A band ("dozens") is borne by a figure or band inside it; a bound by the same bound, or by one that leaves the
    figure itself out.
    """
    if words.kind != said.kind or (words.km is not None and said.km is not None and words.km != said.km):
        return False
    if _same(words, said):
        return not said.strict or words.strict
    if said.band and said.high is not None and said.low is not None and words.low is not None:
        top = words.high if words.best is None else words.best
        return said.low <= words.low and top is not None and top <= said.high
    return False


def _same(words: Figure, said: Figure) -> bool:
    return all(
        a == b or (a is not None and b is not None and abs(a - b) <= 1e-6 * max(a, b))
        for a, b in zip(words.range(), said.range(), strict=True)
    )
