"""Whether the kept queue agrees with what is kept of the events it asks about, and how they stand."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select

from reportedly.casebook import Casebook, picture_schema
from reportedly.web.kept.head import head_of
from reportedly.web.kept.review_asking import ON_ACTORS, ON_SOURCE, Asking
from reportedly.web.kept.review_in_step import asking_of, left_of, made_by
from reportedly.web.kept.review_pairs import pairs_of
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.weigh.question import QuestionKind
from reportedly.weigh.review import UNKNOWN_SOURCE
from reportedly.work.reviewing import decided_in

E, D, K = picture_schema.events.c, picture_schema.doubts.c, picture_schema.asked.c
P, T = picture_schema.pairs.c, picture_schema.stakes.c
ASKED = (K.id, K.kind, K.rank, K.event, K.other, K.subject)
UNREADABLE = "cannot be read"
Found = Iterator[tuple[str, str]]
Counted = Generator[tuple[str, str], None, int]
"""The same; returns how many rows there should be."""


def queue_differs(book: Casebook, connection: Connection) -> Found:
    """What of the queue does not agree, and how; one that is yet to be brought in step says nothing."""
    made, head = made_by(connection), head_of(connection)
    if made is None or head is None or made.entry != head.entry or left_of(connection, made, head):
        return
    asking = asking_of(connection, book.kind, decided_in(book))
    expected = 0
    numbers = connection.execute(select(E.n).order_by(E.n)).scalars().all()
    for some in some_of(numbers, AT_A_TIME):
        doubted = set(connection.execute(select(D.n).where(D.n.in_(some))).scalars())
        for gone in sorted({*some} - doubted):
            yield f"event in row {gone}", "has nothing that is asked about it"
        expected += yield from _rows_differ(connection, asking, some)
        yield from _stakes_differ(connection, asking, some)
    on_sources = dict.fromkeys(_subjects(connection, ON_SOURCE), UNKNOWN_SOURCE)
    expected += yield from _sums_differ(connection, asking, "source", on_sources)
    on_actors = {one.subject: one.near.probability for one in made.near}
    expected += yield from _sums_differ(connection, asking, "actors", on_actors)
    there = select(func.count()).select_from(picture_schema.asked).where(K.kind != "rating")
    if (number := connection.execute(there).scalar()) != expected:
        yield "questions", f"are {number}, and {expected} by what is kept of events"


def _asked_of(asking: Asking, numbers: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """What is asked about some events, and about pairs of which the first is among them."""
    yield from asking.event_rows(numbers)
    among = set(numbers)
    pairs = [one for one in pairs_of(asking.connection, numbers) if one[0][0] in among]
    for some in some_of(pairs, AT_A_TIME):
        yield from asking.pair_rows(some)


def _rows_differ(connection: Connection, asking: Asking, numbers: Sequence[int]) -> Counted:
    """Rows that are others than what is asked about some events."""
    try:
        wanted = {row[0]: row[:-1] for row in _asked_of(asking, numbers)}
    except Exception as error:  # whatever a changed byte makes of a row, it is to be named and not to stop the look
        yield f"events in rows {numbers[0]} to {numbers[-1]}", _unreadable(error)
        return 0
    kept = {row.id: tuple(row) for row in connection.execute(select(*ASKED).where(K.event.in_(numbers)))}
    yield from _named({*wanted.items()} ^ {*kept.items()})
    return len(wanted)


def _stakes_differ(connection: Connection, asking: Asking, numbers: Sequence[int]) -> Found:
    """What hangs on sources and actors, where it is another than how the events stand makes it."""
    try:
        wanted = {*asking.source_stakes(numbers), *asking.actor_stakes(numbers)}
    except Exception as error:  # likewise
        yield f"events in rows {numbers[0]} to {numbers[-1]}", _unreadable(error)
        return
    asked = select(picture_schema.stakes).where(T.event.in_(numbers), or_(ON_SOURCE, ON_ACTORS))
    kept = {tuple(row) for row in connection.execute(asked)}
    for event in sorted({row[1] for row in wanted ^ kept}):
        yield f"event in row {event}", "has other stakes than how it stands makes them"


def _sums_differ(connection: Connection, asking: Asking, kind: QuestionKind, doubts: dict[str, float]) -> Counted:
    number = 0
    for some in some_of(sorted(doubts), AT_A_TIME):
        wanted = {row[0]: row[:-1] for row in asking.sum_rows(kind, {one: doubts[one] for one in some})}
        kept = {
            row.id: tuple(row) for row in connection.execute(select(*ASKED).where(K.kind == kind, K.subject.in_(some)))
        }
        yield from _named({*wanted.items()} ^ {*kept.items()})
        number += len(wanted)
    return number


def _named(other: Iterable[tuple[str, Any]]) -> Found:
    for id in sorted({id for id, _ in other}):
        yield f"question {id}", "is asked otherwise than what is kept of its events makes it"


def _subjects(connection: Connection, condition: Any) -> list[str]:
    return list(connection.execute(select(T.subject).where(condition).distinct()).scalars())


def _unreadable(error: Exception) -> str:
    return f"{UNREADABLE} ({type(error).__name__}: {str(error)[:200]})"
