"""From degrees to the units of a map sheet (Mercator), across 180° E where need be."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from reportedly.tell.shape import EARTH_RADIUS_KM, Position

WIDTH, HEIGHT = 800, 520
"""Units of a sheet."""
MARGIN = 0.16
"""Share of the sheet kept free on every side."""
NARROWEST_DEGREES = 0.6
"""About 60 km: no sheet is fitted closer, so that a single town is seen in its surroundings."""
MERCATOR_END = 84.0
"""Latitude beyond which Mercator runs away."""
REACH = 0.5
"""How much of a sheet may be panned to on each side; what lies further out is not on the page."""

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees; east may lie beyond 180."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What of the earth a sheet shows."""

    west: float
    """Longitude of the left edge."""
    top: float
    """Mercator ordinate of the upper edge, in degrees."""
    scale: float
    """Units of the sheet a degree of longitude."""

    def to_sheet(self, point: Position) -> Position:
        """Where a point lies on the sheet, at the turn of longitude that is nearest to its middle."""
        return self.on_sheet((self.nearest(point[0]), point[1]))

    def on_sheet(self, point: Position) -> Position:
        """Where a point lies on the sheet, its longitude taken as it is."""
        return (point[0] - self.west) * self.scale, (self.top - _ordinate(point[1])) * self.scale

    def nearest(self, lon: float) -> float:
        """The longitude, a full turn on or back if that brings it nearer to the middle of the sheet."""
        centre = self.west + WIDTH / self.scale / 2
        return lon + 360 * round((centre - lon) / 360)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point of the sheet can be panned to."""
        return -REACH * WIDTH <= x <= (1 + REACH) * WIDTH and -REACH * HEIGHT <= y <= (1 + REACH) * HEIGHT

    @property
    def reach(self) -> Box:
        """What can be panned to, in degrees."""
        wide, high = WIDTH / self.scale, HEIGHT / self.scale
        return (
            self.west - REACH * wide,
            _latitude(self.top - (1 + REACH) * high),
            self.west + (1 + REACH) * wide,
            _latitude(self.top + REACH * high),
        )

    @property
    def width_km(self) -> float:
        """How wide the sheet is along its middle."""
        middle = math.radians(_latitude(self.top - HEIGHT / self.scale / 2))
        return math.radians(WIDTH / self.scale) * EARTH_RADIUS_KM * math.cos(middle)


def fit(points: list[Position]) -> View:
    """The sheet that holds all points (at least one) with a margin around them."""
    west, east = _span_of_longitude([lon for lon, _ in points])
    ordinates = [_ordinate(lat) for _, lat in points]
    south, north = min(ordinates), max(ordinates)
    free = 1 - 2 * MARGIN
    scale = min(
        WIDTH * free / max(east - west, NARROWEST_DEGREES),
        HEIGHT * free / max(north - south, NARROWEST_DEGREES),
    )
    return View(west=(west + east) / 2 - WIDTH / scale / 2, top=(south + north) / 2 + HEIGHT / scale / 2, scale=scale)


def _span_of_longitude(longitudes: list[float]) -> tuple[float, float]:
    """West and east end of the shortest arc that holds all longitudes; east may lie beyond 180."""
    listed = sorted(set(longitudes))
    gaps = [(after - before, after, before) for before, after in pairwise(listed)]
    gaps.append((listed[0] + 360 - listed[-1], listed[0], listed[-1]))
    _, west, east = max(gaps)
    return west, east if east >= west else east + 360


def _ordinate(lat: float) -> float:
    bounded = math.radians(max(-MERCATOR_END, min(MERCATOR_END, lat)))
    return math.degrees(math.log(math.tan(math.pi / 4 + bounded / 2)))


def _latitude(ordinate: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(ordinate))) - math.pi / 2)
