"""The report's text cut into segments, each with everything that was marked on it.

Marks may nest and overlap, as contents hold sources and places; segments never do. A segment runs from one mark's
border to the next, so a page can show every mark without one tag crossing another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span

Layer = Literal["content", "source", "cue", "hedge", "trigger", "place", "time", "figure"]
PARAGRAPH_BREAK = re.compile(r"\s*\n[^\S\n]*\n\s*")
DEEPEST = 3
"""Contents inside contents are told apart down to this depth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of text that bears something."""

    span: Span
    layer: Layer
    claim: int | None
    """Number of the claim, from 1; None for places and times that no claim uses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch between two borders, with the layers and claims on it; `ends` are claims whose content ends here."""

    text: str
    layers: tuple[Layer, ...]
    claims: tuple[int, ...]
    """The widest content first, the innermost last."""
    depth: int
    ends: tuple[int, ...]


def paragraphs(reading: Reading, claims: Iterable[Claim]) -> list[list[Segment]]:
    """The text of a reading in paragraphs of segments; claims are numbered in the order given."""
    numbered = tuple(enumerate(claims, start=1))
    marks = [mark for number, claim in numbered for mark in _marks_of(claim, number)]
    marks += _marks_beside(reading)
    ends: dict[int, list[int]] = {}
    for number, claim in numbered:
        ends.setdefault(claim.content.end, []).append(number)
    text = reading.report.text
    cut: list[list[Segment]] = [[] for _ in _stretches(text)]
    for place, span, on in _sweep(_stretches(text), marks):
        cut[place].append(_segment(text[span.start : span.end], on, ends.get(span.end, [])))
    return cut


def _sweep(stretches: list[Span], marks: list[Mark]) -> Iterator[tuple[int, Span, list[Mark]]]:
    """Yield each segment of the stretches, with the number of its stretch and the marks on it, in one pass."""
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for n, mark in enumerate(marks):
        starting.setdefault(mark.span.start, []).append(n)
        ending.setdefault(mark.span.end, []).append(n)
    borders = sorted({border for stretch in stretches for border in stretch} | starting.keys() | ending.keys())
    on: dict[int, Mark] = {}
    place = 0
    for start, end in pairwise(borders):
        for n in ending.get(start, ()):
            on.pop(n, None)
        on.update((n, marks[n]) for n in starting.get(start, ()))
        while place < len(stretches) and stretches[place].end <= start:
            place += 1
        if place < len(stretches) and stretches[place].start <= start:
            yield place, Span(start, end), list(on.values())


def _marks_of(claim: Claim, number: int) -> Iterator[Mark]:
    yield from _on(claim.content.spans, "content", number)
    for link in claim.attribution:
        yield from _on(link.source.quote.spans if link.source else (), "source", number)
        yield from _on(link.cue.spans if link.cue else (), "cue", number)
    yield from _on(claim.factuality.hedges, "hedge", number)
    yield from _on(claim.event.trigger if claim.event else (), "trigger", number)
    for place in claim.places:
        yield from _on(place.place.toponym.spans, "place", number)
    yield from _on(claim.time.timex.spans if claim.time and claim.time.timex else (), "time", number)
    for quantity in claim.quantities:
        yield from _on(quantity.quote.spans, "figure", number)


def _marks_beside(reading: Reading) -> Iterator[Mark]:
    for place in reading.toponyms:
        yield from _on(place.toponym.spans, "place", None)
    for timex in reading.timexes:
        yield from _on(timex.quote.spans, "time", None)


def _on(spans: Iterable[Span], layer: Layer, claim: int | None) -> Iterator[Mark]:
    for span in spans:
        yield Mark(span=span, layer=layer, claim=claim)


def _stretches(text: str) -> list[Span]:
    """Where the paragraphs stand, without the white space between them."""
    borders = [0]
    for gap in PARAGRAPH_BREAK.finditer(text):
        borders += gap.span()
    borders.append(len(text))
    return [Span(start, end) for start, end in zip(borders[::2], borders[1::2], strict=True) if start < end]


def _segment(text: str, on: list[Mark], ends: list[int]) -> Segment:
    contents = sorted((m for m in on if m.layer == "content"), key=lambda m: m.span.start - m.span.end)
    claims = dict.fromkeys(m.claim for m in [*(m for m in on if m.layer != "content"), *contents] if m.claim)
    return Segment(
        text=text,
        layers=tuple(dict.fromkeys(mark.layer for mark in on)),
        claims=tuple(claims),
        depth=min(len({mark.claim for mark in contents}), DEEPEST),
        ends=tuple(ends),
    )
