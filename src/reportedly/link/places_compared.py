"""Where it is said to have happened: the same place, one inside the other, or too far apart for both to be so.

Two places agree where the circles that hold them meet, where one is the state or province of the other, or where
their words do. Only places that play the same part are held against each other: whence something came is not where
it happened.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.link.bounds_compared import compare_bounds
from reportedly.link.denials import set_against
from reportedly.link.told import Told, carries_meaning, cut, stems_in
from reportedly.model.place import ClaimPlace
from reportedly.model.reason import Reason
from reportedly.resolve.geometry import distance_km

SAME_PLACE, OTHER_PLACE, OTHER_NAME = 0.7, -3.0, -1.8
NEAR_KM = 25.0
"""Nearer places are hardly ever meant as two."""
OPPOSITE = "on opposite sides"
"""North of a place, and south of it."""
STATE = 6
PART_KM = 75.0
"""What lies in a direction and is wider than this is a part of a country, and not the surroundings of a town."""
HERE = ("at", "near", "area", "via")
DISTANCE = re.compile(r"\d")
"""In a relation: "40 km from" is on a ring and not at a point."""
COMPASS = {"north": "south", "south": "north", "east": "west", "west": "east"}


def compare_places(older: Told, newer: Told) -> Reason | None:
    """The reason that two claims' places give; None where they name no place in the same part."""
    within = compare_bounds(older, newer)
    if within is not None:
        return within
    pairs = [(a, b) for a in _said_to_be(older) for b in _said_to_be(newer) if _part(a) == _part(b)]
    apart: Reason | None = None
    for one, other in pairs:
        verdict = _verdict(one, other)
        if verdict is True:
            return Reason(feature="same place", bits=SAME_PLACE, older=_shown(one), newer=_shown(other))
        opposite = verdict is False and _named_alike(one, other)
        if verdict is False and (apart is None or opposite):
            known = one.place.lat is not None and other.place.lat is not None
            bits = OTHER_PLACE if known else OTHER_NAME
            feature = OPPOSITE if opposite else "another place"
            apart = Reason(feature=feature, bits=bits, older=_shown(one), newer=_shown(other))
    return apart


def _said_to_be(told: Told) -> list[ClaimPlace]:
    """The places of a claim, without those that it sets others against: "in Basra, and not in Amara"."""
    against = set_against(told)
    named = ((place, stems_in(place.place.toponym.text)) for place in told.places)
    return [place for place, stems in named if not stems or not stems <= against]


def _part(place: ClaimPlace) -> str:
    return "here" if place.role in HERE else place.role


def _shown(place: ClaimPlace) -> str:
    return f"{place.relation} {place.place.toponym.text}" if place.relation else place.place.toponym.text


def _verdict(one: ClaimPlace, other: ClaimPlace) -> bool | None:
    """Whether both can be meant; None where it cannot be told."""
    a, b = one.place, other.place
    named = _named_alike(one, other)
    if any(p.relation and DISTANCE.search(p.relation) for p in (one, other)):
        return False if named and _opposed(one, other) else None
    if named:
        return not _opposed(one, other)
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    if _of_state(one) or _of_state(other):
        return _within_states(one, other)
    apart = distance_km((a.lat, a.lon), (b.lat, b.lon))
    ours, theirs = (p.place.radius_km or 0.0 if p.relation is None else 0.0 for p in (one, other))
    if apart <= max(NEAR_KM, ours, theirs) and not (
        a.country and b.country and a.country != b.country and apart > NEAR_KM
    ):
        return not (a.precision == b.precision == 4)
    return False


def _named_alike(one: ClaimPlace, other: ClaimPlace) -> bool:
    """Whether both name the same place, whatever they say of where from it."""
    a, b = one.place, other.place
    return bool(
        _stems(a.toponym.text) & _stems(b.toponym.text) or (a.gazetteer_id and a.gazetteer_id == b.gazetteer_id)
    )


def _of_state(place: ClaimPlace) -> bool:
    """Whether it is a state, or a part of one by the compass: "the east of …"."""
    if place.relation is None:
        return place.place.precision == STATE
    return bool(_directions(place.relation)) and (place.place.radius_km or 0.0) > PART_KM


def _within_states(one: ClaimPlace, other: ClaimPlace) -> bool | None:
    """Whether a state leaves room for another place; a part of it may, which cannot be told."""
    if one.place.country is None or other.place.country is None:
        return None
    same = one.place.country == other.place.country
    return None if same and any(p.relation and _of_state(p) for p in (one, other)) else same


@lru_cache(maxsize=1 << 14)
def _stems(text: str) -> frozenset[str]:
    return frozenset(w.stem for w in cut(text) if carries_meaning(w.lower_) and w.lower_ not in COMPASS)


def _opposed(one: ClaimPlace, other: ClaimPlace) -> bool:
    """Whether the same name is set off in opposite directions: north and south of it, its east and its west."""
    ours, theirs = _directions(one.relation), _directions(other.relation)
    return any(COMPASS[direction] in theirs for direction in ours) and not ours & theirs


def directed(place: ClaimPlace) -> bool:
    """Whether it is told on which side of the place something is."""
    return bool(_directions(place.relation))


def _directions(relation: str | None) -> set[str]:
    words = (relation or "").lower().replace("-", " ").replace("ern", "").split()
    return {word for word in words if word in COMPASS}
