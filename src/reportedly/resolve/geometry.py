"""Distances, bearings and cuts on the globe.

A sphere of the earth's mean radius stands for the earth: against the ellipsoid that is wrong by at most 0.6 %, far less
than any place of a report is known. Positions are (latitude, longitude) in WGS 84 degrees, distances kilometres,
bearings degrees clockwise from north. Great-circle formulas after E. Williams, Aviation Formulary v1.47; the haversine
after R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68 (1984).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

EARTH_RADIUS_KM = 6371.0088
"""Mean radius (2a + b) / 3 of WGS 84, after Moritz, Geodetic Reference System 1980."""

Position = tuple[float, float]
Ring = list[Position]


def distance_km(one: Position, other: Position) -> float:
    """Great-circle distance of two positions (haversine)."""
    return _arc_km(_haversine(one, other))


def _haversine(one: Position, other: Position) -> float:
    """Of the angle between two positions; it grows with their distance."""
    (lat1, lon1), (lat2, lon2) = _radians(one), _radians(other)
    return math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2


def _arc_km(haversine: float) -> float:
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(haversine)))


def bearing(one: Position, other: Position) -> float:
    """Initial bearing of the great circle from one position to the other."""
    (lat1, lon1), (lat2, lon2) = _radians(one), _radians(other)
    east = math.sin(lon2 - lon1) * math.cos(lat2)
    north = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    return math.degrees(math.atan2(east, north)) % 360


def destination(start: Position, towards: float, km: float) -> Position:
    """Where one comes out after `km` along the great circle that sets out in direction `towards`."""
    lat1, lon1 = _radians(start)
    angle, course = km / EARTH_RADIUS_KM, math.radians(towards)
    lat2 = math.asin(math.sin(lat1) * math.cos(angle) + math.cos(lat1) * math.sin(angle) * math.cos(course))
    east = math.sin(course) * math.sin(angle) * math.cos(lat1)
    lon2 = lon1 + math.atan2(east, math.cos(angle) - math.sin(lat1) * math.sin(lat2))
    return math.degrees(lat2), _wrapped(math.degrees(lon2))


def midpoint(one: Position, other: Position) -> Position:
    """Halfway along the great circle between two positions."""
    return destination(one, bearing(one, other), distance_km(one, other) / 2)


def enclosing_km(centre: Position, positions: Iterable[Position]) -> float:
    """Radius around `centre` that holds every one of `positions`; 0 for none."""
    return _arc_km(max((_haversine(centre, p) for p in positions), default=0.0))


def line(positions: Sequence[Position]) -> dict[str, Any]:
    """A GeoJSON LineString (longitude first) through the positions."""
    return {"type": "LineString", "coordinates": [[round(lon, 5), round(lat, 5)] for lat, lon in positions]}


def vertices(geometry: Mapping[str, Any]) -> list[Position]:
    """Every vertex of a GeoJSON geometry, in order."""

    def walk(node: Any) -> Iterable[Position]:
        if node and isinstance(node[0], (int, float)):
            yield float(node[1]), float(node[0])
        else:
            for inner in node:
                yield from walk(inner)

    return list(walk(geometry["coordinates"]))


def middle_vertex(geometry: Mapping[str, Any]) -> Position:
    """The vertex of a line that is nearest to the mean of all: a point on it, near its middle."""
    points = vertices(geometry)
    mean = sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
    return min(points, key=lambda p: distance_km(p, mean))


def part_of(geometry: Mapping[str, Any], centre: Position, towards: float, shift_km: float) -> list[Ring]:
    """The part of a polygon that lies more than `shift_km` from `centre` in direction `towards`, as rings.

    Cuts the outer rings with a half plane (Sutherland and Hodgman, 1974) in degrees scaled to be of equal length
    at `centre`; holes are left out. Empty where nothing lies there, or the geometry is no polygon.
    """
    outers = {"Polygon": lambda c: [c[0]], "MultiPolygon": lambda c: [p[0] for p in c]}.get(geometry["type"])
    if outers is None:
        return []
    squeeze = math.cos(math.radians(centre[0]))
    course, shift = math.radians(towards), math.degrees(shift_km / EARTH_RADIUS_KM)
    north, east = math.cos(course), math.sin(course)

    def depth(p: Position) -> float:
        return (p[0] - centre[0]) * north + (p[1] - centre[1]) * squeeze * east - shift

    rings = [
        _clipped([(float(lat), float(lon)) for lon, lat, *_ in outer], depth)
        for outer in outers(geometry["coordinates"])
    ]
    return [ring for ring in rings if len(ring) >= 3]


def _clipped(ring: Ring, depth: Any) -> Ring:
    kept: Ring = []
    depths = [depth(p) for p in ring]
    both = zip(ring, ring[1:] + ring[:1], depths, depths[1:] + depths[:1], strict=True)
    for here, after, now, then in both:
        if now >= 0:
            kept.append(here)
        if (now >= 0) != (then >= 0):
            t = now / (now - then)
            kept.append((here[0] + t * (after[0] - here[0]), here[1] + t * (after[1] - here[1])))
    return kept


def polygon(rings: Sequence[Ring]) -> dict[str, Any]:
    """A GeoJSON Polygon or MultiPolygon of outer rings, each closed."""
    closed = [[[round(lon, 4), round(lat, 4)] for lat, lon in [*ring, ring[0]]] for ring in rings]
    if len(closed) == 1:
        return {"type": "Polygon", "coordinates": closed}
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in closed]}


def centroid(rings: Sequence[Ring]) -> Position:
    """The centre of area of plane rings (shoelace formula), the largest of them only."""
    ring = max(rings, key=lambda r: abs(_moments(r)[0]))
    area, north, east = _moments(ring)
    if abs(area) < 1e-9:
        return ring[0]
    return north / (3 * area), east / (3 * area)


def _moments(ring: Ring) -> tuple[float, float, float]:
    """Twice the signed area, and its moments, relative to no origin in particular."""
    area = north = east = 0.0
    for (lat1, lon1), (lat2, lon2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = lon1 * lat2 - lon2 * lat1
        area += cross
        north += (lat1 + lat2) * cross
        east += (lon1 + lon2) * cross
    return area, north, east


def _radians(p: Position) -> tuple[float, float]:
    return math.radians(p[0]), math.radians(p[1])


def _wrapped(lon: float) -> float:
    return (lon + 180) % 360 - 180
