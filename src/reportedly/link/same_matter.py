"""Whether two claims that differ in one thing are about the same matter in all others.

Claims of one situation share its places and names, and two of them that differ are most often about two things. They
contradict each other only where everything but what they differ in is the same: the words that tell it, what is said
to happen, the time. So each attribute is judged with its own words left out.

value            most of what the one tells beside its figure, of the same people or things, or the toll of one thing;
                 a later and higher count of what adds up is news, unless the other side gives it (`same_count.py`)
polarity         most of what is denied is told by the other, and it is of the same doer
actor            the same deed done to the same, both doers named as doing it
place, time      the same deed by or to the same
scope            the same deed
"""

from __future__ import annotations

from collections.abc import Container, Set
from itertools import pairwise

from reportedly.lexicon.states import states
from reportedly.link.aboard_compared import OTHER_COUNT, compare_aboard
from reportedly.link.attributes_compared import Comparison
from reportedly.link.beginnings_compared import BEGAN_IT
from reportedly.link.bounds_compared import OTHER_BOUNDS_FEATURE, bounds
from reportedly.link.content_words import stem as content_stem
from reportedly.link.crafts import is_one_craft
from reportedly.link.deed_denied import denies_deed_to_one
from reportedly.link.denials import only_sets_against, stand_of
from reportedly.link.denied_altogether import NONE_AT_ALL, compare_denied_altogether, is_of_no_place
from reportedly.link.denied_matter import denied
from reportedly.link.denied_of_whom import tells_of_itself
from reportedly.link.doers_compared import STANDING_FOR_THE_SPEAKER, acting, singled_out
from reportedly.link.event_facts import kin_of
from reportedly.link.holders_compared import OTHER_HOLDER, compare_holders, held_in
from reportedly.link.holds_compared import RULED_OUT, compare_holds
from reportedly.link.laid_out import Weights
from reportedly.link.matter import Matter, days_apart, weighed
from reportedly.link.mishaps_compared import NOBODYS_DEED
from reportedly.link.nameless_crafts import is_nameless, owner_of
from reportedly.link.one_happening import crafts_of, of_one_paper, of_one_scene, of_one_thing
from reportedly.link.one_story import befell_one_in_story, of_one_story, same_deed_in_story
from reportedly.link.one_toll import of_one_toll
from reportedly.link.papers import NO_PAPER, compare_papers
from reportedly.link.places_compared import OPPOSITE
from reportedly.link.polarity_compared import DENIES_PART
from reportedly.link.same_count import AGREE, LEAST_VALUE, same_count
from reportedly.link.shared_words import BIT, shared_bits, shares, told_by_other
from reportedly.link.states_told import is_so, is_still, said_of_one
from reportedly.link.told import cut
from reportedly.model.reason import Reason
from reportedly.model.relation import Attribute

ENOUGH, SOME = 0.4, 0.3
"""Shares of what a claim tells, by rarity."""
LEAST_DEED, LEAST_EXTENT = 9 * BIT, 4 * BIT
"""Hundredths of a bit that the shared words must come to."""
LEAST_PLACED = 12 * BIT
"""The same for words that one of the two does not repeat but stands for."""
NAME_BITS = 9
EXCLUSIVE: tuple[Attribute, ...] = ("place", "time", "actor", "value")
"""Attributes of which two that differ at once mean two matters."""
KNOWN = ("the", "this", "that")
FAR_APART_DAYS = 30
"""Reports further apart, of which neither says when, tell of two rounds of what happens again and again."""


def one_matter(older: Matter, newer: Matter, comparison: Comparison, attribute: Attribute, reason: Reason) -> bool:
    """Whether the two are about the same thing, apart from the attribute in which they differ."""
    if (
        older.long_ago != newer.long_ago
        or _far_apart(older, newer)
        or (attribute in EXCLUSIVE and _ahead(older, newer))
    ):
        return False
    bounded = reason.feature == OTHER_BOUNDS_FEATURE
    disputed = weighed(cut(f"{reason.older} {reason.newer}")).keys()
    sided = reason.feature == OPPOSITE and same_deed_in_story(older, newer, disputed)
    aside = ("actor", "value") if sided else _set_aside(older, newer, reason)
    apart = [other for other, _ in comparison.against if other in EXCLUSIVE and other not in (attribute, *aside)]
    if apart:
        return False
    match attribute:
        case "value":
            if reason.feature == OTHER_COUNT:
                return of_one_scene(older, newer)
            return same_count(older, newer, reason, disputed)
        case "polarity" | "existence":
            if reason.feature == RULED_OUT:
                return True  # of one hold: that much is in the comparison
            if reason.feature == NO_PAPER:
                return of_one_paper(older, newer)
            if reason.feature == NONE_AT_ALL:
                return of_one_thing(older, newer)
            return _contrary(older, newer, reason, disputed) if reason.feature == "contrary" else denied(older, newer)
        case "place" if bounded:
            return _of_one_craft(older, newer, disputed)
        case "actor" if reason.feature == OTHER_HOLDER:
            return _at_one_time(older, newer)
        case "actor" if reason.feature in (NOBODYS_DEED, BEGAN_IT):
            told_so = reason.feature == NOBODYS_DEED and befell_one_in_story(older, newer)
            return told_so or _befell_one(older, newer, disputed)
        case "scope":
            return _same_deed(older, newer) and shared_bits(older.own, newer.own, disputed) >= LEAST_EXTENT
        case "place" if sided:
            return True
        case _:
            return _done_alike(older, newer, attribute, disputed)


