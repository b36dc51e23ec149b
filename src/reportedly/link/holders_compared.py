"""Who is said to hold a town, a bridge, an airport: two that cannot hold it at once are two accounts of it.

"The army has retaken the town" and "rebels still hold the town" contradict each other on one day; that it was taken on
one day and held by others on the next does not, unless they hold it still.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.link.content_words import hundredths
from reportedly.link.doers_compared import ANYONE, apart, same_doer, side_of
from reportedly.link.once import once_each
from reportedly.link.told import Doer, Told, carries_meaning, cut, matter_of
from reportedly.model.reason import Reason

OTHER_HOLDER = "another holds it"
OTHER_HOLDER_BITS = -3.0
NAME_BITS = 600
"""Hundredths of a bit from which on a word in common says that both speak of one place."""
FIRMLY = r"(?:(?:still|now|again|already|firmly|fully|completely|meanwhile|full|complete|firm|sole) )*"
BE = r"(?:is|are|remain|remains)"
HOLDING = (
    rf"(?:hold|holds|control|controls|occupy|occupies|remain in|{BE} {FIRMLY}in {FIRMLY}(?:control|possession) of"
    rf"|{BE} {FIRMLY}(?:the )?masters of)"
)
TAKING = (
    r"(?:seized|captured|recaptured|taken|retaken|took|retook|overran|overrun|occupied|liberated|regained"
    r"|(?:taken|took|regained|retaken|seized) (?:full |complete )?control of|taken over|took over)"
)
ACTIVE = re.compile(
    rf"^ (?P<who>.+?) (?:(?:has|have|had) )?{FIRMLY}(?:(?P<holding>{HOLDING})|{TAKING}) {FIRMLY}(?P<what>.+)$"
)
PASSIVE = re.compile(
    r"^ (?P<what>.+?) (?:(?P<holding>is|are|remain|remains)|was|were|has been|have been|had been|fell|has fallen) "
    rf"{FIRMLY}"
    r"(?:under (?:the )?(?:\w+ )?control of|in the hands of|(?:held|controlled|occupied|captured|seized|taken|retaken"
    r"|overrun) by|to) (?P<who>.+)$"
)
STILL = re.compile(r" (?:still|remain|remains|never) ")
ENDS = re.compile(
    r" (?:after|before|since|when|while|where|on|at dawn|at noon|at night|early|late|and|but|as|without) "
)
"""Where the words for a holder or for a place end."""
ACTS_BEFORE = re.compile(r" (?:has|have|had|was|were|is|are) ")
"""Where the words for a holder end of whom more is told first: "the army has driven them out and holds the town"."""
BARE = re.compile(r"^(?:the |all |whole |of )*(?:town|city|village|camp|base|post|garrison|airport|bridge|district) $")
"""A place that the claim names before."""
DENIED = re.compile(r" (?:not|no|never|nobody|denied|nor) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Who is said to hold, or to have taken, what."""

    who: str
    what: frozenset[str]
    """Stems of the words for it, the name of a place among them."""
    stands: bool
    """Whether it is held when the report comes out; otherwise it was taken."""
    still: bool
    """Whether it has been held all along."""


def compare_holders(older: Told, newer: Told) -> Reason | None:
    """The reason that two holders of one place give; None where both can be so."""
    ours, theirs = held_in(older), held_in(newer)
    if ours is None or theirs is None or not (ours.stands or theirs.stands) or not _of_one_place(ours, theirs):
        return None
    one, other = Doer(words=ours.who, actor=None), Doer(words=theirs.who, actor=None)
    if same_doer(one, other) or not (apart(one, other, True) or ANYONE in (side_of(one), side_of(other))):
        return None
    return Reason(feature=OTHER_HOLDER, bits=OTHER_HOLDER_BITS, older=ours.who, newer=theirs.who)


@once_each
def held_in(told: Told) -> Held | None:
    """Who holds what place by a claim's words; None where they say nothing of the kind, or deny it."""
    phrase = told.phrase
    found = PASSIVE.match(phrase) or ACTIVE.match(phrase)
    if found is None or DENIED.search(phrase):
        return None
    told_of = ENDS.split(found["what"])[0]
    what = frozenset(matter_of(word) for word in cut(told_of) if carries_meaning(word.lower_))
    what |= _places(told) if BARE.match(f"{told_of.strip()} ") else frozenset()
    who = ENDS.split(ACTS_BEFORE.split(f"{found['who']} ")[0])[0].strip()
    if not what & _places(told) or not who:
        return None
    return Held(who=who, what=what, stands=bool(found["holding"]), still=STILL.search(phrase) is not None)


def _places(told: Told) -> frozenset[str]:
    return frozenset(matter_of(word) for place in told.places for word in cut(place.place.toponym.text))


def _of_one_place(one: Held, other: Held) -> bool:
    shared = one.what & other.what
    return 2 * len(shared) > min(len(one.what), len(other.what)) and any(hundredths(s) >= NAME_BITS for s in shared)
