"""Which ship or aircraft a claim speaks of, by its name: "the tanker Alma Rosa", and "she" or "the ship" behind it.

A name behind a word for a ship ("the tanker Alma Rosa", "a foreign tanker, the Alma Rosa") is one for sure. One with
only "the" before it ("talks about the Alma Rosa") may be anything, and is a ship's where another report says so. A
claim that gives no name speaks of the one that was named last before it. Aircraft without a name are told by whose they
are (`link/nameless_crafts.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.states import states
from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import either
from reportedly.link.nameless_crafts import is_nameless, nameless_in
from reportedly.link.told import cut
from reportedly.model.span import Span

NAME = r"[A-Z][\w’'-]*(?:[ ](?:[A-Z][\w’'-]*|\d{1,3}\b)){0,3}"
BARE = re.compile(rf"\b(?:[Tt]he|[Oo]f|[Aa]board|on board) (?P<name>{NAME})")


@dataclass(frozen=True, slots=True, kw_only=True)
class CraftRow:
    """Words for ships or aircraft; `element` is sea or air."""

    words: tuple[str, ...]
    element: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Craft:
    """A name in a report; `sure` where a word for a ship or an aircraft stands before it."""

    at: int
    name: str
    sure: bool


@cache
def craft_nouns() -> dict[str, str]:
    """Words for ships and aircraft, with the element in which they move."""
    return {word: row.element for row in load_table("crafts", CraftRow) for word in row.words}


@cache
def _named() -> re.Pattern[str]:
    nouns = either(craft_nouns())
    return re.compile(rf"\b(?:{nouns}),? (?:the )?[\"“]?(?P<name>{NAME})")


def crafts_in(text: str) -> tuple[Craft, ...]:
    """All names in a text that are, or may be, those of ships or aircraft, in text order."""
    sure = {found.start("name"): found["name"] for found in _named().finditer(text)}
    bare = {found.start("name"): found["name"] for found in BARE.finditer(text) if found.start("name") not in sure}
    told = [*((at, name, True) for at, name in sure.items()), *((at, name, False) for at, name in bare.items())]
    named = [Craft(at=at, name=key, sure=is_sure) for at, name, is_sure in told if (key := _key(name)) is not None]
    nameless = [Craft(at=at, name=key, sure=True) for at, key in nameless_in(text)]
    return tuple(sorted((*named, *nameless), key=lambda craft: (craft.at, craft.name)))


def _key(name: str) -> str | None:
    """What stands for a name however it is written; None where it says whose it is, and is no name."""
    words = [word.lower_ for word in cut(name)]
    return None if not words or any(word.stem in states() for word in cut(name)) else " ".join(words)


def craft_of(content: Span, crafts: Sequence[Craft]) -> tuple[Craft, ...]:
    """The names that a claim's words give, or else the one that was given last before them; all, where none is sure."""
    known = {craft.name for craft in crafts if craft.sure}
    upto = [craft for craft in crafts if craft.at < content.end] or list(crafts)
    named = [craft for craft in upto if craft.name in known]
    if named and is_nameless(named[-1].name) and named[-1].at < upto[-1].at:
        named = [craft for craft in named if not is_nameless(craft.name)]  # what was named since may be meant
    return tuple([craft for craft in named if craft.at >= content.start] or named[-1:] or upto)


def craft_keys(content: Span, crafts: Sequence[Craft]) -> Iterator[str]:
    """The same, each as a word to keep: a name that is sure has a star."""
    sure = {craft.name for craft in crafts if craft.sure}
    yield from (f"{craft.name}*" if craft.name in sure else craft.name for craft in craft_of(content, crafts))


def is_one_craft(ours: frozenset[str], theirs: frozenset[str]) -> bool | None:
    """Whether two claims speak of one craft; None where either knows no sure name, or what they share is no name."""
    named = {name.removesuffix("*") for name in ours} & {name.removesuffix("*") for name in theirs}
    if named and all(map(is_nameless, named)):
        return None
    if named & {name.removesuffix("*") for name in (*ours, *theirs) if name.endswith("*")}:
        return True
    sure = [any(name.endswith("*") for name in names) for names in (ours, theirs)]
    return False if all(sure) else None
