"""What a reader of one data source hands to the build, and the measures that several of them take."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import SetupError
from reportedly.gazetteer.entry import Entry

EARTH_RADIUS_KM = 6371.0088


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry and the names it goes by besides its own."""

    entry: Entry
    names: tuple[str, ...]


def package_folder(package: str) -> Path:
    """Find where an installed package keeps its data, without running any of its code.

    Raises SetupError where it is not installed.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SetupError(f'the package {package} is not installed; run `pip install "reportedly[build]"`')
    return Path(spec.submodule_search_locations[0])


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the great-circle distance of two points in kilometres."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def settlement_radius_km(population: int) -> float:
    """Estimate how far a town reaches from its centre; 2 km where its population is not known."""
    return round(max(2.0, min(30.0, 0.015 * math.sqrt(population))), 1)


def centre(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Give the mean point (lat, lon) of points on the globe."""
    x = y = z = 0.0
    for lat, lon in points:
        a, o = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(a) * math.cos(o), y + math.cos(a) * math.sin(o), z + math.sin(a)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)


def reach_km(lat: float, lon: float, points: Iterable[tuple[float, float]]) -> float:
    """Give the distance from a point to the farthest of `points` (lat, lon); 0 for none."""
    return round(max((distance_km(lat, lon, *point) for point in points), default=0.0), 1)
