"""The tokens of a text, by spaCy's English rules of spelling alone: no model stands behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
COLUMNS: list[int | str] = ["ORTH", "LOWER", "SPACY", "IS_PUNCT", "IS_STOP", "LIKE_NUM", "IDX", "LENGTH", "IS_SPACE"]
TOLD_OF_WORDS = ("LOWER", "IS_PUNCT", "IS_STOP", "LIKE_NUM", "IS_SPACE")
"""What the columns hold of a word by itself: what else spaCy would work out for each new one is not asked."""
LONGEST = 40_000_000
"""The most characters of a text, as in the analysis of `read/syntax.py`."""


@cache
def _english() -> Language:
    """Load the rules once a process."""
    english = spacy.blank("en")
    english.max_length = LONGEST
    vocab: Any = english.vocab
    asked = [vocab.strings[name] for name in TOLD_OF_WORDS]
    vocab.lex_attr_getters = {number: vocab.lex_attr_getters[number] for number in asked}
    return english


class _Spellings(dict[int, str]):
    """The strings of spaCy's vocabulary by their numbers, each asked for once: its own answers take far longer."""

    def __missing__(self, number: int) -> str:
        told: str = _english().vocab.strings[number]
        self[number] = told
        return told


@cache
def _spellings() -> _Spellings:
    return _Spellings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A text cut into tokens, of which no grammar is known yet, column by column."""

    texts: list[str]
    """The letters of each token, [n]."""
    lower: list[str]
    starts: Ints
    """Offsets at which the tokens start, [n]."""
    ends: Ints
    blanks: list[str]
    """The blank behind each token, or nothing, [n]."""
    spaces: Flags
    """Which tokens are white space, [n]."""
    marks: list[bool]
    """Which are punctuation, [n]."""
    stops: list[bool]
    """Which are among the commonest words, [n]."""
    numbers: list[bool]
    """Which look like a number, [n]."""

    @classmethod
    def of(cls, doc: Doc) -> Cut:
        """The columns of a doc of spaCy's."""
        columns: Any = doc.to_array(COLUMNS).reshape(len(doc), len(COLUMNS))
        texts, lower, blanks, marks, stops, numbers = columns[:, :6].T.tolist()
        spelled = _spellings().__getitem__
        places = columns[:, 6:].astype(np.int64)
        return cls(
            texts=list(map(spelled, texts)),
            lower=list(map(spelled, lower)),
            starts=places[:, 0],
            ends=places[:, 0] + places[:, 1],
            blanks=[" " if blank else "" for blank in blanks],
            spaces=places[:, 2].astype(np.bool_),
            marks=list(map(bool, marks)),
            stops=list(map(bool, stops)),
            numbers=list(map(bool, numbers)),
        )

    def __len__(self) -> int:
        return len(self.texts)


def tokenise(text: str) -> Cut:
    """The tokens of a text; white space beyond one blank is a token too.

    Raises ValueError where the text is longer than `LONGEST`.
    """
    return Cut.of(_english().make_doc(text))


def first_words(cut: Cut, offsets: Iterable[int]) -> Flags:
    """Which tokens are the first word at or behind one of these offsets of the text, [n].

    For the starts of paragraphs: no sentence may run across one.
    """
    words = np.flatnonzero(~cut.spaces)
    at = np.searchsorted(cut.starts[words], np.fromiter(offsets, dtype=np.int64))
    found = np.zeros(len(cut), dtype=np.bool_)
    found[words[at[at < len(words)]]] = True
    return found
