"""Wordings put together into explanations: the most alike first, by how alike groups are on average."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportedly.weigh.gist import Gist
from reportedly.weigh.likeness import ONE_SOURCE, likening, speak_of_other_things
from reportedly.weigh.unworded import bits_in

LEAST = -5.0
"""No pair counts for less: one odd wording must not outweigh a whole group."""
VETO = -6.0
"""Bits of a reason that keeps two wordings apart whatever else they share; missing words alone are none."""
DIGITS = 9


@dataclass(frozen=True, slots=True)
class _Pair:
    """How alike two groups are: the sum over pairs of wordings that speak of the same things, and their number."""

    total: float
    number: int
    apart: bool

    @property
    def mean(self) -> float:
        """How alike they are on average; not at all where nothing in one speaks of what the other speaks of."""
        return round(self.total / self.number, DIGITS) if self.number else LEAST

    def with_(self, other: _Pair) -> _Pair:
        """The pair that two pairs with a group in common become when their other groups are put together."""
        return _Pair(self.total + other.total, self.number + other.number, self.apart or other.apart)


def merge(
    ids: Sequence[str],
    gists: Mapping[str, Gist],
    rare: Mapping[str, float],
    one_source: Callable[[str, str], bool] = lambda one, other: False,
) -> list[list[str]]:
    """Put together what is alike, most alike first; groups are as alike as their wordings are on average.

    Two wordings that a single reason keeps apart keep their groups apart, so that nothing is chained in. The groups
    keep the order of `ids`, and so do their members.
    """
    members = dict(enumerate(_same(ids, gists)))
    pairs = {(a, b): _pair(members[a], members[b], gists, rare, one_source) for a, b in combinations(members, 2)}
    heap = [(-pair.mean, a, b) for (a, b), pair in pairs.items() if not pair.apart]
    heapq.heapify(heap)
    while heap and heap[0][0] < 0:
        mean, a, b = heapq.heappop(heap)
        if (a, b) in pairs and -pairs[a, b].mean == mean:
            del pairs[a, b]
            members[a] += members.pop(b)
            for entry in _joined(a, b, members, pairs):
                heapq.heappush(heap, entry)
    order = {id: n for n, id in enumerate(ids)}
    return sorted((sorted(group, key=order.__getitem__) for group in members.values()), key=lambda g: order[g[0]])


def _same(ids: Sequence[str], gists: Mapping[str, Gist]) -> Iterator[list[str]]:
    """Wordings that say the very same are together from the start."""
    found: dict[Gist, list[str]] = defaultdict(list)
    for id in ids:
        found[gists[id]].append(id)
    yield from found.values()


def _joined(
    a: int, b: int, members: Mapping[int, list[str]], pairs: dict[tuple[int, int], _Pair]
) -> Iterator[tuple[float, int, int]]:
    """Renew the pairs of a group that another was put into."""
    for c in members:
        if c != a:
            to_a, to_b = (min(a, c), max(a, c)), (min(b, c), max(b, c))
            pairs[to_a] = pairs[to_a].with_(pairs.pop(to_b))
            if not pairs[to_a].apart:
                yield -pairs[to_a].mean, *to_a


def _pair(
    one: Sequence[str],
    other: Sequence[str],
    gists: Mapping[str, Gist],
    rare: Mapping[str, float],
    one_source: Callable[[str, str], bool],
) -> _Pair:
    ours, theirs = gists[one[0]], gists[other[0]]
    reasons = list(likening(ours, theirs, rare))
    apart = any(bits <= VETO and feature != "words" for feature, bits, _, _ in reasons)
    together = ONE_SOURCE if any(one_source(a, b) for a in one for b in other) else 0.0
    if not together and speak_of_other_things(ours, theirs) and not ours.stems & theirs.stems:
        return _Pair(0.0, 0, apart)
    number = len(one) * len(other)
    return _Pair(max(LEAST, bits_in(reasons) + together) * number, number, apart)
