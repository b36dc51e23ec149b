"""Whether one claim says the opposite of the other: by a denial, a negation, or a word that means the contrary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reportedly.lexicon.table import load_table
from reportedly.link.denials import Stand, affirmed_behind, only_sets_against, stand_of
from reportedly.link.once import once_each
from reportedly.link.told import Told
from reportedly.model.reason import Reason
from reportedly.read.bearing.vocabulary import opposites, stem

CONTRARY = -3.0
WEAK_DENIAL = "weak denial"
"""Somebody knows of no such thing, and does not say that it was not so."""
DENIES_PART = "denies a part in it"
"""Who did it is denied, and not that it was done."""
PART = re.compile(
    r"\b(?:part|role|hand|involvement|involved|complicity|complicit) in\b|\bbehind\b|\bresponsib(?:le|ility)\b"
    r"|\bto do with\b"
)
SAME_STAND = 0.5
AFFIRMED = "affirmed"
AFFIRMING = Stand(denies=False, kind=None, bits=0.0, words="")
KINDS = ("move", "state", "gain", "exchange", "level", "stance")
"""Opposites that make a contrary by themselves; those of order and side hang on what stands beside them."""


BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})
"""Before "left" these make it what remains: "50 are left"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contrary:
    one: tuple[str, ...]
    other: tuple[str, ...]
    source: str


def compare_stands(older: Told, newer: Told) -> Reason | None:
    """The reason that affirming and denying give, contraries counted; None where neither denies anything."""
    ours, theirs = stand_of(older), stand_of(newer)
    if ours.denies and theirs.denies:  # "it was X, and not Y, who did it" affirms it, where another denies it of X
        ours, theirs = (AFFIRMING if only_sets_against(t) else s for t, s in ((older, ours), (newer, theirs)))
    contrary = next(contraries(older, newer), None)
    if contrary is not None and {ours.words, theirs.words} & _spellings(contrary, older, newer):
        contrary = None  # the contrary word is the denial itself: "confirmed", "denied"
    if contrary is not None and ours.denies != theirs.denies:
        denying, word = (older, contrary[0]) if ours.denies else (newer, contrary[1])
        if not affirmed_behind(denying).isdisjoint({word, *word.split()}):
            contrary = None  # "was not freed and is in prison" denies once
    opposed = (ours.denies != theirs.denies) != (contrary is not None)
    if not opposed:
        if contrary is not None:
            return Reason(feature="same by a double turn", bits=SAME_STAND, older=contrary[0], newer=contrary[1])
        if theirs.kind in ("weak", "open") and not ours.denies:
            return Reason(feature=f"{theirs.kind} denial", bits=-theirs.bits, older=AFFIRMED, newer=theirs.words)
        if ours.kind == "weak" and theirs.kind is None and not theirs.denies:
            return Reason(feature=WEAK_DENIAL, bits=-ours.bits, older=ours.words, newer=AFFIRMED)
        return (
            Reason(feature="both deny", bits=SAME_STAND, older=ours.words, newer=theirs.words) if ours.denies else None
        )
    if contrary is not None:
        return Reason(feature="contrary", bits=CONTRARY, older=contrary[0], newer=contrary[1])
    denier, by, other = (ours, older, newer) if ours.denies else (theirs, newer, older)
    none = denier.kind == "existence" or _denies_what_is_presupposed(by, other)
    feature = "denies that there was any" if none else DENIES_PART if PART.search(by.phrase) else "denies"
    return Reason(feature=feature, bits=-denier.bits, older=_shown(ours), newer=_shown(theirs))


def _denies_what_is_presupposed(denying: Told, other: Told) -> bool:
    """Whether the other claim takes for granted all that is denied.

    "No drone flew over Erbil" does so to "The drone that flew over Erbil was Turkish".
    """
    return denying.phrase.startswith((" no ", " nothing ", " nobody ")) and denying.stems < other.stems


def _spellings(contrary: tuple[str, str], older: Told, newer: Told) -> set[str]:
    return {w.lower_ for told in (older, newer) for w in told.words if w.stem in contrary}


def _shown(stand: Stand) -> str:
    return stand.words if stand.denies else AFFIRMED


def contraries(older: Told, newer: Told) -> Iterator[tuple[str, str]]:
    """Words of the two claims that rule each other out."""
    ours, theirs = _keys(older), _keys(newer)
    yield from ((bare, turned) for bare, turned in turned_by_prefix(newer) if bare in ours)
    yield from ((turned, bare) for bare, turned in turned_by_prefix(older) if bare in theirs)
    sides = sides_taken(newer)
    for row, (side, word) in sides_taken(older).items():
        other = sides.get(row)
        if other is not None and other[0] != side:
            yield word, other[1]


@once_each
def sides_taken(told: Told) -> dict[int, tuple[int, str]]:
    """By row of the contraries: the side that a claim's words are on, and one of them; left out where on both."""
    found: dict[int, dict[int, str]] = {}
    for word in sorted(_keys(told) & _rows_of().keys(), reverse=True):
        for row, side in _rows_of()[word]:
            found.setdefault(row, {})[side] = word
    return {row: next(iter(sides.items())) for row, sides in sorted(found.items()) if len(sides) == 1}


@cache
def are_contrary(one: str, other: str) -> bool:
    """Whether two stems rule each other out."""
    rows = _rows_of()
    return any((row, not side) in rows.get(other, ()) for row, side in rows.get(one, ()))


@cache
def _rows_of() -> dict[str, list[tuple[int, int]]]:
    """By word: the rows of the contraries in which it stands, each with its side."""
    rows = [(row.one, row.other) for row in load_table("contraries", _Contrary)]
    rows += [(row.one, row.other) for row in opposites() if row.kind in KINDS]
    found: dict[str, list[tuple[int, int]]] = {}
    for number, sides in enumerate(rows):
        for side, words in enumerate(sides):
            for word in _stems(words):
                found.setdefault(word, []).append((number, side))
    return found


def _stems(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word if " " in word else stem(word) for word in words)


PREFIXES = ("dis", "un", "in", "im", "non", "mis")
SHORTEST_TURNED = 3
"""A word that a prefix turns is longer than this."""


@once_each
def turned_by_prefix(told: Told) -> tuple[tuple[str, str], ...]:
    """A word without a prefix that turns it, and with it: "obey", "disobey"."""
    return tuple(
        (word.removeprefix(prefix), word)
        for word in sorted(_keys(told))
        if word.startswith(PREFIXES)
        for prefix in PREFIXES
        if word.startswith(prefix) and len(word) - len(prefix) > SHORTEST_TURNED
    )


@once_each
def _keys(told: Told) -> frozenset[str]:
    """Stems of single words, and the phrases of two or three words as written."""
    lower = [w.lower_ for w in told.words]
    held = {
        at
        for at, word in enumerate(lower)
        if word == "lives" or (word == "left" and lower[at - 1 : at] and lower[at - 1] in BEING)
    }
    pairs = {f"{one} {other}" for one, other in pairwise(lower)}
    triples = {f"{one} {other} {third}" for one, other, third in zip(lower, lower[1:], lower[2:], strict=False)}
    return frozenset({w.stem for at, w in enumerate(told.words) if at not in held} | pairs | triples)
