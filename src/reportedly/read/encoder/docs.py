"""A doc from the columns that the encoder's heads predict, such as spaCy's own pipeline would have made it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from reportedly.read.encoder.tokens import spaces_of, texts_of

COLUMNS: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "LEMMA", "ENT_IOB", "ENT_TYPE"]
INSIDE, OUTSIDE, BEGINS = 1, 2, 3
"""How spaCy numbers where a token stands in a name."""
_PLACES = {"I": INSIDE, "O": OUTSIDE, "B": BEGINS}

LemmaOf = Callable[[str, str, str], str]
"""Lemma by the text of a word, its tag and its part of speech."""


def make_doc(
    doc: Doc,
    *,
    bounds: NDArray[np.int64],
    heads: NDArray[np.int64],
    deps: Sequence[str],
    tags: Sequence[str],
    poss: Sequence[str],
    entities: Sequence[str],
    lemma_of: LemmaOf,
) -> Doc:
    """Fill in what is known of the n tokens of a doc; what the columns hold for white space is not looked at.

    `bounds` [m, 2]: first token and end of each sentence, without a hole; `heads` [n]: the number of each token's
    head, a root's its own, as `tree.heads_in` gives both; `deps`, `tags`, `poss` [n]: names as spaCy's English models
    use them; `entities` [n]: "B-…", "I-…" or "O", mended where they make no spans.

    Raises ValueError where a head lies in another sentence, or a sentence has not one root.
    """
    if not len(doc):
        return doc
    roots = heads == np.arange(len(doc))
    _check(bounds, heads, roots)
    spaces = np.flatnonzero(spaces_of(doc)).tolist()
    tags, poss = _with(tags, spaces, "_SP"), _with(poss, spaces, "SPACE")
    deps = _with(_root_deps(deps, np.flatnonzero(roots).tolist()), [at for at in spaces if not roots[at]], "dep")
    lemmas = list(map(lemma_of, texts_of(doc), tags, poss))
    places, types = mended(entities, starts=bounds[:, 0].tolist(), spaces=spaces)
    number = {name: doc.vocab.strings.add(name) for name in {*deps, *tags, *poss, *lemmas, *types}}
    filled = np.empty((len(COLUMNS), len(doc)), dtype=np.uint64)
    filled[0] = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
    for row, names in ((1, deps), (2, tags), (3, poss), (4, lemmas), (6, types)):
        filled[row] = [number[name] for name in names]
    filled[5] = places
    return doc.from_array(COLUMNS, filled.T)  # type: ignore[arg-type]


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
    """Where each token stands in a name, in spaCy's numbers, and the name's type or nothing.

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
