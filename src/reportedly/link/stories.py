"""Reports into stories: what is written about the same occurrence, kept up report by report.

Two reports are compared if they share words that are among the weightiest of both. How alike they are speaks for or
against one story; dates play no part. Stories are the same whatever the order of arrival.
"""

from __future__ import annotations

from itertools import combinations

from reportedly.link.blocks import Blocks
from reportedly.link.clusters import Clusters
from reportedly.link.report_words import Weights, heaviest, likeness, weigh_words
from reportedly.model.reason import Reason
from reportedly.model.report import Report

BORDER = 0.14
"""Reports as alike as this are as likely of one story as not; measured on BASIL, 2010–2015."""
BITS_PER_LIKENESS = 50.0
UNCOMPARED = 0.04
"""Reports that were not compared are taken to be as alike as any two pieces of news."""
KEY_WORDS = 20
"""How many of a report's weightiest words it is found by."""
FULLEST = 100
"""A block of more reports than this says too little; then pairs of such words must be shared."""


class Stories:
    """Reports, and the stories that they follow."""

    def __init__(self, border: float = BORDER) -> None:
        """`border`: how alike two reports must be to be as likely of one story as not."""
        self._border = border
        self._weights: dict[str, Weights] = {}
        self._blocks = Blocks()
        self._clusters = Clusters(uncompared=(UNCOMPARED - border) * BITS_PER_LIKENESS)

    def add(self, report: Report) -> None:
        """Add a report; one that is there already changes nothing."""
        if report.id in self._weights:
            return
        weights = weigh_words(report)
        self._weights[report.id] = weights
        change = self._blocks.add(report.id, story_keys(weights))
        self._clusters.add(report.id, {other: self._bits(report.id, other) for other in change.partners})
        for one, other in change.others:
            self._clusters.set_pair(one, other, None)

    def remove(self, report_id: str) -> None:
        """Take a report out, with everything that rested on it; one that is not there changes nothing."""
        if self._weights.pop(report_id, None) is None:
            return
        change = self._blocks.remove(report_id)
        self._clusters.remove(report_id)
        for one, other in change.others:
            self._clusters.set_pair(one, other, self._bits(one, other))

    def story_of(self, report_id: str) -> str:
        """The id of the story a report belongs to: the smallest id of its reports."""
        return self._clusters.group_of(report_id)

    def stories(self) -> dict[str, tuple[str, ...]]:
        """The reports of every story, by the story's id."""
        return self._clusters.groups()

    def reasons(self, one: str, other: str) -> tuple[Reason, ...]:
        """Why two reports are of one story or not."""
        a, b = self._weights[one], self._weights[other]
        alike = likeness(a, b)
        shared = sorted(set(a) & set(b), key=lambda word: (-a[word] * b[word], word))[:6]
        seen = f"likeness {alike:.2f}, most by: {', '.join(shared) or 'nothing'}"
        return (Reason(feature="report words", bits=self._bits(one, other), older=seen, newer=seen),)

    def _bits(self, one: str, other: str) -> float:
        return (likeness(self._weights[one], self._weights[other]) - self._border) * BITS_PER_LIKENESS


def story_keys(weights: Weights) -> dict[str, int]:
    """What a report is found by: its weightiest words, and every two of them."""
    words = sorted(word for word, _ in heaviest(weights, KEY_WORDS))
    return dict.fromkeys([*words, *(f"{one}\t{other}" for one, other in combinations(words, 2))], FULLEST)
