"""Groups of like things: what is joined and what is not, in any order of arrival."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from itertools import combinations, permutations

import pytest

from reportedly.link.clusters import Clusters

Pairs = Mapping[tuple[str, str], float]
Groups = set[tuple[str, ...]]


def grouped(order: Iterable[str], pairs: Pairs, kind: type[Clusters] = Clusters) -> Groups:
    """The groups once all things have come, asked for after every one of them."""
    clusters = kind(uncompared=-1.0)
    there: list[str] = []
    for thing in order:
        known = {o: pairs[min(o, thing), max(o, thing)] for o in there if (min(o, thing), max(o, thing)) in pairs}
        clusters.add(thing, known)
        clusters.groups()
        there.append(thing)
    return set(clusters.groups().values())


class _FirstFit(Clusters):
    """A planted bug: a thing keeps the group it was first put into."""

    def settle(self) -> None:
        for thing in sorted(self._stale):
            scores = {
                group: sum(self._pairs[thing].get(m, self._uncompared) for m in members) / len(members)
                for group, members in self._members.items()
            }
            best = max(scores, key=lambda g: (scores[g], g), default=None)
            joined = best if best is not None and scores[best] > 0 else thing
            self._members[joined] = tuple(sorted({*self._members.get(joined, ()), thing}))
            self._group_of[thing] = joined
        self._stale.clear()


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        pytest.param({("a", "b"): 2.0}, {("a", "b"), ("c",)}, id="two alike"),
        pytest.param({("a", "b"): 2.0, ("b", "c"): 1.5}, {("a", "b", "c")}, id="the third speaks for itself"),
        pytest.param({("a", "b"): 2.0, ("b", "c"): 0.5}, {("a", "b"), ("c",)}, id="ends never compared"),
        pytest.param({("a", "b"): 2.0, ("b", "c"): 2.0, ("a", "c"): -8.0}, {("a", "b"), ("c",)}, id="ends apart"),
        pytest.param({("a", "b"): 0.0}, {("a",), ("b",), ("c",)}, id="nothing either way"),
        pytest.param({("a", "b"): 0.004}, {("a",), ("b",), ("c",)}, id="less than a hundredth"),
        pytest.param(
            {("a", "c"): 1.0, ("b", "c"): 1.0, ("a", "b"): -9.0}, {("a", "c"), ("b",)}, id="tie to the smaller"
        ),
    ],
)
def test_what_is_joined(pairs: Pairs, groups: Groups) -> None:
    assert grouped("abc", pairs) == groups


def test_a_chain_of_likenesses_does_not_tie_its_ends() -> None:
    chain = {(f"{n:02}", f"{n + 1:02}"): 3.0 for n in range(30)}
    groups = grouped([f"{n:02}" for n in range(31)], chain)
    assert max(map(len, groups)) <= 7


def worlds(number: int) -> Iterable[tuple[list[str], dict[tuple[str, str], float]]]:
    draw = random.Random(7)
    for _ in range(number):
        things = [chr(ord("a") + n) for n in range(draw.randrange(3, 9))]
        pairs = {
            p: draw.choice((-4.0, -0.5, 0.5, 1.0, 1.0, 2.5)) for p in combinations(things, 2) if draw.random() < 0.6
        }
        yield things, pairs


def order_matters(kind: type[Clusters]) -> bool:
    draw = random.Random(3)
    for things, pairs in worlds(120):
        first = grouped(things, pairs, kind)
        if any(grouped(draw.sample(things, len(things)), pairs, kind) != first for _ in range(6)):
            return True
    return False


def test_the_order_of_arrival_does_not_matter() -> None:
    assert not order_matters(Clusters)


def test_the_law_of_order_catches_a_planted_bug() -> None:
    assert order_matters(_FirstFit)


def test_every_order_of_a_small_world_agrees() -> None:
    pairs = {("a", "b"): 1.0, ("b", "c"): 1.0, ("c", "d"): 1.0, ("a", "d"): -2.0, ("b", "d"): 0.5}
    assert len({frozenset(grouped(order, pairs)) for order in permutations("abcd")}) == 1


def test_removing_undoes_adding() -> None:
    for things, pairs in worlds(60):
        clusters = Clusters(uncompared=-1.0)
        for n, thing in enumerate(things):
            clusters.add(thing, {o: pairs[o, thing] for o in things[:n] if (o, thing) in pairs})
        clusters.groups()
        gone = things[len(things) // 2]
        clusters.remove(gone)
        left = {p: w for p, w in pairs.items() if gone not in p}
        assert set(clusters.groups().values()) == grouped([t for t in things if t != gone], left)


def test_adding_twice_changes_nothing() -> None:
    clusters = Clusters()
    clusters.add("a", {})
    clusters.add("b", {"a": 2.0})
    before = clusters.groups()
    clusters.add("b", {"a": -9.0})
    assert clusters.groups() == before == {"a": ("a", "b")}


def test_pairs_never_compared_cannot_speak_for_each_other() -> None:
    with pytest.raises(ValueError, match="cannot speak for"):
        Clusters(uncompared=0.5)
