"""Keeping the picture in step with the casebook: worked out when something came that could change it, and only then.

Whoever links has it written in the same transaction; whoever shows it looks whether anything came since. Rows that
are as they were are left alone, so that what is written is as much as what changed.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from reportedly.casebook import Casebook, picture_schema, schema
from reportedly.casebook.engine import Kind
from reportedly.cycles import cycles_left
from reportedly.link.copying import carried_among
from reportedly.link.linking import Linked
from reportedly.tell.withheld import Withheld
from reportedly.web.kept.carried import put_carried
from reportedly.web.kept.head import Head, following_of, head_of, last_entry, put_head
from reportedly.web.kept.in_step import brought_in_step, forget
from reportedly.web.kept.mapped import bounds_of_all
from reportedly.web.kept.rows import picture_rows
from reportedly.web.kept.settling import EventSettling, settle_apart, settle_bodies
from reportedly.web.kept.showing import Writer
from reportedly.web.kept.source import source_rows
from reportedly.web.kept.working_out import apart
from reportedly.weigh.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A picture as it was worked out whole."""

    linked: Linked
    picture: Picture
    came: dict[str, int]
    """By report, the ledger entry by which its newest version came in."""


def came(book: Casebook) -> dict[str, int]:
    """By report, the ledger entry by which its newest version came in."""
    table = schema.reports.c
    with book.looking() as connection:
        rows = connection.execute(select(table.id, table.since_entry).where(table.until_entry.is_(None)))
        return {row.id: row.since_entry for row in rows}


def keep_picture(book: Casebook) -> Head:
    """Bring the kept picture in step with the casebook, in one transaction; within another it is a part of that."""
    with book.looking() as connection:
        head = head_of(connection)
        if head is not None and head.entry == last_entry(connection):
            return head
    with book.at_once() as writing:
        writing.flush()
        head, entry = head_of(writing.connection), last_entry(writing.connection)
        if head is not None and head.entry == entry:
            return head
        with cycles_left():
            return brought_in_step(book, writing.connection, writing.kind, head, entry)


def renew_picture(book: Casebook) -> Head:
    """Throw the kept picture away and work it out anew."""
    with book.at_once() as writing:
        writing.flush()
        forget(writing.connection, writing.kind)
        writing.connection.execute(picture_schema.head.update().values(body="{}"))
        return keep_picture(book)


def settle(connection: Connection, kind: Kind, known: Known, entry: int) -> Head:
    """Make the kept picture one that is known whole."""
    picture = known.picture
    forget(connection, kind)
    settling = EventSettling(connection=connection, kind=kind, following=following_of(connection))
    settling.take(picture_rows(picture, known.came), among=None)
    told = [claim.id for reading in known.linked.readings for claim in reading.claims]
    settle_apart(connection, kind, apart(known.linked, picture.situation.event_of), told)
    settle_bodies(connection, kind, picture_schema.sources, source_rows(picture))
    put_carried(connection, kind, carried_among(known.linked.readings, known.linked.reports))
    head = Head(
        entry=entry,
        following=settling.following,
        events=settling.finish(),
        reports=len(known.linked.readings),
        linked=linked_at_all(known.linked),
        bounds=bounds_of_all(connection),
        explained=False,
    )
    put_head(connection, head)
    return head


def shown_in_step(book: Casebook, writing: Writer, withheld: Withheld) -> Head:
    """Bring a picture in step that is kept beside a casebook for those from whom something of it is withheld."""
    with cycles_left():
        head, entry = head_of(writing.connection), last_entry(writing.connection)
        return brought_in_step(book, writing.connection, writing.kind, head, entry, withheld)


def linked_at_all(linked: Linked) -> bool:
    """Whether linking has found anything among reports."""
    return bool(linked.same or linked.relations or any(one.copy_of for one in linked.reports))
