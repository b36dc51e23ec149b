"""Whether a report that credits another's newsroom tells what that one reported, in whatever words.

What counts is which of its names and words the other has, not how many of the other's it has: it may be much shorter.
"""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from functools import cache

from reportedly.link.content import Item, skeleton
from reportedly.link.publishers import is_own
from reportedly.link.standing import Standing
from reportedly.link.traits import Traits
from reportedly.link.wording import WORD, fold

TRANSLATED: Item = ("version", "translated")
"""A report that says itself that it is a translation, be it from another language and back."""
SOME_NAMES, MOST_NAMES = 0.6, 0.75
"""The share of its names from which on a report that credits another's newsroom may be, and likely is, its text."""
FEW_NAMES = 0.5
FEW_WORDS, MANY_WORDS = 0.15, 0.4
"""The share of its words from which on a report that credits another's newsroom may, and likely does, tell no more."""


def cites(older: Traits, newer: Traits, standing: Standing) -> bool:
    """Whether the newer report credits the outlet that published the older, however many others credit it too."""
    named = standing.outlets[newer.report.id].keys() - standing.publishers[newer.report.id]
    return bool((named | standing.mentions[newer.report.id].keys()) & standing.publishers[older.report.id])


def cites_no_other(older: Traits, newer: Traits, standing: Standing) -> bool:
    """Whether the newer report credits no other outlet: who credits several has put together a report of its own."""
    return standing.outlets[newer.report.id].keys() <= (
        standing.publishers[newer.report.id] | standing.publishers[older.report.id]
    )


def names_told(newer: Traits, older: Traits, standing: Standing) -> float:
    """The share of a report's names that the older one tells too, be it in its headline, each weighed by its rarity.

    The names of outlets that it credits tell nothing of the matter.
    """
    credits = (c.name for c in newer.credits if c.kind != "mention" or is_own(c.name, older.own))
    credited = frozenset().union(*map(_names_in, (*older.own, *credits)))
    told = [item for item in newer.items if item[0] == "name" and item not in credited]
    return _share(told, older.items.keys() | _names_in(older.report.title or ""), standing)


def words_told(newer: Traits, older: Traits, standing: Standing) -> float:
    """The share of a report's words that the older one has too."""
    return _share([item for item in newer.items if item[0] == "stem"], older.items.keys(), standing)


def _share(told: Sequence[Item], others: Set[Item], standing: Standing) -> float:
    all_ = math.fsum(standing.rarity.of(item) for item in told)
    return math.fsum(standing.rarity.of(item) for item in told if item in others) / all_ if all_ else 0.0


@cache
def _names_in(words: str) -> frozenset[Item]:
    return frozenset(("name", skeleton(fold(word))) for word in WORD.findall(words) if word[0].isupper())


def names_contained(newer: Traits, older: Traits, standing: Standing) -> float:
    """How much it says that an older report has a report's names too: nothing for some, all it can for most."""
    return _ramp(names_told(newer, older, standing), SOME_NAMES, MOST_NAMES) ** 2


def told_by(newer: Traits, older: Traits, standing: Standing) -> float:
    """How much of a report the older one tells: its names and its words, which a translation has of its own."""
    names = _ramp(names_told(newer, older, standing), FEW_NAMES, MOST_NAMES)
    if not names or TRANSLATED in newer.items:
        return names
    return names * _ramp(words_told(newer, older, standing), FEW_WORDS, MANY_WORDS)


def _ramp(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))
