"""The brief of what the filter bar asks for, as the workbench, its API and the command line hand it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from reportedly.casebook import Casebook, Change
from reportedly.model.hypothesis import Hypothesis
from reportedly.model.reading import Reading
from reportedly.tell.brief.brief import Asked, brief_of
from reportedly.tell.brief.english import day, listed, quoted
from reportedly.tell.brief.sentence import Brief
from reportedly.web.brief_chosen import Choosing, events_told
from reportedly.web.brief_totals import totals_of
from reportedly.web.filter import Filter, moment_of
from reportedly.web.kept.questions import numbers_of, questions
from reportedly.web.kept.showing import listed_events
from reportedly.web.parts import Part
from reportedly.web.standing import Stand
from reportedly.weigh.picture import Picture
from reportedly.work.linking import readings_standing
from reportedly.work.looking_up import words_for


def brief_for(stand: Stand, book: Casebook, asked: Filter, made: datetime, *, title: str = "") -> Brief:
    """The brief on the events that are asked for; `made` is the moment at which it is."""
    changed = stand.withheld.changes(book, book.changes(moment_of(asked.since))) if asked.since else None
    about = About(
        title=title or stand.title,
        words="; ".join(_in_words(asked)),
        since=str(moment_of(asked.since)) if asked.since else "",
        changes=None if changed is None else tuple(of_reports(changed, book)),
    )
    taken = chosen(stand, asked, about)
    return brief_of(
        taken.asked,
        taken.picture,
        taken.readings,
        made=made,
        entry=stand.entry,
        digest=stand.digest,
        named=partial(words_for, book),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a brief is asked to be about, in words, and since when something is new."""

    title: str
    words: str
    since: str
    changes: tuple[Change, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What was taken up for a brief."""

    asked: Asked
    picture: Picture
    readings: Mapping[str, Reading]


def chosen(stand: Stand, asked: Filter, about: About) -> Taken:
    """Only what the brief tells, with counts of everything else."""
    choosing = Choosing(stand=stand, asked=asked, changes=about.changes, narrowed=bool(about.words))
    fresh, related = choosing.fresh(), choosing.related()
    unread = list(stand.withheld.readings(readings_standing(stand.book, choosing.unread())))
    totals = totals_of(choosing, fresh, related, sorted(unread, key=lambda reading: reading.report.id))
    hypotheses = choosing.bearing(explanations_told(stand))
    beside = {
        *(end for one in totals.related for end in (one.newer, one.older)),
        *(claim.id for claim in (*totals.unanswered, *totals.unconfirmed)),
        *(claim for one in hypotheses for claim in claims_in(one)),
    }
    part = told_part(choosing, events_told(choosing, fresh, beside), beside)
    given = Asked(
        title=about.title,
        events=part.picture.events,
        words=about.words,
        since=about.since,
        changes=about.changes,
        totals=totals,
    )
    return Taken(asked=given, picture=replace(part.picture, hypotheses=hypotheses), readings=part.readings)


def told_part(choosing: Choosing, events: Sequence[int], beside: set[str]) -> Part:
    """What the brief tells, with all that is known of the sources: how many reports carry each, and its record."""
    with choosing.stand.rows.looking() as connection:
        listed_there = listed_events(connection, events)
    return choosing.stand.parts(in_short=False).part_of(listed_there, beside)


def explanations_told(stand: Stand) -> list[Hypothesis]:
    """Rival explanations, as they are kept; weighed when they are first asked for."""
    rows = stand.explained()
    with_rivals, _ = numbers_of(rows)
    return [one for rivals in questions(rows, rivals=True, limit=with_rivals) for one in rivals]


def claims_in(hypothesis: Hypothesis) -> Iterator[str]:
    """All claims that a brief may name where it tells an explanation."""
    yield from hypothesis.wordings
    for piece in hypothesis.evidence:
        yield from (piece.claim, *piece.claims)
    yield from (telling.claim for telling in hypothesis.would_tell_apart)


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
