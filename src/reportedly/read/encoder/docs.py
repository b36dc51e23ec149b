"""Tokens with their grammar from the columns that the encoder's heads predict, as spaCy's own pipeline tells them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from reportedly.read.encoder.tokens import Cut
from reportedly.read.token import Doc, Token

INSIDE, OUTSIDE, BEGINS = 1, 2, 3
"""Where a token stands in a name."""
_PLACES = {"I": INSIDE, "O": OUTSIDE, "B": BEGINS}
_LETTERS = {place: letter for letter, place in _PLACES.items()}

LemmaOf = Callable[[str, str, str], str]
"""Lemma by the text of a word, its tag and its part of speech."""


def make_doc(
    cut: Cut,
    *,
    bounds: NDArray[np.int64],
    heads: NDArray[np.int64],
    deps: Sequence[str],
    tags: Sequence[str],
    poss: Sequence[str],
    entities: Sequence[str],
    lemma_of: LemmaOf,
) -> Doc:
    """The n tokens of a text with their grammar; what the columns hold for white space is not looked at.

    `bounds` [m, 2]: first token and end of each sentence, without a hole; `heads` [n]: the number of each token's
    head, a root's its own, as `tree.heads_in` gives both; `deps`, `tags`, `poss` [n]: names as spaCy's English models
    use them; `entities` [n]: "B-…", "I-…" or "O", mended where they make no spans.

    Raises ValueError where a head lies in another sentence, or a sentence has not one root.
    """
    if not len(cut):
        return blank_doc(cut)
    roots = heads == np.arange(len(cut))
    _check(bounds, heads, roots)
    spaces = np.flatnonzero(cut.spaces).tolist()
    tags, poss = _with(tags, spaces, "_SP"), _with(poss, spaces, "SPACE")
    deps = _with(_root_deps(deps, np.flatnonzero(roots).tolist()), [at for at in spaces if not roots[at]], "dep")
    lemmas = list(map(lemma_of, cut.texts, tags, poss))
    starts = bounds[:, 0].tolist()
    places, types = mended(entities, starts=starts, spaces=spaces)
    letters = [_LETTERS[place] for place in places]
    tokens = _tokens(cut, lemmas, poss, tags, deps, letters, types)
    _hang(tokens, heads.tolist())
    return Doc(_whole(cut), tokens, list(zip(starts, bounds[:, 1].tolist(), strict=True)))


def blank_doc(cut: Cut) -> Doc:
    """The tokens of a text that says nothing: each its own root, without a label."""
    nothing = [""] * len(cut)
    tokens = _tokens(cut, nothing, nothing, nothing, nothing, nothing, nothing)
    _hang(tokens, list(range(len(cut))))
    return Doc(_whole(cut), tokens, [(0, len(cut))] if len(cut) else [])


def _whole(cut: Cut) -> str:
    return "".join(chain.from_iterable(zip(cut.texts, cut.blanks, strict=True)))


def _tokens(cut: Cut, *labels: Sequence[str]) -> list[Token]:
    """The tokens without their tree; `labels` are lemmas, parts, tags, dependencies, places in names and types."""
    tokens = [Token() for _ in range(len(cut))]
    spelled = zip(cut.starts.tolist(), cut.texts, cut.lower, cut.blanks, strict=True)
    flagged = zip(cut.spaces.tolist(), cut.marks, cut.stops, cut.numbers, strict=True)
    rows = zip(tokens, spelled, flagged, zip(*labels, strict=True), strict=True)
    for i, (token, spelling, flags, told) in enumerate(rows):
        token.i = i
        token.idx, token.text, token.lower_, token.whitespace_ = spelling
        token.is_space, token.is_punct, token.is_stop, token.like_num = flags
        token.lemma_, token.pos_, token.tag_, token.dep_, token.ent_iob_, token.ent_type_ = told
        token.above = token.below = None
    return tokens


def _hang(tokens: list[Token], heads: list[int]) -> None:
    """Tie each token to its head, its children and the edges of its subtree."""
    lefts: defaultdict[int, list[Token]] = defaultdict(list)
    rights: defaultdict[int, list[Token]] = defaultdict(list)
    for i, (token, head) in enumerate(zip(tokens, heads, strict=True)):
        token.head = tokens[head]
        if i < head:
            lefts[head].append(token)
        elif head < i:
            rights[head].append(token)
    for i, (token, first, last) in enumerate(zip(tokens, *_edges(heads), strict=True)):
        token.lefts = tuple(lefts[i]) if i in lefts else ()
        token.rights = tuple(rights[i]) if i in rights else ()
        token.children = token.lefts + token.rights
        token.left_edge, token.right_edge = tokens[first], tokens[last]


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """The first and the last token of each one's subtree.

    Taken in order, a token is the first below all above it that stand behind it, up to one that has an earlier token.
    """
    first, last = list(range(len(heads))), list(range(len(heads)))
    for at, head in enumerate(heads):
        while first[head] > at:
            first[head] = at
            head = heads[head]
    for at in range(len(heads) - 1, -1, -1):
        head = heads[at]
        while last[head] < at:
            last[head] = at
            head = heads[head]
    return first, last


def _check(bounds: NDArray[np.int64], heads: NDArray[np.int64], roots: NDArray[np.bool_]) -> None:
    sentence = np.repeat(np.arange(len(bounds)), bounds[:, 1] - bounds[:, 0])
    if (sentence[heads] != sentence).any():
        raise ValueError("a head lies in another sentence")
    if (np.bincount(sentence[roots], minlength=len(bounds)) != 1).any():
        raise ValueError("a sentence has not one root")


def _root_deps(deps: Sequence[str], roots: Iterable[int]) -> list[str]:
    """The same names, with "ROOT" at roots and nowhere else."""
    return _with(["dep" if dep == "ROOT" else dep for dep in deps], roots, "ROOT")


def _with(names: Sequence[str], places: Iterable[int], name: str) -> list[str]:
    changed = list(names)
    for place in places:
        changed[place] = name
    return changed


def mended(entities: Sequence[str], *, starts: Iterable[int], spaces: Iterable[int]) -> tuple[list[int], list[str]]:
    """Where each token stands in a name, and the name's type or nothing.

    What goes on without a beginning of its type begins there; no name runs across the start of a sentence; white space
    is in a name only where the name goes on behind it.
    """
    labels = list(entities)
    for start in starts:
        if labels[start].startswith("I-"):
            labels[start] = f"B-{labels[start][2:]}"
    for space in spaces:
        behind = labels[space + 1] if space + 1 < len(labels) else "O"
        labels[space] = behind if space and behind == f"I-{labels[space - 1][2:]}" else "O"
    places = [_PLACES[label[0]] for label in labels]
    types = [label[2:] for label in labels]
    for at, (before, own) in enumerate(pairwise(["", *types])):
        if places[at] == INSIDE and own != before:
            places[at] = BEGINS
    return places, types
