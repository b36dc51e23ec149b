"""The grammar of a text by the encoder's syntax heads: tags, parts of speech, names, sentences and trees."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.read.encoder.docs import LemmaOf, blank_doc, make_doc
from reportedly.read.encoder.encoded import Encoded
from reportedly.read.encoder.mending import (
    apart_by_semicolons,
    joined_clauses,
    mislabelled,
    relative_clauses,
    second_that,
    that_clauses,
)
from reportedly.read.encoder.tagging import Floats
from reportedly.read.encoder.tokens import Cut, first_words
from reportedly.read.encoder.tree import heads_in, sentence_bounds
from reportedly.read.token import Doc

Ints = NDArray[np.int64]
LABELS = ("dependencies", "tags", "parts", "entities")
"""The label sets of the syntax head in the order of its columns; one more column scores sentence starts."""
SUBJECT_OR_OBJECT = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
NEVER = -1e4
"""The score of a sentence starting where none can: at white space, or behind the mark of a list's item."""
LIST_MARKS = frozenset({"-", "–", "—", "•", "*", "·"})


def parse(cut: Cut, encoded: Encoded, paragraphs: Iterable[int], lemma_of: LemmaOf) -> Doc:
    """What the encoder says of the tokens of a text.

    `paragraphs` are offsets at which a sentence starts in any case.
    """
    texts, spaces = cut.texts, cut.spaces
    if spaces.all():
        return blank_doc(cut)
    window, piece = _places(encoded, cut.starts, cut.ends)
    syntax = _gathered(encoded, "syntax", window, piece)
    arcs = _gathered(encoded, "arcs", window, piece)
    forced = first_words(cut, [*paragraphs, *(w.start for w in encoded.windows)])
    bounds = sentence_bounds(np.where(spaces | _behind_list_marks(texts), NEVER, syntax[:, -1]), forced, spaces)
    width = arcs.shape[1] // 2
    dependents, heads = arcs[:, :width] / math.sqrt(width), arcs[:, width:]
    labels = _labels(encoded, syntax)
    tree = heads_in(bounds, spaces, lambda words: dependents[words] @ heads[words].T)
    above = tree.tolist()
    deps = agreeing(labels["dependencies"], above, labels["parts"])
    for at in conjunctions(texts, above, deps):
        deps[at], labels["tags"][at], labels["parts"][at] = "mark", "IN", "SCONJ"
    for at in asked(texts, above, deps):
        deps[at] = "ccomp"
    mislabelled(above, deps, labels["tags"])
    apart_by_semicolons(texts, above, deps, labels["tags"])
    relative_clauses(texts, above, deps, labels["parts"], labels["tags"])
    joined_clauses(above, deps, labels["tags"], labels["parts"])
    second_that(texts, above, deps, labels["parts"])
    that_clauses(texts, above, deps, labels["tags"], labels["parts"])
    return make_doc(
        cut,
        bounds=bounds,
        heads=np.array(above),
        deps=deps,
        tags=labels["tags"],
        poss=labels["parts"],
        entities=labels["entities"],
        lemma_of=lemma_of,
    )


def _behind_list_marks(texts: Sequence[str]) -> NDArray[np.bool_]:
    """The tokens behind a mark that opens a line: an item is one sentence with its mark."""
    behind = np.zeros(len(texts), dtype=np.bool_)
    for at, text in enumerate(texts[:-1]):
        if text in LIST_MARKS and (at == 0 or "\n" in texts[at - 1]):
            behind[at + 1] = True
    return behind


def _places(encoded: Encoded, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Window and piece of each token; of white space, those of some word near it."""
    opens = np.array([w.start for w in encoded.windows])
    window = np.maximum(np.searchsorted(opens, starts, side="right") - 1, 0)
    piece = np.zeros_like(window)
    for n, one in enumerate(encoded.windows):
        here = window == n
        piece[here] = one.pieces_at(starts[here], ends[here])
    return window, piece


def _gathered(encoded: Encoded, output: str, window: Ints, piece: Ints) -> Floats:
    """An output at the tokens' pieces, [n, …]."""
    lengths = np.cumsum([0, *(len(w.pieces) for w in encoded.windows)])
    whole = np.concatenate([told[output] for told in encoded.outputs])
    gathered: Floats = whole[lengths[window] + piece]
    return gathered


def agreeing(deps: Sequence[str], heads: Sequence[int], parts: Sequence[str]) -> list[str]:
    """The dependencies with those set right that do not go with the tree, since each token's is told by itself.

    A noun that is an object of "after" makes it a preposition, whatever else it might be. A noun below a preposition
    is its object, and such a preposition marks no clause; a name behind a noun that it hangs on stands beside it.
    """
    told = list(deps)
    for token, head in enumerate(heads):
        if token == head or told[token] not in SUBJECT_OR_OBJECT or parts[token] not in NOMINAL:
            continue
        if parts[head] == "ADP" or (parts[head], told[token], told[head]) == ("SCONJ", "pobj", "mark"):
            told[token] = "pobj"
            told[head] = "prep" if told[head] == "mark" else told[head]
        elif parts[head] == "NOUN" and parts[token] == "PROPN" and token > head:
            told[token] = "appos"
    return told


def conjunctions(texts: Sequence[str], heads: Sequence[int], deps: Sequence[str]) -> list[int]:
    """Where "that" opens a clause and is told to be part of it, though a passive with a subject has no place for it."""
    undergoing = {heads[at] for at, dep in enumerate(deps) if dep == "nsubjpass" and texts[at].lower() != "that"}
    played = ("dobj", "nsubj", "nsubjpass", "det")
    told = (at for at, dep in enumerate(deps) if dep in played and texts[at].lower() == "that")
    return [at for at in told if at < heads[at] and heads[at] in undergoing]


def asked(texts: Sequence[str], heads: Sequence[int], deps: Sequence[str]) -> list[int]:
    """Clauses with "whether" that are told to stand beside their verb, though they are what it asks or leaves open.

    Only behind a comma, or with "or not", does such a clause stand beside: "they will march, whether it rains or not".
    """
    opening = [at for at in range(1, len(texts)) if texts[at].lower() == "whether" and texts[at - 1] != ","]
    beside = [at for at in opening if [t.lower() for t in texts[at + 1 : at + 3]] == ["or", "not"]]
    return [heads[at] for at in opening if at not in beside and heads[at] > at and deps[heads[at]] == "advcl"]


def _labels(encoded: Encoded, syntax: Floats) -> dict[str, list[str]]:
    """The likeliest label of each token in each set; a token that is no root by its tree is mended in the doc."""
    told: dict[str, list[str]] = {}
    at = 0
    for name in LABELS:
        known = encoded.heads.labels[name]
        best = syntax[:, at : at + len(known)].argmax(1)
        told[name] = [known[n] for n in best.tolist()]
        at += len(known)
    return told
