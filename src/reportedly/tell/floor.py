"""How finely places are told to readers: nothing finer than a floor, of kilometres or of provinces.

What is finer becomes a circle whose middle says nothing of where in it the place lies: the middle of a square of a
fixed grid, or the point at which a map writes the province's name. Two places in one square are told alike. The words
of the report stay: what it published is public, and the floor holds for what was found out from it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from reportedly.model.claim import Claim
from reportedly.model.place import Place
from reportedly.resolve.geometry import Position, enclosing_km, vertices
from reportedly.tell.basemap import Outline, Ring, load_basemap

Floor = float | Literal["province"]
"""Kilometres, or first-order divisions."""

KM_A_DEGREE = 111.195
"""Of a great circle on the earth's mean radius."""
SPARE = 0.99
"""Squares are a little smaller than a flat earth would allow: corners stay within reach on a round one, and rounded."""
WITHIN_25_KM, DISTRICT, PROVINCE = 2, 3, 4
"""UCDP's precisions, which places are given when they are told coarsely."""
SEA_KM = 100.0
"""How wide a circle is told where there is no province; circles of provinces grow by as much."""
AREAS = ("Polygon", "MultiPolygon")
AS_WIDE = (PROVINCE, 6, 7)
"""Precisions of provinces and of what is wider; lines and landscapes, of precision 5, may be narrow."""


def coarse_claim(claim: Claim, floor: Floor | None) -> Claim:
    """The claim with no place finer than the floor."""
    if floor is None or not claim.places:
        return claim
    return replace(claim, places=tuple(replace(one, place=coarse(one.place, floor)) for one in claim.places))


def coarse(place: Place, floor: Floor) -> Place:
    """The place as readers are told it; one that is coarse enough, or resolved to nothing, stays."""
    points = _points(place)
    if not points or _coarse_enough(place, points, floor):
        return place
    middle, radius, name = _province_circle(points) if floor == "province" else _square_circle(points, floor)
    wide = radius if place.radius_km is None or floor == "province" else radius + floor
    return Place(
        toponym=place.toponym,
        name=name,
        country=place.country,
        lat=middle[0],
        lon=middle[1],
        radius_km=wide,
        precision=PROVINCE if floor == "province" else WITHIN_25_KM if wide <= 25 else DISTRICT,
    )


def _points(place: Place) -> list[Position]:
    """All that the place says of where it is."""
    here = [] if place.lat is None or place.lon is None else [(place.lat, place.lon)]
    return here + (vertices(place.geometry) if place.geometry else [])


def _coarse_enough(place: Place, points: list[Position], floor: Floor) -> bool:
    """Whether it is an area as wide as the floor asks; lines are exact however long they are."""
    if place.geometry is not None and place.geometry.get("type") not in AREAS:
        return False
    if floor == "province":
        return place.precision in AS_WIDE
    return max(place.radius_km or 0.0, enclosing_km(points[0], points)) >= floor


def _square_circle(points: Iterable[Position], floor: float) -> tuple[Position, float, None]:
    """A circle around the middle of a grid square, as wide as the floor, or as many floors as hold all points."""
    there = list(points)
    middle = square_of(_middle(there), floor)
    floors = max(1, math.ceil(enclosing_km(middle, there) / floor - 1e-9))
    return middle, floors * floor, None


def square_of(point: Position, floor: float) -> Position:
    """The middle of the grid square that a point lies in; no point of the square is further from it than the floor."""
    side = SPARE * floor * math.sqrt(2) / KM_A_DEGREE
    rows = max(1, math.ceil(180 / side))
    high = 180 / rows
    row = min(rows - 1, int((point[0] + 90) / high))
    widest = _widest(row * high - 90, (row + 1) * high - 90)
    columns = max(1, math.ceil(360 * math.cos(math.radians(widest)) / side))
    wide = 360 / columns
    column = min(columns - 1, int(((point[1] + 180) % 360) / wide))
    return round((row + 0.5) * high - 90, 5), round((column + 0.5) * wide - 180, 5)


def _widest(south: float, north: float) -> float:
    """The parallel of a row on which its squares are widest: their corners are within reach there too."""
    return 0.0 if south * north < 0 else min(abs(south), abs(north))


def _middle(points: list[Position]) -> Position:
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)


def _province_circle(points: list[Position]) -> tuple[Position, float, str | None]:
    """The circle that holds the province of the points, told by its name; out at sea, a wide square."""
    outline = _province_at(_middle(points))
    if outline is None:
        return _square_circle(points, SEA_KM)
    middle, radius = _around(outline)
    return middle, max(radius, _whole(enclosing_km(middle, points))), outline.name


def _whole(km: float) -> float:
    return math.ceil(km / SEA_KM) * SEA_KM


@lru_cache(maxsize=4096)
def _around(outline: Outline) -> tuple[Position, float]:
    middle = outline.label_lat, outline.label_lon
    corners = ((lat, lon) for ring in outline.rings() for lon, lat in ring)
    return middle, float(math.ceil(enclosing_km(middle, corners)))


@lru_cache(maxsize=65536)
def _province_at(point: Position) -> Outline | None:
    lat, lon = point
    for outline in load_basemap():
        near = outline.kind == "province" and outline.meets(lon, lat, lon, lat)
        if near and sum(_crosses(ring, lat, lon) for ring in outline.rings()) % 2:
            return outline
    return None


def _crosses(ring: Ring, lat: float, lon: float) -> int:
    """How often a line due east from a point crosses the ring."""
    return sum(
        (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise(ring)
    )
