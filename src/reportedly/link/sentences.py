"""The sentences of a report, for what holds between whole sentences; headlines and list lines are sentences too."""

from __future__ import annotations

import re

from reportedly.model.span import Span

END = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"“‘«(\[]*[A-Z0-9])|\n+")
ABBREVIATION = re.compile(r"(?:^|[\s(.])(?:[A-Za-z]|[A-Z][a-z]{1,3}|Prof|Capt|No|Sept)\.$")


def sentences(text: str) -> tuple[Span, ...]:
    """Where the sentences of a text lie, without the blanks between them."""
    found: list[Span] = []
    start = 0
    for cut in END.finditer(text):
        if "\n" in cut[0] or not ABBREVIATION.search(text[start : cut.start()]):
            found.append(Span(start, cut.start()))
            start = cut.end()
    found.append(Span(start, len(text)))
    return tuple(span for span in found if text[span.start : span.end].strip())
