"""What is held anew when groups part and join, in every small world; and how often a change asks for what is kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import Any

from bench.generated_situation import situation
from reportedly.link.kept_linking import KeptLinking, moved
from reportedly.link.kept_shelf import codec_of
from reportedly.link.whole_linking import link_all

THINGS = "abcde"


def worlds() -> Iterator[tuple[Mapping[str, str | None], Mapping[str, str]]]:
    """Every way of five things to be in up to two groups, or to be new, and to be in up to two groups afterwards."""
    for before in product(("p", "q", None), repeat=len(THINGS)):
        for after in product("xy", repeat=len(THINGS)):
            yield dict(zip(THINGS, before, strict=True)), dict(zip(THINGS, after, strict=True))


def together(groups: Mapping[str, str | None], one: str, other: str) -> bool:
    return groups[one] is not None and groups[one] == groups[other]


def test_of_any_two_that_came_together_or_parted_one_has_moved() -> None:
    for before, after in worlds():
        found = moved(before, after)
        for one, other in combinations(THINGS, 2):
            if together(before, one, other) != together(after, one, other):
                assert found & {one, other}, (before, after)


def test_nothing_has_moved_where_groups_only_have_other_names() -> None:
    for before in product("pq", repeat=len(THINGS)):
        groups = dict(zip(THINGS, before, strict=True))
        renamed = {one: {"p": "x", "q": "y"}[group] for one, group in groups.items()}
        assert moved(groups, renamed) == set()


def test_what_joins_a_group_has_moved_and_the_rest_of_it_has_not() -> None:
    before = {"a": "p", "b": "p", "c": "p", "d": "q", "e": None}
    assert moved(before, dict.fromkeys(THINGS, "x")) == {"d", "e"}
    assert moved({"a": "p", "b": None, "c": None}, dict.fromkeys("abc", "x")) == {"b", "c"}


def test_a_report_that_comes_asks_for_much_at_once() -> None:
    *before, late = (made.reading for made in situation(60, claims_each=6, seed=5, openings=0.05))
    shelves: dict[str, dict[str, bytes]] = defaultdict(dict)

    def keep(name: str, entries: Iterable[tuple[str, Any]]) -> None:
        for key, value in entries:
            shelves[name][key] = value if isinstance(value, bytes) else codec_of(name).encode(value)

    for _ in link_all(before, keep, str):
        pass
    asked: Counter[str] = Counter()
    given: Counter[str] = Counter()

    def get(name: str, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        asked[name] += 1
        for key in keys:
            if key in shelves[name]:
                given[name] += 1
                yield key, shelves[name][key]

    by_id = {reading.report.id: reading for reading in (*before, late)}
    KeptLinking(get, lambda reports: [by_id[report] for report in reports]).change((), [late])
    assert min(given["facts"], given["item"], given["matter_block"]) > 50
    assert max(asked["facts"], asked["item"], asked["matter_block"]) < 8