def _at_one_time(older: Matter, newer: Matter) -> bool:
    """Whether a place is said to be in two hands at once: on one day, or in the hands of one still."""
    now, then = held_in(newer.told), held_in(older.told)
    still = now is not None and now.still and then is not None
    return still or older.reading.report.published == newer.reading.report.published


def _befell_one(older: Matter, newer: Matter, disputed: Set[str]) -> bool:
    """Whether a mishap and an attack, or two beginnings, are accounts of what befell one thing."""
    doers = weighed(cut(" ".join(doer.words for m in (older, newer) for doer in acting(m.told)))).keys()
    aside = disputed | (doers - (older.own.keys() & newer.own.keys()))
    _, most = shares(older.own, newer.own, aside)
    return most >= AGREE and shared_bits(older.own, newer.own, aside) >= LEAST_DEED


def _set_aside(older: Matter, newer: Matter, reason: Reason) -> tuple[Attribute, ...]:
    """What else the two may differ in: in whose waters a ship was says nothing of who did what there."""
    if reason.feature == OTHER_COUNT or (reason.feature == NONE_AT_ALL and is_of_no_place(older.told, newer.told)):
        return ("actor", "place")
    if reason.feature == "contrary" and is_still(reason.newer):
        return ("time",)
    of_itself = reason.feature == DENIES_PART and (tells_of_itself(older) or tells_of_itself(newer))
    return ("actor",) if of_itself or reason.feature in (OTHER_BOUNDS_FEATURE, NONE_AT_ALL) else ()


def _ahead(older: Matter, newer: Matter) -> bool:
    """Whether one of the two tells what will be, and the other what was."""
    return len({"future", "past"} & {m.claim.factuality.tense for m in (older, newer)}) > 1


def _far_apart(older: Matter, newer: Matter) -> bool:
    timed = older.claim.time is not None and newer.claim.time is not None
    return not timed and (days_apart(older, newer) or 0) > FAR_APART_DAYS


def may_be_one_matter(one: Matter, other: Matter) -> bool:
    """Whether two claims share enough to be worth holding against each other: a cheap look before the close one."""
    if compare_holds(one.told, other.told) is not None or of_one_story(one, other):
        return True
    if compare_papers(one.told, other.told) is not None:
        return of_one_paper(one, other)
    if compare_denied_altogether(one.told, other.told) is not None and of_one_thing(one, other):
        return True
    if compare_aboard(one.told, other.told) is not None and of_one_scene(one, other):
        return True
    if bounds(one.told) and bounds(other.told) and _of_one_craft(one, other):
        return True
    if of_one_toll(one, other) or compare_holders(one.told, other.told) is not None:
        return True
    if shared_bits(one.around, other.around) < LEAST_EXTENT:
        return _may_be_placed_alike(one, other)
    if denies_deed_to_one(one, other) or denies_deed_to_one(other, one):
        return True
    share = max(told_by_other(one.meant, other.around), told_by_other(other.meant, one.around))
    if share >= ENOUGH or (_same_deed(one, other) and shared_bits(one.own, other.own) >= LEAST_EXTENT):
        return True
    return _may_be_placed_alike(one, other)


def _may_be_placed_alike(one: Matter, other: Matter) -> bool:
    """Whether both may tell one deed of the same, one of them by what was told before: "the attack", "the post"."""
    if one.only or other.only:
        return _part_of_one(one, other) and shared_bits(one.whole, other.whole) >= LEAST_DEED
    placed = bool(one.setting or other.setting) and _same_deed(one, other)
    return placed and shared_bits(one.whole, other.whole) >= LEAST_PLACED


def _of_one_craft(one: Matter, other: Matter, left_out: Container[str] = ()) -> bool:
    """Whether two claims that say in whose waters or airspace something was speak of the same ship or aircraft."""
    named = is_one_craft(crafts_of(one), crafts_of(other))
    if named is not None:
        return named
    ours, theirs = ({**m.around, **m.whole, **_nameless(m)} for m in (one, other))
    both = ours.keys() & theirs.keys()
    owners = {owner_of(key) for key in both if is_nameless(key)}
    of_one_state = any(stem in states() and stem not in owners for stem in both)
    if owners and not of_one_state:
        return False
    return shared_bits(ours, theirs, left_out) >= (LEAST_DEED if of_one_state else LEAST_PLACED)


