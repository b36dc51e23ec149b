"""Whether a deed that is denied was done, by another claim, to the same one: "nobody has detained me", says the man.

Who denies it need not repeat where, when and by whom others say that it was done.
"""

from __future__ import annotations

from reportedly.link.denied_words import denial_of
from reportedly.link.event_facts import kin_of
from reportedly.link.laid_out import Weights
from reportedly.link.matter import Matter, weighed
from reportedly.link.shared_words import told_by_other
from reportedly.link.told import cut, matter_of

HALF = 0.5
ANYBODY = frozenset(
    matter_of(word)
    for word in cut(
        "nobody none anybody anyone somebody someone person people persons man men woman women civilian civilians"
        " individual individuals victim victims casualty casualties"
    )
)
"""Words that do not say which person is meant."""


def may_be_of_one_thing(denying: Matter, telling: Matter) -> bool:
    """Whether both leave open what it is done to, or speak of the same: who shelled the road shelled no hospital."""
    if denying.named and telling.named and denying.named.isdisjoint(telling.named | telling.around.keys()):
        return False
    ours, theirs = denying.done_to - ANYBODY, telling.done_to - ANYBODY
    return not ours or not theirs or not ours.isdisjoint(theirs | telling.around.keys())


def denies_deed_to_one(denying: Matter, telling: Matter) -> bool:
    """Whether both tell one deed done to one that has a name, and all else that is denied is told too."""
    if not denying.named & telling.named or _described_apart(denying, telling):
        return False
    if not (denying.deeds & telling.deeds or kin_of(denying.deeds) & kin_of(telling.deeds)):
        return False
    rest = _beside_deed(denying)
    return not rest or told_by_other(rest, telling.around) >= HALF


def _described_apart(one: Matter, other: Matter) -> bool:
    """Whether both say what sort of person or thing it is, in words that have nothing in common: mayor and clerk."""
    ours, theirs = one.done_to - one.named, other.done_to - other.named
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _beside_deed(denying: Matter) -> Weights:
    """What a denial says besides the deed, whom it was done to, where and when."""
    told = denying.told
    where = [place.place.toponym.text for place in told.places]
    when = [time.timex.text for time in told.times if time.timex is not None]
    aside = weighed(cut(" ".join([*where, *when]))).keys() | denying.done_to
    aside |= denying.deed_words
    return {stem: weight for stem, weight in denial_of(denying).items() if stem not in aside}
