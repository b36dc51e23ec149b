"""What came of asking for an address before, as the casebook keeps it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from reportedly.casebook import Casebook, Fetch, schema
from reportedly.casebook.moments import minutes
from reportedly.casebook.packing import plain, unpack
from reportedly.collect.fetched import Validators

GONE_FOR_GOOD = 410


def last_attempts(book: Casebook, url: str, most: int) -> Sequence[Fetch]:
    """The last attempts at an address, whatever came of them, the oldest first."""
    table = schema.fetches.c
    asked = select(table.body).where(table.url == plain(url)).order_by(table.n.desc()).limit(most)
    with book.looking() as connection:
        bodies = [row[0] for row in connection.execute(asked)]
    return [Fetch(**json.loads(unpack(body))) for body in reversed(bodies)]


def was_told(book: Casebook, url: str, reason: str) -> bool:
    """Whether the last attempt ended for this very reason."""
    return any(attempt.reason == reason for attempt in last_attempts(book, url, 1))


def validators_of(fetch: Fetch | None) -> Validators:
    """What to ask with, so that only what has changed since is sent."""
    if fetch is None:
        return Validators()
    return Validators(etag=fetch.headers.get("etag"), last_modified=fetch.headers.get("last-modified"))


def due_again(book: Casebook, now: datetime, *, recheck: int, follow: int) -> Sequence[str]:
    """Pages that came into the casebook less than `follow` seconds ago and were asked for `recheck` ago or earlier."""
    table = schema.fetches.c
    earliest, latest = (
        minutes((now - timedelta(seconds=ago)).astimezone(UTC).isoformat()) for ago in (follow, recheck)
    )
    pages = select(table.url).where(table.url.like("http%")).group_by(table.url)
    asked = pages.having(func.min(table.at) >= earliest, func.max(table.at) <= latest).order_by(func.max(table.n))
    with book.looking() as connection:
        urls = [row[0] for row in connection.execute(asked)]
    return [url for url in urls if _may_be_there(book, url)]


def _may_be_there(book: Casebook, url: str) -> bool:
    """Whether an address gave a report before, and is not gone for good."""
    (last,) = last_attempts(book, url, 1)
    before = book.last_fetch(url)
    return last.status != GONE_FOR_GOOD and before is not None and before.series is not None
