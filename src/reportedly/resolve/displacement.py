"""Move and widen a place by a relation, so that what is drawn is as wide as the words leave it.

How far "near" or "west of" reaches is nowhere laid down; the widths here are taken from the size of the place that they
start from, as people do (after Hall, Smart and Jones, Interpreting spatial language in image captions, 2011).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from reportedly.model.place import Place
from reportedly.resolve import geometry as geo
from reportedly.resolve.geometry import Position
from reportedly.resolve.relations import Relation

LEAST_RADIUS_KM = 2.0
"""A settlement whose size is not known is taken to reach this far."""
NEAR_TIMES, NEAR_PLUS_KM = 2.0, 8.0
"""Near a place of radius r is within 2 r + 8 km: some 10–12 km for a small town, 50 for a capital."""
EDGE_TIMES, EDGE_PLUS_KM = 1.3, 3.0
EDGE_AT, EDGE_SPREAD = 0.8, 0.6
"""The northern outskirts lie around 0.8 radii north of the centre."""
AROUND_TIMES, AROUND_PLUS_KM = 2.0, 10.0
JUST_TIMES, BEYOND_TIMES = 1.0, 1.5
"""How many radii from the centre "just west of" and "west of" are."""
DIRECTION_SPREAD = 0.4
"""Sine of about 23°: a direction of eight is good to half a step, so a distance spreads sideways by this share."""
VAGUE_SPREAD = 0.6
PART_SHIFT = 0.1
"""The northern part starts a tenth of the radius north of the centre."""
MOST_AROUND_KM = 50.0
"""However large a place is, "near" it ends this far from its rim."""
OFFSHORE_KM = 30.0
BORDER_ZONE_KM = 10.0
SUBURB_KM = 25.0
"""UCDP counts a place within about 25 km of a known one as where_prec 2."""
PARTS_REMEMBERED = 128
"""So many parts of countries and provinces are kept drawn: "northern Syria" comes again and again."""

Outline = Callable[[str], Mapping[str, Any] | None]


def displaced(place: Place, relation: Relation, outline: Outline) -> Place:
    """The place that lies so to `place`; unresolved places stay unresolved.

    `outline` gives the polygon of a gazetteer id, None where none is known. Borders and "between" need two places:
    see `between` and `bordering`.
    """
    if place.lat is None or place.lon is None:
        return place
    here, radius = (place.lat, place.lon), reach_km(place)
    if relation.kind == "part":
        return _part(place, here, radius, relation, outline)
    if relation.kind == "direction":
        return _directed(place, here, radius, relation)
    if relation.kind == "distance" and relation.km is not None:
        return _at_distance(place, here, radius, relation)
    if relation.kind == "edge" and relation.bearing is not None:
        return _moved(place, geo.destination(here, relation.bearing, EDGE_AT * radius), EDGE_SPREAD * radius + 2)
    times, plus = {
        "edge": (EDGE_TIMES, EDGE_PLUS_KM),
        "offshore": (1.0, OFFSHORE_KM),
        "around": (AROUND_TIMES, AROUND_PLUS_KM),
        "rim": (1.0, BORDER_ZONE_KM),
    }.get(relation.kind, (NEAR_TIMES, NEAR_PLUS_KM))
    return _moved(place, here, min(times * radius + plus, radius + MOST_AROUND_KM))


def reach_km(place: Place) -> float:
    """How far a resolved place reaches from its point."""
    return max(place.radius_km or 0.0, LEAST_RADIUS_KM)


def _directed(place: Place, here: Position, radius: float, relation: Relation) -> Place:
    bearing = relation.bearing or 0.0
    if relation.words.startswith(("just ", "immediately ", "directly ")):
        return _moved(place, geo.destination(here, bearing, JUST_TIMES * radius + 1), 0.75 * radius + 2)
    if radius > MOST_AROUND_KM:
        return _moved(place, geo.destination(here, bearing, radius + MOST_AROUND_KM), radius)
    away = BEYOND_TIMES * radius + 5
    return _moved(place, geo.destination(here, bearing, away), away)


def _at_distance(place: Place, here: Position, radius: float, relation: Relation) -> Place:
    km = relation.km or 0.0
    if relation.bearing is None:
        return _moved(place, here, km * (1.25 if relation.vague else 1.0) + radius)
    if radius > MOST_AROUND_KM:
        # From a country or province people count from its edge.
        return _moved(place, geo.destination(here, relation.bearing, radius + km), radius)
    # Distances are counted from the centre or from the edge of a town: half its radius lies between the two.
    spread = max((VAGUE_SPREAD if relation.vague else DIRECTION_SPREAD) * km, min(radius / 2, km), 1.0)
    return _moved(place, geo.destination(here, relation.bearing, km), spread)


def _part(place: Place, here: Position, radius: float, relation: Relation, outline: Outline) -> Place:
    if relation.bearing is None:
        return _moved(place, here, radius / 2, part=True)
    known = place.gazetteer_id if radius > SUBURB_KM else None
    drawn = _drawn_part(outline, known, here, relation.bearing, PART_SHIFT * radius) if known else None
    if drawn is None:
        return _moved(place, geo.destination(here, relation.bearing, radius / 2), 0.6 * radius, part=True)
    centre, reach, polygon = drawn
    return replace(_moved(place, centre, reach, part=True), geometry=polygon)


@lru_cache(maxsize=PARTS_REMEMBERED)
def _drawn_part(
    outline: Outline, gazetteer_id: str, here: Position, towards: float, shift_km: float
) -> tuple[Position, float, Mapping[str, Any]] | None:
    """Centre, reach and outline of a part of a place with an outline; None where nothing lies there."""
    whole = outline(gazetteer_id)
    rings = geo.part_of(whole, here, towards, shift_km) if whole else []
    if not rings:
        return None
    centre = geo.centroid(rings)
    return centre, geo.enclosing_km(centre, (p for ring in rings for p in ring)), geo.polygon(rings)


def between(one: Place, other: Place) -> Place:
    """The stretch between two places, under the first one's toponym; unresolved where one of them is."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return unresolved(one)
    ends = (one.lat, one.lon), (other.lat, other.lon)
    half = geo.distance_km(*ends) / 2
    lat, lon = geo.midpoint(*ends)
    return Place(
        toponym=one.toponym,
        name=f"{one.name} – {other.name}",
        country=one.country if one.country == other.country else None,
        lat=round(lat, 5),
        lon=round(lon, 5),
        radius_km=round(half + LEAST_RADIUS_KM, 1),
        geometry=geo.line(ends),
        precision=5,
    )


