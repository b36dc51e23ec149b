"""A grid over the globe, so that both engines find what lies near a point by an index on whole numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from reportedly.gazetteer.found import EARTH_RADIUS_KM

PER_DEGREE = 4
"""Cells of a quarter of a degree: about 28 km from south to north."""
ACROSS = 360 * PER_DEGREE
DOWN = 180 * PER_DEGREE
KM_PER_DEGREE = math.pi * EARTH_RADIUS_KM / 180


@lru_cache(maxsize=65536)
def cell_of(lat: float, lon: float) -> int:
    """The number of the cell that a point lies in, row by row from the south pole."""
    return _row(lat) * ACROSS + math.floor((lon + 180) * PER_DEGREE) % ACROSS


def _row(lat: float) -> int:
    return min(max(math.floor((lat + 90) * PER_DEGREE), 0), DOWN - 1)


def _column(lon: float) -> int:
    return math.floor((lon + 180) * PER_DEGREE) % ACROSS


def cells_within(lat: float, lon: float, km: float) -> Iterator[tuple[int, int]]:
    """Runs of cells, first and last number, that hold every point within a distance of a point."""
    reach = km / KM_PER_DEGREE
    for row in range(_row(lat - reach), _row(lat + reach) + 1):
        wide = _reach_east(lat, reach)
        if wide >= 180:
            yield row * ACROSS, row * ACROSS + ACROSS - 1
            continue
        west, east = _column(lon - wide), _column(lon + wide)
        if west <= east:
            yield row * ACROSS + west, row * ACROSS + east
        else:
            yield row * ACROSS, row * ACROSS + east
            yield row * ACROSS + west, row * ACROSS + ACROSS - 1


def _reach_east(lat: float, reach: float) -> float:
    """How many degrees of longitude a circle reaches to each side; 180 where it holds a pole."""
    if abs(lat) + reach >= 90:
        return 180
    return math.degrees(math.asin(math.sin(math.radians(reach)) / math.cos(math.radians(lat))))
