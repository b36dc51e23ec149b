"""Stretches of a report's text, and quotes cut from it.

Offsets count Unicode code points of `Report.text`, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A non-empty stretch of text: `start` inclusive, `end` exclusive, in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this stretch."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]
"""A stretch that may be discontinuous: its parts in text order, without overlap."""


def words_at(report_text: str, spans: Spans) -> str:
    """The words of a text at `spans`, joined with one space.

    Raises ValueError if there is no part, or one is empty, out of bounds, out of order or overlapping.
    """
    if not spans:
        raise ValueError("a quote needs at least one span")
    before = 0
    for start, end in spans:
        if not before <= start < end <= len(report_text):
            raise ValueError(f"span {(start, end)} is empty, out of order or outside the text")
        before = end
    return " ".join([report_text[start:end] for start, end in spans])


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a report and where they stand; `text` joins the parts with one space."""

    text: str
    spans: Spans

    @classmethod
    def cut(cls, report_text: str, spans: Iterable[tuple[int, int]]) -> Quote:
        """Cut the words at `spans` out of `report_text`; the only way a quote is made.

        Raises ValueError if a part is empty, out of bounds, out of order or overlapping.
        """
        parts = tuple(Span(start, end) for start, end in spans)
        return cls(text=words_at(report_text, parts), spans=parts)

    @property
    def start(self) -> int:
        """Where the first part starts."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return self.spans[-1].end

    @property
    def hull(self) -> Span:
        """The smallest single stretch that holds every part."""
        spans = self.spans
        return spans[0] if len(spans) == 1 else Span(spans[0].start, spans[-1].end)
