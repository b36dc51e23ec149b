"""Trees whose faults show by themselves, and how they are set right."""

from __future__ import annotations

from random import Random

import pytest

from reportedly.read.encoder.mending import (
    apart_by_semicolons,
    joined_clauses,
    mislabelled,
    relative_clauses,
    second_that,
    that_clauses,
)


@pytest.mark.parametrize(
    ("deps", "heads", "tags", "parts", "mended", "mended_heads"),
    [
        (  # they missed ranges or depots burned
            "nsubj ROOT dobj cc conj conj",
            [1, 1, 1, 2, 2, 2],
            "PRP VBD NNS CC NNS VBD",
            "PRON VERB NOUN CCONJ NOUN VERB",
            "nsubj ROOT dobj cc nsubj conj",
            [1, 1, 1, 1, 5, 1],
        ),
        (  # they missed ranges or depots were burned
            "nsubj ROOT dobj cc conj auxpass conj",
            [1, 1, 1, 2, 2, 6, 1],
            "PRP VBD NNS CC NNS VBD VBD",
            "PRON VERB NOUN CCONJ NOUN AUX VERB",
            "nsubj ROOT dobj cc nsubjpass auxpass conj",
            [1, 1, 1, 1, 6, 6, 1],
        ),
        (  # they hit bridges and roads and fled
            "nsubj ROOT dobj cc conj cc conj",
            [1, 1, 1, 2, 2, 1, 1],
            "PRP VBD NNS CC NNS CC VBD",
            "PRON VERB NOUN CCONJ NOUN CCONJ VERB",
            "nsubj ROOT dobj cc conj cc conj",
            [1, 1, 1, 2, 2, 1, 1],
        ),
    ],
)
def test_a_clause_behind_and_has_its_own_subject(
    deps: str, heads: list[int], tags: str, parts: str, mended: str, mended_heads: list[int]
) -> None:
    told, above = deps.split(), list(heads)
    joined_clauses(above, told, tags.split(), parts.split())
    assert (told, above) == (mended.split(), mended_heads)


@pytest.mark.parametrize(
    ("text", "deps", "heads", "tags", "parts", "mended", "mended_heads"),
    [
        (
            "it is that frigates fired",
            "nsubj ROOT mark nsubj acl",
            [1, 1, 4, 1, 3],
            "PRP VBZ IN NNS VBN",
            "PRON AUX SCONJ NOUN VERB",
            "nsubj ROOT mark nsubj ccomp",
            [1, 1, 4, 4, 1],
        ),
        (
            "it is frigates that fired",
            "nsubj ROOT attr mark acl",
            [1, 1, 1, 4, 2],
            "PRP VBZ NNS IN VBN",
            "PRON AUX NOUN SCONJ VERB",
            "nsubj ROOT attr mark acl",
            [1, 1, 1, 4, 2],
        ),
    ],
)
def test_that_before_a_noun_opens_a_clause(
    text: str, deps: str, heads: list[int], tags: str, parts: str, mended: str, mended_heads: list[int]
) -> None:
    told, above, tagged = deps.split(), list(heads), tags.split()
    that_clauses(text.split(), above, told, tagged, parts.split())
    assert (told, above) == (mended.split(), mended_heads)


@pytest.mark.parametrize(
    ("text", "heads", "expected"),
    [
        ("mills were burned ; none was hurt", [2, 6, 6, 6, 6, 6, 6], [2, 2, 6, 6, 6, 6, 6]),
        ("mills were burned", [2, 2, 2], [2, 2, 2]),
    ],
)
def test_a_helping_verb_stays_on_its_side_of_a_semicolon(text: str, heads: list[int], expected: list[int]) -> None:
    deps = ["auxpass" if word in ("were", "was") else "dep" for word in text.split()]
    tags = ["VBN" if word in ("burned", "hurt") else "NN" for word in text.split()]
    above = list(heads)
    apart_by_semicolons(text.split(), above, deps, tags)
    assert above == expected


@pytest.mark.parametrize(
    ("text", "deps", "heads", "expected"),
    [
        (  # the subject was hung on "hurt", as was "were"
            "mills were burned ; none was hurt",
            "nsubjpass auxpass ROOT punct nsubjpass auxpass conj",
            [6, 6, 2, 2, 6, 6, 2],
            [2, 2, 2, 2, 6, 6, 2],
        ),
        (  # whoever was burned has a subject: "mills" stays with "fell"
            "mills who were burned ; fell",
            "nsubj nsubjpass auxpass relcl punct ROOT",
            [5, 3, 3, 0, 5, 5],
            [5, 3, 3, 0, 5, 5],
        ),
    ],
)
def test_a_subject_stays_on_its_side_of_a_semicolon(
    text: str, deps: str, heads: list[int], expected: list[int]
) -> None:
    tags = ["VBN" if word in ("burned", "hurt") else "NN" for word in text.split()]
    above = list(heads)
    apart_by_semicolons(text.split(), above, deps.split(), tags)
    assert above == expected


