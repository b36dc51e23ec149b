"""A casebook of any number of claims, with links and picture, in minutes instead of the hours that linking takes.

It is made up of situations made by rule, each by itself: what is linked with what is known, and is written by the very
functions that `reportedly link` writes with; its picture is kept as that of any casebook.
"""

from __future__ import annotations

import gc
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from pathlib import Path

from bench.generated_situation import FIRST_DAY, Made, situation
from reportedly.casebook import By, Casebook, Incoming, picture_schema
from reportedly.casebook.links import resettle_links
from reportedly.casebook.writing import Writing
from reportedly.cycles import cycles_left
from reportedly.link.linking import Linked, SameEvent, linked_from
from reportedly.model.hypothesis import Hypothesis
from reportedly.model.origin import ReportOrigin
from reportedly.model.reading import Reading
from reportedly.model.reason import Reason
from reportedly.model.relation import Relation
from reportedly.web.evidence_matrix import matrices
from reportedly.web.kept.head import put_head
from reportedly.web.kept.keeping import keep_picture
from reportedly.web.kept.laying_out import question_row
from reportedly.web.kept.settling import settle_bodies
from reportedly.weigh.picture import picture_of
from reportedly.work.links_kept import STAGE, links_found

REPORTS, CLAIMS_EACH, TOWNS, PERSONS, OPENINGS = 200, 10, 100, 60, 0.7
"""Of each situation."""
BY = By.stage("bench", 1, "2031-01-01T00:00:00Z")
EXPLAINED = 3
"""So many of the situations have their rival explanations weighed, which takes longer than everything else."""
AT_ONCE = 100
"""Situations in one transaction: 200,000 claims."""
AHEAD = 4
"""Situations that are made before they are asked for."""
WHY = (Reason(feature="told of the same happening", bits=8.0, older="", newer=""),)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One situation: its reports, and what linking says of them."""

    number: int
    readings: tuple[Reading, ...]
    tied: tuple[ReportOrigin, ...]
    same: tuple[SameEvent, ...]
    relations: tuple[Relation, ...]

    @property
    def found(self) -> tuple[ReportOrigin | SameEvent | Relation, ...]:
        """All that becomes links."""
        return *self.tied, *self.same, *self.relations

    def linked(self) -> Linked:
        """What the links come to."""
        return linked_from(self.readings, tied=self.tied, same=self.same, relations=self.relations)


def worlds(claims: int, first: int = 0) -> Iterator[World]:
    """Situations with so many claims in all, made by a process of its own, a few ahead of who takes them."""
    numbers = iter(range(first, first + claims // (REPORTS * CLAIMS_EACH)))
    with ProcessPoolExecutor(max_workers=1) as pool:
        waiting = deque(pool.submit(world, number) for number in islice(numbers, AHEAD))
        while waiting:
            made = waiting.popleft().result()
            waiting.extend(pool.submit(world, number) for number in islice(numbers, 1))
            yield made


def world(number: int) -> World:
    """The situation of a number; the same number gives the same one."""
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
    return World(
        number=number,
        readings=tuple(one.reading for one in made),
        tied=tuple(_tied(made)),
        same=tuple(_same(made)),
        relations=tuple(_relations(made)),
    )


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


def fill(path: Path, claims: int, told: Callable[[str], None] = lambda _: None) -> None:
    """Make the casebook, some situations in each transaction, and keep its picture; `told` is told how far it is.

    The picture is kept after each of them, so that no more is in memory than these need.
    """
    made, explained, there = worlds(claims), list[Hypothesis](), 0
    with Casebook.create(path, BY) as book, cycles_left():
        while some := list(islice(made, AT_ONCE)):
            began = time.process_time()
            with book.at_once() as writing:
                for one in some:
                    take_in(book, writing, one)
            taken = time.process_time()
            keep_picture(book)
            kept = time.process_time()
            there += sum(len(reading.claims) for one in some for reading in one.readings)
            told(f"{there:,} claims: {taken - began:.0f} s to take in, {kept - taken:.0f} s to keep the picture")
            explained += (why for one in some if one.number < EXPLAINED for why in picture_of(one.linked()).hypotheses)
            gc.collect()
        _explain(book, explained)
        told(f"rival explanations of {min(EXPLAINED, claims // (REPORTS * CLAIMS_EACH))} situations are kept")


def _explain(book: Casebook, hypotheses: Iterable[Hypothesis]) -> None:
    """Keep the rival explanations of some of the situations as if no others were to be found."""
    with book.at_once() as writing:
        rows = [question_row(matrix.hypotheses) for matrix in matrices(hypotheses)]
        settle_bodies(writing.connection, writing.kind, picture_schema.questions, rows)
        put_head(writing.connection, replace(keep_picture(book), explained=True))


def take_in(book: Casebook, writing: Writing, one: World) -> None:
    """Write the reports, readings and links of a situation."""
    readings = one.readings
    book.add_reports([Incoming(report=reading.report) for reading in readings], BY)
    book.add_readings(readings, BY, stages={"read": 1})
    resettle_links(writing, links_found(one.found), (), BY, stage=STAGE)
