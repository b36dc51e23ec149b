"""Who is said to have done it: the same, another, or nobody that can be told apart.

Two doers are the same where they resolve to one actor, belong to one state, or share a word that names them. They are
two where they resolve to different parties, or where their words share nothing and belong to different sides: an army,
rebels, police, residents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.states import states
from reportedly.lexicon.table import load_table
from reportedly.link.told import Doer, Told, carries_meaning, cut
from reportedly.model.reason import Reason

SAME_DOER, OTHER_PARTY, OTHER_SIDE, OTHER_WORDS = 0.7, -3.0, -2.2, -1.9
STATE_BODIES = ("state", "government", "armed_force", "office")


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """Words for those who take part, and the side that they are on."""

    words: tuple[str, ...]
    side: str
    source: str


@cache
def _sides() -> dict[str, str]:
    return {word: row.side for row in load_table("sides", SideRow) for word in row.words}


def compare_doers(older: Told, newer: Told) -> Reason | None:
    """The reason that two claims' doers give; None where either names none, or they cannot be told apart."""
    ours, theirs = acting(older) or tuple(_spoken_of(older)), acting(newer) or tuple(_spoken_of(newer))
    if not ours or not theirs:
        return None
    shared = next(((a, b) for a in ours for b in theirs if same_doer(a, b)), None)
    if shared:
        return Reason(feature="same doer", bits=SAME_DOER, older=shared[0].words, newer=shared[1].words)
    for one in ours:
        for other in theirs:
            if weight := _apart(one, other, bool(older.triggers & newer.triggers)):
                return Reason(feature="another doer", bits=weight, older=one.words, newer=other.words)
    return None


def acting(told: Told) -> tuple[Doer, ...]:
    """Those whom a claim names as doing it: bodies, states, and people under a common name; no drone and no ship."""
    return tuple(doer for doer in told.doers if doer.actor is not None or _side(doer) or _names(doer))


def _spoken_of(told: Told) -> Iterator[Doer]:
    """Where the reader finds no doer: states and sides that the words name outside the places."""
    placed = {w.stem for place in told.places for w in cut(place.place.toponym.text)}
    free = [w for w in told.words if w.stem not in told.undergoing and w.stem not in placed]
    named = [w for w in free if w.stem in states()] or [w for w in free if w.lower_ in _sides()]
    yield from (Doer(words=word.text, actor=None) for word in named)


def doers_in(told: Told) -> tuple[Doer, ...]:
    """All who may be compared as those who did it: those who act, and those of whom the words speak."""
    return (*acting(told), *_spoken_of(told))


def same_doer(one: Doer, other: Doer) -> bool:
    """Whether the words for two doers can mean one."""
    if one.actor and other.actor and one.actor.id == other.actor.id:
        return True
    ours, theirs = _country(one), _country(other)
    if ours and theirs and ours == theirs and _side(one) == _side(other):
        return True
    return bool(_names(one) & _names(other)) and not (ours and theirs and ours != theirs)


def _apart(one: Doer, other: Doer, same_deed: bool) -> float:
    """How much speaks against two doers being one; 0 where nothing does."""
    ours, theirs = _country(one), _country(other)
    if ours and theirs and ours != theirs:
        return OTHER_PARTY
    if ours and ours == theirs and all(map(_is_of_state, (one, other))):
        return 0.0
    if _named(one) and _named(other) and not _names(one) & _names(other):
        return OTHER_PARTY
    sides = _side(one), _side(other)
    if all(sides) and sides[0] != sides[1] and ANYONE not in sides:
        return OTHER_SIDE
    if sides == ("official", "official") and _posts(one).isdisjoint(_posts(other)):
        return OTHER_SIDE
    if same_deed and ANYONE not in sides and (_named(one) == _named(other)) and not (ours or theirs):
        return OTHER_WORDS
    return 0.0


def _is_of_state(doer: Doer) -> bool:
    """Whether it is a state, or acts for one: who orders a withdrawal and who withdraws are not two."""
    return doer.actor is not None and doer.actor.kind in STATE_BODIES


def _posts(doer: Doer) -> frozenset[str]:
    """Words of an office that tell it from others: "foreign" of "foreign minister", "mayor"."""
    words = frozenset(w.lower_ for w in cut(doer.words) if carries_meaning(w.lower_))
    return words - {"minister", "official", "officials"} or words


def _named(doer: Doer) -> bool:
    """Whether it is a body with a name of its own, and no "the army"."""
    return doer.actor is not None and any(w.text[:1].isupper() for w in cut(doer.words)[1:] or cut(doer.words))


def _country(doer: Doer) -> str | None:
    """The state whose name stands in the words, or whose body the actor is."""
    codes = {w.stem for w in cut(doer.words)} & states().keys()
    if codes:
        return min(codes)
    return doer.actor.country if doer.actor and doer.actor.kind in STATE_BODIES else None


def _side(doer: Doer) -> str | None:
    """Army, police, rebels, people …, by the last word that says so."""
    told = [side for w in cut(doer.words) if (side := _sides().get(w.lower_))]
    if told and (told[-1] != ANYONE or doer.actor is None):
        return told[-1]
    kinds = {
        "armed_force": "state",
        "government": "state",
        "state": "state",
        "armed_group": "rebels",
        "office": "official",
        "organisation": "organisation",
    }
    return kinds.get(doer.actor.kind) if doer.actor else None


def _names(doer: Doer) -> frozenset[str]:
    """Stems of the words that set a doer off from others of its sort."""
    return frozenset(w.stem for w in cut(doer.words) if carries_meaning(w.lower_) and w.lower_ not in SORTS)


ANYONE = "anyone"
"""The side of words that fit any party: gunmen, attackers."""
SORTS = frozenset(
    [
        "minister",
        "ministry",
        "governor",
        "president",
        "official",
        "officials",
        "forces",
        "force",
        "troops",
        "soldiers",
        "fighters",
        "army",
        "military",
        "group",
        "movement",
        "jets",
        "militants",
        "men",
        "members",
        "drones",
        "drone",
    ]
)
"""Words that many parties share."""
