"""The analysis that readers stand on: tokens with their grammar, and what the encoder's other heads say.

One pass of the trained encoder gives everything; tokens and lemmas come by rules of spelling. Nothing is fetched.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from reportedly.read.encoder.encoded import Encoded
from reportedly.read.encoder.encoder import Encoder, encoder_in
from reportedly.read.encoder.parsing import parse
from reportedly.read.encoder.tokens import tokenise
from reportedly.read.paragraphs import paragraph_starts
from reportedly.read.token import Doc, Token, Tokens
from reportedly.read.words import Words


class Syntax:
    """One report's analysis. Token offsets (`token.idx`) are offsets of the report's text."""

    __slots__ = ("_starts", "_words", "doc", "encoded", "paragraphs", "sentences")

    def __init__(self, doc: Doc, encoded: Encoded, paragraphs: Sequence[int] | None = None) -> None:
        """`paragraphs`: where they start in the text, if that is known already."""
        self.doc = doc
        self.encoded = encoded
        self.paragraphs = paragraph_starts(doc.whole) if paragraphs is None else paragraphs
        self.sentences = tuple(s for s in self.doc.sentences if not all(t.is_space for t in s))
        self._starts = [s.start for s in self.sentences]
        self._words: Words | None = None

    @property
    def words(self) -> Words:
        """The tokens as plain columns, made when first asked for."""
        if self._words is None:
            self._words = Words(self.doc)
        return self._words

    def sentence_number(self, token: Token) -> int:
        """Which of `sentences` holds the token; -1 for white space between them."""
        number = bisect_right(self._starts, token.i) - 1
        return number if number >= 0 and token.i < self.sentences[number].end else -1

    def sentences_of(self, start: int, end: int) -> tuple[int, int]:
        """Numbers of the sentences that a stretch of the text starts and ends in, white space included behind each."""
        tokens = self.tokens_in(start, end)
        return bisect_right(self._starts, tokens.start), bisect_right(self._starts, tokens.end - 1)

    def tokens_in(self, start: int, end: int) -> Tokens:
        """The tokens that overlap the stretch `start`–`end` of the text."""
        return self.doc.covering(start, end)


def analyse(texts: Iterable[tuple[str, Any]], *, model: Path | None = None) -> Iterator[tuple[Syntax, Any]]:
    """Analyse texts in order; what comes beside each text comes back beside its analysis.

    `model` is a model folder; None for the one that the user has chosen. Raises SetupError where it is not whole.
    """
    encoder = encoder_in(model)
    for text, beside in texts:
        yield analysed(text, encoder), beside


def analysed(text: str, encoder: Encoder) -> Syntax:
    """The analysis of one text."""
    encoded, paragraphs = encoder.encode(text), paragraph_starts(text)
    return Syntax(parse(tokenise(text), encoded, paragraphs, encoder.lemma_of), encoded, paragraphs)
