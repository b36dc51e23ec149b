"""The way of a report through the program, in order, and the join of what the stages found.

The order is the tuple `STAGES`; declaring a stage registers nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

from reportedly.collect import Collected, Refused
from reportedly.cycles import cycles_left
from reportedly.errors import SetupError
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.event import Event, Participant
from reportedly.model.factuality import Factuality
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.read import attribution, events, explanations, factuality, passages, quantities, timexes, toponyms
from reportedly.read.bearing import withhold
from reportedly.read.draft import Draft, Passage, Stage
from reportedly.read.glossed_readings import anchored
from reportedly.read.glosses import in_english, is_glossed
from reportedly.read.reader_scores import reader_score
from reportedly.read.syntax import Syntax, analyse
from reportedly.resolve import actors, places, times, whereabouts
from reportedly.spread import spread

STAGES: tuple[Stage, ...] = (
    toponyms.STAGE,
    timexes.STAGE,
    attribution.STAGE,
    passages.STAGE,
    factuality.STAGE,
    events.STAGE,
    quantities.STAGE,
    explanations.STAGE,
    places.STAGE,
    whereabouts.STAGE,
    times.STAGE,
    actors.STAGE,
)

REPORTS_A_BATCH = 16

UNREAD = Factuality(certainty="certain", polarity="positive", tense=None, unverified=False, hedges=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A report that a stage could not take; the others go on."""

    report: Report
    stage: str
    why: str
    where: str | None = None
    """Where the report came from, as collected; None where it was handed over as it is."""


def read_collected(
    inputs: Iterable[Collected | Refused], *, workers: int = 1, model: Path | None = None
) -> Iterator[Reading | Failure | Refused]:
    """Read what was collected, in its order; what was refused passes through in its place.

    Gaps that collecting left stand before those of the reading. Workers and model as for `read_reports`.
    """
    waiting: deque[Collected | Refused] = deque()
    for told in read_reports(_reports_among(inputs, waiting), workers=workers, model=model):
        while isinstance(taken := waiting.popleft(), Refused):
            yield taken
        if isinstance(told, Failure):
            yield replace(told, where=taken.where)
        else:
            yield replace(told, gaps=taken.gaps + told.gaps)
    for left in waiting:
        if isinstance(left, Refused):
            yield left


def _reports_among(inputs: Iterable[Collected | Refused], waiting: deque[Collected | Refused]) -> Iterator[Report]:
    for one in inputs:
        waiting.append(one)
        if isinstance(one, Collected):
            yield one.report


def read_reports(
    reports: Iterable[Report], *, workers: int = 1, model: Path | None = None
) -> Iterator[Reading | Failure]:
    """Read reports in their order; a report that breaks a stage comes back as a `Failure`, and the others go on.

    With more than one worker, batches are read in as many processes; the readings are the same. `model` is the folder
    of a reader model; None for the one that the user has chosen. Raises SetupError where the installation is not
    complete.
    """
    read = partial(read_batch, model=model)
    batches = _batches(reports)
    first, second = next(batches, None), next(batches, None)
    all_batches = chain(filter(None, (first, second)), batches)
    if workers > 1 and second is not None:
        done = spread(read, all_batches, workers=workers, lost=_lost)
    else:
        done = map(read, all_batches)
    for readings in done:
        yield from readings


def _batches(reports: Iterable[Report]) -> Iterator[tuple[Report, ...]]:
    """Batches of a fixed size, whatever the number of workers."""
    left = iter(reports)
    while batch := tuple(islice(left, REPORTS_A_BATCH)):
        yield batch


def read_batch(batch: tuple[Report, ...], *, model: Path | None = None) -> list[Reading | Failure]:
    """Read a few reports; where their analysis fails, one by one, so that only the one at fault is lost."""
    try:
        told = ((in_english(report), report) for report in batch)
        analysed = analyse(((english.text, (english, report)) for english, report in told), model=model)
        return list(_undisturbed(map(_read_of, analysed)))
    except SetupError:
        raise
    except Exception as error:
        if len(batch) > 1:
            return [read_batch((report,), model=model)[0] for report in batch]
        return [Failure(report=batch[0], stage="read.syntax", why=f"{type(error).__name__}: {error}")]


