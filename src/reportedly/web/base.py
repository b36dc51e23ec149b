"""The land under the workbench's map, as GeoJSON from the compiled outlines: no tile server is asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson

from reportedly.errors import InputError
from reportedly.tell.basemap import Outline, Ring, load_basemap, thinned

Box = tuple[float, float, float, float]
FAR = 0.5
"""Degrees below which corners are left out of countries out of the way."""
NEAR = 1 / 1500
"""Share of the map's width below which corners are left out of what it is fitted to: about a pixel at first sight."""
AROUND = 0.5
"""How much of the map's own width and height is drawn finely on each side of it."""
LEAST = 0.01
"""Degrees between two points of the outlines as they are kept."""
SPECK = 3
"""Corners, the first of them twice, of which no polygon can be made."""
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
            rings = _rings(outline, max(LEAST, wide * NEAR), around) if near else list(outline.rings(least=FAR))
            if rings:
                yield _feature(outline, rings)


def _rings(outline: Outline, least: float, around: Box) -> list[Ring]:
    """The rings of an outline that lies near, those of them coarsely that do not: islands overseas."""
    west, south, east, north = around
    found = []
    for ring in outline.rings(least=least):
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        here = min(xs) <= east and max(xs) >= west and min(ys) <= north and max(ys) >= south
        found.append(ring if here else thinned(ring, FAR))
    return [ring for ring in found if len(ring) > SPECK]


def _feature(outline: Outline, rings: list[Ring]) -> dict[str, Any]:
    polygons = [[[[x, y] for x, y in ring]] for ring in rings if len(ring) > SPECK]
    about = {"kind": outline.kind, "name": outline.name, "lon": outline.label_lon, "lat": outline.label_lat}
    return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": polygons}, "properties": about}
