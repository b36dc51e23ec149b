"""What copies between reports come to: the group of each report, its newsroom, and what it tells of who knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportedly.link.credits import credits
from reportedly.link.informants import informant, of_report
from reportedly.link.own_voice import own_voices
from reportedly.link.publishers import imprint
from reportedly.link.short_forms import in_full
from reportedly.link.telling import Telling, telling_of
from reportedly.model.digest import digest_id
from reportedly.model.origin import Informant, ReportOrigin
from reportedly.model.reading import Reading


def lineage(readings: Iterable[Reading], tied: Iterable[ReportOrigin]) -> tuple[ReportOrigin, ...]:
    """Whose reporting every report carries, also of those that are tied to no other."""
    ordered = list(readings)
    ids = {reading.report.id for reading in ordered}
    known = {one.report_id: one for one in tied if {one.report_id, one.copy_of} <= ids}
    copied = {id: one.copy_of for id, one in known.items() if one.how != "same_statement" and one.copy_of}
    return tuple(
        lineage_of(reading, known.get(reading.report.id), goes_back_to(reading.report.id, copied))
        for reading in ordered
    )


def lineage_of(reading: Reading, tied: ReportOrigin | None, first: str) -> ReportOrigin:
    """Whose reporting a report carries that is tied to another, or to none, and goes back to a first one."""
    return replace(
        tied or _own(reading),
        origin_group=origin_group(first),
        credited_to=tuple(dict.fromkeys(credit.name for credit in credits(reading))),
    )


def origin_group(first: str) -> str:
    """The id of the reports that go back to a first one."""
    return digest_id("org", first)


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


def tellings_of(readings: Iterable[Reading], told: Iterable[ReportOrigin]) -> list[Telling]:
    """What each report tells of who knows its claims.

    What a newsroom's own people saw is known to the newsroom that the report goes back to, and "a nurse" of a copy is
    the nurse of that report.
    """
    by_id = {reading.report.id: reading for reading in readings}
    copied = {one.report_id: one.copy_of for one in told if one.copy_of and one.how != "same_statement"}
    first = {report: goes_back_to(report, copied) for report in by_id}
    return [telling_going_back(reading, first[id], newsroom_behind(by_id[first[id]])) for id, reading in by_id.items()]


def telling_going_back(reading: Reading, first: str, newsroom: str | None) -> Telling:
    """What a report tells that goes back to a first one, whose reporting is a newsroom's."""
    id = reading.report.id
    found = informants_of(reading, newsroom)
    return telling_of(reading, {claim: of_report(one, id, first) for claim, one in found.items()})


def claim_informants(readings: Iterable[Reading], told: Iterable[ReportOrigin]) -> dict[str, Informant]:
    """Who is said to know each claim, by its id and by the words of its own report."""
    tellings = tellings_of(readings, told)
    return {claim: telling.informants[n] for telling in tellings for claim, n in telling.claims}


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
