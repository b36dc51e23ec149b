"""Grammar by the syntax heads: well-formed, at its place, and right where a reader would stake her name on it."""

from __future__ import annotations

import pytest

from reportedly.read.encoder.parsing import agreeing, asked, conjunctions
from reportedly.read.syntax import Syntax, analyse


def syntax_of(text: str) -> Syntax:
    ((told, _),) = analyse([(text, None)])
    return told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels shelled the town.", "Rebels nsubj shelled; shelled ROOT shelled; the det town; town dobj shelled"),
        ("The town was shelled by rebels.", "town nsubjpass shelled; by agent shelled; rebels pobj by"),
        ("Aid workers did not reach Kalma.", "workers nsubj reach; not neg reach; Kalma dobj reach"),
        ("She said that he had left.", "She nsubj said; left ccomp said; that mark left; he nsubj left"),
    ],
)
def test_heads_and_labels(text: str, expected: str) -> None:
    told = {f"{t.text} {t.dep_} {t.head.text}" for t in syntax_of(text).doc}
    assert set(expected.split("; ")) <= told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The envoy flew to Oslo in May. He met two ministers.",
            ["The envoy flew to Oslo in May.", "He met two ministers."],
        ),
        ("Town retaken\n\nTroops took Kalma.", ["Town retaken", "Troops took Kalma."]),
        ("- one\n- two", ["- one", "- two"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [s.text.strip() for s in syntax_of(text).sentences] == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "!", "a", "“”", "x " * 900, "word" * 300, "A.\n\nB.\n \nC"])
def test_awkward_texts_are_parsed(text: str) -> None:
    doc = syntax_of(text).doc
    assert doc.whole == text
    assert all(0 <= t.head.i < len(doc) for t in doc)
    assert sum(t.head.i == t.i for t in doc) == len(doc.sentences)


@pytest.mark.parametrize(
    ("deps", "heads", "parts", "expected"),
    [
        ("ROOT mark nsubj", (0, 0, 1), "VERB ADP NOUN", "ROOT prep pobj"),
        ("ROOT prep dobj", (0, 0, 1), "VERB ADP PROPN", "ROOT prep pobj"),
        ("ROOT mark nsubj", (0, 2, 0), "VERB SCONJ NOUN", "ROOT mark nsubj"),
        ("ROOT mark pobj", (0, 0, 1), "VERB SCONJ NOUN", "ROOT prep pobj"),
        ("nsubj nsubj ROOT", (2, 0, 2), "NOUN PROPN VERB", "nsubj appos ROOT"),
        ("nsubj ROOT dobj", (1, 1, 1), "NOUN VERB NOUN", "nsubj ROOT dobj"),
    ],
)
def test_dependencies_go_with_the_tree(deps: str, heads: tuple[int, ...], parts: str, expected: str) -> None:
    assert agreeing(deps.split(), heads, parts.split()) == expected.split()


@pytest.mark.parametrize(
    ("text", "deps", "heads", "expected"),
    [
        ("news that it was sold", "ROOT dobj nsubjpass auxpass relcl", (0, 4, 4, 4, 0), [1]),
        ("goods that were sold", "ROOT nsubjpass auxpass relcl", (0, 3, 3, 0), []),
        ("goods that they sold", "ROOT dobj nsubj relcl", (0, 3, 3, 0), []),
    ],
)
def test_that_joins_where_a_clause_has_no_place_for_it(
    text: str, deps: str, heads: tuple[int, ...], expected: list[int]
) -> None:
    assert conjunctions(text.split(), heads, deps.split()) == expected


@pytest.mark.parametrize(
    ("text", "deps", "heads", "expected"),
    [
        ("asked whether they left", "ROOT mark nsubj advcl", (0, 3, 3, 0), [3]),
        ("march , whether they like", "ROOT punct mark nsubj advcl", (0, 0, 4, 4, 0), []),
        ("march whether or not they like", "ROOT mark cc neg nsubj advcl", (0, 5, 1, 1, 5, 0), []),
        ("asked because they left", "ROOT mark nsubj advcl", (0, 3, 3, 0), []),
    ],
)
def test_whether_opens_what_is_asked(text: str, deps: str, heads: tuple[int, ...], expected: list[int]) -> None:
    assert asked(text.split(), heads, deps.split()) == expected
