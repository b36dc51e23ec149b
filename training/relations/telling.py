"""Ways of telling that somebody says a thing: what `telling.txt` lists, with what each does to what it tells."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("telling.txt")
SUPPORTS, REFUTES, NEITHER = 0, 1, 2

DOES = {
    "=": {SUPPORTS: SUPPORTS, REFUTES: REFUTES, NEITHER: NEITHER},
    "*": {SUPPORTS: SUPPORTS, REFUTES: REFUTES, NEITHER: NEITHER},
    "!": {SUPPORTS: REFUTES, REFUTES: SUPPORTS, NEITHER: NEITHER},
    "?": {SUPPORTS: NEITHER, REFUTES: NEITHER, NEITHER: NEITHER},
}
"""What telling something does to its relation to a claim, by the mark of the way of telling."""


@cache
def ways() -> dict[str, list[str]]:
    """The ways of telling by their mark."""
    told: dict[str, list[str]] = {mark: [] for mark in DOES}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            told[line[0]].append(line[1:].strip())
    return told


def tell(mark: str, who: str, it: str, rng: random.Random) -> str:
    """Something told in one of the ways of a mark."""
    return capital(rng.choice(ways()[mark]).replace("{who}", who).replace("{it}", it))


def capital(text: str) -> str:
    """A text that begins with a capital letter."""
    return text[:1].upper() + text[1:]
