"""The tokens of a text, by spaCy's English rules of spelling alone: no model stands behind them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

LONGEST = 40_000_000
"""The most characters of a text, as in the analysis of `read/syntax.py`."""


@cache
def _english() -> Language:
    """Load the rules once a process."""
    english = spacy.blank("en")
    english.max_length = LONGEST
    return english


def tokenise(text: str) -> Doc:
    """The tokens of a text, in a doc of which nothing more is known; white space beyond one blank is a token too.

    Raises ValueError where the text is longer than `LONGEST`.
    """
    return _english().make_doc(text)


def bounds_of(doc: Doc) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Offsets at which the tokens start and end, [n] each."""
    columns = doc.to_array(["IDX", "LENGTH"]).astype(np.int64).reshape(len(doc), 2)
    return columns[:, 0], columns[:, 0] + columns[:, 1]


def texts_of(doc: Doc) -> list[str]:
    """The letters of each token, [n]."""
    spelling = doc.vocab.strings
    numbers = doc.to_array("ORTH").tolist()
    known = {number: spelling[number] for number in set(numbers)}
    return [known[number] for number in numbers]


def blanks_of(doc: Doc) -> list[str]:
    """The blank behind each token, or nothing, [n]."""
    return [" " if blank else "" for blank in doc.to_array("SPACY").tolist()]


def spaces_of(doc: Doc) -> NDArray[np.bool_]:
    """Which tokens are white space, [n]."""
    return doc.to_array("IS_SPACE").astype(np.bool_)


def first_words(doc: Doc, offsets: Iterable[int]) -> NDArray[np.bool_]:
    """Which tokens are the first word at or behind one of these offsets of the text, [n].

    For the starts of paragraphs: no sentence may run across one.
    """
    words = np.flatnonzero(~spaces_of(doc))
    at = np.searchsorted(bounds_of(doc)[0][words], np.fromiter(offsets, dtype=np.int64))
    found = np.zeros(len(doc), dtype=np.bool_)
    found[words[at[at < len(words)]]] = True
    return found
