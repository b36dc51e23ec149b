"""Reading what is unread: each report once, by whichever reader comes first, and kept in the order of reading."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from sqlalchemy import select

from reportedly import __version__
from reportedly.casebook import By, Casebook, Stages, Version, schema
from reportedly.casebook.packing import canonical
from reportedly.collect.clock import SYSTEM, Clock
from reportedly.collect.language import UNKNOWN
from reportedly.journey import STAGES, Failure, read_reports
from reportedly.lexicon.glossed import GLOSSED
from reportedly.model.gap import Gap
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.read.encoder.model_folder import ReaderModel
from reportedly.read.glosses import VERSION as GLOSSES_VERSION
from reportedly.work.outcome import Outcome, Tally
from reportedly.work.settings import Settings
from reportedly.work.turns import Turns, turns

ENGLISH = "en"
"""A model that knows it can read what is put into it."""
TOGETHER = 16
"""So many readings are kept in one transaction: at most these are read again after a crash."""

Read = Callable[[Iterable[Report]], Iterator[Reading | Failure]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Something that reads reports in their order."""

    read: Read
    stages: Stages
    """Name and version of all that decides what it reads: a change of one makes every report unread."""
    languages: frozenset[str]
    """BCP 47 codes that it knows; reports in others are kept whole."""


def reader_of(model: ReaderModel, *, workers: int = 1) -> Reader:
    """The program's own reader with one of its models."""
    return Reader(
        read=partial(read_reports, workers=workers, model=model.folder),
        stages={
            **{stage.name: stage.version for stage in STAGES},
            "read.glosses": GLOSSES_VERSION,
            "model": f"{model.name} {model.version}",
        },
        languages=frozenset(model.languages) | (GLOSSED if ENGLISH in model.languages else frozenset()),
    )


def read_unread(book: Casebook, reader: Reader, *, clock: Clock = SYSTEM) -> Iterator[Outcome]:
    """Read every report that these stages have not read; others may read the same casebook at the same time.

    Raises SetupError where the casebook cannot be written to or the reader is not complete.
    """
    if next(book.unread(reader.stages), None) is None:
        return
    by = _hand(clock)
    run = book.start_run(by, stages=reader.stages, settings={}).id
    tally = Tally()
    with turns(book) as hands:
        for outcome in _outcomes(book, reader, hands, clock, run):
            tally.count(outcome)
            yield outcome
    book.finish_run(run, _hand(clock), counts=tally.counts)


def _hand(clock: Clock) -> By:
    return By.stage("read", __version__, clock.now())


def _outcomes(book: Casebook, reader: Reader, hands: Turns, clock: Clock, run: str) -> Iterator[Outcome]:
    waiting: deque[Version] = deque()
    told = _told(book, reader, hands, waiting)
    while together := list(islice(told, TOGETHER)):
        with book.at_once():
            outcomes = [_keep(book, version, one, _hand(clock), reader.stages, run) for version, one in together]
        for version, _ in together:
            hands.let_go(version.number)
        yield from outcomes


def _told(
    book: Casebook, reader: Reader, hands: Turns, waiting: deque[Version]
) -> Iterator[tuple[Version, Reading | Failure | Gap]]:
    """What is told of each report, in their order; a gap for those that cannot be read."""
    for one in reader.read(_readable(book, reader, hands, waiting)):
        while _gap(reader, waiting[0]) is not None:
            yield _left_whole(reader, waiting.popleft())
        yield waiting.popleft(), one
    while waiting:
        yield _left_whole(reader, waiting.popleft())


def _readable(book: Casebook, reader: Reader, hands: Turns, waiting: deque[Version]) -> Iterator[Report]:
    """The reports to read; those that are passed over wait for their place among the others."""
    for version in book.unread(reader.stages):
        if not hands.take(version.number):
            continue
        if not _is_unread(book, version, reader.stages):
            hands.let_go(version.number)
            continue
        waiting.append(version)
        if _gap(reader, version) is None:
            yield version.report


def _is_unread(book: Casebook, version: Version, stages: Stages) -> bool:
    """Whether it is still unread now that it is in our hands."""
    table = schema.readings.c
    asked = select(table.n).where(table.report == version.number, table.stages == canonical(dict(stages)))
    with book.looking() as connection:
        return connection.execute(asked.limit(1)).first() is None


def _gap(reader: Reader, version: Version) -> Gap | None:
    language = version.report.language
    if language in reader.languages or language == UNKNOWN:
        return None
    known = ", ".join(sorted(reader.languages))
    return Gap(stage="read", what="language", why=f"the text is in {language}; the reader knows {known}", spans=())


def _left_whole(reader: Reader, version: Version) -> tuple[Version, Gap]:
    gap = _gap(reader, version)
    assert gap is not None
    return version, gap


def _keep(book: Casebook, version: Version, one: Reading | Failure | Gap, by: By, stages: Stages, run: str) -> Outcome:
    report, where = version.report, version.where or version.report.id
    if isinstance(one, Reading):
        book.add_reading(replace(one, gaps=version.gaps + one.gaps), by, stages=stages, run=run)
        return Outcome(where=where, became="read", report=report.id, claims=len(one.claims))
    if isinstance(one, Gap):
        bare = Reading(report=report, claims=(), toponyms=(), timexes=(), actors=(), gaps=(*version.gaps, one))
        book.add_reading(bare, by, stages=stages, run=run)
        return Outcome(where=where, became="left whole", report=report.id, why=one.why)
    gap = Gap(stage=one.stage, what="reading", why=one.why, spans=())
    book.add_failure(report, gap, by, stages=stages, run=run)
    return Outcome(where=where, became="failed", report=report.id, why=f"{one.why} ({one.stage})")


def model_for(named: str | None, settings: Settings) -> ReaderModel:
    """The model that is named for this run, else by the environment, the settings, or the user's choice."""
    from reportedly.read.encoder.model_choice import VARIABLE, chosen_model

    return chosen_model(named or (None if os.environ.get(VARIABLE) else settings.model))
