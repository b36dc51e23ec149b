"""What speaks for and against two mentions being of the same event, in bits.

Each thing that both mentions tell is compared, and how it compares has a weight (log₂ of an odds ratio) in the table
`event_evidence`. What one of them does not tell weighs nothing; values that exclude each other, another day, another
town, weigh strongly against. The bits add up, with the prior among them; above zero, the two are likelier one event.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt

from reportedly.lexicon.table import load_table
from reportedly.link.content_words import hundredths, rarity, stem
from reportedly.link.doers_compared import people_stems
from reportedly.link.event_facts import EventFacts, Figure, Whereabouts
from reportedly.link.nameless_crafts import is_nameless
from reportedly.link.tolls import UNITS
from reportedly.model.reason import Reason

LIKENESS = (0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.45)
SHARED = (0.05, 0.15, 0.25, 0.35, 0.5, 0.7)
FEW_SHARED = (0.01, 0.3, 0.6)
RARITY = (2.5, 4.0, 5.5, 7.0)
"""Borders between which values are taken together."""
TOWN_KM = 30.0
"""A place no wider than this is a town or a spot."""
FEW_DAYS = 3
"""Intervals no longer than this tell when something happened."""
AKIN = ("share a word", "begin alike", "words for one thing")
UNLIKE = ("other word", "stands beside the other")
"""Words for two things, unless both are done to one thing: "stopped" and "captured" of one ship."""
ALIKE_LETTERS = 5
PRIOR = "prior"
LEAST = -8.0
EARTH_KM = 6371.0
NEAREST_FIRST = ("same town", "one may hold the other", "near", "another")
MANY_DAYS = 30
"""So soon nothing is taken or held again that goes by a name of its own, as far as news goes."""
IN_ONE_TOWN, NAMED = "same thing in one town", "same named thing is held"
ONE_LOSS = "same loss on one day in one town"
OF_ONE_STATE, NEXT_DAY = "one state's aircraft", 1
"""A state seldom loses two aircraft of a kind within a day or two that reports speak of one by one."""
LEAST_TARGET, ONE_TARGET = 400, 0.99
"""So much, in hundredths of a bit, the words for what force was used on must tell, and such a share be told by both."""

Sign = tuple[str, str]
"""A feature, and how the two values of it compare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _WeightRow:
    feature: str
    value: str
    bits: float
    source: str