def _nameless(matter: Matter) -> Weights:
    """What stands for aircraft without a name, each as rare as a name."""
    return {key: BIT * NAME_BITS for key in matter.crafts if is_nameless(key)}


def _only_mentions(matter: Matter) -> bool:
    """Whether a deed is spoken of as known: "to answer the attack"; who acts need not be who did that."""
    words = [(w.lower_, content_stem(w.lower_)) for w in matter.told.words]
    return any(before in KNOWN and stem in matter.deeds for (before, _), (_, stem) in pairwise(words))


def _placed_alike(one: Matter, other: Matter, left_out: Container[str]) -> bool:
    """The same, apart from the words in which they differ."""
    ours, theirs = one.whole, other.whole
    most = max(told_by_other(ours, theirs, left_out), told_by_other(theirs, ours, left_out))
    placed = _may_be_placed_alike(one, other) and not (_only_mentions(one) or _only_mentions(other))
    return placed and most >= ENOUGH and shared_bits(ours, theirs, left_out) >= LEAST_PLACED


def alike(older: Matter, newer: Matter) -> bool:
    """Whether most of what each of the two tells is told by the other, so that they can bear each other out."""
    if older.long_ago != newer.long_ago:
        return False
    least, _ = shares(older.own, newer.own)
    return least >= AGREE and shared_bits(older.own, newer.own) >= LEAST_DEED


def _contrary(older: Matter, newer: Matter, reason: Reason, disputed: Set[str]) -> bool:
    """Whether the words that rule each other out are what is said to happen, to the same."""
    words = reason.older, reason.newer
    if said_of_one(older, newer, words):
        return shared_bits(older.own, newer.own, disputed) >= LEAST_DEED
    if not is_so(older, newer, words) and not (older.deeds | newer.deeds).issuperset(map(content_stem, words)):
        return False
    if is_still(words[1]):  # that it is so still holds at whatever time
        times = " ".join(time.timex.text for time in newer.told.times if time.timex is not None)
        disputed = disputed | weighed(cut(times)).keys()
    least, _ = shares(older.own, newer.own, disputed)
    return least >= AGREE and shared_bits(older.own, newer.own, disputed) >= LEAST_VALUE


def _same_deed(older: Matter, newer: Matter) -> bool:
    return bool(older.deeds & newer.deeds or older.kin & newer.kin)


def _doers(matter: Matter) -> bool:
    """Whether it names who did it; "its troops" names nobody."""
    return any(cut(doer.words)[0].lower_ not in STANDING_FOR_THE_SPEAKER for doer in acting(matter.told) if doer.words)


def _of_what_is_beside(one: Matter, other: Matter, left_out: Container[str]) -> bool:
    """Whether a claim that tells only the place or the time of what is told beside it tells it of the other's deed."""
    ours, theirs = {**one.whole, **one.own}, {**other.whole, **other.own}
    told = [told_by_other(b.whole, a, left_out) for a, b, m in ((ours, other, one), (theirs, one, other)) if m.only]
    of_one = _same_deed(one, other) or _part_of_one(one, other)
    return of_one and max(told) >= ENOUGH and shared_bits(ours, theirs, left_out) >= LEAST_DEED


def _part_of_one(one: Matter, other: Matter) -> bool:
    """Whether one tells of what the other's deed was part or outcome of: "killed in the attack"."""
    ours, theirs = one.deeds | one.part_of, other.deeds | other.part_of
    return bool(ours & theirs or (one.kin | kin_of(one.part_of)) & (other.kin | kin_of(other.part_of)))


def _done_alike(older: Matter, newer: Matter, attribute: Attribute, disputed: Container[str]) -> bool:
    """Whether both tell one deed, with most else alike."""
    if any(stand_of(told).denies and not only_sets_against(told) for told in (older.told, newer.told)):
        return False
    if attribute in (older.only, newer.only):
        return _of_what_is_beside(older, newer, disputed if attribute == "time" else ())
    named = _doers(older) and _doers(newer) and _same_deed(older, newer)
    if attribute == "actor" and not named and singled_out(older.told, newer.told) is None:
        return False
    if attribute != "actor" and not _same_deed(older, newer):
        return False
    least, most = shares(older.own, newer.own, disputed)
    if least >= SOME and most >= AGREE and shared_bits(older.own, newer.own, disputed) >= LEAST_DEED:
        return True
    return attribute == "actor" and _placed_alike(older, newer, disputed)
