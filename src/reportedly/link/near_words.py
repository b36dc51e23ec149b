"""Words that come near each other in meaning, by vectors: a claim is brought in other words than the reports have.

Nearness is a matter of degree, and of use rather than of truth: "released" is near "detained". So words that rule each
other out are never near, names and figures neither, and what rests on nearness is weighed apart from what rests on the
same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from reportedly.link.content import number_words
from reportedly.link.once import once_each
from reportedly.link.polarity_compared import are_contrary
from reportedly.link.told import Told, Word, carries_meaning, cut, matter_of
from reportedly.link.weights_kept import VECTORS, checked, weights_folder
from reportedly.link.word_rarity import Rarity

FLOOR = 0.3
"""Vectors of words that have nothing to do with each other are this alike, or less."""

Near = Mapping[str, Mapping[str, float]]
"""By what a word of a report is about: what words of the claim it comes near to, and how near, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vocabulary:
    words: tuple[str, ...]
    place: Mapping[str, int]
    vectors: NDArray[np.float32]
    """One row a word, of length 1."""


@cache
def _vocabulary() -> _Vocabulary:
    with np.load(checked(weights_folder(), VECTORS)) as kept:
        rows, words = kept["vectors"].astype(np.float32), tuple(map(str, kept["words"]))
    vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return _Vocabulary(words=words, place={word: at for at, word in enumerate(words)}, vectors=vectors)


@once_each
def near(asked: Told) -> Near:
    """What comes near to the words of a claim that are no names and no figures."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for word in asked.words:
        about = matter_of(word)
        if carries_meaning(word.lower_) and about not in asked.names:
            for other, alike in _near(word.lower_):
                if other != about:
                    found[other][about] = max(alike, found[other].get(about, 0.0))
    return found


@cache
def _near(lower: str) -> tuple[tuple[str, float], ...]:
    """What words come near to one, by what they are about, each with how near."""
    told = _vocabulary()
    if lower not in told.place or lower in number_words():
        return ()
    alike = told.vectors @ told.vectors[told.place[lower]]
    (word,) = cut(lower)
    nearest: dict[str, float] = {}
    for at in np.flatnonzero(alike > FLOOR):
        for other in cut(told.words[at]):
            if _may_stand_for(word, other):
                share = (float(alike[at]) - FLOOR) / (1 - FLOOR)
                nearest[matter_of(other)] = max(share, nearest.get(matter_of(other), 0.0))
    return tuple(nearest.items())


def _may_stand_for(word: Word, other: Word) -> bool:
    counts = other.lower_ in number_words()
    return carries_meaning(other.lower_) and not counts and not are_contrary(word.stem, other.stem)


def nearly_covered(asked: Told, told: frozenset[str], rarity: Rarity) -> float:
    """The share of a claim, by bits, that a text comes near to in other words; 0 to 1, each word by how near."""
    whole = rarity.total(asked.stems)
    best: dict[str, float] = {}
    for about, alike in _in_other_words(asked, told):
        best[about] = max(alike, best.get(about, 0.0))
    return sum(rarity.bits(about) * alike for about, alike in best.items()) / whole if whole else 0.0


def _in_other_words(asked: Told, told: frozenset[str]) -> Iterator[tuple[str, float]]:
    by_word = near(asked)
    for stem in told & by_word.keys():
        yield from ((about, alike) for about, alike in by_word[stem].items() if about not in told)
