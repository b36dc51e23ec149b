"""How far what is made in steps has come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How much of something is made, and of how much."""

    done: int
    of: int

    @property
    def whole(self) -> bool:
        """Whether nothing is left to do."""
        return self.done >= self.of
