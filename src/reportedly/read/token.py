"""The tokens of a report with their grammar, as plain objects.

Readers ask tokens for the same few things over and over. Here each is said once, as a string or a tuple that stays; the
names are those of spaCy's tokens, whose every answer is made anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload


class Token:
    """A word, mark or stretch of white space, in the tree of its sentence. Tokens are equal only to themselves."""

    __slots__ = (
        "above",
        "below",
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_space",
        "is_stop",
        "left_edge",
        "lefts",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "right_edge",
        "rights",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    i: int
    """Its number among the tokens of the report."""
    idx: int
    """Where it starts in the report's text."""
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    """The type of the name that it is part of, or nothing."""
    ent_iob_: str
    """Whether it begins a name ("B"), goes on with one ("I") or is outside ("O")."""
    whitespace_: str
    """The blank behind it, or nothing."""
    is_space: bool
    is_punct: bool
    is_stop: bool
    like_num: bool
    doc: Doc
    sent: Tokens
    """Its sentence."""
    head: Token
    """What it hangs on; a root's is itself."""
    lefts: tuple[Token, ...]
    """Its children before it, in text order."""
    rights: tuple[Token, ...]
    """Its children behind it, in text order."""
    children: tuple[Token, ...]
    left_edge: Token
    """The first token of its subtree."""
    right_edge: Token
    """The last token of its subtree."""
    above: tuple[Token, ...] | None
    """Its ancestors, once asked for."""
    below: tuple[Token, ...] | None
    """Its subtree, once asked for."""

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def ancestors(self) -> tuple[Token, ...]:
        """What it hangs on, what that hangs on, and so on up to the root."""
        if self.above is None:
            self.above = () if self.head is self else (self.head, *self.head.ancestors)
        return self.above

    @property
    def subtree(self) -> tuple[Token, ...]:
        """Itself with all that hangs on it."""
        if self.below is None:
            before = [t for child in self.lefts for t in child.subtree]
            self.below = (*before, self, *(t for child in self.rights for t in child.subtree))
        return self.below

    def is_ancestor(self, other: Token) -> bool:
        """Whether another token is below it in its tree."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """What it is joined to by "and", the one that all hang on first."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        joined = [first]
        for token in joined:
            joined += [child for child in token.rights if child.dep_ == "conj"]
        return tuple(token for token in joined if token is not self)

    def nbor(self, by: int = 1) -> Token:
        """The token so many places behind it; raises IndexError where the report has none."""
        if self.i + by < 0:
            raise IndexError(f"no token {-by} places before {self.text!r}")
        return self.doc[self.i + by]

    @property
    def text_with_ws(self) -> str:
        """Its letters and the blank behind it."""
        return self.text + self.whitespace_

    @property
    def is_alpha(self) -> bool:
        """Whether it is letters only."""
        return self.text.isalpha()

    @property
    def is_upper(self) -> bool:
        """Whether it is written in capitals."""
        return self.text.isupper()

    @property
    def is_title(self) -> bool:
        """Whether each of its words opens with a capital."""
        return self.text.istitle()

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence starts with it."""
        return self.sent.start == self.i


class Tokens:
    """Consecutive tokens of a report: a sentence, the words of a quote, or all."""

    __slots__ = ("_all", "_spelled", "doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end
        self._all: list[Token] = doc.tokens
        self._spelled: frozenset[str] | None = None

    @property
    def spelled(self) -> frozenset[str]:
        """Their words in lower case, gathered when first asked for."""
        if self._spelled is None:
            self._spelled = frozenset(token.lower_ for token in self)
        return self._spelled

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self._all[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self._all[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Tokens: ...
    def __getitem__(self, at: int | slice) -> Token | Tokens:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self))
            return Tokens(self.doc, self.start + first, self.start + max(first, last))
        number = self.start + at if at >= 0 else self.end + at
        if not self.start <= number < self.end:
            raise IndexError(f"no token {at} of {len(self)}")
        return self._all[number]

    @property
    def start_char(self) -> int:
        """Where the first of them starts in the report's text; of none, where the text ends."""
        return self.doc.starts[self.start] if self.start < len(self._all) else len(self.doc.whole)

    @property
    def end_char(self) -> int:
        """Where the last of them ends in the report's text."""
        if self.start == self.end:
            return self.start_char
        last = self._all[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Their letters, without a blank behind the last."""
        return self.doc.whole[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The highest of them in the tree, the first of several alike; a mark or blank only where there is no word."""
        told = list(self)
        highest = next((t for t in told if t.head is t), None)
        if highest is not None:
            return highest
        above = [t for t in told if not self.start <= t.head.i < self.end]
        return min(above, key=lambda t: (_is_bare_mark(t), len(t.ancestors))) if above else told[0]


def _is_bare_mark(token: Token) -> bool:
    return (token.is_punct or token.is_space) and not token.children


class Name(NamedTuple):
    """Tokens that the reader takes for a name, and its type."""

    start: int
    end: int
    kind: str


class Doc(Tokens):
    """All tokens of a report."""

    __slots__ = ("names", "sentences", "starts", "tokens", "whole")

    def __init__(self, whole: str, tokens: list[Token], bounds: Sequence[tuple[int, int]]) -> None:
        self.whole = whole
        self.tokens = tokens
        self.starts = [token.idx for token in tokens]
        super().__init__(self, 0, len(tokens))
        self.sentences = tuple(Tokens(self, start, end) for start, end in bounds)
        for sentence in self.sentences:
            for token in sentence:
                token.doc, token.sent = self, sentence
        self.names = tuple(_names(tokens))

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Tokens: ...
    def __getitem__(self, at: int | slice) -> Token | Tokens:
        return self.tokens[at] if isinstance(at, int) else super().__getitem__(at)

    def covering(self, start: int, end: int) -> Tokens:
        """The tokens that overlap a stretch of the text, with the one that a blank at its start stands behind.

        Raises ValueError where the stretch is empty or reaches out of the text.
        """
        if not 0 <= start < end <= len(self.whole):
            raise ValueError(f"no token between {start} and {end}")
        return Tokens(self, bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1))


def _names(tokens: list[Token]) -> Iterator[Name]:
    """The names that the tokens' marks make, in text order."""
    start: int | None = None
    for token in tokens:
        if token.ent_iob_ == "I":
            continue
        if start is not None:
            yield Name(start, token.i, tokens[start].ent_type_)
        start = token.i if token.ent_iob_ == "B" and token.ent_type_ else None
    if start is not None:
        yield Name(start, len(tokens), tokens[start].ent_type_)
