"""Whether a claim that rules something out, and one that tells it, are of one happening, however they are worded."""

from __future__ import annotations

from reportedly.link.crafts import is_one_craft
from reportedly.link.denied_altogether import of_whom, things_denied, things_told
from reportedly.link.denied_matter import LEAST_AROUND
from reportedly.link.matter import Matter
from reportedly.link.one_story import in_one_story
from reportedly.link.papers import paper_denied
from reportedly.link.shared_words import BIT, shared_bits, told_by_other
from reportedly.link.told import cut, matter_of

LEAST_SCENE, SAME_SCENE = 16 * BIT, 0.25
"""What the words come to that two reports share of what they are about, and their share of all such words of one."""
CIVILIANS = frozenset(map(matter_of, cut("civilians residents children women patients herders farmers families")))
"""Words for those who are no fighters: who says that none of them was hurt denies it of each."""
MOST = 0.6
"""The share of the words for those who were not hurt that the other must tell."""


def of_one_paper(one: Matter, other: Matter) -> bool:
    """Whether the document that one denies is spoken of beside what the other tells by it."""
    paper = {paper_denied(one.told), paper_denied(other.told)}
    return shared_bits({**one.before, **one.around}, {**other.before, **other.around}, paper) >= LEAST_AROUND


def of_one_thing(one: Matter, other: Matter) -> bool:
    """Whether what one denies altogether is what the other tells of: of the same people, in the same happening."""
    denying, telling = (one, other) if things_denied(one.told) & things_told(other.told) else (other, one)
    whom = {stem: denying.own.get(stem, 0) for stem in of_whom(denying.told)}
    told = {**telling.around, **telling.scene}
    if not CIVILIANS.isdisjoint(told):
        told |= dict.fromkeys(CIVILIANS, 0)
    of_them = told_by_other(whom, told) >= (MOST if any(whom.values()) else 0.0)
    return of_them and (of_one_scene(denying, telling) or in_one_story(denying, telling))


def of_one_scene(one: Matter, other: Matter) -> bool:
    """Whether two claims are of one happening: of one ship, or in reports that are about the same."""
    named = is_one_craft(crafts_of(one), crafts_of(other))
    if named is not None:
        return named
    ours, theirs = one.happening, other.happening
    most = max(told_by_other(ours, {**theirs, **other.around}), told_by_other(theirs, {**ours, **one.around}))
    return most >= SAME_SCENE and shared_bits({**ours, **one.around}, {**theirs, **other.around}) >= LEAST_SCENE


def crafts_of(matter: Matter) -> frozenset[str]:
    """The names of the ship or aircraft; sure where the claim begins with it: "the Alma Rosa was in our waters"."""
    begins = (name for name in matter.crafts if matter.told.phrase.startswith((f" the {name} ", f" {name} ")))
    return matter.crafts | {f"{name}*" for name in begins}
