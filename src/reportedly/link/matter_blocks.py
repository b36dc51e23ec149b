"""By what claims are found that may be about one matter: pairs of rare words that few claims share.

A pair is of two words of the claim, or of one of them with a word that stands around it, so that a claim that leaves
the place or the thing to the sentence before it is found too. So are claims of who did something to one thing, though
they may share no other word: "the post" of the one is "the police post in Lindi" of the other; and of what was done to
one that has a name; and of tolls, by what they are of.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from itertools import combinations, product
from sys import intern

from reportedly.lexicon.states import states
from reportedly.link.bounds_compared import bounds
from reportedly.link.holders_compared import held_in
from reportedly.link.holds_compared import hold_of
from reportedly.link.laid_out import Weights
from reportedly.link.matter import Matter, weighed
from reportedly.link.mishaps_compared import attack_in, mishap_in
from reportedly.link.outright import of_documents, of_one_scene
from reportedly.link.told import cut
from reportedly.link.tolls import UNITS

OWN, AROUND, SETTING, STORY, BESIDE_A_PAPER = 6, 4, 2, 12, 12
"""How many of the rarest words a claim is found by."""
BESIDE = 16
"""The same where it tells only the place or time of what is told beside it, in however many words."""
KEY_BYTES = 5
FULLEST = 40
"""How many claims a pair of words may be in and still count."""


def matter_keys(matter: Matter) -> dict[str, int]:
    """What a claim is found by, and how many claims each key may hold."""
    own = _rarest(matter.meant, BESIDE if matter.only else OWN)
    around = _rarest({stem: weight for stem, weight in matter.around.items() if stem not in own}, AROUND)
    asked = weighed(cut(matter.told.asked)) if matter.told.asked else ()
    pairs = (
        *combinations(own, 2),
        *product(own, around),
        *product(own, asked),
        *_deed_and_setting(matter),
        *product(_toll_units(matter), [*_rarest(matter.toll_of, OWN), *_rarest(matter.toll_names, OWN)]),
        *product((f"done {deed}" for deed in (*sorted(matter.deeds), *sorted(matter.kin))), sorted(matter.named)),
        *_bounds_and_craft(matter),
        *_story_and_kind(matter),
        *_load(matter),
        *_held(matter),
        *_outright(matter),
    )
    return dict.fromkeys(map(_key, pairs), FULLEST)


def _deed_and_setting(matter: Matter) -> Iterator[tuple[str, str]]:
    """What is said to have been done, and by whom or when, with the rarest words told before of what it was done to."""
    if matter.setting and (matter.told.doers or matter.told.times):
        most = BESIDE if matter.only else SETTING
        yield from product((f"deed {row}" for row in sorted(matter.kin)), _rarest(matter.setting, most))


def _toll_units(matter: Matter) -> list[str]:
    return sorted({f"toll {quantity.unit}" for quantity in matter.told.quantities if quantity.unit in UNITS})


def _bounds_and_craft(matter: Matter) -> Iterator[tuple[str, str]]:
    """In whose waters or airspace it says that something was, with the name of the ship; else with the states named."""
    elements = sorted({f"bounds {one.element}" for one in bounds(matter.told)})
    named = sorted(name.removesuffix("*") for name in matter.crafts)
    sure = any(name.endswith("*") for name in matter.crafts)
    yield from product(
        elements, named if sure else [*named, *sorted(stem for stem in matter.around if stem in states())]
    )


def _story_and_kind(matter: Matter) -> Iterator[tuple[str, str]]:
    """What befell people and what kind of thing was done, with the weightiest words of its report."""
    told = [*_toll_units(matter), *(f"deed {row}" for row in sorted(matter.story_kin))]
    told += ["cause"] if mishap_in(matter.told) or attack_in(matter.told) else []
    yield from product(told, _rarest(matter.story, STORY))


def _load(matter: Matter) -> Iterator[tuple[str, str]]:
    """That a paper lists a load, or that nothing else was in something, with what it was in."""
    hold = hold_of(matter.told)
    if hold is not None and (hold.items or hold.alone):
        yield from (("load of", stem) for stem in sorted(hold.of | hold.wholes))


def _held(matter: Matter) -> Iterator[tuple[str, str]]:
    """That somebody holds or took something, with the words for it."""
    held = held_in(matter.told)
    if held is not None:
        yield from (("held by", stem) for stem in sorted(held.what))


def _outright(matter: Matter) -> Iterator[tuple[str, str]]:
    """A document with the rarest words around it; wounds or shots with the ship, or what the report is about."""
    if papers := sorted(of_documents(matter.told)):
        yield from product(papers, _rarest({**matter.before, **matter.around}, BESIDE_A_PAPER))
    if things := sorted(of_one_scene(matter.told)):
        sure = any(name.endswith("*") for name in matter.crafts)
        around = () if sure else _rarest({**matter.happening, **matter.around}, BESIDE_A_PAPER)
        yield from product(things, (*sorted(name.removesuffix("*") for name in matter.crafts), *around))


def _rarest(words: Weights, most: int) -> list[str]:
    return sorted(words, key=lambda stem: (-words[stem], stem))[:most]


def _key(pair: tuple[str, str]) -> str:
    """A digest of two words, short as it is kept for every claim, and the same object for all that have it."""
    one, other = pair
    words = f"{one} {other}" if one <= other else f"{other} {one}"
    return intern(blake2b(words.encode(), digest_size=KEY_BYTES).hexdigest())
