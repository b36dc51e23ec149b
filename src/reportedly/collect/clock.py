"""The time of day, the passing of time, and waiting: handed to what needs them; nothing else looks at a clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What a collector may know of time."""

    now: Callable[[], datetime]
    """The time of day, in UTC."""
    tick: Callable[[], float]
    """Seconds that only ever grow; their zero means nothing."""
    sleep: Callable[[float], None]
    """Wait that many seconds."""


def _utc() -> datetime:
    return datetime.now(UTC)


SYSTEM = Clock(now=_utc, tick=time.monotonic, sleep=time.sleep)
"""The clock of the machine."""


def to_rfc3339(moment: datetime) -> str:
    """Write a moment in UTC to the second, as in "2024-03-12T08:30:00Z"."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def from_rfc3339(written: str) -> datetime:
    """Read what `to_rfc3339` wrote, or any other RFC 3339 time."""
    return datetime.fromisoformat(written)
