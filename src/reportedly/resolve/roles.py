"""What part a place plays in what is said, or none, where its name stands for a government.

Decided by the preposition before the place's phrase and by the verb or noun that this hangs on, from tables of
prepositions and of words of motion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.lexicon.states import states
from reportedly.lexicon.table import load_table
from reportedly.model.place import PlaceRole
from reportedly.read.token import Doc, Token
from reportedly.read.toponym_candidates import place_nouns
from reportedly.resolve.relations import BORDERS, Phrase

PlaceKind = Literal["country", "region", "settlement", "base", "landscape", "route"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """A row of the table `place_governors`."""

    lemma: str
    part: Literal["verb", "noun"]
    object: Literal["at", "origin", "destination", "via", "via_route", "none"] | None
    motion: Literal["yes", "arrive", "visit", "no"]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preposition:
    """A row of the table `place_prepositions`."""

    words: str
    role: Literal["at", "near", "destination", "via", "from", "between", "of", "against"] | None
    moving: Literal["at", "near", "origin", "destination", "via", "between", "of", "against"]
    widen: Literal["near", "edge", "offshore"] | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The part a place plays, and what led to it."""

    role: PlaceRole
    widen: Literal["near", "edge", "offshore"] | None = None
    words: str | None = None
    """The preposition that widens the place."""
    pair: bool = False
    """True before the first of two places that something lies between."""


NONE_OF_COUNTRIES = frozenset({"about", "over", "under", "on", "against", "for"})
STATES = frozenset(["be", "have", "fall", "lie", "remain", "burn", "stay", "become", "see", "look", "wake", "awake"])
"""Verbs of what a town is or goes through, not of what a government does."""
STEPS_UP = 3


@cache
def governors() -> dict[tuple[str, str], Governor]:
    """Verbs and nouns that places hang on, by lemma and part of speech."""
    return {(row.lemma, row.part): row for row in load_table("place_governors", Governor)}


@cache
def prepositions() -> dict[tuple[str, ...], Preposition]:
    """Prepositions of place by their words."""
    return {tuple(row.words.split()): row for row in load_table("place_prepositions", Preposition)}


@cache
def seats() -> frozenset[str]:
    """Seats of government, in lower case: as the subject of an act their name stands for the government."""
    return frozenset(seat.lower() for row in states().values() for seat in row.seats)


@cache
def adjectives() -> dict[str, str]:
    """Codes of states by their adjectives in lower case."""
    return {word.lower(): row.code for row in states().values() for word in row.adjectives}


def governor(token: Token) -> Governor | None:
    """The row of a verb or noun; None for other words and where the table has none."""
    part = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun"}.get(token.pos_)
    if part is None:
        return None
    lemma, table = token.lemma_.lower(), governors()
    found = table.get((lemma, part))
    if found is None and part == "noun" and token.pos_ == "NOUN":
        # A verb of motion taken for a noun by the parser ("to egress from") moves all the same.
        verb = table.get((lemma, "verb"))
        return verb if verb is not None and verb.motion == "yes" else None
    return found


def setting_of(doc: Doc, lower: Sequence[str], phrase: Phrase, kind: PlaceKind) -> Setting | None:
    """The part the phrase's place plays; None where it is no place of what is said.

    Looks at the words before the phrase first: a preposition there is surer than the parse, which often fails on names.
    """
    kind_of_relation = phrase.relation.kind if phrase.relation is not None else None
    if kind == "country" and kind_of_relation in ("part", "border", "direction", "distance"):
        # "northern Iraq" and "the border with Iraq" are no governments.
        kind = "landscape"
    if kind == "country" and lower[phrase.last : phrase.last + 1] in (["'s"], ["’s"], ["'"], ["’"]):
        return None
    found = preposition_before(lower, phrase.first)
    if found is not None:
        row, first = found
        return _by_preposition(doc, lower, row, (first, phrase.last), kind)
    if kind_of_relation in ("direction", "distance", "border"):
        return Setting(role="at")
    return _by_dependency(doc, lower, phrase, kind)


