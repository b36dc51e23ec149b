"""Which place "there", "the town" or "it" stands for, where that is clear."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from reportedly.read.syntax import Syntax
from reportedly.read.token import Doc, Token
from reportedly.resolve.roles import PlaceKind, governor

SENTENCES_BACK, NOUN_SENTENCES_BACK = 2, 5
"""A place further back than this is not what a pronoun, or "the town", stands for."""

FITTING: dict[str, frozenset[PlaceKind]] = {
    "city": frozenset({"settlement"}),
    "town": frozenset({"settlement"}),
    "village": frozenset({"settlement"}),
    "capital": frozenset({"settlement"}),
    "province": frozenset({"region"}),
    "governorate": frozenset({"region"}),
    "state": frozenset({"region"}),
    "county": frozenset({"region"}),
    "district": frozenset({"region", "settlement"}),
    "region": frozenset({"region", "landscape"}),
    "area": frozenset({"region", "settlement", "base", "landscape"}),
    "base": frozenset({"base"}),
    "airbase": frozenset({"base"}),
    "airfield": frozenset({"base"}),
    "valley": frozenset({"landscape"}),
    "country": frozenset({"country"}),
}
LOOSE = frozenset({"area", "region", "country"})
"""Nouns that fit so many places that only a near one is meant."""
ANYWHERE: frozenset[PlaceKind] = frozenset({"region", "settlement", "base", "landscape"})
TAKEN = frozenset(
    [
        "take", "seize", "capture", "retake", "recapture", "hold", "lose", "liberate", "besiege", "occupy", "overrun",
        "control", "storm", "reclaim", "surround", "encircle", "abandon", "regain", "enter", "conquer",
    ]
)  # fmt: skip
"""What is done to towns, so that "it" as its object is one where a town was last spoken of."""


class Named(NamedTuple):
    """A place that the text has named."""

    token: int
    sentence: int
    number: int
    """Its place among the draft's toponyms."""
    kind: PlaceKind


STANDING_IN = frozenset({"there", "it", *FITTING})
"""The words that may stand for a place."""


class Anaphor(NamedTuple):
    """A word that stands for a place named before, in one of the `reach` sentences before its own."""

    first: int
    last: int
    fitting: frozenset[PlaceKind]
    reach: int
    pronoun: bool
    """Only a pronoun may stand for a place of its own sentence: "two battalions from X to the area" leave X."""


def anaphors(syntax: Syntax) -> Iterator[Anaphor]:
    """Find the words of a text that may stand for a place."""
    for at, lower in enumerate(syntax.words.lower):
        if lower not in STANDING_IN:
            continue
        token = syntax.doc[at]
        if lower == "there" and token.tag_ == "RB" and token.dep_ in ("advmod", "pcomp", "pobj"):
            yield Anaphor(token.i, token.i + 1, ANYWHERE, SENTENCES_BACK, True)
        elif lower in FITTING and _bare(token):
            reach = SENTENCES_BACK if lower in LOOSE else NOUN_SENTENCES_BACK
            yield Anaphor(token.i, token.i + 1, FITTING[lower], reach, False)
        elif lower == "it" and token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in TAKEN:
            yield Anaphor(token.i, token.i + 1, ANYWHERE, SENTENCES_BACK, True)


def _bare(token: Token) -> bool:
    """Tell whether a place noun stands alone with "the", "this" or "that"."""
    before = token.nbor(-1).lower_ if token.i else ""
    alone = all(child.i == token.i - 1 or child.dep_ == "punct" for child in token.children)
    return alone and before in ("the", "this", "that") and token.dep_ in ("pobj", "dobj", "nsubjpass", "nsubj")


def antecedent(anaphor: Anaphor, sentence: int, named: Sequence[Named]) -> Named | None:
    """The last fitting place named before; for a country only where no other was named nearby."""
    before = reversed(named[: bisect_left(named, anaphor.first, key=lambda n: n.token)])
    reached = list(takewhile(lambda n: sentence - n.sentence <= anaphor.reach, before))[::-1]
    nearest = 0 if anaphor.pronoun else 1
    near = [n for n in reached if sentence - n.sentence >= nearest and n.kind in anaphor.fitting]
    if not near:
        return None
    if "country" in anaphor.fitting and len({n.number for n in near}) > 1:
        return None
    return near[-1]


def taken_object(doc: Doc, anaphor: Anaphor) -> bool:
    """Tell whether the anaphor is a pronoun as the object of a verb, which needs no preposition."""
    token = doc[anaphor.last - 1]
    row = governor(token.head)
    taken = token.dep_ in ("dobj", "nsubjpass") and row is not None and row.object == "at"
    return token.lower_ in ("it", "there") or taken
