"""The closed classes of words, opposites and irregular forms by which restatements are held against words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.irregular_verbs import irregular_verbs
from reportedly.lexicon.table import load_table

WordClass = Literal[
    "stop",
    "negator",
    "implicative",
    "denier",
    "falsity",
    "uncounting",
    "boundary",
    "inheriting",
    "be",
    "auxiliary",
    "determiner",
    "preposition",
    "source_preposition",
    "goal_preposition",
    "reciprocal",
    "evidential",
    "impersonal",
    "checking",
    "knowing",
    "uncertain",
    "strict",
    "approximate",
    "particle",
    "passing",
    "telling",
    "mutual",
    "common",
]
OppositeKind = Literal["side", "move", "gain", "exchange", "level", "order", "place", "stance", "state"]

VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True, kw_only=True)
class _ClassRow:
    kind: WordClass
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposite:
    """Two sets of words of which each says the opposite of the other."""

    kind: OppositeKind
    one: tuple[str, ...]
    other: tuple[str, ...]
    source: str


@cache
def class_of(kind: WordClass) -> frozenset[str]:
    """The words of a class, in lower case."""
    return frozenset(word for row in load_table("bearing_words", _ClassRow) if row.kind == kind for word in row.words)


@cache
def stems_of(kind: WordClass) -> frozenset[str]:
    """The stems of a class whose words count in every form."""
    return frozenset(map(stem, class_of(kind)))


@cache
def opposites() -> tuple[Opposite, ...]:
    """Every pair of opposites."""
    return load_table("opposites", Opposite)


@cache
def irregular_forms() -> dict[str, str]:
    """Lemma of every irregular past form."""
    return {form: lemma for lemma, forms in irregular_verbs().items() for form in forms}


@cache
def stem(word: str) -> str:
    """What the forms of a lower-case word have in common: "carries", "carried" and "carry" are "carri"."""
    word = irregular_forms().get(word, word)
    cut = _without_ending(word)
    if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in VOWELS:
        cut = cut[:-1]
    if cut.endswith("e") and len(cut) > 3:
        cut = cut[:-1]
    return cut[:-1] + "i" if cut.endswith("y") and len(cut) > 3 else cut


def _without_ending(word: str) -> str:
    """The word without -s, -ed, -ing, -ion, -al or -ment, where enough is left with a vowel."""
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = _without_s(word)
    for ending, least in (
        ("ied", 3),
        ("ing", 3),
        ("ed", 3),
        ("ation", 4),
        ("ion", 4),
        ("al", 5),
        ("ment", 4),
        ("ly", 4),
    ):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= least and VOWELS & set(rest):
            return {"ied": rest + "y", "ation": rest + "at"}.get(ending, rest)
    return word


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) else word[:-1]
