"""What is held anew when groups part and join: in every small world all that changed, and nothing where nothing did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from reportedly.link.kept_linking import moved

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
