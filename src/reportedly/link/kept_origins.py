"""Origins kept up report by report, by what was kept of the last count over all reports.

How rare words and outlets are, what is boilerplate and which names mean one outlet is counted over all reports. A
report that comes later is judged by the last such count. Which reports it is held against, and the groups that it joins
or parts, are looked up: nothing is gone through.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import log2
from typing import Any

from reportedly.link.comparison import Standing, lengths, overlap
from reportedly.link.copies import weigh
from reportedly.link.kept_traits import bucket_key, item_key, row_of, traits_of
from reportedly.link.origins import origin_of, report_origin
from reportedly.link.publishers import outlet
from reportedly.link.rarity import UNSEEN, Rarity
from reportedly.link.reprints import Link, Reprints, joined, outlets_of
from reportedly.link.shelf import Shelves, Worked, fetch
from reportedly.link.sketches import (
    COMMON,
    EVERY_PAIR,
    FIRST,
    NEAREST,
    SHARED_ITEMS,
    SHARED_PART,
    sentence_buckets,
)
from reportedly.link.statements import Said, shared_statement, statements_in
from reportedly.link.traits import Traits, traits
from reportedly.model.digest import digest_id
from reportedly.model.origin import ReportOrigin
from reportedly.model.reading import Reading
from reportedly.model.reason import Reason, bits

Order = list[Any]
"""A report's place in time, as `Traits.order` gives it."""


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
        self._rows, self._order, self._alike = shelves("traits"), shelves("order"), shelves("alike")
        self._buckets, self._items = shelves("bucket"), shelves("item")
        self._told, self._groups, self._stated = shelves("told"), shelves("group"), shelves("stated")
        self._having, self._counts = shelves("having"), shelves("standing")
        self._reading_of = reading_of
        self._read: dict[str, Traits] = {}
        self._compared: dict[str, set[str]] = {}
        self._said: Worked[str, Said] = Worked(lambda report: statements_in(reading_of(report)))
        self._lookup: Worked[str, Traits] = Worked(
            lambda report: self._read.get(report) or traits_of(self._rows[report])
        )

    def change(self, gone: Iterable[str], come: Sequence[Reading]) -> Regrouped:
        """Take reports out and others in; a report whose reading changed is both."""
        found, touched, bereft = Regrouped(), set[str](), set[str]()
        for report in gone:
            found.before[report] = self._told[report]["origin"]
            bereft |= set(self._stated.pop(report, ()))
            touched |= self._take_out(report)
        for reading in come:
            self._take_in(reading)
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

    def _there(self, reports: Iterable[str]) -> set[str]:
        return {report for report in reports if report in self._order}

    def _take_out(self, report: str) -> set[str]:
        """Take a report out; returns those whose groups it may have held together."""
        row, alike = self._rows.pop(report), self._alike.pop(report)
        for key in row["buckets"]:
            self._buckets[key].remove(report)
        for kind, text, _ in row["items"]:
            listed = self._items[item_key((kind, text))][1]
            if listed is not None:
                listed.remove(report)
        for other in alike:
            del self._alike[other][report]
        group = self._groups[self._told[report]["origin"]]
        for kept in (self._read, self._lookup, self._said):
            kept.pop(report, None)
        self._unstate(report)
        del self._told[report], self._order[report]
        group.remove(report)
        return {*alike, *group}

    def _take_in(self, reading: Reading) -> None:
        report, buckets = traits(reading), None
        id_ = report.report.id
        self._read[id_], buckets = report, sentence_buckets(report)
        fetch(self._items, map(item_key, report.items))
        fetch(self._buckets, map(bucket_key, buckets))
        self._rows[id_] = row_of(report, buckets, self._standing.rarity)
        order: Order = list(report.order)
        met = self._candidates(report, buckets)
        self._order[id_] = order
        self._list(report, buckets)
        self._compared[id_] = met
        fetch(self._rows, met)
        fetch(self._alike, met)
        self._alike[id_] = {}
        for other in sorted(met):
            link = self._link(id_, other)
            if link.bits > 0:
                self._alike[id_][other] = self._alike[other][id_] = link.bits

    def _list(self, report: Traits, buckets: Iterable[Any]) -> None:
        id_ = report.report.id
        for bucket in buckets:
            insort(self._buckets.setdefault(bucket_key(bucket), []), id_, key=self._order.__getitem__)
        for item in report.items:
            row = self._items.setdefault(item_key(item), [self._bits(1), []])
            if row[1] is not None:
                insort(row[1], id_, key=self._order.__getitem__)
                row[1] = row[1] if len(row[1]) <= COMMON else None

    def _candidates(self, report: Traits, buckets: Iterable[Any]) -> set[str]:
        """Reports with a sentence alike or several items in common; of very many, those next in time and the first."""
        order: Order = list(report.order)
        id_ = report.report.id
        alike = [self._buckets.get(bucket_key(bucket), ()) for bucket in buckets]
        having = [self._items.get(item_key(item), (0, ()))[1] for item in report.items]
        telling = [listed for listed in having if listed is not None and len(listed) < COMMON]
        fetch(self._order, (other for listed in (*alike, *telling) if len(listed) >= EVERY_PAIR for other in listed))
        met = {other for listed in alike for other in self._near(listed, order)}
        shared = Counter(other for listed in telling for other in self._near(listed, order))
        often = {other: count for other, count in shared.items() if count >= SHARED_ITEMS}
        fetch(self._rows, often)
        least = max(SHARED_ITEMS, SHARED_PART * len(report.items))
        met |= {
            other
            for other, count in often.items()
            if count >= min(least, max(SHARED_ITEMS, SHARED_PART * len(self._rows[other]["items"])))
        }
        return met - {id_}

    def _near(self, listed: Sequence[str], order: Order) -> Iterable[str]:
        if len(listed) < EVERY_PAIR:
            return listed
        at = bisect_left(listed, order, key=self._order.__getitem__)
        return {*listed[max(0, at - NEAREST) : at], *listed[: min(FIRST, at)], *listed[at : at + NEAREST]}

    def _link(self, one: str, other: str) -> Link:
        older, newer = sorted((one, other), key=self._order.__getitem__)
        a, b = self._lookup[older], self._lookup[newer]
        shared = overlap(a, b)
        return Link(older=a, newer=b, shared=shared, bits=weigh(a, b, shared, self._standing))

    @cached_property
    def _counted(self) -> dict[str, Any]:
        counted: dict[str, Any] = self._counts["all"]
        return counted

    def _bits(self, count: int) -> float:
        return log2((self._counted["texts"] + UNSEEN) / count)

    @cached_property
    def _standing(self) -> Standing:
        keys: Worked[str, str] = Worked(lambda name: self._counted["outlets"].get(name) or outlet(name))
        rarity = Rarity(
            texts=self._counted["texts"],
            of_items=Worked(lambda item: self._items.get(item_key(item), (self._bits(1),))[0]),
            of_outlets=Worked(lambda name: self._counted["outlet_bits"].get(name) or self._bits(1)),
        )
        return Standing(
            rarity=rarity,
            lengths=Worked(
                lambda id_: self._rows[id_]["lengths"] if id_ in self._rows else lengths(self._lookup[id_], rarity)
            ),
            outlets=Worked(lambda id_: outlets_of(self._lookup[id_], keys)),
            publishers=Worked(lambda id_: frozenset(keys[name] for name in self._lookup[id_].own)),
            boilerplate=frozenset(self._counted["boilerplate"]),
        )

    def _best(self, report: str, *, older: bool) -> str | None:
        """The report that one is most like: among those before it, or among all; of two as like, the older."""
        own, alike = self._order[report], self._alike[report]
        fetch(self._order, alike)
        ranked = (
            (-weight, *sorted((own, self._order[other])), other)
            for other, weight in alike.items()
            if not older or self._order[other] < own
        )
        best: str | None = min(ranked, default=(None,))[-1]
        return best

    def _ends(self, report: str) -> set[str]:
        """The reports that one is joined to by its own strongest likenesses."""
        return {other for older in (True, False) if (other := self._best(report, older=older)) is not None}

    def _parts(self, touched: set[str], found: Regrouped) -> list[tuple[Traits, ...]]:
        """The groups of everything that hangs together with what was touched, or did before."""
        joins: dict[str, set[str]] = {}
        ends: Worked[str, set[str]] = Worked(self._ends)
        waiting = sorted(touched)
        while waiting:
            report = waiting.pop()
            if report in joins or report not in self._order:
                continue
            fetch(self._alike, self._alike[report])
            joins[report] = ends[report] | {other for other in self._alike[report] if report in ends[other]}
            before = self._told.get(report)
            if before is not None:
                found.before.setdefault(report, before["origin"])
            waiting += joins[report] | set(self._groups.get(before["origin"], ()) if before is not None else ())
        fetch(self._rows, joins)
        reports = sorted((self._lookup[report] for report in joins), key=lambda r: r.order)
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
            standing=self._standing,
            links=(),
            overlaps={},
        )

    def _row(self, report: Traits, origin: Traits) -> dict[str, Any]:
        """What settles how a report is told of."""
        id_ = report.report.id
        older, like = self._best(id_, older=True), self._best(id_, older=False)
        copy_of = None if report is origin else older or origin.report.id
        ends = sorted((id_, older or like or id_), key=self._order.__getitem__)
        return {"origin": origin.report.id, "copy_of": copy_of, "why": ends if copy_of is not None else None}

    def _tell(self, report: Traits, origin: Traits) -> ReportOrigin:
        """What is told of a report; its wording and that of the older one are read again, to tell what was altered."""
        id_, name = report.report.id, digest_id("org", origin.report.id)
        if report is origin:
            return report_origin(report, report, name, self._reprints((report,)), {})
        older, like = self._best(id_, older=True), self._best(id_, older=False)
        readings = {other: self._reading_of(other) for other in (id_, older or origin.report.id)}
        whole = {other: traits(reading) for other, reading in readings.items()}
        if older is not None:
            found = self._reprints((report,), carried={id_: replace(self._link(id_, older), older=whole[older])})
            return report_origin(whole[id_], origin, name, found, readings)
        found = self._reprints((report,), closest={id_: self._link(id_, like)} if like is not None else {})
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
                    self._standing.rarity,
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
        one = self._lookup[report]
        return report_origin(one, one, digest_id("org", report), self._reprints((one,)), {})

    def _firsts_met(self, report: str, *, both: bool) -> Iterator[tuple[str, str]]:
        """Pairs of reports that are no copies and are compared, in order of time, of which the report is one."""
        if report not in self._compared:
            one = traits(self._reading_of(report))
            self._compared[report] = self._candidates(one, sentence_buckets(one))
        fetch(self._told, self._compared[report])
        met = [other for other in self._compared[report] if self._told[other]["copy_of"] is None]
        for other in sorted(met, key=self._order.__getitem__):
            older, newer = sorted((report, other), key=self._order.__getitem__)
            if both or newer == report:
                yield older, newer

    @property
    def _heard(self) -> int:
        texts: int = self._counted["firsts"] + self._counted["texts"]
        return texts

    def _speaking(self, older: str, newer: str) -> dict[str, int]:
        both = self._said[older].keys() & self._said[newer].keys()
        return {who: max(2, self._having.get(who, 0)) for who in both}