def _undisturbed(readings: Iterator[Reading | Failure]) -> Iterator[Reading | Failure]:
    """The same readings, each made without a look for objects that hold each other; dead trees go between two of them.

    A report's tokens hold each other, and nothing of them is dead before it is read: looking earlier finds nothing.
    """
    while True:
        with cycles_left():
            reading = next(readings, None)
        if reading is None:
            return
        yield reading


def _read_of(analysed: tuple[Syntax, tuple[Report, Report]]) -> Reading | Failure:
    syntax, (english, report) = analysed
    return _in_own_words(read_analysed(english, syntax), report)


def _in_own_words(read: Reading | Failure, report: Report) -> Reading | Failure:
    """What was read of a report that may have been glossed, in its own words."""
    if isinstance(read, Failure):
        return replace(read, report=report)
    return anchored(read, report) if is_glossed(report) else read


def _lost(report: Report) -> Failure:
    return Failure(report=report, stage="read", why="the process that read it died, most likely for want of memory")


def read_analysed(report: Report, syntax: Syntax) -> Reading | Failure:
    """Take one analysed report through every stage."""
    draft = draft_analysed(report, syntax)
    if isinstance(draft, Failure):
        return draft
    try:
        return conclude(draft)
    except Exception as error:  # what reads claims again may fail like any stage, and costs only this report
        return Failure(report=report, stage="read.bearing", why=f"{type(error).__name__}: {error}")


def draft_analysed(report: Report, syntax: Syntax) -> Draft | Failure:
    """Take one analysed report through every stage, and keep what each stage found apart."""
    draft = Draft(report=report, syntax=syntax)
    for stage in STAGES:
        try:
            draft = stage.run(draft)
        except SetupError:
            raise
        except Exception as error:  # the one border at which a fault in a stage is turned into a record
            return Failure(report=report, stage=stage.name, why=f"{type(error).__name__}: {error}")
    return draft


def conclude(draft: Draft) -> Reading:
    """Join the records of a finished draft into claims; a value that its words do not bear is withheld, with a gap."""
    named = {quote.spans: actor.id for actor in draft.actors for quote in actor.mentions}
    read_again = [withhold(_claim(draft, passage, named), draft.report.text) for passage in draft.passages]
    return Reading(
        report=draft.report,
        claims=tuple(claim for claim, _ in read_again if claim is not None),
        toponyms=draft.places,
        timexes=draft.values,
        actors=draft.actors,
        gaps=(*draft.gaps, *(gap for _, gaps in read_again for gap in gaps)),
    )


def _claim(draft: Draft, passage: Passage, named: dict[tuple[Span, ...], str]) -> Claim:
    event = draft.events.get(passage.id)
    return Claim(
        id=passage.id,
        report_id=draft.report.id,
        kind=draft.kinds.get(passage.id, "state" if event is None else "event"),
        content=passage.content,
        attribution=tuple(_with_actor(link, named) for link in passage.chain),
        factuality=draft.factuality.get(passage.id, UNREAD),
        event=event and _with_actors(event, named),
        places=draft.claim_places.get(passage.id, ()),
        time=draft.claim_times.get(passage.id),
        quantities=draft.quantities.get(passage.id, ()),
        explains=draft.explains.get(passage.id, ()),
        score=reader_score(passage, draft.syntax),
    )


def _with_actor(link: Attribution, named: dict[tuple[Span, ...], str]) -> Attribution:
    """The link with the actor named by its source's very words, where one is."""
    actor = named.get(link.source.quote.spans) if link.source else None
    return link if actor is None else replace(link, actor=actor)


def _with_actors(event: Event, named: dict[tuple[Span, ...], str]) -> Event:
    """The event with the actors named by its participants' very words."""
    if not any(p.quote.spans in named for p in (*event.actors, *event.recipients)):
        return event

    def resolve(participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(replace(p, actor=named.get(p.quote.spans)) for p in participants)

    return replace(event, actors=resolve(event.actors), recipients=resolve(event.recipients))