@cache
def weights() -> dict[Sign, float]:
    """Bits by feature and how it compares."""
    return {(row.feature, row.value): row.bits for row in load_table("event_evidence", _WeightRow)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of the reports that two mentions stand in."""

    likeness: float | None
    """How alike the two reports are, 0 to 1; None where both mentions are of one report."""
    one_story: bool | None = None
    """Whether they follow one story; None where that is not known."""


def bits(one: EventFacts, other: EventFacts, setting: Setting) -> float:
    """What two mentions tell of being one event, in all; not less than `LEAST`.

    The bound is there because one odd pair must not outweigh a whole group.
    """
    table = weights()
    return max(LEAST, math.fsum(table.get(sign, 0.0) for sign in signs(one, other, setting)))


def excluded(one: EventFacts, other: EventFacts) -> bool:
    """Whether two mentions cannot be of one event: on days, or in towns, that lie apart."""
    return _days(one, other) == "another" or _places(one, other) == "another"


def reasons(older: EventFacts, newer: EventFacts, setting: Setting) -> tuple[Reason, ...]:
    """The same as `bits`, thing by thing, with what was compared."""
    table = weights()
    return tuple(
        Reason(
            feature=f"{feature}: {value}",
            bits=table[feature, value],
            older=_shown(feature, older, setting),
            newer=_shown(feature, newer, setting),
        )
        for feature, value in signs(older, newer, setting)
        if (feature, value) in table
    )


def signs(one: EventFacts, other: EventFacts, setting: Setting) -> Iterator[Sign]:
    """Everything that both tell, and how it compares; the same in whichever order they are given."""
    yield PRIOR, ""
    same, target = _trigger(one, other), done_to_one_thing(one, other)
    same = AKIN[-1] if target and same in UNLIKE else same
    told = "same word" if same.startswith("same word") else "akin" if same in AKIN else "other word"
    yield "trigger", same
    if told != "same word":
        yield from _types(one, other)
    else:
        yield "trigger rarity", str(bisect_right(RARITY, rarity(_common(one, other))))
    yield from _reports(told, setting)
    yield from _shared(f"words, {told}", one.words, other.words, SHARED)
    yield from _shared(f"actors, {told}", one.actors, other.actors, FEW_SHARED)
    yield from _shared(f"recipients, {told}", one.recipients, other.recipients, FEW_SHARED)
    yield from _known_actors(one, other)
    if place := _places(one, other):
        yield "place", place
    if day := _days(one, other):
        yield "day", day
    yield from _figures(one.figures, other.figures)
    if target:
        yield "target", target
    elif same_loss(one, other):
        yield "target", ONE_LOSS


def _reports(told: str, setting: Setting) -> Iterator[Sign]:
    if setting.likeness is None:
        yield f"reports, {told}", "one report"
        return
    yield f"reports, {told}", f"alike {bisect_right(LIKENESS, setting.likeness)}"
    if setting.one_story is not None:
        yield f"story, {told}", "same" if setting.one_story else "another"


def _trigger(one: EventFacts, other: EventFacts) -> str:
    if not one.head or not other.head:
        return "not named"
    if one.head == other.head:
        return "same word" if one.stems == other.stems else "same word among others"
    if _occurrences(one, other):
        return "same word among others"
    if one.stems & other.stems:
        return "share a word"
    if alike_in_spelling(one.head, other.head):
        return "begin alike"
    if one.kin & other.kin:
        return "words for one thing"
    if one.head in other.words or other.head in one.words:
        return "stands beside the other"
    return "other word"


def _occurrences(one: EventFacts, other: EventFacts) -> frozenset[str]:
    """What one tells and the other was part of, or both were part of: "killed in the attack"."""
    return one.occurrences & (other.stems | other.occurrences) | other.occurrences & one.stems


def _common(one: EventFacts, other: EventFacts) -> str:
    """The word by which both name what happened."""
    return one.head if one.head == other.head else min(_occurrences(one, other))


def alike_in_spelling(one: str, other: str) -> bool:
    """Whether two stems begin with the same letters, most of them: "nominat" and "nomine"."""
    least = min(len(one), len(other))
    return least >= ALIKE_LETTERS and one[: max(ALIKE_LETTERS, least - 1)] == other[: max(ALIKE_LETTERS, least - 1)]


def _types(one: EventFacts, other: EventFacts) -> Iterator[Sign]:
    if one.type is None or other.type is None:
        return
    if one.type != other.type:
        yield "type", "other"
    elif one.mode is not None and one.mode == other.mode:
        yield "type", "same type and mode"
    else:
        yield "type", "same"


def _shared(feature: str, one: frozenset[str], other: frozenset[str], borders: tuple[float, ...]) -> Iterator[Sign]:
    """How much of what the one with less tells the other tells too, rare words counting more."""
    if one and other:
        yield feature, f"shared {bisect_right(borders, overlap(one, other))}"


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of bits that two sets of words have in common, of the smaller of them; 0 to 1."""
    least = min(_bits_of(one), _bits_of(other))
    return sum(map(hundredths, one & other)) / least if least else 0.0


@lru_cache(maxsize=1 << 17)
def _bits_of(words: frozenset[str]) -> int:
    return sum(map(hundredths, words))


def _known_actors(one: EventFacts, other: EventFacts) -> Iterator[Sign]:
    if one.known_actors and other.known_actors:
        yield "actor", "same" if one.known_actors & other.known_actors else "another"


def _places(one: EventFacts, other: EventFacts) -> str | None:
    """How the places that lie nearest compare; None where either tells none."""
    found = {_place(a, b) for a in one.places for b in other.places}
    return min(found, key=NEAREST_FIRST.index, default=None)


@lru_cache(maxsize=1 << 16)
def _place(one: Whereabouts, other: Whereabouts) -> str:
    apart = distance_km(one, other)
    if apart > one.radius_km + other.radius_km + TOWN_KM:
        return "another"
    if max(one.radius_km, other.radius_km) > TOWN_KM:
        return "one may hold the other"
    return "same town" if apart <= max(one.radius_km, other.radius_km, 2.0) else "near"


def distance_km(one: Whereabouts, other: Whereabouts) -> float:
    """Great-circle distance of the two points."""
    a, b, c, d = map(radians, (one.lat, one.lon, other.lat, other.lon))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def _days(one: EventFacts, other: EventFacts) -> str | None:
    """How the days compare; None where either tells none."""
    if one.days is None or other.days is None:
        return None
    (first, last), (other_first, other_last) = one.days, other.days
    gap = max(first, other_first) - min(last, other_last)
    if gap > 0:
        return "next" if gap == 1 else "another"
    return "same" if max(last - first, other_last - other_first) < FEW_DAYS else "one may hold the other"


def done_to_one_thing(one: EventFacts, other: EventFacts) -> str | None:
    """How both tell of force used on one thing at about one time: "the bridge was blown up"; None where they do not.

    What is only held, as a ship that is stopped, has to go by a name of its own, and need not be placed.
    """
    if one.uses_force and other.uses_force:
        if _close_in_time(one, other, NEXT_DAY) and _share_an_aircraft(one, other):
            return OF_ONE_STATE
        if _close_in_time(one, other, FEW_DAYS) and (_tells_target(one, other) or _tells_target(other, one)):
            return IN_ONE_TOWN if _places(one, other) == "same town" else None
    elif one.takes_hold and other.takes_hold and _close_in_time(one, other, MANY_DAYS) and _share_a_name(one, other):
        return NAMED
    return None


def same_loss(one: EventFacts, other: EventFacts) -> bool:
    """Whether both count what befell people on one day in one town: two such things at once are rare."""
    befell = [{figure.unit for figure in facts.figures} & UNITS for facts in (one, other)]
    placed = _places(one, other) in ("same town", "near")
    return bool(befell[0] & befell[1]) and placed and _days(one, other) == "same"


def _close_in_time(one: EventFacts, other: EventFacts, days: int) -> bool:
    """Whether what they say of days agrees; where one of the two names none, whether they were published close by."""
    when = _days(one, other)
    return _published_close(one, other, days) if when is None else when in ("same", "one may hold the other")


def _published_close(one: EventFacts, other: EventFacts, days: int) -> bool:
    known = one.published is not None and other.published is not None
    return known and abs((one.published or 0) - (other.published or 0)) <= days


def _share_a_name(one: EventFacts, other: EventFacts) -> bool:
    return bool(one.target.names and other.target.names) and overlap(one.target.names, other.target.names) >= ONE_TARGET


def _share_an_aircraft(one: EventFacts, other: EventFacts) -> bool:
    """Whether force was used on an aircraft without a name, of one kind and state."""
    return any(map(is_nameless, one.target.names & other.target.names))


def _tells_target(one: EventFacts, other: EventFacts) -> bool:
    """Whether a claim tells, in whatever role, of the thing that another says force was used on."""
    names = {stem(word.lower()) for place in (*one.places, *other.places) for word in place.name.split()}
    return any(
        _is_told(words - names, told)
        for words, told in (
            (one.recipients, other.recipients | other.words),
            (one.target.words, other.target.words | other.words),
        )
    )


def _is_told(target: frozenset[str], told: frozenset[str]) -> bool:
    if target <= people_stems() or sum(map(hundredths, target)) < LEAST_TARGET:
        return False
    return overlap(target, told) >= ONE_TARGET


def _figures(one: Iterable[Figure], other: Iterable[Figure]) -> Iterator[Sign]:
    pairs = [(a, b) for a in one for b in other if a.unit == b.unit]
    if pairs:
        agree = any(a.low <= b.high and b.low <= a.high for a, b in pairs)
        yield "figures", "agree" if agree else "differ"


def _shown(feature: str, facts: EventFacts, setting: Setting) -> str:
    """What a mention tells of a feature, in words."""
    match feature.partition(",")[0]:
        case "trigger" | "trigger rarity":
            return facts.trigger
        case "type":
            return "/".join(filter(None, (facts.type, facts.mode)))
        case "reports":
            return "one report" if setting.likeness is None else f"likeness {setting.likeness:.2f}"
        case "story":
            return "one story" if setting.one_story else "another story"
        case "words":
            return ", ".join(sorted(facts.words))
        case "actors":
            return ", ".join(sorted(facts.actors))
        case "actor":
            return ", ".join(sorted(facts.known_actors))
        case "recipients":
            return ", ".join(sorted(facts.recipients))
        case "target":
            return ", ".join(sorted(facts.target.words or facts.recipients or facts.words))
        case "place":
            return ", ".join(f"{p.name} ({p.lat:.2f}, {p.lon:.2f} ± {p.radius_km:.0f} km)" for p in facts.places)
        case "day":
            return _shown_days(facts)
        case "figures":
            return ", ".join(f"{f.low:g}–{f.high:g} {f.unit}" for f in facts.figures)
        case _:
            return ""


def _shown_days(facts: EventFacts) -> str:
    if facts.days is None:
        return ""
    first, last = map(date.fromordinal, facts.days)
    return f"{first}" if first == last else f"{first} to {last}"
