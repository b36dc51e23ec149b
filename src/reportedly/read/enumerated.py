"""Answers to "why" that one sentence lists behind a colon: "Possible motives: (1) revenge for …; (2) pressure on …"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.model.span import Span
from reportedly.read.frames import WHY_NOUNS
from reportedly.read.token import Token
from reportedly.read.token import Tokens as Sentence

MARK = re.compile(r"\(?(?:\d{1,2}|[a-h]|i{1,3}|iv|v)\)\s*")
"""What numbers an item: "(1)", "b)"."""
PARTS = re.compile(r"\s*;\s*(?:(?:and|or) )?")
NUMBERED = re.compile(rf"[\s,;]*(?:(?:and|or) )?{MARK.pattern}")
COMMAS = re.compile(r",?\s+(?:and|or)\s+|,\s*(?:(?:and|or) )?")
LONGEST = 10
"""Words of an item that only a comma or "or" sets off: what is longer is a sentence that has commas in it."""


def announced(text: str, sentence: Sentence) -> tuple[Span, list[Span]] | None:
    """The words of a sentence that announce a list of two answers or more, and the items; None where none is."""
    colon = next((t for t in sentence if t.text == ":"), None)
    if colon is None or not _asks_why(sentence.doc[sentence.start : colon.i]):
        return None
    items = _items(text, colon.idx + 1, sentence.end_char)
    return (Span(sentence.start_char, colon.idx), items) if len(items) > 1 else None


def _asks_why(opening: Iterable[Token]) -> bool:
    """Whether the words before the colon name several answers: "possible motives", "three theories are going round"."""
    return any(t.lemma_.lower() in WHY_NOUNS and t.tag_ == "NNS" for t in opening)


def _items(text: str, start: int, end: int) -> list[Span]:
    """The stretches of the items: by their numbers, else by semicolons, else by commas where all are short."""
    if len(NUMBERED.findall(text, start, end)) > 1:
        return _between(text, start, end, NUMBERED)
    if len(PARTS.findall(text, start, end)) > 0:
        return _between(text, start, end, PARTS)
    items = _between(text, start, end, COMMAS)
    short = all(len(text[slice(*item)].split()) <= LONGEST for item in items)
    return items if short else []


def _between(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[Span]:
    """What stands between the marks."""
    cuts = [(m.start(), m.end()) for m in mark.finditer(text, start, end)]
    opens = [start, *(e for _, e in cuts)]
    closes = [*(s for s, _ in cuts), end]
    return [Span(a, b) for a, b in zip(opens, closes, strict=True) if any(c.isalpha() for c in text[a:b])]
