"""Within whose bounds something is said to have happened: a state's waters or airspace, or nobody's.

"In Omani waters" and "on the high seas" rule each other out, though neither is a place on a map. So do "in Omani
waters" and "well outside Omani waters".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.lexicon.states import states
from reportedly.link.once import once_each
from reportedly.link.told import Told, Word
from reportedly.model.reason import Reason

SAME_BOUNDS, OTHER_BOUNDS = 0.7, -3.0
OTHER_BOUNDS_FEATURE = "other bounds"
NOBODYS = "international"
ANYBODYS_OWN = "anybody's"
ELEMENTS = {
    "waters": "sea",
    "sea": "sea",
    "seas": "sea",
    "airspace": "air",
    "skies": "air",
}
FREE = frozenset(["international", "high", "open"])
BETWEEN = frozenset(["territorial", "own", "sovereign", "national", "home", "the", "'s"])
OF_HOME = frozenset(["our", "its", "his", "her", "their"])
"""Before "waters" or "country" these are of the state that speaks, or of the one named last before."""
ANYBODYS = frozenset(["anybody", "anyone", "any", "everybody", "everyone"])
LANDS = frozenset(["country", "state", "republic", "kingdom", "nation"])
OUTSIDE = frozenset(["outside", "beyond", "far"])
NOT = frozenset(["not", "never", "nor", "n't"])
LEAVING = frozenset(["left", "leave", "leaves", "leaving"])
PASSING = frozenset(["through", "towards", "toward", "to", "for", "near", "off", "approached", "avoid", "avoiding"])
"""What is said to move so may be anywhere when something happens to it."""
BEFORE = 4
"""So many words before it may say that it was not there."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Whose waters or airspace; `inside` where it is said to have been there."""

    element: str
    owner: str
    inside: bool
    words: str


def compare_bounds(older: Told, newer: Told) -> Reason | None:
    """The reason that two claims' bounds give; None where they do not speak of the same element, or of both sides."""
    pairs = [(a, b) for a in bounds(older) for b in bounds(newer) if a.element == b.element]
    verdicts = {_verdict(a, b): (a, b) for a, b in pairs}
    verdicts.pop(None, None)
    if len(verdicts) != 1:
        return None
    ((same, (a, b)),) = verdicts.items()
    if same:
        return Reason(feature="same bounds", bits=SAME_BOUNDS, older=a.words, newer=b.words)
    return Reason(feature=OTHER_BOUNDS_FEATURE, bits=OTHER_BOUNDS, older=a.words, newer=b.words)


def _verdict(one: Bounds, other: Bounds) -> bool | None:
    """Whether both can be so; None where it cannot be told."""
    if one.owner == other.owner:
        return one.inside == other.inside
    return False if one.inside and other.inside else None


@once_each
def bounds(told: Told) -> tuple[Bounds, ...]:
    """All bounds that a claim speaks of, in text order."""
    return tuple(_found(told.words, told.home))


def _found(words: Sequence[Word], home: str) -> Iterator[Bounds]:
    for at, word in enumerate(words):
        element = ELEMENTS.get(word.lower_)
        place = _owner(words, at, home) if element else None
        if element and place is not None:
            owner, start, end = place
            inside = _inside([w.lower_ for w in words[max(0, start - BEFORE) : start]])
            shown = " ".join(w.text for w in words[start : end + 1])
            if owner == ANYBODYS_OWN:
                owner, inside = NOBODYS, None if inside is None else not inside
            if inside is not None:
                yield Bounds(element, owner, inside, shown)


def _inside(before: Sequence[str]) -> bool | None:
    """Whether words before it say that it was within; None where they say that it came, went or passed through."""
    if before[-1:] and before[-1] in PASSING:
        return None
    denied, left = not NOT.isdisjoint(before), not LEAVING.isdisjoint(before)
    if left:
        return True if denied else None
    return denied == (not OUTSIDE.isdisjoint(before))


def _owner(words: Sequence[Word], at: int, home: str) -> tuple[str, int, int] | None:
    """Whose it is, and where the words for it start and end: "Omani waters", "the waters of Oman", "the high seas"."""
    start = at - 1
    while start >= 0 and words[start].lower_ in BETWEEN:
        start -= 1
    if start >= 0 and words[start].lower_ in FREE:
        return NOBODYS, start, at
    if start >= 0 and words[start].lower_ in ANYBODYS:
        return ANYBODYS_OWN, start, at
    if start >= 0 and words[start].stem in states():
        return words[start].stem, start, at
    spoken_for = home or next((w.stem for w in reversed(words[:at]) if w.stem in states()), "")
    if start >= 0 and words[start].lower_ in OF_HOME and spoken_for:
        return spoken_for, start, at
    end = at + 1
    if words[end : end + 1] and words[end].lower_ == "of":
        end += 2 if words[end + 1 : end + 2] and words[end + 1].lower_ in ("the", *OF_HOME) else 1
        if words[end : end + 1] and words[end].stem in states():
            return words[end].stem, at, end
        if words[end : end + 1] and words[end].lower_ in LANDS and spoken_for:
            return spoken_for, at, end
    return None
