"""What two reports share word by word, and how much of what either says that is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reportedly.link.content import Item
from reportedly.link.traits import Grams, Traits

TRACES = 2
"""So many words in a row that two reports share in one sentence are a trace of copying."""


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """What two reports share word by word, worked out when it is asked for; it depends on nothing but the two."""

    one: Traits
    other: Traits

    @cached_property
    def shingles(self) -> set[int]:
        """Words in a row."""
        return self.one.shingles.keys() & self.other.shingles.keys()

    @cached_property
    def runs(self) -> set[int]:
        """More of them in a row."""
        return self.one.runs.keys() & self.other.runs.keys()

    @cached_property
    def items(self) -> set[Item]:
        """Names, figures and stems."""
        return self.one.items.keys() & self.other.items.keys()


def share(shared: Iterable[int], one: Grams, other: Grams, boilerplate: frozenset[int]) -> float:
    """The share of the shorter report's words in a row that the longer one has too."""
    least = min(_counted(one, boilerplate), _counted(other, boilerplate))
    return sum(gram not in boilerplate for gram in shared) / least if least else 0.0


def _counted(grams: Grams, boilerplate: frozenset[int]) -> int:
    return len(grams.keys() - boilerplate) if boilerplate else len(grams)


def spread(shared: Iterable[int], one: Traits, other: Traits) -> float:
    """The share of the shorter report's sentences of which more than a chance word or two stands in the longer one.

    A paragraph of background that two stories share is one sentence or two; a rewrite leaves traces in most.
    """
    shorter = min(one, other, key=lambda report: len(report.shingles))
    traces = Counter(map(shorter.shingles.__getitem__, shared))
    return sum(count >= TRACES for count in traces.values()) / max(1, shorter.length)


def early(runs: Iterable[int], one: Traits, other: Traits) -> float:
    """The share of runs that two reports have in common, each weighed by how early it stands in both."""
    least = min(one.early, other.early)
    return math.fsum(1 / (1 + max(one.runs[run], other.runs[run])) ** 2 for run in runs) / least if least else 0.0
