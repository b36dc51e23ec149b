"""Wordpieces of a text with their offsets, and what each word's letters look like."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from tokenizers import Encoding, Tokenizer

CLS, SEP, PAD = 101, 102, 0

SHAPES = 24
"""Number of shapes: twelve kinds of word, each with white space before it or without."""
UNKNOWN_SHAPE, PADDED_SHAPE = 22, 23
REMEMBERED = 1 << 14
"""So many words' kinds are kept: most words of a text are among the commonest ones."""
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
    encodings = tokenizer.encode_batch(texts, add_special_tokens=False)
    return [_words(text, at, encoding) for text, at, encoding in zip(texts, starts, encodings, strict=True)]


def _words(text: str, at: int, encoding: Encoding) -> list[Word]:
    numbers, pieces, offsets = encoding.word_ids, encoding.ids, encoding.offsets
    firsts = [n for n, number in enumerate(numbers) if n == 0 or number != numbers[n - 1]]
    words: list[Word] = []
    for first, after in zip(firsts, [*firsts[1:], len(numbers)], strict=True):
        start, end = offsets[first][0], offsets[after - 1][1]
        spaced = start == 0 or text[start - 1].isspace()
        words.append(Word(at + start, at + end, tuple(pieces[first:after]), shape(text[start:end], spaced)))
    return words


def shape(word: str, spaced: bool) -> int:
    """What the letters of a word look like, and whether white space stands before it."""
    return 2 * _kind(word) + spaced


@lru_cache(maxsize=REMEMBERED)
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
