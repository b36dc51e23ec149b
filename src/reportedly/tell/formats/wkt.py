"""Geometries as well-known text and well-known binary (OGC Simple Features)."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any

CODES = {"Point": 1, "LineString": 2, "Polygon": 3, "MultiPoint": 4, "MultiLineString": 5, "MultiPolygon": 6}
PARTS = {"MultiPoint": "Point", "MultiLineString": "LineString", "MultiPolygon": "Polygon"}


def wkt(geometry: Mapping[str, Any] | None) -> str | None:
    """A GeoJSON geometry as text; None for none."""
    return None if geometry is None else f"{geometry['type'].upper()} {_told(geometry['coordinates'], outermost=True)}"


def _told(coordinates: Any, *, outermost: bool = False) -> str:
    if not isinstance(coordinates[0], list | tuple):
        words = f"{coordinates[0]:.15g} {coordinates[1]:.15g}"
        return f"({words})" if outermost else words
    return f"({', '.join(_told(part) for part in coordinates)})"


def wkb(geometry: Mapping[str, Any]) -> bytes:
    """A GeoJSON geometry as bytes, little-endian."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    head = struct.pack("<BI", 1, CODES[kind])
    if kind in PARTS:
        parts = [wkb({"type": PARTS[kind], "coordinates": part}) for part in coordinates]
        return head + struct.pack("<I", len(parts)) + b"".join(parts)
    if kind == "Point":
        return head + _points([coordinates])
    if kind == "LineString":
        return head + _counted(coordinates)
    return head + struct.pack("<I", len(coordinates)) + b"".join(map(_counted, coordinates))


def _counted(points: Any) -> bytes:
    return struct.pack("<I", len(points)) + _points(points)


def _points(points: Any) -> bytes:
    return b"".join(struct.pack("<2d", point[0], point[1]) for point in points)


def envelope(geometry: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """West, east, south and north."""
    points = list(_corners(geometry["coordinates"]))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), max(xs), min(ys), max(ys)


def _corners(coordinates: Any) -> Any:
    if not isinstance(coordinates[0], list | tuple):
        yield coordinates[0], coordinates[1]
        return
    for part in coordinates:
        yield from _corners(part)
