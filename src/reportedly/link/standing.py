"""What all reports at hand say of words and outlets, by which any two of them are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.link.content import ItemKind
from reportedly.link.rarity import Rarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the reports at hand say of words and outlets: their rarity, boilerplate, and which names mean one outlet."""

    rarity: Rarity
    lengths: Mapping[str, Mapping[ItemKind, float]]
    """By report: the length of its items of each kind as a vector, weighed by rarity and by how early they are told."""
    outlets: Mapping[str, Mapping[str, float]]
    """By report: each outlet that it is or credits, with the place of the credit, 0 (head) to 1 (tail)."""
    mentions: Mapping[str, Mapping[str, float]]
    """By report: what is an outlet that it credits if another report is published by it, with the place of the name."""
    publishers: Mapping[str, frozenset[str]]
    """By report: the outlets that it is itself, by its publisher's names."""
    boilerplate: frozenset[int]
    """Shingles and runs of sentences that many reports share which share nothing else."""
