"""How much an item says: the rarer it is among the reports at hand, the more two reports share that have it.

Copies are collapsed first, so that a story that forty outlets reprint makes its words no commoner.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportedly.link.content import Item
from reportedly.link.traits import Traits

Counted = TypeVar("Counted")
UNSEEN = 100
"""Reports on other things that are thought of as being there too: in a handful of reports nothing would be rare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """The bits that an item tells by being there, and that it tells that two reports credit one outlet."""

    texts: int
    of_items: Mapping[Item, float]
    of_outlets: Mapping[str, float]

    def of(self, item: Item) -> float:
        """The bits of an item of one of the reports."""
        return self.of_items[item]

    def of_outlet(self, outlet: str) -> float:
        """The bits of an outlet that one of the reports is or credits."""
        return self.of_outlets[outlet]


def rarity(texts: Iterable[Sequence[Traits]], outlets: Iterable[Iterable[str]]) -> Rarity:
    """Count items over texts, each a report with its near-verbatim copies; and outlets over reports."""
    having: Counter[Item] = Counter()
    count = 0
    for copies in texts:
        count += 1
        having.update(
            {item for report in copies for item in report.items} if len(copies) > 1 else copies[0].items.keys()
        )
    naming = Counter(name for names in outlets for name in names)
    return Rarity(texts=count, of_items=_bits(having, count), of_outlets=_bits(naming, count))


def _bits(counts: Mapping[Counted, int], texts: int) -> dict[Counted, float]:
    return {counted: math.log2((texts + UNSEEN) / count) for counted, count in counts.items()}
