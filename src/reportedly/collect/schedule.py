"""When to ask a feed again: at its interval, later and later while it fails, never sooner than its server says.

A pure function from one state to the next; the clock's time and the jitter are handed in, and the state is a record
that can be kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from reportedly.collect.clock import from_rfc3339, to_rfc3339
from reportedly.collect.fetched import Fetched

SHORTEST_S = 60
"""No feed is asked more often, whatever its interval."""

LONGEST_BACK_OFF_S = 24 * 3600
"""A feed that fails is still asked once a day."""

JITTER = 0.1
"""At most this part of the wait is added, so that many feeds are not asked at one moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled:
    """How it stands with asking for one address again and again."""

    url: str
    interval_s: int = 900
    """Seconds between two requests while all goes well."""
    next_at: str | None = None
    """RFC 3339; None where it was never asked and is due at once."""
    failures: int = 0
    """How often it failed, one time after the other, up to now."""
    why: str | None = None
    """What was wrong the last time; None where nothing was."""
    stopped: bool = False
    """Whether it is gone for good (410) and is not asked any more."""


def is_due(scheduled: Scheduled, now: datetime) -> bool:
    """Tell whether it is time to ask."""
    return not scheduled.stopped and (scheduled.next_at is None or from_rfc3339(scheduled.next_at) <= now)


def seconds_until(scheduled: Scheduled, now: datetime) -> float | None:
    """Seconds until it is due, 0 where it is; None where it never is."""
    if scheduled.stopped:
        return None
    if scheduled.next_at is None:
        return 0.0
    return max(0.0, (from_rfc3339(scheduled.next_at) - now).total_seconds())


def after(scheduled: Scheduled, fetched: Fetched, now: datetime, *, jitter: float = 0.0) -> Scheduled:
    """The state after a request; `jitter` is a random number from 0 to 1.

    A wait doubles with each failure, from the interval up to `LONGEST_BACK_OFF_S` (or the interval, if that is longer);
    one Retry-After that asks for more goes before.
    """
    well = fetched.outcome in ("ok", "not modified")
    failures = 0 if well else scheduled.failures + 1
    wait = _wait(max(scheduled.interval_s, SHORTEST_S), failures)
    next_at = now + timedelta(seconds=wait * (1 + JITTER * min(1.0, max(0.0, jitter))))
    if fetched.retry_at is not None:
        next_at = max(next_at, from_rfc3339(fetched.retry_at))
    return Scheduled(
        url=scheduled.url,
        interval_s=scheduled.interval_s,
        next_at=to_rfc3339(next_at),
        failures=failures,
        why=None if well else fetched.why,
        stopped=fetched.status == 410,
    )


def _wait(interval_s: int, failures: int) -> int:
    doubled: int = interval_s * 2 ** min(failures, 32)
    return max(interval_s, min(doubled, LONGEST_BACK_OFF_S))
