"""Reports read part of the way: up to the stage that a benchmark asks about, and no further."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.journey import STAGES, read_reports
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.read.draft import Draft
from reportedly.read.syntax import analyse


def drafts(texts: Iterable[str], upto: str) -> Iterator[Draft]:
    """The drafts of texts, in order, as they stand after the stage `upto`; later stages are not run."""
    last = next(n for n, stage in enumerate(STAGES) if stage.name == upto)
    for syntax, report in analyse((text, Report.from_text(text)) for text in texts):
        draft = Draft(report=report, syntax=syntax)
        for stage in STAGES[: last + 1]:
            draft = stage.run(draft)
        yield draft


def readings(reports: Iterable[Report]) -> Iterator[Reading]:
    """The readings of reports, in order.

    Raises RuntimeError where a report breaks a stage: a benchmark must not go on without it.
    """
    for reading in read_reports(reports):
        if not isinstance(reading, Reading):
            raise RuntimeError(f"{reading.report.external_id} breaks {reading.stage}: {reading.why}")
        yield reading