def preposition_before(lower: Sequence[str], first: int) -> tuple[Preposition, int] | None:
    """The longest preposition of place that ends right before token `first`, and its own first token."""
    for length in range(min(6, first), 0, -1):
        row = prepositions().get(tuple(lower[first - length : first]))
        if row is not None:
            return row, first - length
    return None


def _by_preposition(
    doc: Doc, lower: Sequence[str], row: Preposition, around: tuple[int, int], kind: PlaceKind
) -> Setting | None:
    """The part of a place by its preposition; `around` is the preposition's first token and the end of the phrase."""
    first, last = around
    head = _above(doc[first])
    moving = _motion(head)
    if row.role == "of":
        return None if kind == "country" and _is_whose(doc, last) else _of(doc, lower, head, kind)
    if row.role == "against":
        return Setting(role="at") if kind not in ("country",) else None
    if row.role == "between":
        return _between(head, kind)
    if row.role == "from":
        return _from(head, moving, row, _way_goes_on(lower, last))
    if row.role is None:
        return _to(head, moving, row, lower, first)
    if row.words in NONE_OF_COUNTRIES and kind == "country":
        return None
    if kind == "route" and moving is not None and row.words in ("on", "in", "at"):
        return Setting(role="via")
    role: PlaceRole = row.role
    if moving is not None and moving.motion == "yes" and row.moving in ("via", "destination"):
        role = row.moving
    if role == "at" and (_arrives(head) or _purpose_of_motion(head)):
        role = "destination"
    if role in ("at", "near"):
        role = _end_of_way(head, doc[max(first - 1, 0)]) or role
    return Setting(role=role, widen=row.widen, words=row.words if row.widen else None)


def _end_of_way(head: Token, before: Token) -> PlaceRole | None:
    """The part of the place of a thing that is left or reached: "left their base in X", "reached a village near X"."""
    if head.dep_ == "dobj":
        verb = head.head
    elif before.dep_ == "dobj" and before.head.i == head.i:
        verb = head
    else:
        return None
    row = governor(verb)
    if row is None or row.part != "verb":
        return None
    return row.object if row.object in ("origin", "destination") else None


def _above(token: Token) -> Token:
    """What a preposition hangs on: the first token above it that is no preposition or adverb."""
    while token.pos_ in ("ADP", "ADV", "SCONJ", "PART") and token.head.i != token.i:
        token = token.head
    return token


def _motion(head: Token) -> Governor | None:
    """The nearest word of motion at or above `head`, as far as the verb of its clause."""
    for _ in range(STEPS_UP):
        row = governor(head)
        if row is not None and row.motion != "no":
            return row
        if head.pos_ in ("VERB", "AUX", "ADJ") or head.head.i == head.i:
            return None
        head = head.head
    return None


def _way_goes_on(lower: Sequence[str], last: int) -> bool:
    """Tell whether a destination follows at once: "two battalions from X to Y" is a way, whatever it hangs on."""
    return lower[last : last + 1] in (["to"], ["into"], ["towards"], ["toward"], ["via"])


def _from(head: Token, moving: Governor | None, row: Preposition, goes_on: bool) -> Setting | None:
    if moving is not None or goes_on:
        return Setting(role="origin")
    known = governor(head)
    if row.words == "out of" or (head.pos_ == "VERB" and (known is None or known.object != "none")):
        return Setting(role="origin")
    return None


def _to(head: Token, moving: Governor | None, row: Preposition, lower: Sequence[str], first: int) -> Setting | None:
    if moving is None:
        return Setting(role="destination") if row.words == "to" and "from" in lower[max(0, first - 4) : first] else None
    if moving.motion == "visit":
        return Setting(role="at") if row.words == "to" else None
    return Setting(role="destination")


def _between(head: Token, kind: PlaceKind) -> Setting | None:
    """Between two places lies a road, a post, whatever is done; between two governments a quarrel or an agreement."""
    noun = place_nouns().get(head.lower_)
    stands = head.pos_ in ("VERB", "AUX") or head.lower_ in BORDERS or (noun is not None and noun.kind != "region")
    row = governor(head)
    if stands or (row is not None and row.motion == "yes"):
        return Setting(role="area", pair=True)
    if kind == "country" or head.pos_ == "PROPN":
        return None
    return Setting(role="at")


