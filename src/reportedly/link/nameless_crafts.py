"""Aircraft that bear no name, told by whose they are: "an American spy drone" is one with "the drone" behind it.

What stands for one is its kind and the state whose it is. Where two reports speak of one state's drones in the same
happening, these are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.states import states
from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import either

OF = r"(?:belonging to|of|operated by|flown by|owned by|from)(?: the)?"
BETWEEN = r"(?: (?!an? |the |its |his |their |that |and )[\w-]+){0,3}?"
"""Words of a noun phrase between the state and the aircraft: "an Iranian long-range reconnaissance drone"."""
LOST = r"\b(?:lost|loss of|losing|loses)"
REACH = 90
"""So many letters before and behind it may say whose it is."""
MARK = "†"
"""Stands at the end of what is no name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _KindRow:
    kind: str
    words: tuple[str, ...]
    source: str


@cache
def _kinds() -> dict[str, str]:
    """The kind by the words for it."""
    return {word: row.kind for row in load_table("aircraft", _KindRow) for word in row.words}


@cache
def _crafts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(_kinds())})\b", re.IGNORECASE)


@cache
def _owners() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What says whose one is: right before it, right behind it, and of somebody who lost it."""
    state = f"(?P<state>{either(_states())})"
    return (
        re.compile(rf"\b{state}(?:['’]s?)?{BETWEEN} $", re.IGNORECASE),
        re.compile(rf"(?: [\w-]+)? {OF} {state}\b", re.IGNORECASE),
        re.compile(rf".*\b{state}\b[^.;\n]*?{LOST}(?: [\w-]+){{0,3}} $", re.IGNORECASE | re.DOTALL),
    )


@cache
def _states() -> dict[str, str]:
    """States by their names, short forms and adjectives."""
    return {word.lower(): code for code, row in states().items() for word in (*row.adjectives, *row.aliases, row.name)}


def nameless_in(text: str) -> tuple[tuple[int, str], ...]:
    """Where a text says of an aircraft whose it is, and what stands for it, in text order."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[int, str]]:
    right_before, right_behind, losing = _owners()
    for craft in _crafts().finditer(text):
        before, behind = text[max(0, craft.start() - REACH) : craft.start()], text[craft.end() : craft.end() + REACH]
        owner = right_before.search(before) or right_behind.match(behind) or losing.match(before)
        if owner is not None:
            yield craft.start(), f"{_kinds()[craft[0].lower()]} {_states()[owner['state'].lower()]}{MARK}"


def is_nameless(key: str) -> bool:
    """Whether what stands for a craft is no name."""
    return key.removesuffix("*").endswith(MARK)


def owner_of(key: str) -> str:
    """The state whose one it is."""
    return key.removesuffix("*").removesuffix(MARK).rsplit(" ", 1)[-1]
