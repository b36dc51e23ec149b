"""Plain tokens out of a doc of spaCy's: its columns read once, and the tree put together from them."""

from __future__ import annotations

from itertools import chain
from typing import Any

import numpy as np
from spacy.tokens import Doc as Parsed

from reportedly.read.token import Doc, Token

NAMED = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
FLAGS = ("IS_SPACE", "IS_PUNCT", "IS_STOP", "LIKE_NUM")
PLACES_IN_NAMES = ("", "I", "O", "B")
"""As spaCy numbers them."""


def plain_tokens(parsed: Parsed) -> Doc:
    """The tokens of a parsed doc, their grammar and its sentences."""
    columns: Any = parsed.to_array([*NAMED, "IDX", "ENT_IOB", "SPACY", *FLAGS]).astype(np.int64, copy=False)
    heads = (parsed.to_array("HEAD").astype(np.int64) + np.arange(len(parsed))).tolist()
    tokens = [Token() for _ in range(len(parsed))]
    rows = zip(tokens, *_named(parsed, columns), *columns[:, len(NAMED) :].T.tolist(), strict=True)
    for i, (token, text, lower, lemma, pos, tag, dep, kind, idx, place, blank, *flags) in enumerate(rows):
        token.i, token.idx, token.text, token.lower_, token.lemma_ = i, idx, text, lower, lemma
        token.pos_, token.tag_, token.dep_, token.ent_type_ = pos, tag, dep, kind
        token.ent_iob_, token.whitespace_ = PLACES_IN_NAMES[place], " " if blank else ""
        token.is_space, token.is_punct, token.is_stop, token.like_num = map(bool, flags)
        token._ancestors = token._subtree = None
    _hang(tokens, heads)
    whole = "".join(chain.from_iterable((token.text, token.whitespace_) for token in tokens))
    return Doc(whole, tokens, [(s.start, s.end) for s in parsed.sents])


def _named(parsed: Parsed, columns: Any) -> list[list[str]]:
    """The columns whose numbers stand for strings, as strings."""
    names = parsed.vocab.strings
    numbers = columns[:, : len(NAMED)].view(np.uint64)
    known = {number: names[number] for number in set(numbers.ravel().tolist())}
    return [[known[number] for number in column] for column in numbers.T.tolist()]


def _hang(tokens: list[Token], heads: list[int]) -> None:
    """Tie each token to its head, its children and the edges of its subtree."""
    lefts: list[list[Token]] = [[] for _ in tokens]
    rights: list[list[Token]] = [[] for _ in tokens]
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[head]
        if token.i != head:
            (lefts if token.i < head else rights)[head].append(token)
    for token, before, behind in zip(tokens, lefts, rights, strict=True):
        token.lefts, token.rights = tuple(before), tuple(behind)
        token.children = token.lefts + token.rights
    for token, first, last in zip(tokens, *_edges(heads), strict=True):
        token.left_edge, token.right_edge = tokens[first], tokens[last]


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """The first and the last token of each one's subtree."""
    first, last = list(range(len(heads))), list(range(len(heads)))
    changed = True
    while changed:
        changed = False
        for at in (*range(len(heads)), *range(len(heads) - 1, -1, -1)):
            head = heads[at]
            if first[at] < first[head]:
                first[head], changed = first[at], True
            if last[at] > last[head]:
                last[head], changed = last[at], True
    return first, last
