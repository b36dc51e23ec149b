"""Whose reporting each report carries, and who is said to know each of its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportedly.link.copies import manner
from reportedly.link.credits import credits
from reportedly.link.informants import informant
from reportedly.link.publishers import imprint
from reportedly.link.reprints import Reprints
from reportedly.model.digest import digest_id
from reportedly.model.origin import Informant, Origin, ReportOrigin, ReportRef
from reportedly.model.reading import Reading
from reportedly.model.report import Report


def report_origins(reprints: Reprints) -> Iterator[ReportOrigin]:
    """What is a copy, of which report, and why."""
    for told in reprints.reports:
        link = reprints.links.get(told.report.id)
        if link is not None:
            yield ReportOrigin(
                report_id=told.report.id,
                origin_group="",
                copy_of=link.older.report.id,
                how=manner(link.older, link.newer, link.shared),
                credited_to=(),
                distortions=(),
                reasons=link.judgement.reasons,
            )


def lineage(readings: Iterable[Reading], copies: Iterable[ReportOrigin]) -> tuple[ReportOrigin, ...]:
    """Whose reporting every report carries: copies with the group of the report that they go back to, and all others."""
    ordered = list(readings)
    ids = {reading.report.id for reading in ordered}
    copied = {one.report_id: one for one in copies if {one.report_id, one.copy_of} <= ids}
    return tuple(
        replace(
            copied.get(reading.report.id, _own(reading.report)),
            origin_group=group_id(goes_back_to(reading.report.id, copied)),
            credited_to=tuple(credit.name for credit in credits(reading)),
        )
        for reading in ordered
    )


def _own(report: Report) -> ReportOrigin:
    return ReportOrigin(
        report_id=report.id, origin_group="", copy_of=None, how="none", credited_to=(), distortions=(), reasons=()
    )


def goes_back_to(report: str, copied: Mapping[str, ReportOrigin]) -> str:
    """The report that a copy goes back to over all copies between."""
    while report in copied:
        report = copied[report].copy_of or report
    return report


def group_id(first: str) -> str:
    """The id of the reports that carry the reporting of one, by the id of the earliest."""
    return digest_id("org", "reporting", first)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Carried:
    """Who is said to know a claim, and the report that carries it."""

    claim: str
    informant: Informant
    report: ReportRef


def claim_origins(readings: Iterable[Reading], carries: Mapping[str, str | None]) -> dict[str, tuple[Origin, ...]]:
    """The origin of every claim, by its id, none where its lineage is unknown.

    `carries` gives by report the newsroom whose reporting it is; the same informant in many reports is one origin, and
    names every report that carries it.
    """
    told = [carried for reading in readings for carried in _carried(reading, carries.get(reading.report.id))]
    by_informant: dict[str, list[_Carried]] = defaultdict(list)
    for carried in told:
        if carried.informant.id is not None:
            by_informant[carried.informant.id].append(carried)
    origins = {id: _origin_of(id, held) for id, held in by_informant.items()}
    return {c.claim: (origins[c.informant.id],) if c.informant.id is not None else () for c in told}


def _carried(reading: Reading, newsroom: str | None) -> Iterator[_Carried]:
    ref = ReportRef.to(reading.report)
    for claim in reading.claims:
        yield _Carried(claim=claim.id, informant=informant(claim, reading, newsroom=newsroom), report=ref)


def _origin_of(id: str, held: list[_Carried]) -> Origin:
    """One informant, named as the first report by id names it, so that the order of arrival changes nothing."""
    ordered = sorted(held, key=lambda c: (c.report.id, c.claim))
    known = next((c.informant for c in ordered if c.informant.actor is not None), ordered[0].informant)
    reports = {c.report.id: c.report for c in ordered}
    return Origin(
        id=digest_id("org", id),
        informant=ordered[0].informant.name,
        actor=known.actor,
        party=known.party,
        reports=tuple(reports.values()),
    )


def newsrooms(readings: Iterable[Reading], told: Iterable[ReportOrigin]) -> dict[str, str | None]:
    """By report, the newsroom whose reporting it is: that of the report that it goes back to."""
    publishers = {reading.report.id: reading.report.publisher for reading in readings}
    copied = {one.report_id: one for one in told if one.copy_of is not None}
    first = {report: goes_back_to(report, copied) for report in publishers}
    return {report: next(iter(imprint(publishers[first[report]]).own), None) for report in publishers}
