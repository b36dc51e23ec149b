"""How much an item says: the rarer it is among the reports at hand, the more two reports share that have it.

Copies are collapsed first, so that a story that forty outlets reprint makes its words no commoner.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.link.content import Item
from reportedly.link.traits import Traits

UNSEEN = 100
"""Reports on other things that are thought of as being there too: in a handful of reports nothing would be rare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """How many texts there are, and how many of them have an item or name an outlet."""

    texts: int
    having: Mapping[Item, int]
    naming: Mapping[str, int]
    """By outlet: how many reports it credits or is published by."""

    def of(self, item: Item) -> float:
        """The bits that an item tells by being there."""
        return math.log2((self.texts + UNSEEN) / max(1, self.having.get(item, 1)))

    def of_outlet(self, outlet: str) -> float:
        """The bits that it tells that two reports credit one outlet."""
        return math.log2((self.texts + UNSEEN) / max(1, self.naming.get(outlet, 1)))


def rarity(texts: Iterable[Sequence[Traits]], outlets: Iterable[Iterable[str]]) -> Rarity:
    """Count items over texts, each a report with its near-verbatim copies; and outlets over reports."""
    having: Counter[Item] = Counter()
    count = 0
    for copies in texts:
        count += 1
        having.update({item for report in copies for item in report.items})
    naming = Counter(name for names in outlets for name in set(names))
    return Rarity(texts=count, having=having, naming=naming)
