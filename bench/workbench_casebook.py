"""A casebook of any number of claims, with links and picture, in minutes instead of the hours that linking takes.

It is made up of situations made by rule, each by itself: what is linked with what is known, and is written by the very
functions that `reportedly link` writes with. Weighing is done situation by situation, as none reaches into another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bench.generated_situation import FIRST_DAY, Made, situation
from reportedly.casebook import By, Casebook, Incoming, schema
from reportedly.casebook.links import resettle_links
from reportedly.casebook.writing import Writing, collecting_later
from reportedly.link.linking import Linked, SameEvent, linked_from
from reportedly.model.origin import ReportOrigin
from reportedly.model.reason import Reason
from reportedly.model.relation import Relation
from reportedly.web.evidence_matrix import matrices
from reportedly.web.kept.head import Head, last_entry, put_head
from reportedly.web.kept.laying_out import question_row
from reportedly.web.kept.mapped import bounds_of_all
from reportedly.web.kept.rows import EventRows, picture_rows
from reportedly.web.kept.settling import EventSettling, settle_bodies
from reportedly.web.kept.source import SourceRow, source_rows
from reportedly.weigh.picture import picture_of
from reportedly.work.linking import STAGE, links_found

REPORTS, CLAIMS_EACH, TOWNS, PERSONS, OPENINGS = 200, 10, 100, 60, 0.7
"""Of each situation."""
BY = By.stage("bench", 1, "2031-01-01T00:00:00Z")
EXPLAINED = 3
"""So many of the situations have their rival explanations weighed, which takes longer than everything else."""
AT_ONCE = 50
"""Situations in one transaction."""
WHY = (Reason(feature="told of the same happening", bits=8.0, older="", newer=""),)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One situation: its reports, and what linking says of them."""

    number: int
    linked: Linked
    found: tuple[ReportOrigin | SameEvent | Relation, ...]


def worlds(claims: int, first: int = 0) -> Iterator[World]:
    """Situations with so many claims in all."""
    for number in range(first, first + claims // (REPORTS * CLAIMS_EACH)):
        yield _world(number)


def _world(number: int) -> World:
    made = list(
        situation(
            REPORTS,
            claims_each=CLAIMS_EACH,
            seed=number,
            towns=TOWNS,
            persons=PERSONS,
            first_day=FIRST_DAY + timedelta(days=number),
            openings=OPENINGS,
            name=f"world {number}",
        )
    )
    tied, same, relations = list(_tied(made)), list(_same(made)), list(_relations(made))
    linked = linked_from((one.reading for one in made), tied=tied, same=same, relations=relations)
    return World(number=number, linked=linked, found=(*tied, *same, *relations))


def found_among(made: list[Made]) -> Iterator[ReportOrigin | SameEvent | Relation]:
    """What linking says of some reports, by what is known of them."""
    there = {one.reading.report.id for one in made}
    yield from (one for one in _tied(made) if one.copy_of in there)
    yield from _same(made)
    yield from _relations(made)


def _tied(made: list[Made]) -> Iterator[ReportOrigin]:
    for one in made:
        if one.copy_of is not None:
            yield ReportOrigin(
                report_id=one.reading.report.id,
                origin_group="",
                copy_of=one.copy_of,
                how="verbatim",
                credited_to=(),
                distortions=(),
                reasons=WHY,
            )


def _told(made: list[Made]) -> dict[int, list[str]]:
    """By happening, the claims that tell of it."""
    told: defaultdict[int, list[str]] = defaultdict(list)
    for one in made:
        for claim, happening in one.events.items():
            told[happening].append(claim)
    return told


def _same(made: list[Made]) -> Iterator[SameEvent]:
    for first, *others in _told(made).values():
        for other in others:
            yield SameEvent(older=first, newer=other, reasons=WHY)


def _relations(made: list[Made]) -> Iterator[Relation]:
    """Who denies it contradicts the first that affirms it."""
    claims = {claim.id: claim for one in made for claim in one.reading.claims}
    for ids in _told(made).values():
        affirming = [id for id in ids if claims[id].factuality.polarity == "positive"]
        for id in ids:
            if affirming and id not in affirming:
                older, newer = sorted((affirming[0], id), key=ids.index)
                yield Relation(
                    older=older,
                    newer=newer,
                    relation="contradicts",
                    attribute="polarity",
                    independent=True,
                    reasons=WHY,
                )


def fill(path: Path, claims: int) -> None:
    """Make the casebook, some situations in each transaction: their records, links and picture."""
    sources: dict[str, SourceRow] = {}
    questions: list[tuple[Any, ...]] = []
    following, made = 1, worlds(claims)
    with Casebook.create(path, BY) as book, collecting_later():
        while some := list(islice(made, AT_ONCE)):
            with book.at_once() as writing:
                settling = EventSettling(connection=writing.connection, kind=writing.kind, following=following)
                settling.take(_rows(book, writing, some, sources, questions), among=())
                settling.finish()
                following = settling.following
                writing.flush()
                _sum_up(writing, following, sources, questions)


def _sum_up(
    writing: Writing, following: int, sources: dict[str, SourceRow], questions: Iterable[tuple[Any, ...]]
) -> None:
    connection, kind = writing.connection, writing.kind
    settle_bodies(connection, kind, schema.picture_sources, sources.values())
    settle_bodies(connection, kind, schema.picture_questions, questions)
    reports = connection.execute(select(func.count()).select_from(schema.reports)).scalar() or 0
    entry = last_entry(connection)
    head = Head(
        entry=entry,
        following=following,
        events=following - 1,
        reports=reports,
        linked=True,
        bounds=bounds_of_all(connection),
        explained=True,
    )
    put_head(connection, head)


def _rows(
    book: Casebook,
    writing: Writing,
    some: Iterable[World],
    sources: dict[str, SourceRow],
    questions: list[tuple[Any, ...]],
) -> Iterator[EventRows]:
    """Write what each situation holds, and weigh it."""
    for world in some:
        since = take_in(book, writing, world)
        picture = picture_of(world.linked, explained=world.number < EXPLAINED)
        sources.update((row[0], row) for row in source_rows(picture))
        questions.extend(question_row(matrix.hypotheses) for matrix in matrices(picture.hypotheses))
        yield from picture_rows(picture, since)


def take_in(book: Casebook, writing: Writing, world: World) -> dict[str, int]:
    """Write the reports, readings and links of a situation; by report, the entry by which it came in."""
    readings = world.linked.readings
    added = book.add_reports([Incoming(report=reading.report) for reading in readings], BY)
    book.add_readings(readings, BY, stages={"read": 1})
    resettle_links(writing, links_found(world.found), (), BY, stage=STAGE)
    return {one.id: one.entry or 0 for one in added}
