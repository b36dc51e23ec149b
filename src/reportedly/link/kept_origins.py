"""Origins kept up report by report, by what was kept of the last count over all reports.

How rare words and outlets are, what is boilerplate and which names mean one outlet is counted over all reports. A
report that comes later is judged by the last such count. Which reports it is held against (`kept_likenesses`), and the
groups that it joins or parts, are looked up: nothing is gone through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reportedly.link.kept_likenesses import KeptLikenesses
from reportedly.link.origins import origin_of, report_origin
from reportedly.link.reprints import Link, Reprints, joined
from reportedly.link.shelf import Shelves, Worked, fetch
from reportedly.link.statements import Said, shared_statement, statements_in
from reportedly.link.traits import Traits, traits
from reportedly.model.digest import digest_id
from reportedly.model.origin import ReportOrigin
from reportedly.model.reading import Reading
from reportedly.model.reason import Reason, bits


@dataclass(slots=True, kw_only=True)
class Regrouped:
    """What came of reports that came and went."""

    told: dict[str, ReportOrigin] = field(default_factory=dict)
    """Reports of which something else is told than before."""
    before: dict[str, str | None] = field(default_factory=dict)
    """The report that each one looked at went back to; None where it is new."""
    after: dict[str, str] = field(default_factory=dict)
    """The report that each one looked at goes back to."""


class KeptOrigins:
    """The origins of all reports, of which only what a change meets is looked up."""

    def __init__(self, shelves: Shelves, reading_of: Callable[[str], Reading]) -> None:
        """`reading_of` gives the reading of a report that is there."""
        self._likes = KeptLikenesses(shelves)
        self._told, self._groups, self._stated = shelves("told"), shelves("group"), shelves("stated")
        self._having = shelves("having")
        self._reading_of = reading_of
        self._said: Worked[str, Said] = Worked(lambda report: statements_in(reading_of(report)))

    def change(self, gone: Iterable[str], come: Sequence[Reading]) -> Regrouped:
        """Take reports out and others in; a report whose reading changed is both."""
        found, touched, bereft = Regrouped(), set[str](), set[str]()
        for report in gone:
            found.before[report] = self._told[report]["origin"]
            bereft |= set(self._stated.pop(report, ()))
            touched |= self._take_out(report)
        for reading in come:
            self._likes.take_in(reading)
            touched.add(reading.report.id)
        new = {reading.report.id for reading in come}
        parts = self._parts(touched, found)
        turned, left = self._regroup(parts, new, found)
        self._state(turned, self._there(bereft | left) - turned, found)
        return found

    def origin_of(self, report: str) -> str:
        """The report that a report goes back to, itself where it is no copy."""
        origin: str = self._told[report]["origin"]
        return origin

    def origins_of(self, reports: Iterable[str]) -> dict[str, str]:
        """The same for many reports."""
        listed = sorted(reports)
        fetch(self._told, listed)
        return {report: self.origin_of(report) for report in listed}

    def _there(self, reports: Iterable[str]) -> set[str]:
        return {report for report in reports if report in self._likes.order}

    def _take_out(self, report: str) -> set[str]:
        """Take a report out; returns those whose groups it may have held together."""
        group = self._groups[self._told[report]["origin"]]
        self._said.pop(report, None)
        self._unstate(report)
        del self._told[report]
        group.remove(report)
        return self._likes.take_out(report) | set(group)

    def _parts(self, touched: set[str], found: Regrouped) -> list[tuple[Traits, ...]]:
        """The groups of everything that hangs together with what was touched, or did before."""
        joins: dict[str, set[str]] = {}
        ends: Worked[str, set[str]] = Worked(self._likes.ends)
        waiting = sorted(touched)
        while waiting:
            report = waiting.pop()
            if report in joins or report not in self._likes.order:
                continue
            alike = self._likes.alike[report]
            fetch(self._likes.alike, alike)
            joins[report] = ends[report] | {other for other in alike if report in ends[other]}
            before = self._told.get(report)
            if before is not None:
                found.before.setdefault(report, before["origin"])
            waiting += joins[report] | set(self._groups.get(before["origin"], ()) if before is not None else ())
        reports = self._likes.traits_in_order(joins)
        return list(joined(reports, ((one, other) for one, others in joins.items() for other in others)))

    def _regroup(self, parts: list[tuple[Traits, ...]], new: set[str], found: Regrouped) -> tuple[set[str], set[str]]:
        """Tell whose reporting the reports of these groups carry.

        Returns those that are no copies now and were, or are new; and those whose statement was shared with a copy now.
        """
        turned, bereft = set[str](), set[str]()
        for head in {o for o in found.before.values() if o is not None}:
            self._groups.pop(head, None)
        for group in parts:
            origin = origin_of(group, self._reprints(group))
            self._groups[origin.report.id] = [report.report.id for report in group]
            for report in group:
                id_ = report.report.id
                found.after[id_] = origin.report.id
                before, now = self._told.get(id_), self._row(report, origin)
                self._told[id_] = {**now, "statement": before and before["statement"]}
                if now["copy_of"] is None:
                    turned |= {id_} if before is None or before["copy_of"] is not None else set()
                elif before is not None and before["copy_of"] is None:
                    self._unstate(id_)
                    bereft |= set(self._stated.pop(id_, ()))
                settled = before is not None and (before["copy_of"], before["why"]) == (now["copy_of"], now["why"])
                if not settled or now["copy_of"] in new:
                    found.told[id_] = self._tell(report, origin)
        return turned, bereft

    def _reprints(self, group: tuple[Traits, ...], **best: dict[str, Link]) -> Reprints:
        """What is known of one group; of the strongest likenesses only those that are given."""
        return Reprints(
            reports=group,
            carried=best.get("carried", {}),
            closest=best.get("closest", {}),
            groups=(group,),
            standing=self._likes.standing,
            links=(),
            overlaps={},
        )

    def _row(self, report: Traits, origin: Traits) -> dict[str, Any]:
        """What settles how a report is told of."""
        id_ = report.report.id
        older, like = self._likes.best(id_, older=True), self._likes.best(id_, older=False)
        copy_of = None if report is origin else older or origin.report.id
        ends = self._likes.in_order(id_, older or like or id_)
        return {"origin": origin.report.id, "copy_of": copy_of, "why": ends if copy_of is not None else None}

    def _tell(self, report: Traits, origin: Traits) -> ReportOrigin:
        """What is told of a report; its wording and that of the older one are read again, to tell what was altered."""
        id_, name = report.report.id, digest_id("org", origin.report.id)
        if report is origin:
            return report_origin(report, report, name, self._reprints((report,)), {})
        older, like = self._likes.best(id_, older=True), self._likes.best(id_, older=False)
        readings = {other: self._reading_of(other) for other in (id_, older or origin.report.id)}
        whole = {other: traits(reading) for other, reading in readings.items()}
        if older is not None:
            found = self._reprints((report,), carried={id_: replace(self._likes.link(id_, older), older=whole[older])})
            return report_origin(whole[id_], origin, name, found, readings)
        found = self._reprints((report,), closest={id_: self._likes.link(id_, like)} if like is not None else {})
        return report_origin(whole[id_], whole[origin.report.id], name, found, readings)

    def _state(self, turned: set[str], bereft: set[str], found: Regrouped) -> None:
        """Find the statements that reports share that are no copies: new ones, and those whose older one went."""
        best: dict[str, tuple[str, tuple[Reason, ...]]] = {}
        for report in sorted(turned | bereft):
            if self._told[report]["copy_of"] is not None:
                continue
            if report in bereft:
                self._told[report]["statement"] = None
                found.told.setdefault(report, self._own(report))
            for older, newer in self._firsts_met(report, both=report in turned):
                why = shared_statement(
                    self._said[older],
                    self._said[newer],
                    self._speaking(older, newer),
                    self._heard,
                    self._likes.standing.rarity,
                )
                stands = best[newer][1] if newer in best else ()
                known = self._told[newer]["statement"]
                least = max(bits(stands), known[1] if known is not None else 0.0)
                if why and bits(why) > least:
                    best[newer] = older, why
        for newer, (older, why) in best.items():
            self._unstate(newer)
            self._told[newer]["statement"] = [older, bits(why)]
            self._stated.setdefault(older, []).append(newer)
            found.told[newer] = replace(self._own(newer), copy_of=older, how="same_statement", reasons=why)

    def _unstate(self, report: str) -> None:
        """Forget which statement a report shares with an older one."""
        known = self._told[report]["statement"]
        if known is not None:
            self._told[report]["statement"] = None
            listed = self._stated.get(known[0])
            if listed is not None:
                listed.remove(report)

    def _own(self, report: str) -> ReportOrigin:
        one = self._likes.traits(report)
        return report_origin(one, one, digest_id("org", report), self._reprints((one,)), {})

    def _firsts_met(self, report: str, *, both: bool) -> Iterator[tuple[str, str]]:
        """Pairs of reports that are no copies and are compared, in order of time, of which the report is one."""
        compared = self._likes.met(self._reading_of(report))
        fetch(self._told, compared)
        met = [other for other in compared if self._told[other]["copy_of"] is None]
        for other in sorted(met, key=self._likes.order.__getitem__):
            older, newer = self._likes.in_order(report, other)
            if both or newer == report:
                yield older, newer

    @property
    def _heard(self) -> int:
        texts: int = self._likes.counted["firsts"] + self._likes.counted["texts"]
        return texts

    def _speaking(self, older: str, newer: str) -> dict[str, int]:
        both = self._said[older].keys() & self._said[newer].keys()
        return {who: max(2, self._having.get(who, 0)) for who in both}
