"""Whom a report copies and credits: newsrooms by what their names come down to, so that one is one in all reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from reportedly.link.publishers import imprint, is_own, outlet
from reportedly.model.origin import Origin, ReportOrigin
from reportedly.model.reading import Reading
from reportedly.model.report import Report

Carrying = Literal["copies", "credits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A report that carries the words of another newsroom's report, or credits another newsroom."""

    report: str
    published: str | None
    carrying: Carrying
    by: str
    """What the name of its publisher comes down to."""
    by_name: str
    of: str
    """What the name of the other comes down to."""
    of_name: str
    older: str | None
    """The report whose words it carries; None for a credit."""


def copies_among(told: Iterable[ReportOrigin]) -> frozenset[str]:
    """The reports that carry another's words; who tells what one informant said in words of its own is no copy."""
    return frozenset(one.report_id for one in told if one.copy_of and one.how != "same_statement")


def carried_among(readings: Collection[Reading], told: Iterable[ReportOrigin]) -> Iterator[Carried]:
    """What each of some reports carries of others."""
    publishers = {reading.report.id: reading.report.publisher for reading in readings}
    reports = {reading.report.id: reading.report for reading in readings}
    origins = list(told)
    copies = copies_among(origins)
    for one in origins:
        older = one.copy_of if one.report_id in copies else None
        yield from carried_by(reports[one.report_id], older, one.credited_to, publishers)


def carried_by(
    report: Report, older: str | None, credited: Iterable[str], publishers: Mapping[str, str | None]
) -> Iterator[Carried]:
    """What a report carries of others; whose name is not known, or is its own, is left out.

    That a copy credits whom it copies is told by the copy.
    """
    by_name = newsroom_name(report.publisher)
    if by_name is None:
        return
    by, seen = outlet(by_name), set[str]()
    copied = [] if older is None else [(newsroom_name(publishers.get(older)), older)]
    whom = [name for name, _ in copied if name is not None]
    others = ((name, None) for name in credited if not is_own(name, whom))
    for name, of_report in (*copied, *others):
        of = by if name is None else outlet(name)
        if name is None or of == by or of in seen:
            continue
        seen.add(of)
        yield Carried(
            report=report.id, published=report.published, carrying="copies" if of_report else "credits",
            by=by, by_name=by_name, of=of, of_name=name, older=of_report,
        )  # fmt: skip


def newsroom_name(publisher: str | None) -> str | None:
    """By which name a publisher is a newsroom."""
    return next(iter(imprint(publisher).own), None)


def newsroom_keys(origin: Origin) -> frozenset[str]:
    """What reports that a source publishes itself come down to: its own name and what else it is called."""
    return frozenset(outlet(name) for name in (origin.informant, *origin.also))
