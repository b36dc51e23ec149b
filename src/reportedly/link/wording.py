"""The words of a report as copying leaves them: sentence by sentence, with look-alike characters put right.

Copies change what costs nothing to change: quotation marks, dashes, spaces, capitals, and letters of another script
that look the same. Nothing of that may hide a copy, so it is folded away here; offsets still point into the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import words_in
from reportedly.model.report import Report
from reportedly.model.span import Span

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'ʼ\u00ad\u200b-\u200d\u2060\ufeff\-‐‑][^\W\d_]+)*")
BREAK = re.compile(r"\n+|(?<=[.!?…。؟])[\"”’»)\]]*\s+(?=[\"“‘«(\[—–-]*[^\W\d_a-zа-я])|(?<=[a-z][.!?])(?=[A-Z][a-z])")
OPENS, CLOSES = "“«„", "”»"
MARK = re.compile(f'["{OPENS}{CLOSES}\n]')
ABBREVIATION = re.compile(r"(?:^|[\s(.])(?:[^\W\d_]|[A-Z][a-z]{1,5})\.$")
LAST_CUT = 32
"""Of so many reports it is known how they are cut: they are asked for several times, soon after each other."""
INNER = re.compile(r"['’]s$|[.’'ʼ\u00ad\u200b-\u200d\u2060\ufeff\-‐‑]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _LookAlike:
    letter: str
    latin: str
    source: str


class Word(NamedTuple):
    """One word: as folded for comparison, where it stands, and whether it stands in quotation marks."""

    folded: str
    span: Span
    quoted: bool
    capital: bool
    """Whether it starts with a capital letter, or is of a script that has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a report: where it stands and its words."""

    span: Span
    words: tuple[Word, ...]

    @property
    def folded(self) -> tuple[str, ...]:
        """Its words as they are compared."""
        return tuple(word.folded for word in self.words)


@lru_cache(maxsize=LAST_CUT)
def sentences(report: Report) -> tuple[Sentence, ...]:
    """The sentences of a report that have words, in text order."""
    quoted = quoted_spans(report.text)
    found = (Sentence(span=span, words=tuple(_words(report.text, span, quoted))) for span in _spans(report.text))
    return tuple(sentence for sentence in found if sentence.words)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without what tells no two words apart: case, accents, hyphens, and letters that only look different."""
    bare = word if word[0].isdigit() else INNER.sub("", word)
    plain = unicodedata.normalize("NFKD", bare).translate(_look_alikes())
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _spans(text: str) -> Iterator[Span]:
    start = 0
    for found in BREAK.finditer(text):
        if "\n" not in found.group() and _abbreviates(text, start, found.start()):
            continue
        if text[start : found.start()].strip():
            yield Span(start, found.start())
        start = found.end()
    if text[start:].strip():
        yield Span(start, len(text))


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Whether what ends there is an initial, a title or a month, and no sentence."""
    match = ABBREVIATION.search(text, max(start, end - 8), end)
    if match is None:
        return False
    word = match.group().strip(" (.\n").lower()
    return len(word) == 1 or word in _short_forms()


@cache
def _short_forms() -> frozenset[str]:
    return words_in("person_titles", "words") | words_in("region_abbreviations", "abbreviation") | {"no", "st", "vs"}


def _words(text: str, span: Span, quoted: tuple[Span, ...]) -> Iterator[Word]:
    inside = [q for q in quoted if q.overlaps(span)]
    for found in WORD.finditer(text, span.start, span.end):
        at, word = Span(*found.span()), found.group()
        yield Word(fold(word), at, bool(inside) and any(q.contains(at) for q in inside), _has_capital(word[0]))


@cache
def _has_capital(letter: str) -> bool:
    return letter.isupper() or (letter.isalpha() and letter.lower() == letter.upper())


def quoted_spans(text: str) -> tuple[Span, ...]:
    """What stands in double quotation marks; a mark that is never closed opens nothing."""
    spans: list[Span] = []
    start: int | None = None
    for mark in MARK.finditer(text):
        if mark[0] == "\n":
            start = None
        elif start is not None and mark[0] not in OPENS:
            spans.append(Span(start, mark.end()))
            start = None
        elif mark[0] not in CLOSES:
            start = mark.start()
    return tuple(spans)


@cache
def _look_alikes() -> dict[int, str]:
    return {ord(row.letter): row.latin for row in load_table("look_alikes", _LookAlike)}
