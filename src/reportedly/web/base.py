"""The land under the workbench's map, as GeoJSON from the compiled outlines: no tile server is asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson

from reportedly.errors import InputError
from reportedly.tell.basemap import Outline, load_basemap

Box = tuple[float, float, float, float]
FAR = 0.5
"""Degrees below which corners are left out of countries out of the way."""
NEAR = 1 / 1500
"""Share of the map's width below which corners are left out of what it is fitted to: about a pixel at first sight."""
AROUND = 0.5
"""How much of the map's own width and height is drawn finely on each side of it."""
LEAST = 0.01
"""Degrees between two points of the outlines as they are kept."""
MOST_DEGREES = 60
"""Maps wider than this are of the world: they show no provinces."""


def box_of(written: str) -> Box:
    """Read "west,south,east,north"; raises InputError where it is no box."""
    try:
        west, south, east, north = (float(part) for part in written.split(","))
    except ValueError:
        raise InputError(written, "is no box", "write west,south,east,north in degrees") from None
    if not (-540 <= west < east <= 540 and -90 <= south < north <= 90):
        raise InputError(written, "is no box", "write west,south,east,north in degrees")
    return west, south, east, north


@lru_cache(maxsize=16)
def land(box: Box) -> bytes:
    """Countries of the whole world, finely those in and around the box, and their provinces, as GeoJSON."""
    return orjson.dumps({"type": "FeatureCollection", "features": list(_features(box))})


def _features(box: Box) -> Iterator[dict[str, Any]]:
    west, south, east, north = box
    wide, high = east - west, north - south
    around = (west - AROUND * wide, south - AROUND * high, east + AROUND * wide, north + AROUND * high)
    world = wide > MOST_DEGREES
    for outline in load_basemap():
        near = outline.meets(*around) and not world
        if outline.kind == "country" or near:
            feature = _feature(outline, max(LEAST, wide * NEAR) if near else FAR)
            if feature["geometry"]["coordinates"]:
                yield feature


def _feature(outline: Outline, least: float) -> dict[str, Any]:
    rings = [[[[x, y] for x, y in ring]] for ring in outline.rings(least=least) if len(ring) > 3]
    about = {"kind": outline.kind, "name": outline.name, "lon": outline.label_lon, "lat": outline.label_lat}
    return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": rings}, "properties": about}
