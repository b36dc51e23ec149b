"""What a newer claim does to an older one about the same event, and why.

It contradicts where one attribute speaks against both being so; it corroborates where what both speak of agrees, and
they rest on different origins. From the same origin, the newer repeats, updates or withdraws; in a copy, what differs
is a distortion and no contradiction.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

from reportedly.link.attributes_compared import Comparison, compare
from reportedly.link.denials import stand_of
from reportedly.link.polarity_compared import WEAK_DENIAL
from reportedly.link.told import Told
from reportedly.model.reason import Reason, bits
from reportedly.model.relation import Attribute, Relation, RelationKind

Tie = Literal["independent", "same_origin", "copy"]
"""How the newer claim hangs on the older: another origin, the same informant speaking again, or copied text."""

SameMatter = Callable[[Comparison, Attribute, Reason], bool]

BEARS = 1.5
"""Bits from which two claims bear each other out."""
SAME_MATTER = 5.0
"""Bits for claims whose words are all alike; fewer words shared, fewer bits."""
NO_MATTER = 2.0
"""Bits that unlike claims start below nothing."""
SAME_THING = 0.8
"""Bits of being about one thing below which other doers, places, times and figures are those of something else."""
SAME_TYPE, OTHER_TYPE = 0.8, -1.5
YIELDS: tuple[Attribute, ...] = ("value", "time", "scope")
"""A plain "not" gives way to these: "nobody" and "six" differ in their figure."""


def relate(
    older: Told,
    newer: Told,
    *,
    ids: tuple[str, str],
    tie: Tie,
    same: SameMatter | None = None,
    alike: Callable[[], bool] | None = None,
) -> Relation | None:
    """The relation of a newer claim to an older one; None where both can be so and neither bears the other out.

    `same` says whether claims that differ in an attribute are about one matter apart from it; without it, both are
    taken to tell of one event. `alike` says whether claims that do not differ tell enough of the same to bear each
    other out; without it, that rests on their words alone.
    """
    comparison = compare(older, newer)
    about = matter(older, newer) if same is None else ()
    against = _against(comparison, about[0].bits if about else 0.0, same)
    if against is not None:
        attribute, reason = against
        kind = differing(tie, attribute, older, newer)
        reasons = (reason, *(r for r in comparison.reasons if r is not reason and r.bits < 0))
        return Relation(
            older=ids[0],
            newer=ids[1],
            relation=kind,
            attribute=attribute,
            independent=tie == "independent",
            reasons=reasons,
        )
    if alike is not None and not alike():
        return None
    reasons = (*(about or matter(older, newer)), *comparison.reasons)
    if bits(reasons) < BEARS:
        return None
    agreeing: RelationKind = "corroborates" if tie == "independent" else "repeats"
    return Relation(
        older=ids[0], newer=ids[1], relation=agreeing, attribute=None, independent=tie == "independent", reasons=reasons
    )


def _against(comparison: Comparison, about: float, same: SameMatter | None) -> tuple[Attribute, Reason] | None:
    """The attribute that contradicts most; a "not" stands back where a figure, a time or an extent says it better."""
    if same is not None:
        against = [found for found in comparison.against if same(comparison, *found)]
    else:
        stand = ("polarity", "existence", "scope")
        against = [found for found in comparison.against if about >= SAME_THING or found[0] in stand]
    if not against:
        return _doubted(comparison, same)
    if against[0][0] == "polarity":
        return next((found for found in against if found[0] in YIELDS), against[0])
    return against[0]


def _doubted(comparison: Comparison, same: SameMatter | None) -> tuple[Attribute, Reason] | None:
    """A weak denial of the very thing: "has not been informed of any such movement"; it has its own, few bits."""
    weak = next((reason for reason in comparison.reasons if reason.feature == WEAK_DENIAL), None)
    return ("existence", weak) if weak and same and same(comparison, "existence", weak) else None


def differing(tie: Tie, attribute: Attribute | None, older: Told, newer: Told) -> RelationKind:
    """What a newer claim that differs does to the older."""
    if tie == "independent":
        return "contradicts"
    if tie == "copy":
        return "distorts"
    turned_to_denial = attribute in ("polarity", "existence") and stand_of(newer).denies and not stand_of(older).denies
    return "withdraws" if turned_to_denial else "updates"


def matter(older: Told, newer: Told) -> tuple[Reason, ...]:
    """Reasons for the two being about the same thing: words they share, and the type of event."""
    shared = older.stems & newer.stems
    least = min(len(older.stems), len(newer.stems)) or 1
    weight = round(SAME_MATTER * math.sqrt(len(shared) / least) - NO_MATTER, 2)
    reasons = [
        Reason(feature="words shared", bits=weight, older=" ".join(sorted(shared)), newer=f"{len(shared)} of {least}")
    ]
    ours, theirs = older.event_types, newer.event_types
    if ours and theirs:
        bits_ = SAME_TYPE if ours & theirs else OTHER_TYPE
        reasons.append(
            Reason(feature="type of event", bits=bits_, older=" ".join(sorted(ours)), newer=" ".join(sorted(theirs)))
        )
    return tuple(reasons)
