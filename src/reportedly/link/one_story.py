"""Whether two claims tell of one happening because their reports do, though they share few words themselves.

Two reports follow one story where they are alike in what they are about and came out within days of each other. What
their claims tell of force, loss and harm is then of one happening, unless it was on other days or in other towns. So a
denial is held against what it denies in other words ("nobody fired", "it was shot down"), north of a town against south
of it, and a toll against a toll though their claims do not say of what they are (`link/one_toll.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Protocol

from reportedly.link.crafts import craft_nouns
from reportedly.link.denials import is_denying_word
from reportedly.link.doers_compared import acting
from reportedly.link.event_evidence import TOWN_KM, distance_km
from reportedly.link.event_facts import Whereabouts
from reportedly.link.laid_out import DONE_TO_OTHERS, Weights
from reportedly.link.matter import Matter, days_apart
from reportedly.link.mishaps_compared import attack_in
from reportedly.link.shared_words import BIT, shared_bits, told_by_other
from reportedly.link.story_told import Circle
from reportedly.link.told import cut, matter_of
from reportedly.read.bearing.vocabulary import stem

ALIKE = 87_000
"""How alike reports of one story are at the least: the cosine of their words, in millionths.

Three in four pairs of reports on one situation come so near, and one in eighty on different ones."""
SHARED = 2
"""So many of their weightiest words both have at the least."""
WITHIN_DAYS = 14
"""Reports further apart may tell of another round of the same."""
MOST = 0.7
"""The share, by rarity, of what a denial names that the other must tell."""
LEAST_THING = 4 * BIT
"""Hundredths of a bit that the words must come to for what something happened to."""
LEAST_SCENE = 12 * BIT
"""The same where the words do not say that it is of one kind of happening."""
AIRCRAFT = "aircraft"
WHATEVER = frozenset(map(stem, ["hostile", "enemy", "kind", "sort", "single", "whatsoever", "whatever"]))
"""Words of a denial that say no more of what is denied: "no hostile fire of any kind"."""


def in_one_story(one: Matter, other: Matter) -> bool:
    """Whether two claims tell of one happening, as far as their reports say."""
    return of_one_story(one, other) and not happened_apart(one, other)


def of_one_story(one: Matter, other: Matter) -> bool:
    """Whether the reports of two claims follow one story, and both claims tell what happened in it."""
    if not one.story or not other.story or (days_apart(one, other) or 0) > WITHIN_DAYS:
        return False
    alike = [weight * other.story[word] for word, weight in one.story.items() if word in other.story]
    return len(alike) >= SHARED and sum(alike) >= ALIKE


class Placed(Protocol):
    """What is told of when and where something happened."""

    @property
    def story_days(self) -> tuple[int, int] | None:
        """The first and the last day that it may have been on."""

    @property
    def story_places(self) -> tuple[Circle, ...]:
        """Where it may have been."""


def happened_apart(one: Placed, other: Placed) -> bool:
    """Whether two things happened on other days, or in places that all lie apart."""
    ours, theirs = one.story_days, other.story_days
    if ours is not None and theirs is not None and (ours[0] > theirs[1] or theirs[0] > ours[1]):
        return True
    pairs = [(Whereabouts(*a), Whereabouts(*b)) for a in one.story_places for b in other.story_places]
    if any(a.name == b.name for a, b in pairs):
        return False  # north of a town, and south of it: accounts of one happening may differ in just that
    return bool(pairs) and all(distance_km(a, b) > a.radius_km + b.radius_km + TOWN_KM for a, b in pairs)


def denied_in_story(denying: Matter, telling: Matter) -> bool:
    """Whether what the one denies is of the kind that the other tells of the same thing, in one story."""
    if denying.is_thin or denying.knows_of_none or not denying.kin & telling.story_kin:
        return False  # "it is a lie" is about what stands before it
    if not in_one_story(denying, telling) or _of_another(denying, telling):
        return False
    told = {**things(telling.around), **things(telling.whole)}
    names = denying.told.names - denying.told.place_names
    aside = denying.told.names | denying.deed_words | WHATEVER
    of_what = things({stem: weight for stem, weight in denying.own.items() if stem not in aside})
    return (not names or not names.isdisjoint(told)) and (not of_what or told_by_other(of_what, told) >= MOST)


def _of_another(denying: Matter, telling: Matter) -> bool:
    """Whether it is denied of somebody, where the other does not say who did it: it may have been done all the same."""
    doers = [cut(doer.words) for doer in acting(denying.told)]
    named = [words for words in doers if words and not is_denying_word(words[0].lower_)]
    return bool(named) and not acting(telling.told)


def same_deed_in_story(one: Matter, other: Matter, left_out: Iterable[str]) -> bool:
    """Whether both tell one kind of deed of one thing, in one story."""
    if not (one.deeds & other.deeds or one.story_kin & other.story_kin) or not of_one_story(one, other):
        return False
    aside = {*left_out, *one.deed_words, *other.deed_words}
    return shared_bits(things(one.whole), things(other.whole), aside) >= LEAST_THING


def befell_one_in_story(one: Matter, other: Matter) -> bool:
    """Whether an attack and a mishap are two accounts of what one thing came to, in one story."""
    attack, mishap = (one, other) if attack_in(one.told) else (other, one)
    done = attack.claim.event is not None and attack.claim.event.type in DONE_TO_OTHERS
    of_a_kind = not mishap.story_kin or not mishap.story_kin.isdisjoint(attack.story_kin)
    ours, theirs = ({**things(matter.around), **things(matter.whole)} for matter in (one, other))
    least = LEAST_THING if done and of_a_kind else LEAST_SCENE
    return in_one_story(one, other) and shared_bits(ours, theirs) >= least


def things(words: Weights) -> Weights:
    """Words with what stands for any aircraft, where one is named: in one story "the helicopter" is "the aircraft"."""
    rarest = max((weight for stem, weight in words.items() if stem in _aircraft()), default=0)
    if not rarest:
        return words
    return {stem: weight for stem, weight in words.items() if stem not in _aircraft()} | {AIRCRAFT: rarest}


@cache
def _aircraft() -> frozenset[str]:
    return frozenset(
        matter_of(word) for noun, element in craft_nouns().items() if element == "air" for word in cut(noun)
    )
