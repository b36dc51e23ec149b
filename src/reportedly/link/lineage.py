"""What copies between reports come to: the group of each report, its newsroom, and the origin of each claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reportedly.link.credits import credits
from reportedly.link.informants import informant, of_report
from reportedly.link.own_voice import own_voices
from reportedly.link.publishers import imprint
from reportedly.link.short_forms import in_full
from reportedly.model.digest import digest_id
from reportedly.model.origin import Informant, Origin, ReportOrigin, ReportRef
from reportedly.model.reading import Reading


def lineage(readings: Iterable[Reading], tied: Iterable[ReportOrigin]) -> tuple[ReportOrigin, ...]:
    """Whose reporting every report carries, also of those that are tied to no other."""
    ordered = list(readings)
    ids = {reading.report.id for reading in ordered}
    known = {one.report_id: one for one in tied if {one.report_id, one.copy_of} <= ids}
    copied = {id: one.copy_of for id, one in known.items() if one.how != "same_statement" and one.copy_of}
    return tuple(
        replace(
            known.get(reading.report.id, _own(reading)),
            origin_group=digest_id("org", goes_back_to(reading.report.id, copied)),
            credited_to=tuple(dict.fromkeys(credit.name for credit in credits(reading))),
        )
        for reading in ordered
    )


def _own(reading: Reading) -> ReportOrigin:
    return ReportOrigin(
        report_id=reading.report.id,
        origin_group="",
        copy_of=None,
        how="none",
        credited_to=(),
        distortions=(),
        reasons=(),
    )


def goes_back_to(report: str, copied: Mapping[str, str]) -> str:
    """The report that a copy goes back to over all copies between."""
    while report in copied:
        report = copied[report]
    return report


def claim_informants(readings: Iterable[Reading], told: Iterable[ReportOrigin]) -> dict[str, Informant]:
    """Who is said to know each claim, by its id.

    What a newsroom's own people saw is known to the newsroom that the report goes back to, and "a nurse" of a copy is
    the nurse of that report.
    """
    by_id = {reading.report.id: reading for reading in readings}
    copied = {one.report_id: one.copy_of for one in told if one.copy_of and one.how != "same_statement"}
    first = {report: goes_back_to(report, copied) for report in by_id}
    return {
        claim: of_report(found, id, first[id])
        for id, reading in by_id.items()
        for claim, found in informants_of(reading, newsroom_behind(by_id[first[id]])).items()
    }


def informants_of(reading: Reading, newsroom: str | None) -> dict[str, Informant]:
    """Who is said to know each claim of a report; `newsroom` is the one whose reporting it carries."""
    by_others = [claim for claim in reading.claims if claim.attribution]
    attributed = {claim.id: informant(claim, reading, newsroom=newsroom) for claim in by_others}
    attributed |= in_full(reading, attributed)
    return attributed | own_voices(reading, newsroom, attributed)


def newsroom_behind(reading: Reading) -> str | None:
    """Whom a report says that its text is by, else its publisher."""
    handed = [credit.name for credit in credits(reading) if credit.kind == "handout"]
    return next(iter((*handed, *imprint(reading.report.publisher).own)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Carried:
    """Who is said to know a claim, and the report that carries it."""

    claim: str
    informant: Informant
    report: ReportRef


def claim_origins(readings: Iterable[Reading], informants: Mapping[str, Informant]) -> dict[str, tuple[Origin, ...]]:
    """The origin of every claim, by its id, none where its lineage is unknown.

    The same informant in many reports is one origin, which names every report that carries it.
    """
    told = [
        _Carried(claim=claim.id, informant=informants[claim.id], report=ReportRef.to(reading.report))
        for reading in readings
        for claim in reading.claims
    ]
    held: dict[str, list[_Carried]] = defaultdict(list)
    for carried in told:
        if carried.informant.id is not None:
            held[carried.informant.id].append(carried)
    origins = {id: _origin_of(id, carrying) for id, carrying in held.items()}
    return {c.claim: (origins[c.informant.id],) if c.informant.id is not None else () for c in told}


def _origin_of(id: str, held: list[_Carried]) -> Origin:
    """One informant under the longest of its names, so that the order of arrival changes nothing."""
    ordered = sorted(held, key=lambda c: (-len(c.informant.name), c.informant.name, c.report.id, c.claim))
    known = next((c.informant for c in ordered if c.informant.actor is not None), ordered[0].informant)
    reports = {c.report.id: c.report for c in sorted(held, key=lambda c: c.report.id)}
    return Origin(
        id=digest_id("org", id),
        informant=ordered[0].informant.name,
        actor=known.actor,
        party=known.party,
        reports=tuple(reports.values()),
        wide=all(c.informant.wide for c in ordered),
        also=tuple(sorted({c.informant.name for c in ordered} - {ordered[0].informant.name})),
    )
