"""Stretches between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from reportedly.model.span import Span

QUOTED = re.compile(
    r"“[^“”]{1,4000}?(?:”|(?=\n\s*\n)|\Z)"  # a paragraph that ends unclosed runs on into the next
    r'|(?<!\w)"[^"\n]{1,4000}?(?:"|(?=\n)|\Z)'
    r"|(?<!\w)''[^\n]{1,4000}?''"
    r"|«[^«»]{1,4000}?»"
)
SPEECH_WORDS = 4
"""Fewer words than this between quotation marks are a name or a scare quote, not speech of their own."""


class Quotations:
    """The quoted stretches of a text, in order, marks included."""

    __slots__ = ("_starts", "spans")

    def __init__(self, text: str) -> None:
        self.spans = tuple(Span(m.start(), m.end()) for m in QUOTED.finditer(text))
        self._starts = [s.start for s in self.spans]

    def around(self, offset: int) -> Span | None:
        """The quoted stretch that holds the character at `offset`."""
        at = bisect_right(self._starts, offset) - 1
        return self.spans[at] if at >= 0 and offset < self.spans[at].end else None

    def within(self, start: int, end: int) -> list[Span]:
        """The quoted stretches that touch a stretch of text."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_left(self._starts, end)
        return [s for s in self.spans[first:last] if start < s.end]


def is_speech(text: str, quoted: Span) -> bool:
    """Tell whether a quoted stretch is long enough to be speech."""
    return len(text[quoted.start : quoted.end].split()) >= SPEECH_WORDS
