"""From tokens to quotes: which characters a set of tokens covers, without edges that say nothing."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.model.span import Quote
from reportedly.read.token import Token

EDGE = " \t\r\n\u00a0,;:.-–—"
PAIRS = {"(": ")", "[": "]", "“": "”", '"': '"', "‘": "’", "«": "»"}
CLOSERS = {close: opener for opener, close in PAIRS.items()}


def quote_of(text: str, tokens: Iterable[Token]) -> Quote | None:
    """The words that the tokens cover, in as few parts as they allow; None where only punctuation is left."""
    parts: list[list[int]] = []
    before = -2
    for number, token in sorted({t.i: t for t in tokens}.items()):
        start = token.idx
        end = start + len(token.text)
        if number == before + 1:
            parts[-1][1] = end
        else:
            parts.append([start, end])
        before = number
    return quote_at(text, [(s, e) for s, e in parts])


def quote_at(text: str, parts: Iterable[tuple[int, int]]) -> Quote | None:
    """The words at these parts, each trimmed; parts of mere punctuation fall away."""
    trimmed = [_closed(text, *trim(text, s, e)) for s, e in parts]
    kept = [(s, e) for s, e in trimmed if any(c.isalnum() for c in text[s:e])]
    return Quote.cut(text, kept) if kept else None


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the bracket that closes its last words: "the Resistance Units (YBS" and its ")"."""
    opened = text.rfind("(", start, end)
    return (
        (start, end + 1) if opened >= 0 and ")" not in text[opened:end] and text[end : end + 1] == ")" else (start, end)
    )


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a stretch past white space, edge punctuation and unpaired or enclosing quotation marks and brackets."""
    while start < end:
        first, last = text[start], text[end - 1]
        inner = text[start + 1 : end]
        if first in EDGE or (first in CLOSERS and first not in PAIRS):
            start += 1
        elif last in EDGE and not _abbreviation(text, start, end):
            end -= 1
        elif first in PAIRS and (
            PAIRS[first] not in inner or (last == PAIRS[first] and PAIRS[first] not in inner[:-1])
        ):
            start += 1
        elif (last in CLOSERS and CLOSERS[last] not in text[start : end - 1]) or (
            last in PAIRS and last not in CLOSERS
        ):
            end -= 1
        else:
            break
    return start, end


def _abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether the full stop at the end belongs to an abbreviation such as "U.S."."""
    return text[end - 1] == "." and end - start >= 4 and text[end - 3] == "." and text[end - 2].isalpha()
