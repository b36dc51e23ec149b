"""The brief of what the filter bar asks for, as the workbench, its API and the command line hand it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from reportedly.casebook import Casebook, Change
from reportedly.tell.brief.brief import Asked, brief_of
from reportedly.tell.brief.english import day, listed, quoted
from reportedly.tell.brief.sentence import Brief
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.web.filter import Filter, moment_of
from reportedly.web.standing import Stand
from reportedly.work.looking_up import words_for


def brief_for(
    stand: Stand, book: Casebook, asked: Filter, made: datetime, *, title: str = "", withheld: Withheld = NOTHING
) -> Brief:
    """The brief on the events that are asked for; `made` is the moment at which it is."""
    changed = withheld.changes(book, book.changes(moment_of(asked.since))) if asked.since else None
    given = Asked(
        title=title or stand.title,
        events=tuple(told.event for told in stand.chosen(asked)),
        words="; ".join(_in_words(asked)),
        since=str(moment_of(asked.since)) if asked.since else "",
        changes=None if changed is None else tuple(of_reports(changed, book)),
    )
    return brief_of(
        given,
        stand.whole.picture,
        stand.whole.readings,
        made=made,
        entry=stand.entry,
        digest=stand.digest,
        named=partial(words_for, book),
    )


def of_reports(changes: Iterable[Change], book: Casebook) -> Iterator[Change]:
    """Changes, with those of a whole series told of its newest report."""
    for change in changes:
        kind, _, series = change.subject.partition(" ")
        if kind == "series":
            yield replace(change, subject=f"report {book.versions(series)[-1].report.id}")
        else:
            yield change


def _in_words(asked: Filter) -> Iterator[str]:
    """What the filter asks for, field by field."""
    if asked.text:
        yield f"claims with the words {quoted(asked.text)}"
    if asked.place:
        yield f"places with the name {quoted(asked.place)}"
    if asked.source:
        yield f"sources or publishers with the name {quoted(asked.source)}"
    if asked.type:
        yield f"events of the type {asked.type}"
    if asked.certainty:
        yield f"claims that are {asked.certainty}"
    if asked.grade:
        yield f"events graded {asked.grade} or better, or with a source graded so"
    if asked.status:
        yield f"events that are {listed(asked.status)}"
    if asked.first or asked.last:
        yield " ".join(
            (
                "first reported",
                *(("from", day(asked.first)) if asked.first else ()),
                *(("to", day(asked.last)) if asked.last else ()),
            )
        )
    if asked.since:
        yield f"events with a report that came in after {moment_of(asked.since)}"
