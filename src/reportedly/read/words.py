"""A doc's tokens as plain columns: token objects are slow to ask, and most questions need none."""

from __future__ import annotations

from itertools import chain
from typing import Any

import numpy as np
from spacy.tokens import Doc

from reportedly.read.encoder.tokens import blanks_of, texts_of

MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "advmod", "poss", "npadvmod"})


class Words:
    """The words of one doc, column by column; the place in a column is the token's number."""

    __slots__ = (
        "dep",
        "ends",
        "entity",
        "entity_span",
        "head",
        "lemma",
        "lower",
        "modifies",
        "starts",
        "tag",
        "text",
        "whole",
    )

    def __init__(self, doc: Doc) -> None:
        columns: Any = doc.to_array(["IDX", "LENGTH", "HEAD", "TAG", "DEP", "LEMMA"])
        names = doc.vocab.strings
        self.text = texts_of(doc)
        self.whole = "".join(chain.from_iterable(zip(self.text, blanks_of(doc), strict=True)))
        self.starts: list[int] = columns[:, 0].tolist()
        self.ends: list[int] = (columns[:, 0] + columns[:, 1]).tolist()
        self.head: list[int] = (columns[:, 2].astype(np.int64) + np.arange(len(doc))).tolist()
        tags, deps, lemmas = (columns[:, at].tolist() for at in (3, 4, 5))
        told = {number: names[number] for number in {*tags, *deps}}
        lowered = {number: names[number].lower() for number in set(lemmas)}
        self.tag: list[str] = [told[tag] for tag in tags]
        self.dep: list[str] = [told[dep] for dep in deps]
        self.modifies = [dep in MODIFIERS for dep in self.dep]
        """Whether the word stands before its head as part of its noun phrase."""
        self.lemma: list[str] = [lowered[lemma] for lemma in lemmas]
        """In lower case."""
        self.lower = [text.lower() for text in self.text]
        self.entity = [""] * len(self.text)
        self.entity_span: dict[int, tuple[int, int]] = {}
        for e in doc.ents:
            if "\n\n" in self.cut(e.start, e.end):
                continue  # A guess that runs from a headline into the text is wrong about both.
            for i in range(e.start, e.end):
                self.entity[i] = e.label_
                self.entity_span[i] = (e.start, e.end)

    def cut(self, first: int, last: int) -> str:
        """The text of tokens `first` to `last`."""
        return self.whole[self.starts[first] : self.ends[last - 1]]
