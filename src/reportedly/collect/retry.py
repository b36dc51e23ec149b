"""What a server's answer says about asking again: whether, and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from reportedly.collect.clock import to_rfc3339

WORTH_ASKING_AGAIN = frozenset((404, 408, 421, 423, 425, 429, 500, 502, 503, 504, 507, 509, 520, 521, 522, 523, 524))
"""Statuses that pass by themselves; others need somebody to change something."""

LONGEST_PUT_OFF = timedelta(days=30)
"""A server that asks for more is taken at this."""


def retry_at(written: str | None, now: datetime) -> str | None:
    """Read a Retry-After header, which is a number of seconds or a date; None where it is neither."""
    moment = _moment((written or "").strip(), now)
    if moment is None:
        return None
    return to_rfc3339(max(now, min(moment, now + LONGEST_PUT_OFF)))


def _moment(written: str, now: datetime) -> datetime | None:
    if written.isascii() and written.isdigit():
        return now + min(timedelta(seconds=int(written[:9])), LONGEST_PUT_OFF)
    try:
        moment = parsedate_to_datetime(written)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)  # HTTP dates are in GMT
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