def bordering(one: Place, other: Place, border: Mapping[str, Any]) -> Place:
    """The border of two countries as a line with its zone, under the first one's toponym."""
    lat, lon = middle = geo.middle_vertex(border)
    return Place(
        toponym=one.toponym,
        name=f"{one.name} – {other.name} border",
        lat=round(lat, 5),
        lon=round(lon, 5),
        radius_km=round(geo.enclosing_km(middle, geo.vertices(border)) + BORDER_ZONE_KM, 1),
        geometry=border,
        precision=5,
    )


def unresolved(place: Place) -> Place:
    """The toponym alone: what is said of the place cannot be drawn."""
    return Place(toponym=place.toponym)


def _moved(place: Place, to: Position, radius_km: float, *, part: bool = False) -> Place:
    lat, lon = to
    precision = 5 if part and (place.precision or 1) >= 4 else _precision(place, radius_km)
    return replace(
        place, lat=round(lat, 5), lon=round(lon, 5), radius_km=round(radius_km, 1), geometry=None, precision=precision
    )


def _precision(place: Place, radius_km: float) -> int:
    """UCDP where_prec of a widened place: never finer than its width, nor than the place it started from."""
    width = 2 if radius_km <= 2 * SUBURB_KM else 3 if radius_km <= 4 * SUBURB_KM else 4 if radius_km <= 300 else 6
    return max(width, place.precision or 1)
