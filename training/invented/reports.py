"""Whole invented reports: a headline, a dateline, paragraphs of sentences, in the layouts that news comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from training.corpora import Example
from training.invented.grammar import Writer, tables
from training.invented.markup import Page

KINDS = {"own": 52, "flat": 15, "chain": 16, "quoted": 10, "charged": 10, "doubtful": 9}
"""What a sentence is, by weight."""
OPENERS = {"own": 38, "flat": 35, "chain": 15, "quoted": 3, "charged": 10, "doubtful": 7}
"""What the first sentence is."""
CURLY, STRAIGHT = "“”‘’", "\"\"''"
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
CAPITALS = 0.15


def invented_reports(count: int, seed: int) -> Iterator[Example]:
    """So many reports, the same for the same seed; no two of a seed are equal."""
    seen: set[str] = set()
    for number in range(count):
        for attempt in range(100):
            report = _Report(Random(f"{seed}:{number}:{attempt}"), number)
            if report.page.text not in seen:
                break
        seen.add(report.page.text)
        yield Example(
            task="invented",
            name=f"invented:{seed}:{number}",
            text=report.page.text,
            triples=report.page.triples(),
            spans=report.page.flags(),
            extra={"patterns": tuple(report.writer.drawn)},
        )


class _Report:
    """One report, written from top to bottom, then dressed: capitals, quotation marks, dashes."""

    def __init__(self, rng: Random, number: int) -> None:
        self.rng = rng
        self.number = number
        self.writer = Writer(rng)
        self.page = Page()
        self.capitals = rng.random() < CAPITALS
        self.gap = rng.choice(("\n\n", "\n\n", "\n"))
        self.bullet = rng.choice(("- ", "- ", "* ", "• ", "– ", "%d. ", "%d) "))
        self.writer.gap = self.gap
        self._write()
        self._dress()

    def _write(self) -> None:
        if self.rng.random() < 0.75 and not self.capitals:
            self._headline()
            self.page.text += self.gap
        self._dateline()
        paragraphs = self.rng.randint(3, 10)
        listed = self.rng.randrange(1, paragraphs) if self.number % 3 == 0 else None
        for n in range(paragraphs):
            if n:
                self.page.text += self.gap
            if n == listed:
                self._list()
            elif n == (2 if listed == 1 else 1):
                self._paragraph(KINDS, opening=self._any_in_turn())
            else:
                self._paragraph(KINDS if n else OPENERS)

    def _dateline(self) -> None:
        place = self.rng.choice(self.writer.theatre["town"] + self.writer.theatre["capital"])
        stem = self.rng.choice(self.writer.pick("stem").split())
        day, month = self.rng.randint(1, 28), self.rng.choice(MONTHS)
        if self.capitals:
            slug = "".join(self.rng.choice("BFKLNPRTX") for _ in range(3))
            self.page.text += f"{place.upper()}, {day} {month} ({slug}) -- [TEXT] " if self.rng.random() < 0.6 else ""
        elif self.rng.random() < 0.35:
            forms = (f"{place.upper()} ({stem}) - ", f"{place.upper()}, {month.title()} {day} - ", f"{place} – ")
            self.page.text += self.rng.choice(forms)

    def _paragraph(self, kinds: dict[str, int], opening: str | None = None) -> None:
        for n in range(self.rng.choice((1, 1, 2, 2, 2, 3, 3))):
            if n:
                self.page.text += " "
            kind = self.rng.choices(list(kinds), list(kinds.values()))[0]
            self.writer.write(self.page, opening or self.writer.pick(kind))
            kinds, opening = KINDS, None

    def _any_in_turn(self) -> str:
        """Every attributing pattern has its turn, however seldom it is drawn."""
        lines = [line for kind in KINDS if kind != "own" for line in tables()[kind][0]]
        return lines[self.number % len(lines)]

    def _headline(self) -> None:
        """Every second one in turn, so that the rare ones come up too."""
        turn, odd = divmod(self.number, 2)
        self.writer.write(self.page, self.writer.pick("headline") if odd else self._in_turn("headline", turn))

    def _in_turn(self, slot: str, turn: int) -> str:
        lines = tables()[slot][0]
        return lines[turn % len(lines)]

    def _list(self) -> None:
        """A frame and its items, with the report's own bullets."""
        end = self.rng.choice((".", "", ";"))
        template = self._in_turn("listed", self.number // 3)
        self.writer.drawn.append(template)
        for n in range(1, template.count("{bullet}") + 1):
            template = template.replace("{bullet}", self.bullet.replace("%d", str(n)), 1)
        filled = template.replace("{end}", end).replace("~", self.rng.choice(("\n", "\n", self.gap)))
        self.writer.write(self.page, filled)

    def _dress(self) -> None:
        """Change letters for letters, so that every offset stays."""
        text = self.page.text
        if self.rng.random() < 0.6:
            text = text.translate(str.maketrans(CURLY, STRAIGHT))
        else:
            text = re.sub(r"(?<=\w)'(?=\w|\s)", "’", text)
        if self.rng.random() < 0.3:
            text = text.replace(" - ", " – ")
        if self.capitals:
            text = text.upper()
        self.page.text = text
