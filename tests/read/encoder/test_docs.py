"""Docs made from columns: entities mended, and what spaCy's own docs lose by being taken apart and made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc as Parsed

from bench.gold import as_report
from bench.gold_notation import read_part
from reportedly.collect import Collected, collect
from reportedly.journey import Failure, read_analysed
from reportedly.model.claim_json import to_line, to_records
from reportedly.model.report import Report
from reportedly.read.encoder.docs import BEGINS, INSIDE, OUTSIDE, make_doc, mended
from reportedly.read.encoder.encoder import encoder_in
from reportedly.read.encoder.lemmas import Lemmatiser
from reportedly.read.encoder.tokens import first_words, tokenise
from reportedly.read.encoder.tree import attach_spaces, sentence_bounds
from reportedly.read.paragraphs import paragraph_starts
from reportedly.read.syntax import Syntax
from reportedly.read.token import Doc
from training.parser import MODELS, pipeline

SAMPLES = Path(__file__).parents[3] / "samples"
needs_model = pytest.mark.skipif(
    not any(map(spacy.util.is_package, MODELS)),
    reason="NO SPACY MODEL IS INSTALLED: docs made from columns are not compared with spaCy's own",
)
SAME = ("text", "idx", "tag_", "pos_", "dep_", "lemma_", "is_sent_start")
LEXICAL = ("lower_", "is_stop", "is_alpha", "is_space", "is_punct", "is_title", "like_num", "whitespace_")


@cache
def own_reports() -> tuple[Report, ...]:
    """The samples, and our own gold for tuning."""
    samples = [c.report for c in collect([SAMPLES]) if isinstance(c, Collected)]
    return (*samples, *map(as_report, read_part("tune")))


@cache
def parsed() -> tuple[Parsed, ...]:
    return tuple(pipeline().pipe(report.text for report in own_reports()))


def made_again(doc: Parsed, lemma_of: Callable[[str, str, str], str]) -> Doc:
    """The same doc from nothing but its text and the columns that heads predict."""
    cut = tokenise(doc.text)
    scores = np.array([1.0 if token.is_sent_start else -1.0 for token in doc])
    bounds = sentence_bounds(scores, first_words(cut, paragraph_starts(doc.text)), cut.spaces)
    heads = attach_spaces(np.array([token.head.i for token in doc], dtype=np.int64), bounds, cut.spaces)
    return make_doc(
        cut,
        bounds=bounds,
        heads=heads,
        deps=[token.dep_ for token in doc],
        tags=[token.tag_ for token in doc],
        poss=[token.pos_ for token in doc],
        entities=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
        lemma_of=lemma_of,
    )


def lemmas_in(doc: Parsed) -> Callable[[str, str, str], str]:
    found = {(token.text, token.tag_, token.pos_): token.lemma_ for token in doc}
    return lambda text, tag, pos: found[text, tag, pos]


def names_in(doc: Parsed) -> list[tuple[int, str, str]]:
    """The names with their types, less the white space in which spaCy lets a few of them end."""
    return [(name.start, name.text.rstrip(), name.label_) for name in doc.ents]


def claim_json(report: Report, doc: Doc) -> list[str]:
    reading = read_analysed(report, Syntax(doc, encoder_in(None).encode(report.text)))
    assert not isinstance(reading, Failure), reading
    return [to_line(record) for record in to_records(reading)]


@needs_model
def test_a_doc_made_again_is_the_same() -> None:
    for doc in parsed():
        again = made_again(doc, lemmas_in(doc))
        for name in SAME + LEXICAL:
            assert [getattr(t, name) for t in again] == [getattr(t, name) for t in doc], name
        for way in ("children", "subtree", "lefts", "rights", "ancestors", "conjuncts"):
            assert [[t.i for t in getattr(t, way)] for t in again] == [[t.i for t in getattr(t, way)] for t in doc], way
        for way in ("head", "left_edge", "right_edge"):
            assert [getattr(t, way).i for t in again] == [getattr(t, way).i for t in doc], way
        assert [(s.start, s.end) for s in again.sentences] == [(s.start, s.end) for s in doc.sents]
        assert [(n.start, again[n.start : n.end].text, n.kind) for n in again.names] == names_in(doc)


@needs_model
def test_our_own_lemmas_change_no_claim_of_our_own_reports() -> None:
    lemma_of = Lemmatiser()
    for report, doc in zip(own_reports(), parsed(), strict=True):
        same = claim_json(report, made_again(doc, lemmas_in(doc)))
        assert claim_json(report, made_again(doc, lemma_of)) == same, report.external_id


@needs_model
def test_the_tokens_are_those_of_the_pipeline() -> None:
    for doc in parsed():
        cut = tokenise(doc.text)
        assert list(zip(cut.starts.tolist(), cut.texts, strict=True)) == [(t.idx, t.text) for t in doc]


NUMBERS = {INSIDE: "I", OUTSIDE: "O", BEGINS: "B"}


def _mended(labels: list[str], *, starts: tuple[int, ...] = (0,), spaces: tuple[int, ...] = ()) -> str:
    places, types = mended(labels, starts=starts, spaces=spaces)
    return " ".join(
        f"{NUMBERS[place]}-{kind}" if kind else NUMBERS[place] for place, kind in zip(places, types, strict=True)
    )


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ("B-ORG I-ORG O", "B-ORG I-ORG O"),
        ("I-ORG I-ORG O", "B-ORG I-ORG O"),
        ("O I-ORG I-GPE", "O B-ORG B-GPE"),
        ("B-ORG B-ORG I-ORG", "B-ORG B-ORG I-ORG"),
        ("B-ORG O I-ORG", "B-ORG O B-ORG"),
    ],
)
def test_labels_are_mended(labels: str, told: str) -> None:
    assert _mended(labels.split()) == told


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ("B-ORG O I-ORG", "B-ORG I-ORG I-ORG"),
        ("B-ORG I-ORG O", "B-ORG O O"),
        ("B-ORG I-ORG B-ORG", "B-ORG O B-ORG"),
        ("B-ORG I-ORG I-GPE", "B-ORG O B-GPE"),
        ("O B-ORG I-ORG", "O O B-ORG"),
    ],
)
def test_white_space_is_in_a_name_only_where_it_goes_on(labels: str, told: str) -> None:
    assert _mended(labels.split(), spaces=(1,)) == told


def test_no_name_runs_across_the_start_of_a_sentence() -> None:
    assert _mended(["B-ORG", "I-ORG", "I-ORG"], starts=(0, 2)) == "B-ORG I-ORG B-ORG"
    assert _mended(["B-ORG", "O", "I-ORG"], starts=(0, 2), spaces=(1,)) == "B-ORG O B-ORG"


def test_all_labels_of_a_small_world_make_spans_that_spacy_takes() -> None:
    for labels in product(("O", "B-ORG", "I-ORG", "I-GPE"), repeat=4):
        told = _mended(list(labels), starts=(0, 2), spaces=(1,)).split()
        assert all(t[0] != "I" or b[2:] == t[2:] for b, t in zip(["O", *told], told, strict=False)), told
        assert told[1][0] != "B"


def _small(heads: list[int], bounds: list[list[int]]) -> Doc:
    names = ["dep"] * len(heads)
    return make_doc(
        tokenise("One two three"),
        bounds=np.array(bounds),
        heads=np.array(heads),
        deps=names,
        tags=["NN"] * len(heads),
        poss=["NOUN"] * len(heads),
        entities=["O"] * len(heads),
        lemma_of=Lemmatiser(),
    )


def test_roots_are_called_so_and_nothing_else_is() -> None:
    assert [t.dep_ for t in _small([1, 1, 1], [[0, 3]])] == ["dep", "ROOT", "dep"]


@pytest.mark.parametrize(
    ("heads", "bounds", "why"),
    [
        ([1, 1, 1], [[0, 2], [2, 3]], "another sentence"),
        ([0, 1, 1], [[0, 3]], "one root"),
        ([1, 0, 1], [[0, 3]], "root"),
    ],
)
def test_what_is_no_tree_is_refused(heads: list[int], bounds: list[list[int]], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        _small(heads, bounds)


def test_an_empty_text_makes_an_empty_doc() -> None:
    empty = np.empty(0, dtype=np.int64)
    doc = tokenise("")
    made = make_doc(
        doc, bounds=empty.reshape(0, 2), heads=empty, deps=[], tags=[], poss=[], entities=[], lemma_of=Lemmatiser()
    )
    assert len(made) == 0


def paragraphs_and_words() -> Iterator[tuple[str, list[int]]]:
    yield "Headline\n\nFirst words.", [2]
    yield "  Spaced\n\n\n  out", [3]
    yield "", []


@pytest.mark.parametrize(("text", "first"), list(paragraphs_and_words()))
def test_the_first_word_of_each_paragraph(text: str, first: list[int]) -> None:
    assert np.flatnonzero(first_words(tokenise(text), paragraph_starts(text))).tolist() == first
