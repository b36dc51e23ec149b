"""The words of a text that tell what it is about: their stems, and how rare each is.

A stem is what is left of a word without its endings, so that "attackers", "attacked" and "the attack" share one. How
rare a stem is says the table `word_rarity`: in what share of news articles it stands. A stem that is not in the table
is rarer than all that are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.lexicon.table import load_table

WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "er", "ors", "or", "ies", "ed", "es",
    "s", "e", "y",
)  # fmt: skip
"""Longest first; the first that fits is cut off."""
SHORTEST_STEM = 3
RAREST = 0.002
"""The share of articles that a stem outside the table is taken to stand in."""
TOO_COMMON = 0.3
"""A stem in more articles than this says nothing of what a text is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _RarityRow:
    stem: str
    share: float
    source: str


@dataclass(frozen=True, slots=True)
class ContentWord:
    """One word of a text that says what it is about."""

    stem: str
    start: int
    """Where it stands in the text."""


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The word in lower case without possessive and ending."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@cache
def _shares() -> dict[str, float]:
    return {row.stem: row.share for row in load_table("word_rarity", _RarityRow)}


@lru_cache(maxsize=1 << 17)
def rarity(stem: str) -> float:
    """Bits that seeing the stem in an article gives: log₂ of one over the share of articles it stands in."""
    return -math.log2(max(_shares().get(stem, RAREST), RAREST))


@lru_cache(maxsize=1 << 17)
def hundredths(stem: str) -> int:
    """The rarity of a stem in whole hundredths of a bit: sums of these do not depend on their order."""
    return round(100 * rarity(stem))


@lru_cache(maxsize=1 << 14)
def content_stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that tell what it is about."""
    return frozenset(word.stem for word in content_words(text))


def content_words(text: str) -> Iterator[ContentWord]:
    """The words of a text that are rare enough to tell what it is about, in text order."""
    for found in WORD.finditer(text):
        stemmed = stem(found[0])
        if _shares().get(stemmed, 0.0) <= TOO_COMMON:
            yield ContentWord(stemmed, found.start())
