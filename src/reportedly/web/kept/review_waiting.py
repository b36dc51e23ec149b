"""What is left to do for the queue, event by event: kept in the casebook, so that whoever goes on knows where.

An event that came or is told otherwise has its words gone through, then the pairs that it makes with others, then what
hangs on actors that may be one. One that is graded otherwise has its questions asked anew from what is kept of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, func, literal, select, update

from reportedly.casebook import picture_schema
from reportedly.web.kept.settling import ACTORS, ANEW, AT_A_TIME, DOUBTS, GRADES, PAIRS, TOLD, some_of, values_among

E, W = picture_schema.events.c, picture_schema.waiting.c
OF_AN_EVENT = 10
SHARES = ((TOLD, 5), (PAIRS, 4), (ACTORS, 1), (DOUBTS, 5), (GRADES, 1))
"""How much of the work on an event each part is, of `OF_AN_EVENT`."""


def waiting_for(connection: Connection, parts: int, many: int) -> dict[int, int]:
    """Events that wait for any of some parts, the first so many, with all that they wait for."""
    asked = select(W.event, W.left).where(W.left.bitwise_and(parts) != 0).order_by(W.event).limit(many)
    return {row.event: row.left for row in connection.execute(asked)}


def among_waiting(connection: Connection, events: Iterable[int], part: int) -> set[int]:
    """Those of some events that wait for a part."""
    return values_among(connection, select(W.event).where(W.left.bitwise_and(part) != 0), W.event, sorted(events))


def done(connection: Connection, events: Collection[int], parts: int) -> None:
    """Note that some parts are done of some events."""
    still = W.left.bitwise_and((TOLD | PAIRS | ACTORS | GRADES | DOUBTS) & ~parts)
    for some in some_of(sorted(events), AT_A_TIME):
        connection.execute(update(picture_schema.waiting).where(W.event.in_(some)).values(left=still))
        connection.execute(delete(picture_schema.waiting).where(W.event.in_(some), W.left == 0))


def await_all(connection: Connection) -> None:
    """Have every event gone through."""
    connection.execute(picture_schema.waiting.delete())
    every = select(E.n, literal(ANEW))
    connection.execute(picture_schema.waiting.insert().from_select(["event", "left"], every))


def left_to_do(connection: Connection) -> int:
    """To how many events the work that is left amounts."""
    counted = connection.execute(select(W.left, func.count().label("events")).group_by(W.left))
    tenths = sum(int(row.events) * _share(row.left) for row in counted)
    return -(-tenths // OF_AN_EVENT)


def _share(left: int) -> int:
    return min(OF_AN_EVENT, sum(share for part, share in SHARES if left & part))
