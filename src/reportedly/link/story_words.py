"""What a whole report is about, in words that other reports of one story have too, however each writes them.

One side's report tells of a "Chadian plane", the other's of an "aircraft from Chad". So states, and words that news
uses for one another, count as one here. Days, months and figures do not count: all of one week share them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

from reportedly.link.content_words import rarity, stem
from reportedly.link.doers_compared import DAYS
from reportedly.link.figures_compared import MONTHS
from reportedly.link.report_words import AT_END, REPEATED
from reportedly.link.told import Word, carries_meaning, matter_of, words_of
from reportedly.model.report import Report
from reportedly.read.numbers import starts_number

FADES = 140.0
"""A word counts once more at the top than at the end of a long text; this fades with the words before it."""


def story_words(report: Report) -> Mapping[str, float]:
    """The words that tell what a report is about, by what stands for them; the sum of squares is 1."""
    counts: defaultdict[str, float] = defaultdict(float)
    bits: dict[str, float] = {}
    for part in (report.title or "", report.text):
        for about, rare, times in _counted(part):
            bits[about] = min(rare, bits.get(about, rare))
            counts[about] += times
    weights = {about: math.log1p(REPEATED * times) * bits[about] for about, times in counts.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {about: weight / length for about, weight in weights.items()}


def _counted(text: str) -> Iterator[tuple[str, float, float]]:
    """Every word that tells something: what stands for it, its bits, and how often it counts where it stands."""
    for at, word in enumerate(words_of(text.replace("-", " "))):
        if _tells(word):
            yield matter_of(word), rarity(stem(word.lower_)), AT_END + math.exp(-at / FADES)


def _tells(word: Word) -> bool:
    lower = word.lower_
    counted = starts_number(lower) or not lower.isalpha()
    return carries_meaning(lower) and not counted and lower not in MONTHS and lower not in DAYS
