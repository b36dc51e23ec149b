"""A doc's tokens as plain columns: token objects are slow to ask, and most questions need none."""

from __future__ import annotations

from reportedly.read.token import Doc

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
        self.whole = doc.whole
        self.text = [token.text for token in doc.tokens]
        self.starts = doc.starts
        self.ends = [start + len(text) for start, text in zip(self.starts, self.text, strict=True)]
        self.head = [token.head.i for token in doc.tokens]
        self.tag = [token.tag_ for token in doc.tokens]
        self.dep = [token.dep_ for token in doc.tokens]
        self.modifies = [dep in MODIFIERS for dep in self.dep]
        """Whether the word stands before its head as part of its noun phrase."""
        self.lemma = [token.lemma_.lower() for token in doc.tokens]
        """In lower case."""
        self.lower = [token.lower_ for token in doc.tokens]
        self.entity = [""] * len(doc)
        self.entity_span: dict[int, tuple[int, int]] = {}
        for name in doc.names:
            if "\n\n" in self.cut(name.start, name.end):
                continue  # A guess that runs from a headline into the text is wrong about both.
            for i in range(name.start, name.end):
                self.entity[i] = name.kind
                self.entity_span[i] = (name.start, name.end)

    def cut(self, first: int, last: int) -> str:
        """The text of tokens `first` to `last`."""
        return self.whole[self.starts[first] : self.ends[last - 1]]
