"""Reports read part of the way: as far as a benchmark asks, and no further."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.journey import STAGES, read_reports
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.read.draft import Draft, Stage
from reportedly.read.syntax import analyse


def drafts(texts: Iterable[str], wanted: str) -> Iterator[Draft]:
    """The drafts of texts, in order, after just those stages that the field `wanted` of a draft hangs on."""
    stages = stages_for(wanted)
    for syntax, report in analyse((text, Report.from_text(text)) for text in texts):
        draft = Draft(report=report, syntax=syntax)
        for stage in stages:
            draft = stage.run(draft)
        yield draft


def stages_for(wanted: str) -> list[Stage]:
    """The stages that write `wanted`, or anything that they read, by their own declarations; in their order."""
    fields = {wanted}
    chosen: list[Stage] = []
    for stage in reversed(STAGES):
        if fields.intersection(stage.writes):
            chosen.append(stage)
            fields.update(stage.reads)
    return chosen[::-1]


def readings(reports: Iterable[Report]) -> Iterator[Reading]:
    """The readings of reports, in order; one that breaks a stage counts as read without any record."""
    for reading in read_reports(reports):
        yield reading if isinstance(reading, Reading) else nothing_read(reading.report)


def nothing_read(report: Report) -> Reading:
    """A reading that found nothing at all."""
    return Reading(report=report, claims=(), toponyms=(), timexes=(), actors=(), gaps=())
