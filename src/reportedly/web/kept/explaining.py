"""Rival explanations made in steps, each kept by itself, ahead of who asks for them or while they wait."""

from __future__ import annotations

from dataclasses import replace

from reportedly.casebook import Casebook
from reportedly.cycles import cycles_left
from reportedly.tell.withheld import Withheld
from reportedly.web.kept.bundling import planned
from reportedly.web.kept.head import Head, head_of, last_entry, put_head
from reportedly.web.kept.keeping import keep_picture
from reportedly.web.kept.laying_out import explained_further
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.showing import Rows


def explain_some(book: Casebook) -> Progress:
    """Bring the kept explanations a step further, in a transaction of its own; and the kept picture before, if need be.

    Whole when they are in step with the casebook.
    """
    with book.looking() as connection:
        head = head_of(connection)
        if head is not None and head.explained and head.entry == last_entry(connection):
            return all_of(head)
    before = keep_picture(book)
    with book.looking() as connection:  # others need not wait while it is found out who goes with whom
        plan = planned(connection)
    with book.at_once() as writing:
        head = keep_picture(book)  # something else may have been written since
        if head.explained:
            return all_of(head)
        with cycles_left():
            plan = plan if head.entry == before.entry else None
            progress = explained_further(book, writing.connection, writing.kind, plan=plan)
        if progress.whole:
            put_head(writing.connection, replace(head, explained=True))
        return progress


def explain_some_shown(book: Casebook, rows: Rows, withheld: Withheld) -> Progress:
    """The same of a picture that is kept beside a casebook for those from whom something of it is withheld."""
    with rows.at_once() as writing, cycles_left():
        progress = explained_further(book, writing.connection, writing.kind, withheld)
        head = head_of(writing.connection)
        if progress.whole and head is not None:
            put_head(writing.connection, replace(head, explained=True))
        return progress


def all_of(head: Head) -> Progress:
    """That everything is in step."""
    return Progress(done=head.reports, of=head.reports)
