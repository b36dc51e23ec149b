"""Where reports come from: whose reporting each carries, and the informants of their claims.

Two levels, kept apart. The *origin group* of a report says who first produced its reporting. The *informant* of a claim
says who is said to know it; the same spokesman in two newsrooms' reports is one informant, and neither report a copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from reportedly.link.copies import manner, reasons
from reportedly.link.distortions import distortions
from reportedly.link.informants import informant
from reportedly.link.reprints import ReprintIndex, Reprints, named
from reportedly.link.shared_wording import Overlap
from reportedly.link.sketches import Bucket
from reportedly.link.statements import same_statements
from reportedly.link.traits import Traits
from reportedly.model.digest import digest_id
from reportedly.model.origin import Distortion, Informant, ReportOrigin
from reportedly.model.reading import Reading

VERSION = 1
"""Of this stage; raised where the same readings give other links."""


class OriginIndex:
    """Readings whose origins are told; one can be added or taken out at any time, in any order."""

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        self._readings: dict[str, Reading] = {}
        self._reprints = ReprintIndex()
        for reading in readings:
            self.add(reading)

    def add(self, reading: Reading) -> None:
        """Take in a reading; one of a report that is there already changes nothing."""
        if reading.report.id not in self._readings:
            self._readings[reading.report.id] = reading
            self._reprints.add(reading)

    def remove(self, report: str) -> None:
        """Take out a report and everything that rested on it; raises KeyError if it is not there."""
        del self._readings[report]
        self._reprints.remove(report)

    def buckets(self) -> Mapping[str, frozenset[Bucket]]:
        """By report: the buckets that its sentences fall into."""
        return self._reprints.buckets()

    def reprints(self) -> Reprints:
        """Which reports carry the same reporting."""
        return self._reprints.reprints()

    def origins(self, found: Reprints | None = None) -> dict[str, ReportOrigin]:
        """Whose reporting each report carries, by report id, in order of time; `found`, where that is known."""
        found = found or self.reprints()
        told: dict[str, ReportOrigin] = {}
        for group in found.groups:
            told |= _group_origins(group, found, self._readings)
        firsts = [r.report.id for group in found.groups for r in group if told[r.report.id].copy_of is None]
        for newer, (older, why) in same_statements(firsts, self._readings, found).items():
            told[newer] = replace(told[newer], copy_of=older, how="same_statement", reasons=why)
        return {r.report.id: told[r.report.id] for r in found.reports}

    def informants(self) -> dict[str, Informant]:
        """Who is said to know each claim, by claim id; a reprint's own voice is that of the origin's newsroom."""
        found = self._reprints.reprints()
        told: dict[str, Informant] = {}
        for group in found.groups:
            newsroom = newsroom_of(origin_of(group, found))
            for report in group:
                reading = self._readings[report.report.id]
                told |= {claim.id: informant(claim, reading, newsroom=newsroom) for claim in reading.claims}
        return told


def origin_of(group: Sequence[Traits], found: Reprints) -> Traits:
    """The report that the others of a group carry: the one whose publisher most of them credit, else the first."""
    publishers, outlets = found.standing.publishers, found.standing.outlets
    own = {publishers[report.report.id] for report in group}
    crediting = Counter(
        publisher
        for report in group
        if (named := outlets[report.report.id].keys() - publishers[report.report.id])
        for publisher in own
        if publisher & named
    )
    return min(group, key=lambda report: (-crediting[publishers[report.report.id]], report.order))


def newsroom_of(origin: Traits) -> str | None:
    """The outlet whose reporting a group carries: whom its origin says the text is by, else its publisher."""
    handed = (credit.name for credit in origin.credits if credit.kind == "handout")
    return next(chain(handed, origin.own), None)


def _group_origins(
    group: Sequence[Traits], found: Reprints, readings: Mapping[str, Reading]
) -> dict[str, ReportOrigin]:
    origin = origin_of(group, found)
    name = digest_id("org", origin.report.id)
    return {report.report.id: report_origin(report, origin, name, found, readings) for report in group}


def report_origin(
    report: Traits, origin: Traits, group: str, found: Reprints, readings: Mapping[str, Reading]
) -> ReportOrigin:
    """What a report has to do with the others of its group, whose origin and id are given."""
    older = None if report is origin else carried_by(report, origin, found)
    why = found.carried.get(report.report.id) or found.closest.get(report.report.id)
    return ReportOrigin(
        report_id=report.report.id,
        origin_group=group,
        copy_of=older.report.id if older else None,
        how=manner(older, report, Overlap(one=older, other=report)) if older else "none",
        credited_to=tuple(dict.fromkeys(credit.name for credit in named(report))),
        distortions=_distortions(older, report, readings) if older else (),
        reasons=reasons(why.older, why.newer, why.shared, found.standing) if older and why else (),
    )


def carried_by(report: Traits, origin: Traits, found: Reprints) -> Traits:
    """The report whose words a copy carries: the older one that it is most like, or else the origin.

    A copy that is like none but younger ones came into the group through them; the reasons are then of that link.
    """
    link = found.carried.get(report.report.id)
    return link.older if link else origin


def _distortions(older: Traits, newer: Traits, readings: Mapping[str, Reading]) -> tuple[Distortion, ...]:
    return distortions(older, newer, (readings[older.report.id], readings[newer.report.id]))
