"""Which places a map is fitted to where some lie in other parts of the world than the rest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reportedly.resolve.geometry import EARTH_RADIUS_KM

FAR_KM = 3000.0
MOST = 0.6
"""Share of the places that must lie within `FAR_KM` of their middle for the others to be left off."""


def main_part(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which places, by their degrees, lie in the part where most are: all, where no part has so many.

    A capital overseas must not shrink the rest to a speck.
    """
    xs, ys = np.radians(lon), np.radians(lat)
    x, y = np.radians(np.median(lon)), np.radians(np.median(lat))
    haversine = np.sin((ys - y) / 2) ** 2 + np.cos(ys) * np.cos(y) * np.sin((xs - x) / 2) ** 2
    near: NDArray[np.bool_] = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1, np.sqrt(haversine))) < FAR_KM
    return near if np.count_nonzero(near) >= MOST * len(near) else np.ones_like(near)
