"""Sentences with their roles marked in them, such as `<Sa|The army> <Ca|denied> <Xa|shelling the camp>.`

`S`, `C` and `X` are source, cue and content; the letter behind is the depth (`a` lies in no other attribution, `b`
within the content of an `a`); a digit tells several of one depth apart. `<U|…>` is a stretch that the text calls
unverified and `<V|…>` are the words that call it so. `{slot}` stands for any line of that slot's table, at the depth
where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from training.corpora import Spans, Triple

TOKEN = re.compile(
    r"<(?P<role>[SCX])(?P<depth>[a-c])(?P<number>\d?)\||<(?P<flag>[UV])\||(?P<close>>)|\{(?P<slot>[^}]+)\}"
)
FLAGS = {"U": "unverified", "V": "unverified_words"}
DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that a table fills."""

    name: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch with what is in it."""

    role: str
    depth: int
    number: str
    inside: tuple[Node, ...]


Node = Words | Slot | Mark


def parse(template: str) -> tuple[Node, ...]:
    """The nodes of a template. Raises ValueError where a mark is not closed or not opened."""
    levels: list[list[Node]] = [[]]
    opened: list[tuple[str, int, str]] = []
    at = 0
    for found in TOKEN.finditer(template):
        _add_words(levels[-1], template[at : found.start()])
        at = found.end()
        if found["slot"]:
            levels[-1].append(Slot(found["slot"]))
        elif not found["close"]:
            depth = ord(found["depth"] or "a") - ord("a")
            opened.append((found["role"] or found["flag"], depth, found["number"] or ""))
            levels.append([])
        elif not opened:
            raise ValueError(f"closed but not opened: {template}")
        else:
            inside = tuple(levels.pop())
            levels[-1].append(Mark(*opened.pop(), inside))
    if opened:
        raise ValueError(f"opened but not closed: {template}")
    _add_words(levels[-1], template[at:])
    return tuple(levels[0])


def _add_words(nodes: list[Node], text: str) -> None:
    if "<" in text or "}" in text or "{" in text or "|" in text:
        raise ValueError(f"a mark that cannot be read: {text}")
    if text:
        nodes.append(Words(text))


@dataclass(slots=True)
class Page:
    """A text in the making, with the marks made so far: key of the triple, depth, role, start, end."""

    text: str = ""
    marks: list[tuple[str, int, str, int, int]] = field(default_factory=list)
    frames: int = 0
    """How many templates were opened; the number is part of a triple's key."""

    def triples(self) -> tuple[Triple, ...]:
        """The attributions, in the order of their first words."""
        roles: dict[str, dict[str, list[tuple[int, int]]]] = {}
        depths: dict[str, int] = {}
        for key, depth, role, start, end in sorted(self.marks, key=lambda m: m[3:]):
            if role not in FLAGS:
                roles.setdefault(key, {"S": [], "C": [], "X": []})[role].append((start, end))
                depths[key] = depth
        return tuple(
            Triple(source=_spans(r["S"]), cue=_spans(r["C"]), content=_spans(r["X"]), level=depths[key])
            for key, r in roles.items()
        )

    def flags(self) -> tuple[tuple[str, int, int], ...]:
        """What the text calls unverified, and the words by which it does so."""
        found = {(FLAGS[role], start, end) for _, _, role, start, end in self.marks if role in FLAGS}
        return tuple(sorted(found, key=lambda f: f[1:]))


def _spans(found: list[tuple[int, int]]) -> Spans:
    return tuple(found)
