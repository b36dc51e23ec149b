"""Short reports for the tests of this folder, read by the reader itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reportedly.journey import Failure, read_reports
from reportedly.link.told import Told, told_in
from reportedly.model.reading import Reading
from reportedly.model.relation import Relation
from reportedly.model.report import Report


@cache
def read(text: str, publisher: str | None = None, published: str = "2021-06-16", language: str = "en") -> Reading:
    """One report, read."""
    report = Report.from_text(text, publisher=publisher, published=published, published_from="given", language=language)
    (reading,) = read_reports([report])
    assert not isinstance(reading, Failure), reading
    return reading


def told(text: str) -> Told:
    """What a report of one sentence tells."""
    return told_in(read(text))


def read_all(texts: Sequence[tuple[str, str, str]]) -> list[Reading]:
    """Reports given as publisher, day and text."""
    return [read(text, publisher, day) for publisher, day, text in texts]


def between(readings: Iterable[Reading], relations: Iterable[Relation]) -> Iterator[Relation]:
    """The contradictions between claims of different reports."""
    report_of = {claim.id: claim.report_id for reading in readings for claim in reading.claims}
    yield from (
        found
        for found in relations
        if found.relation == "contradicts" and report_of[found.older] != report_of[found.newer]
    )