def _is_whose(doc: Doc, end: int) -> bool:
    """Tell whether a name says whose the noun behind it is: "a buildup of US forces"."""
    name = doc[end - 1]
    return name.dep_ in ("compound", "nmod", "amod") and name.head.i >= end


def _of(doc: Doc, lower: Sequence[str], head: Token, kind: PlaceKind) -> Setting | None:
    row, noun = governor(head), place_nouns().get(head.lower_)
    if row is not None and row.object == "none":
        return None
    if row is not None and row.object == "at":
        return Setting(role="at")
    if kind == "country" and noun is None and head.lower_ not in ("part", "parts", "territory", "soil", "territories"):
        return None
    # "the streets of X": the place lies where its part lies.
    outer = preposition_before(lower, head.left_edge.i)
    if outer is not None and outer[0].role != "of":
        return _by_preposition(doc, lower, outer[0], (outer[1], head.right_edge.i + 1), kind)
    return Setting(role="at")


def _arrives(head: Token) -> bool:
    row = governor(head)
    return row is not None and row.motion == "arrive"


def _purpose_of_motion(head: Token) -> bool:
    """Tell whether `head` lies in the purpose of a movement: "left X to set up bases in Y"."""
    for _ in range(STEPS_UP):
        if head.pos_ == "VERB":
            break
        head = head.head
    if head.dep_ not in ("advcl", "xcomp") or not any(t.lower_ == "to" and t.dep_ == "aux" for t in head.lefts):
        return False
    row = governor(head.head)
    return row is not None and row.motion == "yes" and row.part == "verb"


def _by_dependency(doc: Doc, lower: Sequence[str], phrase: Phrase, kind: PlaceKind) -> Setting | None:
    root = _root(doc, phrase)
    while root.dep_ == "pobj" and root.head.i >= phrase.first and root.head.head.i >= phrase.first:
        root = root.head.head  # "the city of X": the city is what the rest hangs on.
    head = root.head
    row = prepositions().get((head.lower_,)) if root.dep_ == "pobj" else None
    if row is not None:
        return _by_preposition(doc, lower, row, (head.i, phrase.last), kind)
    if root.dep_ in ("nsubjpass", "nsubj"):
        return _subject(root, head, kind)
    if root.dep_ in ("dobj", "obj"):
        return _object(head, kind)
    if root.dep_ in ("poss", "compound", "nmod", "amod"):
        return _modifier(head, kind, root.dep_)
    if kind == "country":
        return None
    return Setting(role="at") if root.dep_ in ("ROOT", "npadvmod", "attr", "appos", "dep") else None


def _root(doc: Doc, phrase: Phrase) -> Token:
    """The token of the phrase, from the name on, whose head lies outside it."""
    for i in range(phrase.last - 1, phrase.name_first - 1, -1):
        if not phrase.name_first <= doc[i].head.i < phrase.last:
            return doc[i]
    return doc[phrase.last - 1].head if doc[phrase.last - 1].dep_ != "ROOT" else doc[phrase.last - 1]


def _subject(root: Token, verb: Token, kind: PlaceKind) -> Setting | None:
    row = governor(verb)
    if root.dep_ == "nsubjpass":
        blocked = row is None or row.object == "none"
        return None if (blocked and kind == "country") or (row and row.object == "none") else Setting(role="at")
    if kind == "country" or (row is not None and row.object == "none"):
        return None
    if root.lower_ in seats() and verb.lemma_ not in STATES:
        return None
    return Setting(role="at")


def _object(verb: Token, kind: PlaceKind) -> Setting | None:
    row = governor(verb)
    if row is None or row.object is None:
        return None if kind == "country" else Setting(role="at")
    if row.object == "none":
        return None
    if row.object == "via_route":
        return Setting(role="via") if kind == "route" else None
    return Setting(role=row.object)


def _modifier(head: Token, kind: PlaceKind, dep: str) -> Setting | None:
    """A name before a noun: "the Mosul offensive" takes place there, "the Mosul council" does not."""
    row, noun = governor(head), place_nouns().get(head.lower_)
    if kind == "country":
        return None
    if noun is not None or (row is not None and row.object == "at"):
        return Setting(role="at")
    return None
