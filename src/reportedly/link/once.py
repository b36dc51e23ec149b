"""What follows from one claim alone is worked out once for it, however many others it is held against."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from reportedly.link.told import Told

Known = TypeVar("Known")


def once_each(work: Callable[[Told], Known]) -> Callable[[Told], Known]:
    """Keep what a function says of a claim beside what the claim tells; it ends with that."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(told: Told) -> Known:
        known: dict[str, Any] = told.__dict__
        if name not in known:
            known[name] = work(told)
        found: Known = known[name]
        return found

    return kept
