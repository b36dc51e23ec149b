"""Windows: consecutive paragraphs of a text packed together, which is what the encoder sees at a time.

Neighbouring paragraphs are context for each other at no cost. A paragraph too long for a window is cut at sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.read.encoder.pieces import CLS, SEP, UNKNOWN_SHAPE, Word, words_of
from reportedly.read.paragraphs import paragraph_breaks

PIECES = 160
"""The most wordpieces in a window, marks included; what the reader was trained with."""
MOSTLY_CAPITALS = 0.6
LETTERS, CAPITALS = 5, (2, 3)
"""Kinds of word below the first are written in letters; those of the second, in capitals."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_CLAUSE_END = re.compile(r"(?<=[,;:])\s+|\s+(?=[–—-]\s)|\s+")

Ints = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Window:
    """A window's wordpieces and words; a paragraph's end is a word without width, in paragraph -1."""

    pieces: Ints
    """Wordpiece numbers, [T], with the marks at the start and behind each paragraph."""
    shapes: Ints
    """The shape of each piece's word, [T]."""
    first: Ints
    """For each word, its first piece, [N]."""
    starts: Ints
    """Offsets of words in the text, [N]."""
    ends: Ints
    paragraphs: Ints
    """Number of each word's paragraph, [N]."""

    @property
    def start(self) -> int:
        """Where the window starts in the text."""
        return int(self.starts[0])

    @property
    def end(self) -> int:
        """Where the window ends in the text."""
        return int(self.ends[-1])

    @cached_property
    def widths(self) -> Ints:
        """Number of characters of each word, [N]."""
        return self.ends - self.starts

    def words_in(self, start: int, end: int) -> list[int]:
        """Numbers of the words that overlap a stretch of the text; paragraph ends are not among them."""
        starts, ends = self._bounds
        return [n for n in range(bisect_right(ends, start), bisect_left(starts, end)) if starts[n] < ends[n]]

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        """The starts and ends of words as plain numbers: one of them is found so in a third of the time."""
        return self.starts.tolist(), self.ends.tolist()

    def pieces_at(self, starts: Ints, ends: Ints) -> Ints:
        """For stretches that lie in the window, the first piece of each: of the first word that starts in it.

        Where none starts in a stretch, the piece of the word that holds its start.
        """
        behind = np.searchsorted(self.starts, starts, side="left")
        holding = np.maximum(np.searchsorted(self.starts, starts, side="right") - 1, 0)
        at = np.minimum(behind, len(self.starts) - 1)
        inside = (behind < len(self.starts)) & (self.starts[at] < ends)
        told: Ints = self.first[np.where(inside, at, holding)]
        return told


def windows_of(text: str, tokenizer: Tokenizer) -> list[Window]:
    """The windows of a text, in its order; together they hold all of its words."""
    return [_window(group) for group in _packed(_units(text, tokenizer))]


Unit = tuple[int, list[Word]]
"""A paragraph's number, and its words or, of a long one, those of some of its sentences."""


def _units(text: str, tokenizer: Tokenizer) -> Iterator[Unit]:
    bounds = [0, *paragraph_breaks(text), len(text)]
    stretches = [(s, e) for s, e in pairwise(bounds) if text[s:e].strip()]
    told = words_of(tokenizer, [text[s:e] for s, e in stretches], [s for s, _ in stretches])
    for number, ((start, end), words) in enumerate(zip(stretches, told, strict=True)):
        if _pieces(words) <= PIECES - 2:
            if words:
                yield number, words
        else:
            yield from ((number, part) for part in _cut(text[start:end], start, words))


def _pieces(words: Iterable[Word]) -> int:
    return sum(len(w.pieces) for w in words)


def _cut(paragraph: str, at: int, words: list[Word]) -> Iterator[list[Word]]:
    """Parts of a long paragraph that fit, cut at sentences, and a sentence too long where a clause may end."""
    part: list[Word] = []
    for sentence in _split(words, [at + m.end() for m in _SENTENCE_END.finditer(paragraph)]):
        pieces = [sentence]
        if _pieces(sentence) > PIECES - 2:
            pieces = list(_split(sentence, [at + m.end() for m in _CLAUSE_END.finditer(paragraph)]))
        for piece in pieces:
            if part and _pieces(part) + _pieces(piece) > PIECES - 2:
                yield part
                part = []
            part = part + piece
            while _pieces(part) > PIECES - 2:
                head, part = _break(part)
                yield head
    if part:
        yield part


def _split(words: list[Word], cuts: list[int]) -> Iterator[list[Word]]:
    waiting = iter([*cuts, 1 << 60])
    cut = next(waiting)
    part: list[Word] = []
    for word in words:
        if word.start >= cut:
            if part:
                yield part
            part = []
            while word.start >= cut:
                cut = next(waiting)
        part.append(word)
    if part:
        yield part


def _break(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """Words without a place to cut: as many as fit, and the rest; a word of more pieces than fit is shortened."""
    fitting = count = 0
    while count + len(words[fitting].pieces) <= PIECES - 2:
        count += len(words[fitting].pieces)
        fitting += 1
    if fitting:
        return words[:fitting], words[fitting:]
    return [words[0]._replace(pieces=words[0].pieces[: PIECES - 2])], words[1:]


def _packed(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    group: list[Unit] = []
    size = 1
    for unit in units:
        more = _pieces(unit[1]) + 1
        if group and size + more > PIECES:
            yield group
            group, size = [], 1
        group.append(unit)
        size += more
    if group:
        yield group


def _window(group: list[Unit]) -> Window:
    closed = [word for _, words in group for word in (*words, _paragraph_end(words[-1].end))]
    numbers = [own for number, words in group for own in (*[number] * len(words), -1)]
    starts, ends, pieces, shapes = zip(*closed, strict=True)
    counts = [1, *map(len, pieces)]
    return Window(
        pieces=np.array([CLS, *chain.from_iterable(pieces)], dtype=np.int64),
        shapes=_told_shapes(np.repeat(np.array([UNKNOWN_SHAPE, *shapes], dtype=np.int64), counts)),
        first=np.cumsum(counts[:-1], dtype=np.int64),
        starts=np.array(starts, dtype=np.int64),
        ends=np.array(ends, dtype=np.int64),
        paragraphs=np.array(numbers, dtype=np.int64),
    )


def _paragraph_end(at: int) -> Word:
    return Word(at, at, (SEP,), UNKNOWN_SHAPE)


def _told_shapes(shapes: Ints) -> Ints:
    """The shapes, or in copy written in capitals, whose shapes tell nothing, that they are not known."""
    kinds = np.bincount(shapes // 2, minlength=LETTERS).tolist()
    letters, capitals = sum(kinds[:LETTERS]), sum(kinds[kind] for kind in CAPITALS)
    return np.full_like(shapes, UNKNOWN_SHAPE) if letters and capitals > MOSTLY_CAPITALS * letters else shapes
