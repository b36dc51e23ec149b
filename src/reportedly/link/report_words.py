"""What a whole report is about, as weighted words and pairs of words; how alike two reports are.

The words that count are rare ones, those in the headline, and those near the top, where news says what is new. Two
words that stand side by side count together as well: a name, a set phrase.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping

from reportedly.link.content_words import content_words, rarity
from reportedly.model.report import Report

IN_HEADLINE = 3.0
"""How often a word in the headline counts."""
AT_END, FADES = 0.1, 800.0
"""A word counts once more at the top than at the end of a long text; this fades with the characters before it."""
REPEATED = 3.0
"""How much saying a word again adds: its weight grows with the logarithm of one more than this times its count."""
SIDE_BY_SIDE = 0.8
"""What two words side by side count beside a single word as rare."""
RAREST_BITS = 12.0
GAP = 8
"""How many characters may lie between two words that stand side by side."""

Weights = Mapping[str, float]
"""By word, or two words with a space between; the sum of squares is 1."""


def weigh_words(report: Report) -> Weights:
    """What a report is about; empty for a text without content words."""
    counts: Counter[str] = Counter()
    for words in (_counted(report.title or "", headline=True), _counted(report.text, headline=False)):
        for word, times in words:
            counts[word] += times  # type: ignore[assignment]
    weights = {word: math.log1p(REPEATED * times) * _bits(word) for word, times in counts.items()}
    length = math.sqrt(sum(w * w for w in weights.values()))
    return {word: w / length for word, w in weights.items()}


def likeness(one: Weights, other: Weights) -> float:
    """How alike two reports are, 0 to 1: the cosine of their weights."""
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(weight * other[word] for word, weight in one.items() if word in other)


def heaviest(weights: Weights, number: int) -> list[tuple[str, float]]:
    """The words that tell most of what a report is about, heaviest first."""
    return sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:number]


def _counted(text: str, *, headline: bool) -> Iterator[tuple[str, float]]:
    """Every word, and every two side by side, with how often it counts where it stands."""
    before, end = "", -GAP - 1
    for word in content_words(text):
        times = IN_HEADLINE if headline else AT_END + math.exp(-word.start / FADES)
        yield word.stem, times
        if word.start - end <= GAP:
            yield f"{before} {word.stem}", times
        before, end = word.stem, word.start + len(word.stem)


def _bits(words: str) -> float:
    bits = min(RAREST_BITS, sum(rarity(word) for word in words.split(" ")))
    return SIDE_BY_SIDE * bits if " " in words else bits
