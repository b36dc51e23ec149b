"""Bringing the queue of what is worth a decision in step with the kept picture: only what changed is asked anew.

events that came, or are told otherwise  → doubts, acting, pairs     from their claims' words and links
… those and others that are graded otherwise → stakes, questions     from what is kept of them
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, delete, select

from reportedly.casebook import Casebook, picture_schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.packing import pack, unpack
from reportedly.web.kept.basis import basis_kept
from reportedly.web.kept.head import Head, head_of, last_entry
from reportedly.web.kept.keeping import keep_picture
from reportedly.web.kept.record import read, written
from reportedly.web.kept.review_around import KeptLetters, Surroundings
from reportedly.web.kept.review_asking import ON_ACTORS, Asking
from reportedly.web.kept.review_doubting import Doubting
from reportedly.web.kept.review_pairs import Pairing
from reportedly.web.kept.review_stakes import ActorStakes, NearActors
from reportedly.web.kept.settling import AT_A_TIME, some_of, values_among
from reportedly.weigh.review import Decided
from reportedly.work.reviewing import decided_in

E, C, T, W = picture_schema.events.c, picture_schema.claims.c, picture_schema.stakes.c, picture_schema.waiting.c
ONLY, FORM = 1, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """What the queue was last made by, besides the picture."""

    decided: tuple[str, ...] = ()
    """Claims that are not asked about."""
    persons: tuple[str, ...] = ()
    """Sources that persons graded."""
    actors: tuple[tuple[str, ...], ...] = ()
    """Pairs of actors that are not asked about."""
    near: tuple[NearActors, ...] = ()
    ratings: str = ""
    """A digest of the explanations."""
    entry: int = 0
    """The last ledger entry that it knows of."""
    explained: bool = False
    """Whether explanations were there."""
    form: int = FORM


def made_by(connection: Connection) -> MadeBy | None:
    """What the kept queue was made by; None where there is none."""
    body = connection.execute(select(picture_schema.review.c.body)).scalar()
    found = None if body is None else read(MadeBy, orjson.loads(unpack(body)))
    return found if found is not None and found.form == FORM else None


def keep_queue(book: Casebook) -> None:
    """Bring the kept picture and then the queue in step with the casebook, in one transaction."""
    with book.looking() as connection:
        if _is_in_step(connection):
            return
    with book.at_once() as writing:
        head = keep_picture(book)
        if not _is_in_step(writing.connection):
            bring_queue_in_step(book, writing.connection, writing.kind, head)


def _is_in_step(connection: Connection) -> bool:
    made, head = made_by(connection), head_of(connection)
    last = last_entry(connection)
    return (
        made is not None
        and head is not None
        and (made.entry, head.entry) == (last, last)
        and (made.explained == head.explained)
    )


def asking_of(connection: Connection, kind: Kind, decided: Decided) -> Asking:
    """Makes the questions of the picture as it is kept."""
    persons = frozenset(basis_kept(connection).persons)
    return Asking(connection=connection, kind=kind, letters=KeptLetters(connection), decided=decided, persons=persons)


def bring_queue_in_step(book: Casebook, connection: Connection, kind: Kind, head: Head) -> None:
    """Make the queue that of the kept picture; everything is gone through where there is none yet."""
    before, decided = made_by(connection), decided_in(book)
    if before is None:
        for table in picture_schema.REVIEW:
            connection.execute(table.delete())
    last = before or MadeBy()
    persons = frozenset(basis_kept(connection).persons)
    anew, gone, again = _waiting(connection, before)
    doubted = anew | _events_of(connection, {*decided.claims} ^ {*last.decided}, C.id)
    again |= doubted | _events_of(connection, persons ^ {*last.persons}, C.source)
    around = Surroundings.of(connection)
    doubting = Doubting(connection=connection, kind=kind, around=around, decided=decided.claims)
    doubting.forget(gone)
    facts = doubting.doubt(doubted, anew)
    pairing = Pairing(connection=connection, kind=kind, around=around, first=before is None)
    again |= pairing.settle(facts, gone) - gone
    stakes = ActorStakes(connection=connection, kind=kind, around=around)
    asking = asking_of(connection, kind, decided)
    near = {one.subject: one for one in last.near}
    apart = tuple(sorted(tuple(sorted(pair)) for pair in decided.actors))
    now = stakes.near(decided.actors) if again or gone or apart != last.actors else near
    asking.ask_of_events(again, gone)
    asking.ask_of_sources(again, gone)
    for some in some_of(sorted(anew | gone), AT_A_TIME):
        connection.execute(delete(picture_schema.stakes).where(T.event.in_(some), ON_ACTORS))
    asking.ask_of_actors(now, near, again | stakes.settle(now, near, anew))
    rated = asking.ask_of_ratings(last.ratings) if head.explained else last.ratings
    _put(connection, MadeBy(
        decided=tuple(sorted(decided.claims)), persons=tuple(sorted(persons)), actors=apart,
        near=tuple(now.values()), ratings=rated, entry=head.entry, explained=head.explained,
    ))  # fmt: skip
    connection.execute(picture_schema.waiting.delete())


def _waiting(connection: Connection, before: MadeBy | None) -> tuple[set[int], set[int], set[int]]:
    """The events to work out anew, those that are no more, and those graded otherwise."""
    if before is None:
        return set(connection.execute(select(E.n)).scalars()), set(), set()
    noted = {row.event: row.anew for row in connection.execute(select(W.event, W.anew))}
    there = values_among(connection, select(E.n), E.n, sorted(noted))
    anew = {n for n, told in noted.items() if told and n in there}
    return anew, noted.keys() - there, there - anew


def _events_of(connection: Connection, among: Iterable[str], column: Any) -> set[int]:
    asked = select(C.event).where(C.event.is_not(None)).distinct()
    return values_among(connection, asked, column, sorted(among))


def _put(connection: Connection, made: MadeBy) -> None:
    table = picture_schema.review
    connection.execute(table.delete())
    connection.execute(table.insert().values(n=ONLY, body=pack(written(made))))
