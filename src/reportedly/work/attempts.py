"""What came of asking for an address before, as the casebook keeps it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import select

from reportedly.casebook import Casebook, Fetch, schema
from reportedly.casebook.packing import plain, unpack
from reportedly.collect.fetched import Validators


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
