"""Whether the words bear the numbers of a restatement, and count the same things by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.read.bearing.clauses import Clause, Said
from reportedly.read.bearing.figures import Figure, bears
from reportedly.read.bearing.unborne import Unborne
from reportedly.read.bearing.vocabulary import stem

PHRASE = frozenset({"of", "the", "those", "its", "all", "some", "to", "from"})
NEAR = 7
"""Words before and behind a number that can say what it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _UnitRow:
    unit: str
    by: Literal["object", "subject", "noun", "state", "total", "event"]
    words: tuple[str, ...]
    people: bool
    source: str


@cache
def _fates() -> dict[str, str]:
    """What befell those counted, by the stem of a word that says so."""
    rows = load_table("quantity_units", _UnitRow)
    fates = {row.unit for row in rows if row.by in ("object", "subject")}
    return {stem(word): row.unit for row in rows if row.unit in fates for word in row.words if " " not in word}


@cache
def unit_stems() -> frozenset[str]:
    """Stems of everything that is counted, and of what befalls it."""
    return frozenset(stem(word) for row in load_table("quantity_units", _UnitRow) for word in row.words)


def unborne_numbers(statement: Said, words: Said) -> Iterator[Unborne]:
    """Numbers that the words do not hold, or hold of something else."""
    for figure in statement.figures:
        holders = [other for other in words.figures if bears(other, figure)]
        if holders:
            if _moved(statement, figure, words, holders):
                yield _unborne(statement, figure, words, "the words count something else by this number")
        elif not _stands_otherwise(statement, figure, words):
            yield _unborne(statement, figure, words, _why(words))


def _unborne(statement: Said, figure: Figure, words: Said, why: str) -> Unborne:
    says = statement.quoted(figure.first, figure.last)
    return Unborne(value="number", says=says, words=words.text, why=why)


def _why(words: Said) -> str:
    there = ", ".join(words.quoted(f.first, f.last) for f in words.figures)
    return f"the numbers of the words are {there}" if there else "the words hold no number"


def _stands_otherwise(statement: Said, figure: Figure, words: Said) -> bool:
    """Whether "one" is the words' "a", a round number their year, or "some" hardly a number at all."""
    if figure.best == 1 and figure.low == figure.high:
        return any(word.lower_ in ("a", "an") for word in words.words)
    if figure.best == 2 and figure.first and statement.words[figure.first - 1].lower_ == "the":
        return not words.figures  # "the two sides" are those that the words name
    if figure.is_loose:
        return not words.figures
    years = {moment.value[0] for moment in words.moments if moment.kind == "year"}
    return figure.low == figure.high and figure.best in years


def _moved(statement: Said, figure: Figure, words: Said, holders: list[Figure]) -> bool:
    """Whether a number that the words hold is put on what they count by another number."""
    others = [
        other
        for other in words.figures
        if not bears(other, figure) and not any(_of_one_phrase(words, other, holder) for holder in holders)
    ]
    if not others or figure.kind == "ordinal":
        return False
    said = _counted(statement, figure)
    held = [_counted(words, holder) for holder in holders]
    fates = [_fate(those) for those in held]
    if _fate(said) and all(fates) and not any(_fate(said) & those for those in fates):
        return True
    own, foreign = _union(held), _union(_counted(words, other) for other in others)
    return bool(said & (foreign - own)) and not said & (own - foreign)


def _of_one_phrase(said: Said, one: Figure, other: Figure) -> bool:
    """ "Seven of the eight", "from 55 percent to 41": two numbers of the same things."""
    first, second = sorted((one, other), key=lambda figure: figure.first)
    between = [word.lower_ for word in said.words[first.last : second.first]]
    return set(between) <= PHRASE or (bool(between) and between[-1] in ("from", "to") and len(between) < 4)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)


def _fate(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(_fates()[key] for key in keys if key in _fates())


def _counted(said: Said, figure: Figure) -> frozenset[str]:
    """What stands around a number, up to the next number, in its clause."""
    clause = _clause_of(said, figure)
    first, last = max(clause.first, figure.first - NEAR), min(clause.last, figure.last + NEAR)
    for other in said.figures:
        if other.last <= figure.first:
            first = max(first, _behind(said, other, figure))
        elif other.first >= figure.last:
            last = min(last, other.first)
    return frozenset(key for key in said.keys[first:last] if key)


def _behind(said: Said, other: Figure, figure: Figure) -> int:
    """Where the words of a number start that stands behind another: behind "and", else behind what that one counts."""
    joints = [i for i in range(other.last, figure.first) if said.words[i].lower_ in ("and", ",", "or", "but", "while")]
    return joints[-1] if joints else min(other.last + 2, figure.first)


def _clause_of(said: Said, figure: Figure) -> Clause:
    return next(
        clause for clause in said.clauses if clause.first <= figure.first < clause.last or clause is said.clauses[-1]
    )
