"""How a linking that takes long tells at which step it is."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str, float | None], None]
"""Is told what is being worked at, and how much of that is done, 0 to 1, where it can be told."""


def nothing_said(_: str, __: float | None) -> None:
    """Nobody wants to know."""
