"""The states of the world and the words for them: one table for all who need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow:
    """A state and the words for it."""

    code: str
    name: str
    definite: bool
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    seats: tuple[str, ...]
    """Seats of government whose name stands for the government where it speaks or acts."""
    source: str

    @property
    def of(self) -> str:
        """The name as it stands after "of"."""
        return f"the {self.name}" if self.definite else self.name


@cache
def states() -> Mapping[str, StateRow]:
    """Every state by its ISO 3166-1 alpha-2 code."""
    return {row.code: row for row in load_table("states", StateRow)}
