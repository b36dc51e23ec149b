"""Wordpieces of a text with their offsets, and what each word's letters look like."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tokenizers import Encoding, Tokenizer

CLS, SEP, PAD = 101, 102, 0

SHAPES = 24
"""Number of shapes: twelve kinds of word, each with white space before it or without."""
UNKNOWN_SHAPE, PADDED_SHAPE = 22, 23
CHUNK = re.compile(r"[^ \t\r\n]+")
"""What stands between two blanks: no word reaches across one, and no blank changes what is beside it."""
REMEMBERED, LONGEST_REMEMBERED = 1 << 15, 40
"""So many chunks are kept, of so many characters at most."""
_OPEN, _CLOSED, _STRAIGHT, _APOSTROPHE, _DIGITS, _MARK = 6, 7, 8, 9, 5, 10
_QUOTES = {"“": _OPEN, "”": _CLOSED, '"': _STRAIGHT} | dict.fromkeys("'’‘`", _APOSTROPHE)


class Word(NamedTuple):
    """A stretch of letters or a punctuation mark, with its wordpieces."""

    start: int
    end: int
    pieces: tuple[int, ...]
    shape: int


@cache
def load_tokenizer(path: Path) -> Tokenizer:
    """The wordpiece tokenizer that a model was trained with, without padding and truncation."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def words_of(tokenizer: Tokenizer, texts: list[str], starts: Iterable[int]) -> list[list[Word]]:
    """The words of stretches of one text; `starts` are the offsets at which the stretches lie in it."""
    return _remembering(tokenizer).words_of(texts, starts)


class _Remembering:
    """Cuts texts into words, and remembers what it made of their chunks: most are among the commonest ones."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[Word, ...]] = {}

    def words_of(self, texts: Iterable[str], starts: Iterable[int]) -> list[list[Word]]:
        """The words of stretches of one text, by stretch."""
        stretches = zip(texts, starts, strict=True)
        chunks = [[(at + m.start(), m[0]) for m in CHUNK.finditer(text)] for text, at in stretches]
        told = self._told({chunk for held in chunks for _, chunk in held})
        return [
            [Word(at + start, at + end, pieces, kind) for at, chunk in held for start, end, pieces, kind in told[chunk]]
            for held in chunks
        ]

    def _told(self, chunks: Iterable[str]) -> dict[str, tuple[Word, ...]]:
        """The words of chunks, whose offsets count from the start of each."""
        told = {chunk: self._known.get(chunk) for chunk in chunks}
        new = self._cut([chunk for chunk, words in told.items() if words is None])
        if len(self._known) > REMEMBERED:
            self._known.clear()
        self._known.update((chunk, words) for chunk, words in new.items() if len(chunk) <= LONGEST_REMEMBERED)
        return {chunk: new[chunk] if words is None else words for chunk, words in told.items()}

    def _cut(self, chunks: Sequence[str]) -> dict[str, tuple[Word, ...]]:
        """The words of chunks that are not known: of all at once, which is faster than one by one."""
        joined = " ".join(chunks)
        left = deque(_words(joined, self._tokenizer.encode(joined, add_special_tokens=False)))
        told: dict[str, tuple[Word, ...]] = {}
        at = 0
        for chunk in chunks:
            own: list[Word] = []
            while left and left[0].start < at + len(chunk):
                start, end, pieces, kind = left.popleft()
                own.append(Word(start - at, end - at, pieces, kind))
            told[chunk] = tuple(own)
            at += len(chunk) + 1
        return told


@cache
def _remembering(tokenizer: Tokenizer) -> _Remembering:
    return _Remembering(tokenizer)


def _words(text: str, encoding: Encoding) -> Iterator[Word]:
    numbers, pieces, offsets = encoding.word_ids, encoding.ids, encoding.offsets
    firsts = [n for n, number in enumerate(numbers) if n == 0 or number != numbers[n - 1]]
    for first, after in pairwise([*firsts, len(numbers)]):
        start, end = offsets[first][0], offsets[after - 1][1]
        spaced = start == 0 or text[start - 1].isspace()
        yield Word(start, end, tuple(pieces[first:after]), shape(text[start:end], spaced))


def shape(word: str, spaced: bool) -> int:
    """What the letters of a word look like, and whether white space stands before it."""
    return 2 * _kind(word) + spaced


def _kind(word: str) -> int:
    if word in _QUOTES:
        return _QUOTES[word]
    if word.isdigit():
        return _DIGITS
    if not any(c.isalnum() for c in word):
        return _MARK
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    return 4 if word[0].isupper() and word[1:].islower() else 0
