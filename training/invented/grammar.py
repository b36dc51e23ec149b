"""The tables of `tables/`, and how lines are drawn: a slot names a table, a form of a clause or words of the theatre.

A table file has sections opened by `= slot`, one line for each thing that the slot may become; a line may start with a
weight (`3* `). Lines starting with `//` are remarks.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

from training.invented.clauses import Event, Theatre, clause, events, is_form, theatre
from training.invented.markup import DEEPEST, Mark, Node, Page, Slot, Words, parse

TABLES = Path(__file__).resolve().parent / "tables"
LINE = re.compile(r"(?:(?P<weight>\d+)\* )?(?P<text>.+)")
NESTING = 0.22
"""How often a content that may hold a chain does."""

Table = tuple[tuple[str, ...], tuple[float, ...]]


@cache
def tables() -> dict[str, Table]:
    """Every slot with its lines and their weights. Raises ValueError where a slot names no table."""
    read: dict[str, list[tuple[str, float]]] = {}
    for path in sorted(TABLES.glob("*.txt")):
        slot = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("= "):
                slot = line[2:].strip()
            elif line.strip() and not line.startswith("//"):
                found = LINE.fullmatch(line.strip())
                assert found is not None
                read.setdefault(slot, []).append((found["text"], float(found["weight"] or 1)))
    return {slot: (tuple(t for t, _ in lines), tuple(w for _, w in lines)) for slot, lines in read.items()}


@cache
def _parsed(template: str) -> tuple[Node, ...]:
    return parse(template)


class Writer:
    """Draws the lines of one report; words kept under a name (`{town:1}`) come back as they were."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.theatre: Theatre = theatre(rng)
        self.event: Event = events()[0]
        """The event last told of."""
        self.gap = "\n\n"
        """What lies between paragraphs."""
        self.last: dict[str, str] = {}
        self.kept: dict[str, str] = {}
        self.drawn: list[str] = []
        """The templates used, in order."""
        self.seen: Counter[str] = Counter()

    def pick(self, slot: str) -> str:
        """A line of a slot's table, seldom one that this report has used before."""
        lines, weights = tables()[slot]
        tries = self.rng.choices(lines, weights, k=3)
        line = min(tries, key=lambda t: self.seen[t])
        self.seen[line] += 1
        return line

    def write(self, page: Page, template: str, depth: int = 0) -> None:
        """Add a template's words and marks to the page; `depth` is that of its letter `a`."""
        self.drawn.append(template)
        page.frames += 1
        self._nodes(page, _parsed(template), depth, str(page.frames), depth)

    def _nodes(self, page: Page, nodes: tuple[Node, ...], depth: int, scope: str, inner: int) -> None:
        for node in nodes:
            if isinstance(node, Words):
                page.text += node.text
            elif isinstance(node, Slot):
                self._slot(page, node.name, inner)
            else:
                self._mark(page, node, depth, scope, inner)

    def _mark(self, page: Page, mark: Mark, depth: int, scope: str, inner: int) -> None:
        start, own = len(page.text), depth + mark.depth
        self._nodes(page, mark.inside, depth, scope, own + 1 if mark.role == "X" else inner)
        key = f"{scope}.{own}.{mark.number}"
        page.marks.append((key, own, mark.role, start, len(page.text)))

    def _slot(self, page: Page, name: str, depth: int) -> None:
        slot, _, number = name.partition(":")
        if number and name in self.kept:
            page.text += self.kept[name]
            return
        start = len(page.text)
        self._fill(page, slot, depth)
        if number:
            self.kept[name] = page.text[start:]

    def _fill(self, page: Page, slot: str, depth: int) -> None:
        if slot == "clause" and 0 < depth <= DEEPEST and self.rng.random() < NESTING:
            self.write(page, self.pick("inner"), depth)
        elif is_form(slot):
            self._free(page, clause(self, slot), depth)
        elif slot in self.theatre:
            page.text += self._other(slot)
        elif slot == "par":
            page.text += self.gap
        elif slot == "a_adj":
            word = self.theatre["adjective"][0]
            page.text += ("an " if word[0] in "AEIOU" and word[:2] != "Uk" else "a ") + word
        elif slot.startswith("cap "):
            start = len(page.text)
            self._fill(page, slot[4:], depth)
            page.text = page.text[:start] + page.text[start : start + 1].upper() + page.text[start + 1 :]
        else:
            self._free(page, self.pick(slot), depth)

    def _other(self, slot: str) -> str:
        """A word of the theatre that is not the one just used, where there is another."""
        words = [w for w in self.theatre[slot] if w != self.last.get(slot)] or self.theatre[slot]
        self.last[slot] = self.rng.choice(words)
        return self.last[slot]

    def _free(self, page: Page, template: str, depth: int) -> None:
        """A line inside another: marks in it, if any, are of a frame of their own."""
        page.frames += 1
        self._nodes(page, _parsed(template), depth, str(page.frames), depth)
