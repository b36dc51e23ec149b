"""How alike reports are, kept up report by report, by what was kept of the last count over all reports.

Which reports a report is held against is looked up: by sketches of its sentences, and by rare items.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log2
from typing import Any

from reportedly.link.comparison import lengths
from reportedly.link.copies import weigh
from reportedly.link.kept_traits import bucket_key, item_key, row_of, traits_of
from reportedly.link.publishers import outlet
from reportedly.link.rarity import UNSEEN, Rarity
from reportedly.link.reprints import Link, copying, mentions_of, outlets_of
from reportedly.link.shared_wording import Overlap
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
from reportedly.link.standing import Standing
from reportedly.link.traits import Traits, traits
from reportedly.model.reading import Reading

Order = list[Any]
"""A report's place in time, as `Traits.order` gives it."""


class KeptLikenesses:
    """What each report is compared by, and the reports that carry the same reporting."""

    def __init__(self, shelves: Shelves) -> None:
        """`shelves`: where it is kept."""
        self._rows, self.order, self.alike = shelves("traits"), shelves("order"), shelves("alike")
        self._buckets, self._items = shelves("bucket"), shelves("item")
        self._counts = shelves("standing")
        self._read: dict[str, Traits] = {}
        self._compared: dict[str, set[str]] = {}
        self._lookup: Worked[str, Traits] = Worked(
            lambda report: self._read.get(report) or traits_of(self._rows[report])
        )

    def traits(self, report: str) -> Traits:
        """What a report is compared by."""
        return self._lookup[report]

    def traits_in_order(self, reports: Iterable[str]) -> list[Traits]:
        """The same of many reports, in order of time."""
        listed = list(reports)
        fetch(self._rows, listed)
        return sorted((self._lookup[report] for report in listed), key=lambda r: r.order)

    def in_order(self, one: str, other: str) -> list[str]:
        """Two reports, the older first."""
        return sorted((one, other), key=self.order.__getitem__)

    def take_out(self, report: str) -> set[str]:
        """Take a report out; returns those that were like it."""
        row, alike = self._rows.pop(report), self.alike.pop(report)
        for key in row["buckets"]:
            self._buckets[key].remove(report)
        for kind, text, _ in row["items"]:
            listed = self._items[item_key((kind, text))][1]
            if listed is not None:
                listed.remove(report)
        for other in alike:
            del self.alike[other][report]
        for kept in (self._read, self._lookup, self._compared):
            kept.pop(report, None)
        del self.order[report]
        return set(alike)

    def take_in(self, reading: Reading) -> None:
        """Take in a report and weigh it against those that it meets."""
        report, buckets = traits(reading), None
        id_ = report.report.id
        self._read[id_], buckets = report, sentence_buckets(report)
        fetch(self._items, map(item_key, report.items))
        fetch(self._buckets, map(bucket_key, buckets))
        self._rows[id_] = row_of(report, buckets, self.standing.rarity)
        order: Order = list(report.order)
        met = self._candidates(report, buckets)
        self.order[id_] = order
        self._list(report, buckets)
        self._compared[id_] = met
        fetch(self._rows, met)
        fetch(self.alike, met)
        self.alike[id_] = {}
        for other in sorted(met):
            older, newer = map(self.traits, self.in_order(id_, other))
            link = copying(older, newer, self.standing)
            if link is not None:
                self.alike[id_][other] = self.alike[other][id_] = link.bits

    def _list(self, report: Traits, buckets: Iterable[Any]) -> None:
        id_ = report.report.id
        for bucket in buckets:
            insort(self._buckets.setdefault(bucket_key(bucket), []), id_, key=self.order.__getitem__)
        for item in report.items:
            row = self._items.setdefault(item_key(item), [self._bits(1), []])
            if row[1] is not None:
                insort(row[1], id_, key=self.order.__getitem__)
                row[1] = row[1] if len(row[1]) <= COMMON else None

    def met(self, reading: Reading) -> set[str]:
        """The reports that a report is compared with."""
        id_ = reading.report.id
        if id_ not in self._compared:
            report = traits(reading)
            self._compared[id_] = self._candidates(report, sentence_buckets(report))
        return self._compared[id_]

    def _candidates(self, report: Traits, buckets: Iterable[Any]) -> set[str]:
        """Reports with a sentence alike or several items in common; of very many, those next in time and the first."""
        order: Order = list(report.order)
        id_ = report.report.id
        alike = [self._buckets.get(bucket_key(bucket), ()) for bucket in buckets]
        having = [self._items.get(item_key(item), (0, ()))[1] for item in report.items]
        telling = [listed for listed in having if listed is not None and len(listed) < COMMON]
        fetch(self.order, (other for listed in (*alike, *telling) if len(listed) >= EVERY_PAIR for other in listed))
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
        at = bisect_left(listed, order, key=self.order.__getitem__)
        return {*listed[max(0, at - NEAREST) : at], *listed[: min(FIRST, at)], *listed[at : at + NEAREST]}

    def link(self, one: str, other: str) -> Link:
        """Two reports, weighed against each other."""
        older, newer = self.in_order(one, other)
        a, b = self._lookup[older], self._lookup[newer]
        return Link(older=a, newer=b, bits=weigh(a, b, Overlap(one=a, other=b), self.standing))

    @cached_property
    def counted(self) -> dict[str, Any]:
        """What the last count over all reports came to."""
        counted: dict[str, Any] = self._counts["all"]
        return counted

    def _bits(self, count: int) -> float:
        return log2((self.counted["texts"] + UNSEEN) / count)

    @cached_property
    def standing(self) -> Standing:
        """What that count says of words and outlets."""
        keys: Worked[str, str] = Worked(lambda name: self.counted["outlets"].get(name) or outlet(name))
        rarity = Rarity(
            texts=self.counted["texts"],
            of_items=Worked(lambda item: self._items.get(item_key(item), (self._bits(1),))[0]),
            of_outlets=Worked(lambda name: self.counted["outlet_bits"].get(name) or self._bits(1)),
        )
        return Standing(
            rarity=rarity,
            lengths=Worked(
                lambda id_: self._rows[id_]["lengths"] if id_ in self._rows else lengths(self._lookup[id_], rarity)
            ),
            outlets=Worked(lambda id_: outlets_of(self._lookup[id_], keys)),
            mentions=Worked(lambda id_: mentions_of(self._lookup[id_], self.counted["outlets"])),
            publishers=Worked(lambda id_: frozenset(keys[name] for name in self._lookup[id_].own)),
            boilerplate=frozenset(self.counted["boilerplate"]),
        )

    def best(self, report: str, *, older: bool) -> str | None:
        """The report that one is most like: among those before it, or among all; of two as like, the older."""
        own, alike = self.order[report], self.alike[report]
        fetch(self.order, alike)
        ranked = (
            (-weight, *sorted((own, self.order[other])), other)
            for other, weight in alike.items()
            if not older or self.order[other] < own
        )
        best: str | None = min(ranked, default=(None,))[-1]
        return best

    def ends(self, report: str) -> set[str]:
        """The reports that one is joined to by its own strongest likenesses."""
        return {other for older in (True, False) if (other := self.best(report, older=older)) is not None}
