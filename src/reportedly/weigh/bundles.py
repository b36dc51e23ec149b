"""Reports in bundles: those whose explanations are weighed together, as what one tells may bear on what others do.

Whether reports are about one matter is found out within a bundle. A casebook of a few hundred reports is one bundle.
Of more, those are put together that tell of the same events, or of the same town within three weeks: those that share
most first, as long as a bundle stays small. So what explanations come to is worked out a bundle at a time, and what is
told elsewhere changes nothing.

    bundles({"r1": Bundled(…), …}, events=[{"r1", "r2"}, …])    # [frozenset({"r1", "r2", …}), …]
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reportedly.model.claim import Claim
from reportedly.weigh.matters import WEEKS, towns_of
from reportedly.weigh.situation import Situation

MOST = 200
"""So many reports are in a bundle at the most."""
EVENT, TOWN = 10, 1
"""How much it counts that reports tell of one event, and of one town."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundled:
    """A report with what it is put into a bundle by, besides the events of which it tells."""

    published: str | None
    towns: frozenset[str]

    @property
    def day(self) -> int | None:
        """When it was published; None where that is not known to the day."""
        try:
            return date.fromisoformat((self.published or "")[:10]).toordinal()
        except ValueError:
            return None


def bundled(published: str | None, claims: Iterable[Claim]) -> Bundled:
    """What a report with these claims is put into a bundle by."""
    towns = {f"{name} {lat:.4f} {lon:.4f}" for claim in claims for name, lat, lon in towns_of(claim)}
    return Bundled(published=published, towns=frozenset(towns))


def bundles_in(situation: Situation) -> list[frozenset[str]]:
    """The bundles of a situation, as ids of reports; reports without claims are in none."""
    reports = {
        id: bundled(situation.published.get(id), (situation.claims[claim] for claim in claims))
        for id, claims in situation.claims_of.items()
    }
    return bundles(reports, ({situation.claims[id].report_id for id in event} for event in situation.events))


def bundles(
    reports: Mapping[str, Bundled], events: Iterable[Iterable[str]], all_in: int | None = None
) -> list[frozenset[str]]:
    """Put reports into bundles by the events of which each group of them tells.

    All are one bundle where they are few; `all_in` says how many there are in all, where these are some of them, with
    all that share anything with any of them.
    """
    if (len(reports) if all_in is None else all_in) <= MOST:
        return [frozenset(reports)] if reports else []
    growing = _Growing(reports)
    tied = _tied(reports, events)
    for one, other in sorted(tied, key=lambda pair: (-tied[pair], pair)):
        growing.join(one, other)
    return growing.grown()


def _tied(reports: Mapping[str, Bundled], events: Iterable[Iterable[str]]) -> Counter[Pair]:
    """How much reports share: of those that share one thing, each with the one published before it."""
    order = {id: n for n, id in enumerate(sorted(reports, key=lambda id: (reports[id].published or "9999", id)))}
    tied: Counter[Pair] = Counter()
    for event in events:
        for pair in pairwise(sorted(order.keys() & set(event), key=order.__getitem__)):
            tied[pair] += EVENT
    for one, other in _in_one_town(reports, order):
        tied[one, other] += TOWN
    return tied


def _in_one_town(reports: Mapping[str, Bundled], order: Mapping[str, int]) -> Iterator[Pair]:
    telling: defaultdict[str, list[str]] = defaultdict(list)
    for id in order:
        for town in reports[id].towns:
            telling[town].append(id)
    for ids in telling.values():
        for one, other in pairwise(ids):
            days = reports[one].day, reports[other].day
            if days[0] is not None and days[1] is not None and days[1] - days[0] <= WEEKS:
                yield one, other


class _Growing:
    """Bundles while reports are being put together."""

    def __init__(self, reports: Iterable[str]) -> None:
        self._members = {id: [id] for id in reports}
        self._first = {id: id for id in self._members}

    def join(self, one: str, other: str) -> None:
        """Put two together, unless that would be too large a bundle."""
        less, more = sorted((self._first[one], self._first[other]), key=lambda id: len(self._members[id]))
        if less == more or len(self._members[less]) + len(self._members[more]) > MOST:
            return
        self._first |= dict.fromkeys(self._members[less], more)
        self._members[more] += self._members.pop(less)

    def grown(self) -> list[frozenset[str]]:
        """The bundles, in an order of their own."""
        return sorted(map(frozenset, self._members.values()), key=min)
