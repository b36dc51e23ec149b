"""Whole invented reports: a headline, a dateline, paragraphs of sentences, in the layouts that news comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from training.corpora import Example
from training.invented.grammar import Writer
from training.invented.markup import Page

KINDS = {"own": 40, "flat": 15, "chain": 16, "quoted": 10, "charged": 10, "doubtful": 9}
"""What a sentence is, by weight."""
OPENERS = {"own": 30, "flat": 35, "chain": 15, "quoted": 3, "charged": 10, "doubtful": 7}
"""What the first sentence is."""
CURLY, STRAIGHT = "“”‘’", "\"\"''"
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
CAPITALS = 0.15


def invented_reports(count: int, seed: int) -> Iterator[Example]:
    """So many reports, the same for the same seed; no two of a seed are equal."""
    seen: set[str] = set()
    for number in range(count):
        for attempt in range(100):
            report = _Report(Random(f"{seed}:{number}:{attempt}"))
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

    def __init__(self, rng: Random) -> None:
        self.rng = rng
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
            self._line("headline")
            self.page.text += self.gap
        self._dateline()
        paragraphs = self.rng.randint(3, 10)
        listed = self.rng.randrange(1, paragraphs) if self.rng.random() < 0.3 else None
        for n in range(paragraphs):
            if n:
                self.page.text += self.gap
            if n == listed:
                self._list()
            else:
                self._paragraph(first=n == 0)

    def _dateline(self) -> None:
        place = self.rng.choice(self.writer.theatre["town"] + self.writer.theatre["capital"])
        stem = self.rng.choice(self.writer.pick("stem").split())
        day, month = self.rng.randint(1, 28), self.rng.choice(MONTHS)
        if self.capitals:
            slug = "".join(self.rng.choice("ABEFKLNPRSTX") for _ in range(3))
            self.page.text += f"{place.upper()}, {day} {month} ({slug}) -- [TEXT] " if self.rng.random() < 0.6 else ""
        elif self.rng.random() < 0.35:
            forms = (f"{place.upper()} ({stem}) - ", f"{place.upper()}, {month.title()} {day} - ", f"{place} – ")
            self.page.text += self.rng.choice(forms)

    def _paragraph(self, *, first: bool) -> None:
        kinds = OPENERS if first else KINDS
        for n in range(self.rng.choice((1, 1, 2, 2, 2, 3, 3))):
            if n:
                self.page.text += " "
            kind = self.rng.choices(list(kinds), list(kinds.values()))[0]
            self._line(kind)
            kinds = KINDS

    def _line(self, slot: str) -> None:
        self.writer.write(self.page, self.writer.pick(slot))

    def _list(self) -> None:
        """A frame and its items, with the report's own bullets."""
        end = self.rng.choice((".", "", ";"))
        template = self.writer.pick("listed")
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
