"""Which things are compared: those in one block that is not too full, whatever came first."""

from __future__ import annotations

import random
from typing import Any

import pytest

from reportedly.link import kept_shelf
from reportedly.link.blocks import Blocks, Crowd, UnlistedError
from reportedly.link.event_blocks import COARSE, WITH_DAY, WITH_PLACE_AND_DAY
from reportedly.link.kept_shelf import codec_of
from reportedly.link.matter_blocks import FULLEST

KEYS = {
    "a": ["x", "y"], "b": ["x"], "c": ["x", "z"], "d": ["y", "z"], "e": ["x", "w"], "f": ["w"], "g": [],
}  # fmt: skip


def compared(order: list[str], removed: tuple[str, ...] = (), limit: int = 3) -> set[tuple[str, str]]:
    """The pairs that follow from what each addition and removal says has changed."""
    blocks, pairs = Blocks(), set[tuple[str, str]]()
    for thing in order:
        change = blocks.add(thing, dict.fromkeys(KEYS[thing], limit))
        pairs |= {(min(thing, other), max(thing, other)) for other in change.partners}
        pairs -= change.others
    for thing in removed:
        change = blocks.remove(thing)
        pairs -= {(min(thing, other), max(thing, other)) for other in change.partners}
        pairs |= change.others
    return pairs


def rule(things: list[str], limit: int = 3) -> set[tuple[str, str]]:
    """The same by the rule itself, over all pairs."""
    size = {key: sum(key in KEYS[t] for t in things) for t in things for key in KEYS[t]}
    return {
        (one, other)
        for one in things
        for other in things
        if one < other and any(size[key] <= limit for key in set(KEYS[one]) & set(KEYS[other]))
    }


def test_what_is_let_go_of_brought_nothing_together() -> None:
    shelves: dict[str, dict[str, Any]] = {}
    blocks = Blocks(lambda name: shelves.setdefault(name, {}))
    for thing, keys in {"a": "rst", "b": "rs", "c": "su", "d": "sv"}.items():
        blocks.put(thing, dict.fromkeys(keys, 3))
    before = {thing: blocks.partners(thing) for thing in "abcd"}
    assert before == {"a": {"b"}, "b": {"a"}, "c": set(), "d": set()}
    blocks.let_go()
    assert {thing: blocks.partners(thing) for thing in "abcd"} == before
    assert shelves["block"] == {"r": {"a", "b"}}


def test_changes_add_up_to_the_rule_in_any_order() -> None:
    draw = random.Random(5)
    for _ in range(50):
        order = draw.sample(sorted(KEYS), len(KEYS))
        assert compared(order) == rule(sorted(KEYS))


def test_removing_brings_back_what_a_full_block_hid() -> None:
    draw = random.Random(6)
    for _ in range(50):
        order = draw.sample(sorted(KEYS), len(KEYS))
        gone = tuple(draw.sample(order, 3))
        assert compared(order, gone) == rule(sorted(set(KEYS) - set(gone)))


def test_a_full_block_says_nothing() -> None:
    assert ("a", "b") in compared(["a", "b", "c"])
    assert ("a", "b") not in compared(["a", "b", "c", "e"])


def test_adding_twice_changes_nothing() -> None:
    blocks = Blocks()
    blocks.add("a", {"x": 9})
    blocks.add("b", {"x": 9})
    change = blocks.add("b", {"x": 9})
    assert not change.partners
    assert not change.others


def kept_again(shelves: dict[str, dict[str, Any]]) -> None:
    """Put every block into bytes and back, as it is between two linkings."""
    codec = codec_of("block")
    shelves["block"].update({key: codec.decode(codec.encode(block)) for key, block in shelves["block"].items()})


def test_of_a_crowd_only_the_number_is_kept_and_the_rule_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_shelf, "CROWDED", 3)
    shelves: dict[str, dict[str, Any]] = {"keys": {}, "block": {}}
    blocks = Blocks(shelves.__getitem__)
    pairs: set[tuple[str, str]] = set()
    for thing in KEYS:
        change = blocks.add(thing, dict.fromkeys(KEYS[thing], 2))
        pairs |= {(min(thing, other), max(thing, other)) for other in change.partners}
        pairs -= change.others
        kept_again(shelves)
    assert pairs == rule(list(KEYS), limit=2)
    assert {key: type(block) for key, block in shelves["block"].items()} == {"x": Crowd, "y": set, "z": set, "w": set}
    assert len(shelves["block"]["x"]) == 4
    assert blocks.remove("e").partners == frozenset("f")
    assert len(shelves["block"]["x"]) == 3
    with pytest.raises(UnlistedError):
        blocks.remove("c")


def test_what_is_a_crowd_counts_nowhere() -> None:
    assert max(FULLEST, COARSE, WITH_DAY, WITH_PLACE_AND_DAY) < kept_shelf.CROWDED
    listed, crowd = ({str(n) for n in range(kept_shelf.CROWDED + more)} for more in (0, 1))
    for name in ("block", "matter_block"):
        assert codec_of(name).decode(codec_of(name).encode(listed)) == listed
        assert codec_of(name).encode(crowd) == str(len(crowd)).encode()
