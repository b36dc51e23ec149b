"""An index of reports that tells which carry the same reporting; what it says does not depend on the order of arrival.

What is read from one report, and what two share word by word, is kept. What depends on all reports together (rarity,
boilerplate, which names mean one outlet) is worked out when it is asked for, so that a report that comes late, comes
twice or goes again leaves the same answer as if it had come first, once or never.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.link.boilerplate import boilerplate
from reportedly.link.comparison import lengths
from reportedly.link.copies import LIGHT, may_be_copies, weigh
from reportedly.link.credits import Credit
from reportedly.link.initials import INITIALS
from reportedly.link.publishers import outlet, resolved
from reportedly.link.rarity import rarity
from reportedly.link.shared_wording import Overlap
from reportedly.link.sketches import COMMON, SHARED_ITEMS, SHARED_PART, Bucket, by_bucket, pairs_of, sentence_buckets
from reportedly.link.standing import Standing
from reportedly.link.traits import Traits, traits
from reportedly.model.reading import Reading

Pair = tuple[str, str]
"""The ids of two reports, that published first before the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two reports that carry the same reporting."""

    older: Traits
    newer: Traits
    bits: float

    @property
    def shared(self) -> Overlap:
        """What the two share, worked out when it is asked for: kept for every link, it would fill the memory."""
        return Overlap(one=self.older, other=self.newer)

    @property
    def ends(self) -> Pair:
        """The ids of the two reports, the older first."""
        return self.older.report.id, self.newer.report.id


class Overlaps(Mapping[Pair, Overlap]):
    """What each of many pairs of reports shares, worked out when it is asked for: kept, it would fill the memory."""

    def __init__(self, pairs: Sequence[Pair], reports: Mapping[str, Traits]) -> None:
        self._pairs, self._reports = dict.fromkeys(pairs), reports

    def __getitem__(self, pair: Pair) -> Overlap:
        if pair not in self._pairs:
            raise KeyError(pair)
        return Overlap(one=self._reports[pair[0]], other=self._reports[pair[1]])

    def __iter__(self) -> Iterator[Pair]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprints:
    """What the index says of all its reports: which carry the same reporting."""

    reports: tuple[Traits, ...]
    """In order of time."""
    carried: Mapping[str, Link]
    """By the id of a report: its strongest link to an older one."""
    closest: Mapping[str, Link]
    """By the id of a report: its strongest link to any, older or newer. Weaker ones would chain what is not alike."""
    groups: tuple[tuple[Traits, ...], ...]
    """Reports that carry one origin's reporting, each group in order of time, the groups in that of their first."""
    standing: Standing
    links: tuple[Link, ...]
    """Every pair that carries the same reporting."""
    overlaps: Mapping[Pair, Overlap]
    """Every pair that was compared."""


class ReprintIndex:
    """Reports by what they are compared by; one can be added or taken out at any time."""

    def __init__(self) -> None:
        self._reports: dict[str, Traits] = {}
        self._buckets: dict[str, frozenset[Bucket]] = {}

    def add(self, reading: Reading) -> None:
        """Take in a report; one that is there already changes nothing."""
        if reading.report.id not in self._reports:
            self._reports[reading.report.id] = found = traits(reading)
            self._buckets[reading.report.id] = sentence_buckets(found)

    def remove(self, report: str) -> None:
        """Take out a report; raises KeyError if it is not there."""
        del self._reports[report], self._buckets[report]

    def reprints(self) -> Reprints:
        """Which reports carry the same reporting, by all that is in the index now."""
        reports = sorted(self._reports.values(), key=lambda r: r.order)
        pairs = self._candidates(reports)
        overlaps = Overlaps(pairs, self._reports)
        standing = _standing(reports, overlaps)
        compared = (copying(self._reports[older], self._reports[newer], standing) for older, newer in pairs)
        links = [link for link in compared if link is not None]
        carried = _best((link.newer.report.id, link) for link in links)
        closest = _best((end.report.id, link) for link in links for end in (link.older, link.newer))
        return Reprints(
            reports=tuple(reports),
            carried=carried,
            closest=closest,
            groups=tuple(joined(reports, (link.ends for link in (*carried.values(), *closest.values())))),
            standing=standing,
            links=tuple(links),
            overlaps=overlaps,
        )

    def buckets(self) -> Mapping[str, frozenset[Bucket]]:
        """By report: the buckets that its sentences fall into."""
        return self._buckets

    def _candidates(self, reports: Sequence[Traits]) -> list[Pair]:
        """Pairs with a sentence alike or several items in common, in order of time."""
        alike = by_bucket((n, self._buckets[r.report.id]) for n, r in enumerate(reports))
        items = by_bucket((n, r.items) for n, r in enumerate(reports))
        telling = {item: numbers for item, numbers in items.items() if 1 < len(numbers) <= COMMON}
        least = [max(SHARED_ITEMS, SHARED_PART * len(r.items)) for r in reports]
        found = {(one, other) for one, other, _ in pairs_of(alike)}
        found |= {(one, other) for one, other, shared in pairs_of(telling) if shared >= min(least[one], least[other])}
        return [(reports[older].report.id, reports[newer].report.id) for older, newer in sorted(found)]


