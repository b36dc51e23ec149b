"""The shape that a place has on a map: an area as an area, never as a bare pin."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from reportedly.model.place import ClaimPlace, Place

EARTH_RADIUS_KM = 6371.0088
CIRCLE_CORNERS = 48
EXACT = 1
"""UCDP where_prec of a place that is known exactly, and so may be a point."""

Geometry = dict[str, Any]
"""A GeoJSON geometry (RFC 7946), longitude first."""
Position = tuple[float, float]
"""Longitude and latitude, degrees."""


def geometry_of(place: Place) -> Geometry | None:
    """The place's own geometry, else the circle that holds it, else its point; None where it is not resolved."""
    if place.geometry is not None:
        return dict(place.geometry)
    if place.lat is None or place.lon is None:
        return None
    if place.radius_km and place.precision != EXACT:
        return circle(place.lon, place.lat, place.radius_km)
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def circle(lon: float, lat: float, radius_km: float) -> Geometry:
    """A polygon whose corners lie `radius_km` from the middle, cut where it crosses 180° E."""
    turns = [2 * math.pi * n / CIRCLE_CORNERS for n in range(CIRCLE_CORNERS)]
    ring = [_from(lon, lat, radius_km, turn) for turn in reversed(turns)]
    ring.append(ring[0])
    parts = [
        [(x + shift, y) for x, y in part]
        for shift in (0, 360, -360)
        if len(part := clip_ring(ring, -180 - shift, -90, 180 - shift, 90)) > 3
    ]
    coordinates = [[[[round(x, 5), round(y, 5)] for x, y in part]] for part in parts]
    if len(coordinates) == 1:
        return {"type": "Polygon", "coordinates": coordinates[0]}
    return {"type": "MultiPolygon", "coordinates": coordinates}


def _from(lon: float, lat: float, km: float, bearing: float) -> Position:
    """The point that far away in that direction (radians from north, clockwise)."""
    angle, north = km / EARTH_RADIUS_KM, math.radians(lat)
    y = math.asin(math.sin(north) * math.cos(angle) + math.cos(north) * math.sin(angle) * math.cos(bearing))
    x = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(north), math.cos(angle) - math.sin(north) * math.sin(y)
    )
    return lon + math.degrees(x), math.degrees(y)


def distance_km(one: Position, other: Position) -> float:
    """The way between two points along the surface."""
    (x0, y0), (x1, y1) = (tuple(map(math.radians, point)) for point in (one, other))
    h = math.sin((y1 - y0) / 2) ** 2 + math.cos(y0) * math.cos(y1) * math.sin((x1 - x0) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(h))


def clip_ring(ring: Iterable[Position], west: float, south: float, east: float, north: float) -> list[Position]:
    """What of a closed ring lies in a box (Sutherland–Hodgman); empty where nothing does."""
    kept = list(ring)
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        values = [point[axis] for point in kept]
        if values and (min(values) < limit if sign > 0 else max(values) > limit):
            kept = _clip_side(kept, axis, limit, sign)
    return kept


def _clip_side(ring: Sequence[Position], axis: int, limit: float, sign: int) -> list[Position]:
    kept: list[Position] = []
    inside = [sign * (point[axis] - limit) >= 0 for point in ring]
    for n, (before, corner) in enumerate(pairwise(ring)):
        if inside[n] and not kept:
            kept.append(before)
        if inside[n] != inside[n + 1]:
            share = (limit - before[axis]) / (corner[axis] - before[axis])
            kept.append((before[0] + share * (corner[0] - before[0]), before[1] + share * (corner[1] - before[1])))
        if inside[n + 1]:
            kept.append(corner)
    if kept and kept[0] != kept[-1]:
        kept.append(kept[0])
    return kept


def routes(places: Iterable[ClaimPlace]) -> list[list[Position]]:
    """The movements of a claim: a line from each origin by way of the via places to each destination.

    Where only one end is known, or an end is not resolved, the line runs between the points that are.
    """
    stops: Mapping[str, list[Position]] = {"origin": [], "via": [], "destination": []}
    for place in places:
        if place.role in stops and (point := middle(place.place)) is not None:
            stops[place.role].append(point)
    starts = [[point] for point in stops["origin"]] or [[]]
    ends = [[point] for point in stops["destination"]] or [[]]
    if not stops["origin"] and not stops["destination"]:
        return []
    lines = [start + stops["via"] + end for start in starts for end in ends]
    return [line for line in lines if len(set(line)) > 1]


def middle(place: Place) -> Position | None:
    """The point that stands for the place on a route; None where it is not resolved."""
    return None if place.lat is None or place.lon is None else (place.lon, place.lat)
