"""Answers in parts: how much there is, how much of it is given, and where to go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from reportedly.agents.quoting import NOTICE
from reportedly.errors import InputError

Record = dict[str, Any]
T = TypeVar("T")

USUAL, MOST = 20, 100


def part_of(
    found: Sequence[T], *, limit: int, cursor: str | None, entry: int, told: Callable[[T], Record], **beside: Any
) -> Record:
    """The part of a list that a cursor asks for; raises InputError where the list is another one by now."""
    start = offset_of(cursor, entry)
    end = start + bounded(limit)
    return answer(
        [told(one) for one in found[start:end]],
        matched=len(found),
        cursor=cursor_at(end, entry) if end < len(found) else None,
        entry=entry,
        **beside,
    )


def answer(results: list[Record], *, matched: int, cursor: str | None, entry: int, **beside: Any) -> Record:
    """An answer that says whether it was cut; with its cursor the same question goes on."""
    return {
        **beside,
        "results": results,
        "returned": len(results),
        "matched": matched,
        "cut": cursor is not None,
        "next_cursor": cursor,
        "as_of_ledger_entry": entry,
        "notice": NOTICE,
    }


def bounded(limit: int) -> int:
    """How many are given at once; raises InputError for less than one or more than are ever given."""
    if not 1 <= limit <= MOST:
        raise InputError(str(limit), "is no limit", f"take a number from 1 to {MOST}")
    return limit


def cursor_at(offset: int, entry: int) -> str:
    """A cursor; it holds only as long as the ledger does not grow."""
    return f"{entry}.{offset}"


def offset_of(cursor: str | None, entry: int) -> int:
    """Where a cursor goes on; raises InputError where it is none, or the casebook has grown since."""
    if cursor is None:
        return 0
    made, dot, offset = cursor.partition(".")
    if not (dot and made.isdecimal() and offset.isdecimal() and len(cursor) < 30):
        raise InputError(cursor, "is no cursor", "take `next_cursor` of the answer before")
    if int(made) != entry:
        raise InputError(cursor, "is of an earlier state of the casebook, which has grown", "ask anew without a cursor")
    return int(offset)
