"""How a source knows, by the words for it."""

from __future__ import annotations

import pytest

from reportedly.weigh.knowledge import Knowledge, best, knowledge_of
from tests.weigh.world import situation


@pytest.mark.parametrize(
    ("informant", "kind", "knowledge"),
    [
        ("a witness", "person", "own_eyes"),
        ("Two survivors", "person", "own_eyes"),
        ("the harbour log", "document", "document"),
        ("the governor", "official", "told"),
        ("a man who heard it at the market", "person", "hearsay"),
        ("some reports", "unspecified", "unknown"),
        ("-", "official", "told"),
    ],
)
def test_knowledge(informant: str, kind: str, knowledge: Knowledge) -> None:
    world = situation(f"c1: r1 | {informant} | a boat sank | certain positive | event boat kind {kind}")
    assert knowledge_of(world.claims["c1"]) == knowledge


def test_the_nearest_knowledge_counts() -> None:
    assert best({"hearsay", "own_eyes", "told"}) == "own_eyes"
    assert best(set()) == "unknown"
