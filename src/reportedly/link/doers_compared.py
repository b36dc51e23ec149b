"""Who is said to have done it: the same, another, or nobody that can be told apart.

Two doers are the same where they resolve to one actor, belong to one state, or share a word that names them. They are
two where they resolve to different parties, or where their words share nothing and belong to different sides: an army,
rebels, police, residents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.lexicon.states import states
from reportedly.lexicon.table import load_table
from reportedly.link.content_words import stem
from reportedly.link.denials import set_against
from reportedly.link.once import once_each
from reportedly.link.told import Doer, Told, carries_meaning, cut, matter_of, stems_in
from reportedly.model.reason import Reason
from reportedly.read.numbers import starts_number

SAME_DOER, OTHER_PARTY, OTHER_SIDE, OTHER_WORDS = 0.7, -3.0, -2.2, -1.9
SINGLED_OUT = re.compile(r" it (?:is|was) (?P<who>.+?) (?:who|that|which) (?P<deed>.+)")
SET_AGAINST = re.compile(r" (?:(?:and|but) )?not .*")
"""Behind those who are singled out: "the drivers, and not the company"."""
NOBODY = ("not ", "nobody ", "at ", "in ", "on ", "off ", "near ", "only ")
"""Behind "it was" these single out nobody who did it."""
DEED = 3
"""How many words of a deed must be told alike: the verb, and what it was done to."""
STANDING_FOR_THE_SPEAKER = frozenset(["it", "its", "he", "his", "she", "her", "they", "their", "we", "our", "i", "my"])
"""Pronouns that stand for whoever says it."""
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


@cache
def people_stems() -> frozenset[str]:
    """Stems of common names for those who take part: soldiers, police, villagers."""
    return frozenset(map(stem, _sides()))


def compare_doers(older: Told, newer: Told) -> Reason | None:
    """The reason that two claims' doers give; None where either names none, or they cannot be told apart."""
    ours, theirs = _doing_it(older, newer), _doing_it(newer, older)
    if not (ours and theirs) and (singled := singled_out(older, newer)) is not None:
        same = stems_in(singled[0]) & stems_in(singled[1])
        return None if same else _another(*singled, OTHER_WORDS)
    ours, theirs = ours or tuple(_spoken_of(older)), theirs or tuple(_spoken_of(newer))
    if not ours or not theirs:
        return None
    shared = next(((a, b) for a in ours for b in theirs if same_doer(a, b)), None)
    if shared:
        return Reason(feature="same doer", bits=SAME_DOER, older=shared[0].words, newer=shared[1].words)
    for one in ours:
        for other in theirs:
            if weight := apart(one, other, bool(older.triggers & newer.triggers)):
                return _another(one.words, other.words, weight)
    return None


def _doing_it(told: Told, other: Told) -> tuple[Doer, ...]:
    """Those who act; not what blew up in the one claim and was blown up in the other."""
    return tuple(doer for doer in acting(told) if doer.actor or not _names(doer) & other.undergoing)


def _another(older: str, newer: str, weight: float) -> Reason:
    return Reason(feature="another doer", bits=weight, older=older, newer=newer)


def singled_out(older: Told, newer: Told) -> tuple[str, str] | None:
    """Whom two claims say to have done one deed, where one is built to say so: "it was a court that annulled it"."""
    if singles_out(newer):
        return _did_it(older, newer)
    found = _did_it(newer, older) if singles_out(older) else None
    return found and (found[1], found[0])


@once_each
def singles_out(told: Told) -> bool:
    """Whether a claim is built to say who did it: "it was a court that annulled it"."""
    return SINGLED_OUT.match(told.phrase) is not None


def _did_it(plain: Told, built: Told) -> tuple[str, str] | None:
    """The words before the deed in a plain claim, and whom one that is built to say so names; None for two deeds."""
    found = SINGLED_OUT.match(built.phrase)
    if found is None or found["who"].startswith(NOBODY):
        return None
    verb, *rest = _in_order(found["deed"])[:DEED] or [""]
    told = [w for w in plain.words if carries_meaning(w.lower_)]
    at = next((n for n, w in enumerate(told) if w.stem == verb), None)
    if not at or not rest or not set(rest) <= {w.stem for w in told[at + 1 :]}:
        return None
    return " ".join(w.text for w in told[:at]), SET_AGAINST.sub("", found["who"])


def _in_order(text: str) -> list[str]:
    """The stems of words that carry meaning, in order."""
    return [w.stem for w in cut(text) if carries_meaning(w.lower_)]


@once_each
def acting(told: Told) -> tuple[Doer, ...]:
    """Those whom a claim names as doing it: bodies, states, and people under a common name; no drone and no town."""
    placed = {w.stem for place in told.places for w in cut(place.place.toponym.text)}
    return tuple(d for d in told.doers if d.actor is not None or side_of(d) or _names(d) - placed)


def _spoken_of(told: Told) -> Iterator[Doer]:
    """Where the reader finds no doer: states and sides that the words name outside the places."""
    placed = {w.stem for place in told.places for w in cut(place.place.toponym.text)}
    beside = told.undergoing | placed | set_against(told)
    free = [w for w in told.words if w.stem not in beside and matter_of(w) not in beside]
    named = [w for w in free if w.stem in states()] or [w for w in free if w.lower_ in _sides()]
    yield from (Doer(words=word.text, actor=None) for word in named)


def doers_in(told: Told) -> tuple[Doer, ...]:
    """All who may be compared as those who did it: those who act, and those of whom the words speak."""
    return (*acting(told), *_spoken_of(told))


def same_doer(one: Doer, other: Doer) -> bool:
    """Whether the words for two doers can mean one."""
    if one.actor and other.actor and one.actor.id == other.actor.id:
        return True
    if side_of(one) != ANYONE and one.words.lower() == other.words.lower():
        return True
    ours, theirs = _country(one), _country(other)
    if ours and theirs and ours == theirs and side_of(one) == side_of(other):
        return True
    return bool(_names(one) & _names(other)) and not (ours and theirs and ours != theirs)


def apart(one: Doer, other: Doer, same_deed: bool) -> float:
    """How much speaks against two doers being one; 0 where nothing does."""
    ours, theirs = _country(one), _country(other)
    if ours and theirs and ours != theirs:
        return OTHER_PARTY
    if ours and ours == theirs and all(map(_is_of_state, (one, other))):
        return 0.0
    if _named(one) and _named(other) and not _names(one) & _names(other):
        return OTHER_PARTY
    sides = side_of(one), side_of(other)
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


def side_of(doer: Doer) -> str | None:
    """Army, police, rebels, people …, by the last word that says so."""
    told = [side for w in cut(doer.words) if (side := _sides().get(w.lower_))]
    known = [side for side in told if side != ANYONE] or (told if doer.actor is None else [])
    if known:
        return known[-1]
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
    return _setting_off(doer.words)


@lru_cache(maxsize=1 << 14)
def _setting_off(text: str) -> frozenset[str]:
    """Stems of the words that set a doer off from others of its sort; no figures and no days."""
    words = (w for w in cut(text) if carries_meaning(w.lower_) and not starts_number(w.lower_))
    return frozenset(w.stem for w in words if w.lower_ not in SORTS and w.lower_ not in DAYS)


DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"])
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
