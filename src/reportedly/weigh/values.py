"""How two values that sources give for the same thing compare: words, numbers, and places inside places."""

from __future__ import annotations

import html
import math
import re
import unicodedata
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import Any, Protocol

NUMBER = re.compile(r"\s*(-?\d+(?:\.\d+)?)(?:\s+(\d+)/(\d+))?")
WORD = re.compile(r"[^\W_]+")

MOSTLY = 0.8
"""From this share on, values that begin with a number make an attribute one of numbers."""
SAYS_LESS = 0.3
"""How far words that say less ("Knuth") speak for words that say the same and more ("Donald Knuth")."""
CLOSE_BY = 0.5
"""How far the nearest other number speaks for a number."""


class Kind(Protocol):
    """How the values of one attribute compare."""

    @property
    def names_recur(self) -> bool:
        """Whether one value is said of many things, so that it can be learned how far such a value is to be trusted."""

    def canon(self, value: str) -> Hashable | None:
        """What is compared of a value; None where the value says nothing."""

    def bears(self, said: Any, candidate: Any) -> float:
        """How far a source that says `said` speaks for `candidate`, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Values are words: in any order and case, without marks and initials; fewer words of the same say less."""

    @property
    def names_recur(self) -> bool:
        """Words are taken as they stand."""
        return False

    def canon(self, value: str) -> frozenset[str] | None:
        """The words longer than a letter, or the single letters where there is nothing else."""
        words = frozenset(WORD.findall(_folded(value)))
        return frozenset(w for w in words if len(w) > 1) or words or None

    def bears(self, said: frozenset[str], candidate: frozenset[str]) -> float:
        """1 for the same words, less for a part of them, 0 where a word differs."""
        if said == candidate:
            return 1.0
        return SAYS_LESS * len(said) / len(candidate) if said < candidate else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Values are numbers, or words where none is given; numbers close by speak for each other."""

    tolerance: float
    """Beyond about this distance a number says little for another, in the values' own unit."""

    @property
    def names_recur(self) -> bool:
        """The same number said of two things means nothing."""
        return False

    def canon(self, value: str) -> float | frozenset[str] | None:
        """The number that the value begins with ("2 1/2" is 2.5), else its words."""
        number = leading_number(value)
        return Words().canon(value) if number is None else number

    def bears(self, said: float | frozenset[str], candidate: float | frozenset[str]) -> float:
        """1 for the same, falling with the distance."""
        if said == candidate:
            return 1.0
        if isinstance(said, float) and isinstance(candidate, float) and self.tolerance > 0:
            return CLOSE_BY * math.exp(-abs(said - candidate) / self.tolerance)
        return 0.0


@dataclass(frozen=True, kw_only=True)
class PlacesWithin:
    """Values are places inside places: whoever names a wider place speaks for those inside it as well."""

    within: Mapping[str, frozenset[str]]
    """By name of a place, the names of all that it lies in. A name that several places share has those of each."""

    @classmethod
    def of(cls, places: Iterable[tuple[str, str, str]]) -> PlacesWithin:
        """Make it of places given as (id, name, id of the place that it lies in)."""
        listed = list(places)
        names = {id: name for id, name, _ in listed}
        parents = {id: parent for id, _, parent in listed}
        within: dict[str, set[str]] = {}
        for id in names:
            above = within.setdefault(names[id], set())
            seen, at = {id}, parents[id]
            while at in names and at not in seen:
                above.add(names[at])
                seen.add(at)
                at = parents[at]
        return cls(within={name: frozenset(above - {name}) for name, above in within.items()})

    @property
    def names_recur(self) -> bool:
        """One place is the answer for many things."""
        return True

    def canon(self, value: str) -> str | None:
        """The name as given."""
        return value.strip() or None

    def bears(self, said: str, candidate: str) -> float:
        """1 where the candidate is that place or lies in it."""
        return float(said == candidate or said in self.within.get(candidate, ()))

    @cached_property
    def _depths(self) -> dict[str, int]:
        return {name: len(above) for name, above in self.within.items()}

    def depth(self, name: str) -> int:
        """How many wider places a place lies in."""
        return self._depths.get(name, 0)


def leading_number(value: str) -> float | None:
    """The number that a value begins with; None where it begins with none."""
    found = NUMBER.match(value)
    if found is None:
        return None
    whole = float(found[1])
    return whole + int(found[2]) / int(found[3]) if found[2] and int(found[3]) else whole


def kind_of(values: Sequence[Sequence[str]]) -> Words | Numbers:
    """Tell by the values themselves, given thing by thing, whether an attribute is one of numbers or of words.

    The tolerance of numbers is the middle distance between two different ones that are said of the same thing.
    """
    numbers = [[n for v in said if (n := leading_number(v)) is not None] for said in values]
    told = sum(bool(v.strip()) for said in values for v in said)
    if not told or sum(map(len, numbers)) < MOSTLY * told:
        return Words()
    gaps = [abs(a - b) for said in numbers for n, a in enumerate(said) for b in said[n + 1 :] if a != b]
    return Numbers(tolerance=median(gaps) if gaps else 0.0)


def _folded(value: str) -> str:
    """Lower case without marks on letters and without HTML escapes."""
    apart = unicodedata.normalize("NFKD", html.unescape(value))
    return "".join(c for c in apart if not unicodedata.combining(c)).lower()