@pytest.mark.parametrize(
    ("text", "deps", "heads", "tags", "parts", "mended", "mended_heads"),
    [
        (  # hung on "fell", which stands behind it
            "in clips that none checked , mills fell",
            "prep pobj dobj nsubj ccomp punct nsubj ROOT",
            [7, 0, 4, 4, 7, 7, 7, 7],
            "IN NNS WDT NN VBD , NNS VBD",
            "ADP NOUN PRON NOUN VERB PUNCT NOUN VERB",
            "prep pobj dobj nsubj relcl punct nsubj ROOT",
            [7, 0, 4, 4, 1, 7, 7, 7],
        ),
        (  # "that" is a conjunction: the clause is what is said
            "clips that mills fell , he said",
            "dep mark nsubj ccomp punct nsubj ROOT",
            [3, 3, 3, 6, 6, 6, 6],
            "NNS IN NNS VBD , PRP VBD",
            "NOUN SCONJ NOUN VERB PUNCT PRON VERB",
            "dep mark nsubj ccomp punct nsubj ROOT",
            [3, 3, 3, 6, 6, 6, 6],
        ),
    ],
)
def test_what_a_relative_pronoun_opens_hangs_on_the_noun_before(
    text: str, deps: str, heads: list[int], tags: str, parts: str, mended: str, mended_heads: list[int]
) -> None:
    told, above = deps.split(), list(heads)
    relative_clauses(text.split(), above, told, parts.split(), tags.split())
    assert (told, above) == (mended.split(), mended_heads)


@pytest.mark.parametrize(
    ("text", "deps", "heads", "parts", "mended", "mended_heads"),
    [
        (
            "said ships came near and that men fired",
            "ROOT nsubj ccomp advmod cc mark nsubj acl",
            [0, 2, 0, 2, 1, 7, 7, 1],
            "VERB NOUN VERB ADV CCONJ SCONJ NOUN VERB",
            "ROOT nsubj ccomp advmod cc mark nsubj conj",
            [0, 2, 0, 2, 2, 7, 7, 2],
        ),
        (
            "said that men fired",
            "ROOT mark nsubj ccomp",
            [0, 3, 3, 0],
            "VERB SCONJ NOUN VERB",
            "ROOT mark nsubj ccomp",
            [0, 3, 3, 0],
        ),
    ],
)
def test_a_second_that_stands_beside_the_first(
    text: str, deps: str, heads: list[int], parts: str, mended: str, mended_heads: list[int]
) -> None:
    told, above = deps.split(), list(heads)
    second_that(text.split(), above, told, parts.split())
    assert (told, above) == (mended.split(), mended_heads)


@pytest.mark.parametrize(
    ("deps", "heads", "tags", "mended"),
    [
        # he said tanks were ablaze; he said so and was tired; two or nine; nine hundred
        ("nsubj ROOT nsubj aux acomp", [1, 1, 4, 4, 1], "PRP VBD NNS VBD VBN", "nsubj ROOT nsubj aux ccomp"),
        (
            "nsubj ROOT advmod cc conj acomp",
            [1, 1, 1, 1, 1, 4],
            "PRP VBD RB CC VBD JJ",
            "nsubj ROOT advmod cc conj acomp",
        ),
        ("ROOT cc nummod", [0, 0, 0], "CD CC CD", "ROOT cc conj"),
        ("ROOT nummod", [0, 0], "CD CD", "ROOT nummod"),
    ],
)
def test_a_word_is_named_by_what_it_has(deps: str, heads: list[int], tags: str, mended: str) -> None:
    told = deps.split()
    mislabelled(heads, told, tags.split())
    assert told == mended.split()


TEXTS = ("they", "that", "which", "and", "or", ";", ",", "depot", "burned", "was")
DEPS = ("nsubj", "nsubjpass", "auxpass", "aux", "conj", "cc", "mark", "acl", "dobj", "advcl", "advmod")
TAGS = ("PRP", "NN", "VBD", "VBN", "VBZ", "WDT", "CC", "CD")
PARTS = ("NOUN", "PROPN", "VERB", "AUX", "PRON", "CCONJ")


@pytest.mark.parametrize("seed", range(40))
def test_a_tree_stays_a_tree_whatever_is_told_of_its_words(seed: int) -> None:
    chance = Random(seed)
    for _ in range(250):
        heads = grown(chance, chance.randint(2, 12))
        texts, deps, tags, parts = (
            [chance.choice(kinds) for _ in heads] for kinds in (TEXTS, DEPS, TAGS, PARTS)
        )  # fmt: skip
        root = next(at for at, head in enumerate(heads) if at == head)
        mislabelled(heads, deps, tags)
        apart_by_semicolons(texts, heads, deps, tags)
        relative_clauses(texts, heads, deps, parts, tags)
        joined_clauses(heads, deps, tags, parts)
        second_that(texts, heads, deps, parts)
        that_clauses(texts, heads, deps, tags, parts)
        assert {top(at, heads) for at in range(len(heads))} == {root}


def grown(chance: Random, size: int) -> list[int]:
    """The heads of a random tree."""
    order = chance.sample(range(size), size)
    heads = [order[0]] * size
    for at in range(1, size):
        heads[order[at]] = order[chance.randrange(at)]
    return heads


def top(at: int, heads: list[int]) -> int:
    """The root above a token; -1 where tokens hang on each other."""
    for _ in heads:
        if heads[at] == at:
            return at
        at = heads[at]
    return at if heads[at] == at else -1
