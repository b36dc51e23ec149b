"""What means of a kind are said not to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model.span import Quote
from reportedly.weigh.abilities import kinds_of, unable
from tests.weigh.world import situation


def said_to_be_unable(text: str) -> str:
    world = situation(f"e: r1 | Miller/guild | {text} | certain positive | event e")
    return unable(world.claims["e"], world)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Burning diesel rarely breaks a pier", "Burning diesel"),
        ("a small drone cannot carry that", "a small drone"),
        ("Diesel does not cut steel like that", "Diesel"),
        ("A mine wouldn't leave the roof whole", "A mine"),
        ("we do not burn mills", ""),
        ("nobody could carry that", ""),
        ("the men who live beside the river on the far bank never cross", ""),
    ],
)
def test_what_is_unable(text: str, what: str) -> None:
    assert said_to_be_unable(text) == what


def test_it_is_what_was_told_before() -> None:
    text = "Burning diesel bends a bridge, but it rarely breaks a pier."
    world = situation("""
        a: r1 | Miller/guild | Burning diesel bends a bridge | certain positive | event a
        e: r1 | Miller/guild | it rarely breaks a pier | certain positive | event e
    """)
    claims = {id: replace(claim, content=_cut(text, claim.content.text)) for id, claim in world.claims.items()}
    assert unable(claims["e"], replace(world, claims=claims)) == "Burning diesel bends a bridge"
    assert unable(claims["e"], replace(world, claims={"e": claims["e"]})) == ""


def _cut(text: str, words: str) -> Quote:
    return Quote.cut(text, [(text.index(words), text.index(words) + len(words))])


def test_kinds() -> None:
    assert kinds_of("a small drone") == {"missiles"}
    assert kinds_of("burning diesel") == {"fire"}
    assert kinds_of("a goat") == frozenset()
