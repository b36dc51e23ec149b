"""Reading numbers as ranges: figures, number words, vague words such as "dozens", and the words that bound them.

`low`, `best` and `high` are None where the words leave that end open; "between 20 and 30" has no best figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, Protocol, overload

from reportedly.lexicon.table import load_table

Bound = Literal["least", "most", "near", "about"]
DIGIT, WORD = re.compile(r"\d"), re.compile(r"\w+")
FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
LONGEST_QUALIFIER = 4
"""Words in the longest phrase of number_qualifiers.tsv."""


class Word(Protocol):
    """A token, as far as numbers are concerned: spaCy's, or one cut without it."""

    @property
    def lower_(self) -> str:
        """The word in lower case."""

    @property
    def is_alpha(self) -> bool:
        """Whether it is all letters."""


class Words(Protocol):
    """The tokens of a text: a spaCy `Doc`, or a list of words; hyphens stand as words of their own."""

    @overload
    def __getitem__(self, at: int, /) -> Word: ...
    @overload
    def __getitem__(self, at: slice, /) -> Iterable[Word]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _WordRow:
    word: str
    kind: Literal["cardinal", "scale", "exact", "vague"]
    low: float
    high: float | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _QualifierRow:
    bound: Bound
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a text: tokens `start` to `end` (exclusive, bounding words included), and its range."""

    start: int
    end: int
    figure: int
    """The token on which the syntax hangs: the last of the number itself."""
    low: float | None
    best: float | None
    high: float | None


@cache
def _words() -> dict[str, _WordRow]:
    return {row.word: row for row in load_table("number_words", _WordRow)}


@cache
def _qualifiers() -> dict[str, Bound]:
    return {word: row.bound for row in load_table("number_qualifiers", _QualifierRow) for word in row.words}


@cache
def _openers() -> frozenset[str]:
    return frozenset({"half", *(word.partition(" ")[0] for word in _words())})


CHANGE_REACH = 12
"""Words before "from" among which a verb says that a figure changed."""
CHANGING = frozenset(
    """
    rise rises rose risen rising raise raises raised raising climb climbs climbed increase increases increased grow
    grows grew grown jump jumps jumped soar soared fall falls fell fallen drop drops dropped decline declined decrease
    decreased lower lowers lowered revise revises revised update updates updated correct corrects corrected cut cuts
    reduce reduces reduced amend amended adjust adjusted upgrade upgraded go goes went gone change changed
    """.split()  # noqa: SIM905 (a list of words reads best as words)
)


def holds_number(text: str) -> bool:
    """Whether a stretch of text can hold a number at all; quick, for the many that hold none."""
    return DIGIT.search(text) is not None or not _openers().isdisjoint(WORD.findall(text.lower()))


def starts_number(word: str) -> bool:
    """Whether a lower-case word can start a number."""
    return word in _words() or word[:1].isdigit() or word == "half"


def is_vague(word: str) -> bool:
    """Whether a lower-case word gives a band and no figure: "dozens", "several"."""
    row = _words().get(word)
    return row is not None and row.kind == "vague"


def read_number(doc: Words, at: int, first: int, end: int) -> Number | None:
    """Read the number that starts at token `at`, with the words before it that bound it.

    Looks no further back than token `first` and no further on than `end`. None where no number starts there, or one
    that held before: the 12 of "rose from 12 to 15".
    """
    read = _plain(doc, at, end)
    if read is None or _held_before(doc, at, first, read[2], end):
        return None
    low, high, after = read
    if low == high and (start := _between(doc, at, first)) is not None and (other := _second(doc, after, end, "and")):
        return Number(start=start, end=other[2], figure=other[2] - 1, low=low, best=None, high=other[1])
    other = _second(doc, after, end, "to", "-", "–", "or")
    if low == high and other is not None and other[0] > low:
        start = at - 1 if at > first and doc[at - 1].lower_ == "from" else at
        return Number(start=start, end=other[2], figure=other[2] - 1, low=low, best=None, high=other[1])
    start, bound = _bound(doc, at, first)
    return _bounded(start, after, low, high, bound)


def with_bound(doc: Words, at: int, first: int, end: int, value: float) -> Number:
    """A value said at tokens `at` to `end` (exclusive), with the words before it that bound it."""
    start, bound = _bound(doc, at, first)
    return _bounded(start, end, value, value, bound)


def _bounded(start: int, end: int, low: float, high: float | None, bound: Bound | None) -> Number:
    best = low if low == high else None
    if bound == "least":
        return Number(start=start, end=end, figure=end - 1, low=low, best=best, high=None)
    if bound in ("most", "near"):
        return Number(start=start, end=end, figure=end - 1, low=None, best=best, high=high)
    if bound == "about" and best is not None:
        return Number(start=start, end=end, figure=end - 1, low=None, best=best, high=None)
    return Number(start=start, end=end, figure=end - 1, low=low, best=best, high=high)


def _plain(doc: Words, at: int, end: int) -> tuple[float, float | None, int] | None:
    """A number without bounding words: its low and high value and the token after it."""
    if doc[at].lower_ == "half":
        return _half(doc, at, end)
    vague = _vague_phrase(doc, at, end)
    if vague is not None:
        return vague
    total: float | None = None
    top: float | None = None
    while at < end:
        value = _value(doc[at].lower_)
        if value is None:
            joint = total is not None and doc[at].lower_ in ("-", "and") and _continues(doc, at, end, total)
            if not joint:
                break
        elif total is None:
            total, top = value
        elif _is_scale(doc[at].lower_):
            total, top = _scaled(total, value[0]), None if top is None else _scaled(top, value[0])
        elif (value[0] < 100 <= total and doc[at].lower_.isalpha()) or (
            value[0] < 10 and total % 10 == 0 and doc[at - 1].lower_ == "-"
        ):
            total, top = total + value[0], total + value[0]
        else:
            break
        at += 1
    return None if total is None else (total, top, at)


def _half(doc: Words, at: int, end: int) -> tuple[float, float | None, int] | None:
    """ "Half a dozen", "half a million"; None for half of something, which is no count."""
    if at + 2 >= end or doc[at + 1].lower_ not in ("a", "an"):
        return None
    word = doc[at + 2].lower_
    value = 12.0 if word == "dozen" else _words()[word].low if word in _words() and _is_scale(word) else None
    return None if value is None else (value / 2, value / 2, at + 3)


def _scaled(total: float, scale: float) -> float:
    """The last group multiplied: "two hundred thousand", "one thousand two hundred"."""
    rest = total % 1000 if total >= 1000 and scale < 1000 else total
    return round(total - rest + rest * scale, 6)


def _vague_phrase(doc: Words, at: int, end: int) -> tuple[float, float | None, int] | None:
    for size in (3, 1):
        phrase = " ".join(t.lower_ for t in doc[at : min(at + size, end)])
        row = _words().get(phrase)
        if row is not None and row.kind in ("vague", "exact"):
            after = min(at + size, end)
            if row.kind == "vague" and size == 1 and after < end and _is_scale(doc[after].lower_):
                scale = _words()[doc[after].lower_].low
                return row.low * scale, None if row.high is None else row.high * scale, after + 1
            return row.low, row.high, after
    return None


def _value(word: str) -> tuple[float, float | None] | None:
    row = _words().get(word)
    if row is not None:
        return (row.low, row.high) if row.kind in ("cardinal", "scale") else None
    if FIGURE.fullmatch(word):
        figure = float(word.replace(",", ""))
        return figure, figure
    return None


def _is_scale(word: str) -> bool:
    row = _words().get(word)
    return row is not None and row.kind == "scale"


def _continues(doc: Words, at: int, end: int, total: float) -> bool:
    """Whether "-" or "and" stands inside a number: "twenty-five", "two hundred and six"."""
    after = _value(doc[at + 1].lower_) if at + 1 < end else None
    if after is None or not doc[at + 1].is_alpha:
        return False
    if doc[at].lower_ == "-":
        return after[0] < 10 and total % 10 == 0 and total < 100
    return after[0] < 100 <= total and doc[at - 1].is_alpha and _is_scale(doc[at - 1].lower_)


def _held_before(doc: Words, at: int, first: int, after: int, end: int) -> bool:
    """Whether a number is what a changed figure was: "from 12 to 15", "to 15 from 12", "up from 12"."""
    if at == first or doc[at - 1].lower_ != "from":
        return False
    before = [doc[n].lower_ for n in range(max(first, at - 1 - CHANGE_REACH), at - 1)]
    if before and before[-1] in ("up", "down"):
        return True
    now = _second(doc, after, end, "to") is not None or (before[-2:-1] == ["to"] and starts_number(before[-1]))
    return now and not CHANGING.isdisjoint(before)


def _between(doc: Words, at: int, first: int) -> int | None:
    return at - 1 if at > first and doc[at - 1].lower_ == "between" else None


def _second(doc: Words, at: int, end: int, *joints: str) -> tuple[float, float | None, int] | None:
    """The other end of a range, behind one of `joints`."""
    if at + 1 >= end or doc[at].lower_ not in joints:
        return None
    word = doc[at + 1].lower_
    return _plain(doc, at + 1, end) if word and starts_number(word) else None


def _bound(doc: Words, at: int, first: int) -> tuple[int, Bound | None]:
    """The bounding words before a number, over "a" and "the": where they start and what they say."""
    near = at - 1 if at > first and doc[at - 1].lower_ in ("a", "an", "the") else at
    for stop in dict.fromkeys((at, near)):
        for size in range(LONGEST_QUALIFIER, 0, -1):
            start = stop - size
            if start >= first:
                bound = _qualifiers().get(" ".join(t.lower_ for t in doc[start:stop]))
                if bound is not None:
                    return start, bound
    return (near if doc[near].lower_ in ("a", "an") else at), None
