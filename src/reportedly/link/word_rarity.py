"""How much a word tells in a casebook: the rarer among its reports, the more bits."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.link.told import carries_meaning, matter_of, words_of
from reportedly.model.reading import Reading
from reportedly.read.glosses import in_english

SMOOTHING = 0.5
LEAST = 1.0
"""Bits of a word that every report has: a claim is not spoken of without the words of the matter itself."""
COMMON_GROUND = 0.6
"""The share of all reports that have a place, or a word for what was done, from which on it goes without saying."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """Bits of each stem, by how many times more reports there are than reports with it."""

    reports: int
    seen: Mapping[str, int]

    def bits(self, stem: str) -> float:
        """What the stem tells; a word that no report has tells most."""
        return LEAST + math.log2((self.reports + 1) / (self.seen.get(stem, 0) + SMOOTHING))

    def share(self, stem: str) -> float:
        """The share of the reports that have the stem."""
        return self.seen.get(stem, 0) / self.reports if self.reports else 0.0

    def total(self, stems: Iterable[str]) -> float:
        """What all of the stems tell together."""
        return sum(self.bits(stem) for stem in stems)

    def covered(self, asked: frozenset[str], told: frozenset[str]) -> float:
        """The share of what is asked that is told, 0 to 1, by bits."""
        whole = self.total(asked)
        return self.total(asked & told) / whole if whole else 0.0


def rarity_in(readings: Iterable[Reading]) -> Rarity:
    """Count the stems of all reports, of a gloss where one has it."""
    return rarity_among(in_english(reading.report).text for reading in readings)


def rarity_among(texts: Iterable[str]) -> Rarity:
    """Count the stems of reports by their texts, which are let go again."""
    seen: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += 1
        seen.update({matter_of(w) for w in words_of(text) if carries_meaning(w.lower_)})
    return Rarity(reports=number, seen=seen)