def copying(older: Traits, newer: Traits, standing: Standing) -> Link | None:
    """The link between two reports that carry the same reporting; None where they do not."""
    shared = Overlap(one=older, other=newer)
    if not may_be_copies(older, newer, shared, standing):
        return None
    bits = weigh(older, newer, shared, standing)
    return Link(older=older, newer=newer, bits=bits) if bits > 0 else None


def _best(links: Iterable[tuple[str, Link]]) -> dict[str, Link]:
    """The strongest link by report; of two as strong, that to the older report."""
    found: dict[str, Link] = {}
    for report, link in links:
        if report not in found or (-link.bits, link.older.order) < (-found[report].bits, found[report].older.order):
            found[report] = link
    return found


def _standing(reports: Sequence[Traits], overlaps: Mapping[Pair, Overlap]) -> Standing:
    keys = outlets_meant(reports)
    outlets = {r.report.id: outlets_of(r, keys) for r in reports}
    by_id = {r.report.id: r for r in reports}
    near = ((one, other) for one, other in overlaps if _near_verbatim(by_id[one], by_id[other]))
    rare = rarity(joined(reports, near), outlets.values())
    return Standing(
        rarity=rare,
        lengths={r.report.id: lengths(r, rare) for r in reports},
        outlets=outlets,
        mentions={r.report.id: mentions_of(r, keys) for r in reports},
        publishers={r.report.id: frozenset(keys[name] for name in r.own) for r in reports},
        boilerplate=boilerplate(reports),
    )


def outlets_meant(reports: Iterable[Traits]) -> Mapping[str, str]:
    """What each name that reports are published under or credit comes down to among them all.

    So do initials that may be an outlet's: whose they are is told by who else is there.
    """
    listed = list(reports)
    own = [name for r in listed for name in r.own]
    credited = (c.name for r in listed for c in r.credits if c.kind != "mention" or INITIALS.fullmatch(c.name))
    return resolved((*own, *credited), own)


def outlets_of(report: Traits, keys: Mapping[str, str]) -> dict[str, float]:
    """Each outlet that a report is or credits, with the first place of the credit."""
    found = {keys[name]: 0.0 for name in report.own}
    for credit in named(report):
        found[keys[credit.name]] = min(credit.place, found.get(keys[credit.name], 1.0))
    return found


def named(report: Traits) -> tuple[Credit, ...]:
    """The credits of which the report itself tells that they name an outlet."""
    return tuple(credit for credit in report.credits if credit.kind != "mention")


def mentions_of(report: Traits, keys: Mapping[str, str]) -> dict[str, float]:
    """What is an outlet that a report credits if another report is published by it, with the first place."""
    found: dict[str, float] = {}
    for credit in report.credits:
        if credit.kind == "mention":
            found.setdefault(keys.get(credit.name) or outlet(credit.name), credit.place)
    return found


def _near_verbatim(one: Traits, other: Traits) -> bool:
    least = min(len(one.shingles), len(other.shingles))
    return least > 0 and len(one.shingles.keys() & other.shingles.keys()) / least >= LIGHT


def joined(reports: Sequence[Traits], pairs: Iterable[Pair]) -> Iterator[tuple[Traits, ...]]:
    """Reports that pairs join, directly or through others; each group and all groups in the order of the reports."""
    first = {r.report.id: r.report.id for r in reports}

    def head(report: str) -> str:
        while first[report] != report:
            first[report] = first[first[report]]
            report = first[report]
        return report

    place = {r.report.id: n for n, r in enumerate(reports)}
    for one, other in pairs:
        low, high = sorted((head(one), head(other)), key=place.__getitem__)
        first[high] = low
    groups: dict[str, list[Traits]] = defaultdict(list)
    for report in reports:
        groups[head(report.report.id)].append(report)
    return (tuple(group) for group in groups.values())
