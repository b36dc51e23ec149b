"""Pages of `{results, next, previous}`, by cursors that say nothing to who holds them."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from typing import Any

from starlette.datastructures import URL

from reportedly.errors import InputError

Record = dict[str, Any]
Place = str | int | None
"""Where a page starts: an offset, or a cursor of the casebook; None for the first page."""

MOST = 500
USUAL = 50
FURTHEST = 1 << 62
"""No list is as long, and no engine counts further."""
REMEMBERED = 20
"""Pages that `previous` leads back over; from further on, start anew."""


def page_of(url: URL, cursor: str | None, read: Callable[[Place], tuple[Sequence[Record], Place]]) -> Record:
    """One page: `read` gives the records from a place on, and where the next page starts."""
    trail = _trail(cursor)
    results, following = read(trail[-1])
    onwards = [*trail, following][-REMEMBERED:] if following is not None else None
    return {
        "results": list(results),
        "next": _address(url, onwards),
        "previous": _address(url, trail[:-1] if len(trail) > 1 else None),
    }


def slice_of(records: Sequence[Any], limit: int, told: Callable[[Any], Record]) -> Callable[[Place], Any]:
    """Read pages out of a list; only what is on the page is put into words."""

    def read(place: Place) -> tuple[Sequence[Record], Place]:
        start = number_place(place)
        end = start + limit
        return [told(record) for record in records[start:end]], end if end < len(records) else None

    return read


def number_place(place: Place) -> int:
    """A place that counts records; raises InputError for one of another list."""
    if place is not None and not isinstance(place, int):
        raise _no_cursor()
    return place or 0


def text_place(place: Place) -> str | None:
    """A place that names a record; raises InputError for one of another list."""
    if isinstance(place, int):
        raise _no_cursor()
    return place


def _trail(cursor: str | None) -> list[Place]:
    """Where the pages up to this one started."""
    if cursor is None:
        return [None]
    try:
        trail = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii") + b"=="))
    except ValueError:
        raise _no_cursor() from None
    if not (isinstance(trail, list) and trail and all(_is_place(place) for place in trail)):
        raise _no_cursor()
    return trail


def _is_place(place: Any) -> bool:
    return place is None or isinstance(place, str) or (type(place) is int and 0 <= place < FURTHEST)


def _no_cursor() -> InputError:
    return InputError("cursor", "is none of this list", "take it from `next` or `previous` of the page before")


def _address(url: URL, trail: list[Place] | None) -> str | None:
    """The address of a page, without the host: "/api/v1/claims?cursor=…"."""
    if trail is None:
        return None
    if trail == [None]:
        first = url.remove_query_params("cursor")
        return f"{first.path}?{first.query}" if first.query else first.path
    written = base64.urlsafe_b64encode(json.dumps(trail, separators=(",", ":")).encode()).decode().rstrip("=")
    there = url.include_query_params(cursor=written)
    return f"{there.path}?{there.query}"
