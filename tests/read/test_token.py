"""Plain tokens answer as spaCy's do, over every tree of a small sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations_with_replacement, product

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc as Parsed

from reportedly.read.encoder.docs import blank_doc, make_doc
from reportedly.read.encoder.tokens import tokenise
from reportedly.read.token import Doc

VOCABULARY = spacy.blank("en").vocab
TEXT = "Twelve  did, US"
SAME = (
    *("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_"),
    *("text_with_ws", "is_space", "is_punct", "is_stop", "like_num", "is_alpha", "is_upper", "is_title"),
    "is_sent_start",
)
MANY = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")


def trees(size: int) -> Iterator[tuple[int, ...]]:
    """Every way to hang tokens on each other below one root."""
    for heads in product(range(size), repeat=size):
        if sum(head == at for at, head in enumerate(heads)) == 1 and all(_ends(heads, at) for at in range(size)):
            yield heads


def _ends(heads: tuple[int, ...], at: int) -> bool:
    for _ in heads:
        at = heads[at]
    return heads[at] == at


DEPS = ("nsubj", "dep", "conj", "punct", "conj")
TAGS = ("CD", "_SP", "VBD", ",", "NNP")
PARTS = ("NUM", "SPACE", "VERB", "PUNCT", "PROPN")
NAMES = "B-CARDINAL O O O B-GPE"
FLAT = (2, 2, 2, 2, 2)


def plain(heads: tuple[int, ...], *, bounds: tuple[tuple[int, int], ...] = ((0, 5),), names: str = NAMES) -> Doc:
    return make_doc(
        tokenise(TEXT),
        bounds=np.array(bounds),
        heads=np.array(heads),
        deps=DEPS,
        tags=TAGS,
        poss=PARTS,
        entities=names.split(),
        lemma_of=lambda text, _tag, _part: text.lower(),
    )


def of_spacy(heads: tuple[int, ...], *, names: str = NAMES) -> Parsed:
    words = tokenise(TEXT)
    return Parsed(
        VOCABULARY,
        words=words.texts,
        spaces=[bool(blank) for blank in words.blanks],
        heads=list(heads),
        deps=["ROOT" if head == at else dep for at, (head, dep) in enumerate(zip(heads, DEPS, strict=True))],
        tags=list(TAGS),
        pos=list(PARTS),
        lemmas=words.lower,
        ents=names.split(),
    )


def test_every_tree_is_told_as_spacy_tells_it() -> None:
    for heads in trees(5):
        for own, other in zip(plain(heads), of_spacy(heads), strict=True):
            assert [getattr(own, name) for name in SAME] == [getattr(other, name) for name in SAME], heads
            for way in MANY:
                assert [t.i for t in getattr(own, way)] == [t.i for t in getattr(other, way)], (heads, way)
            assert own.head.i == other.head.i


def test_the_edges_are_those_of_the_whole_subtree() -> None:
    for heads in trees(5):
        for token in plain(heads):
            below = sorted(t.i for t in token.subtree)
            assert (token.left_edge.i, token.right_edge.i) == (below[0], below[-1]), heads  # of spaCy's, not always


def test_a_token_is_above_those_that_spacy_says() -> None:
    for heads in trees(5):
        own, theirs = plain(heads), of_spacy(heads)
        for a, b in product(range(5), repeat=2):
            assert own[a].is_ancestor(own[b]) == theirs[a].is_ancestor(theirs[b])


def test_every_stretch_of_every_tree_has_the_same_root_and_text() -> None:
    for heads in trees(5):
        own, theirs = plain(heads), of_spacy(heads)
        for start, end in combinations_with_replacement(range(6), 2):
            told, other = own[start:end], theirs[start:end]
            assert (told.start, told.end, len(told), told.text) == (other.start, other.end, len(other), other.text)
            assert told.end_char == other.end_char
            if start < end:
                assert told.root.i == other.root.i, (heads, start, end)
                assert told.start_char == other.start_char


def test_stretches_are_cut_as_lists_are() -> None:
    own = plain(FLAT)
    inside = own[1:4]
    assert [t.i for t in inside[1:]] == [2, 3]
    assert [t.i for t in inside[-2:]] == [2, 3]
    assert [t.i for t in inside[2:1]] == []
    assert (inside[0].i, inside[-1].i, own[-1].i) == (1, 3, 4)
    assert [t.i for t in reversed(inside)] == [3, 2, 1]
    for wrong in (3, -4):
        with pytest.raises(IndexError):
            inside[wrong]


def test_sentences_hold_their_tokens() -> None:
    own = plain((0, 0, 2, 2, 2), bounds=((0, 2), (2, 5)))
    assert [(s.start, s.end) for s in own.sentences] == [(0, 2), (2, 5)]
    assert all(token in tuple(token.sent) and token.doc is own for token in own)
    assert [t.is_sent_start for t in own] == [True, False, True, False, False]


@pytest.mark.parametrize(
    "names", ["O O O O O", "B-ORG I-ORG I-ORG O B-GPE", "B-ORG O B-ORG B-ORG I-ORG", "O O O O B-GPE"]
)
def test_names_are_those_of_spacy(names: str) -> None:
    theirs = [(name.start, name.end, name.label_) for name in of_spacy(FLAT, names=names).ents]
    assert [tuple(name) for name in plain(FLAT, names=names).names] == theirs


def test_neighbours_stand_beside_and_end_with_the_report() -> None:
    own = plain(FLAT)
    assert (own[1].nbor(), own[1].nbor(-1)) == (own[2], own[0])
    for token, by in ((own[0], -1), (own[4], 1)):
        with pytest.raises(IndexError):
            token.nbor(by)


@pytest.mark.parametrize(
    ("start", "end", "covered"), [(0, 1, "Twelve"), (0, 9, "Twelve  did"), (8, 12, "did,"), (9, 14, "did, US")]
)
def test_what_covers_a_stretch(start: int, end: int, covered: str) -> None:
    assert plain(FLAT).covering(start, end).text == covered


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 2), (4, 99)])
def test_nothing_covers_what_is_no_stretch_of_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no token between"):
        plain(FLAT).covering(start, end)


@pytest.mark.parametrize(("text", "count"), [("", 0), (" ", 1), ("\n\n", 1)])
def test_a_text_without_words_has_no_sentence_with_words(text: str, count: int) -> None:
    own = blank_doc(tokenise(text))
    assert (len(own), own.whole, own.names) == (count, text, ())
    assert all(token.is_space for token in own)
