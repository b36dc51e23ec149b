"""Outlines and borders from packages: Natural Earth countries and provinces, US Census counties."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

Point = tuple[float, float]
"""Longitude, latitude: the order of GeoJSON."""

GRID_DEGREES = 0.04
"""Outlines are drawn on a grid of this width, about 4 km: they serve maps and containment of towns, not surveying."""


MAIN_PART = 0.2
"""A part of a country smaller than this share of its largest part does not count towards how far it reaches."""


@dataclass(frozen=True)
class Outline:
    """The outline of one place: rings of points, the first of each group its outer ring."""

    polygons: tuple[tuple[tuple[Point, ...], ...], ...]

    @cached_property
    def points(self) -> list[tuple[float, float]]:
        """Every corner as latitude, longitude."""
        return [(lat, lon) for polygon in self.polygons for ring in polygon for lon, lat in ring]

    @property
    def main_points(self) -> list[tuple[float, float]]:
        """Every corner of its parts but small far ones, as latitude, longitude: France without its islands overseas."""
        sizes = [_moments(polygon[0])[0] for polygon in self.polygons]
        large = [p for p, size in zip(self.polygons, sizes, strict=True) if size >= MAIN_PART * max(sizes)]
        return Outline(tuple(large)).points

    @property
    def centroid(self) -> tuple[float, float]:
        """Latitude and longitude of the middle of its largest part."""
        area, x, y = max(_moments(polygon[0]) for polygon in self.polygons)
        return (round(y, 4), round(x, 4)) if area else (self.polygons[0][0][0][1], self.polygons[0][0][0][0])

    def geojson(self) -> dict[str, Any]:
        """Give the outline as a GeoJSON MultiPolygon on the grid, without the specks that vanish there."""
        drawn = [[_on_grid(ring) for ring in polygon] for polygon in self.polygons]
        kept = [[r for r in polygon if len(r) > 3] for polygon in drawn if len(polygon[0]) > 3]
        return {"type": "MultiPolygon", "coordinates": kept or [[list(map(list, self.polygons[0][0]))]]}


def _moments(ring: tuple[Point, ...]) -> tuple[float, float, float]:
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (abs(area) / 2, x / (3 * area), y / (3 * area)) if area else (0.0, *ring[0])


def _on_grid(ring: tuple[Point, ...]) -> list[list[float]]:
    drawn: list[list[float]] = []
    for lon, lat in ring:
        corner = [
            round(round(lon / GRID_DEGREES) * GRID_DEGREES, 2),
            round(round(lat / GRID_DEGREES) * GRID_DEGREES, 2),
        ]
        if not drawn or drawn[-1] != corner:
            drawn.append(corner)
    return drawn


class Topology:
    """A TopoJSON file: shapes that share the arcs of their common borders."""

    def __init__(self, path: Path, layer: str) -> None:
        content = json.loads(path.read_text(encoding="utf-8"))
        self._shapes = content["objects"][layer]["geometries"]
        self._arcs = [_decode(arc, content["transform"]) for arc in content["arcs"]]

    def outlines(self) -> dict[str, Outline]:
        """Give the outline of each shape by its id."""
        known: dict[str, Outline] = {}
        for shape in self._shapes:
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            if "id" in shape:
                found = Outline(tuple(tuple(self._ring(ring) for ring in polygon) for polygon in polygons))
                # Far reefs carry the number of their state in a shape of their own: the larger one counts.
                if len(found.points) > len(known[shape["id"]].points if shape["id"] in known else ()):
                    known[shape["id"]] = found
        return known

    def borders(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Give each two shapes with a common border, and that border as a GeoJSON MultiLineString."""
        sides = {shape["id"]: self._arc_numbers(shape) for shape in self._shapes if "id" in shape}
        for one, other in combinations(sorted(sides), 2):
            common = sorted(sides[one] & sides[other])
            lines = [drawn for arc in common if len(drawn := _on_grid(tuple(self._arcs[arc]))) > 1]
            if lines:
                yield one, other, {"type": "MultiLineString", "coordinates": lines}

    def _ring(self, arcs: list[int]) -> tuple[Point, ...]:
        points: list[Point] = []
        for arc in arcs:
            line = self._arcs[arc] if arc >= 0 else self._arcs[~arc][::-1]
            points.extend(line[1:] if points else line)
        return tuple(points)

    def _arc_numbers(self, shape: dict[str, Any]) -> set[int]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        return {arc if arc >= 0 else ~arc for polygon in polygons for ring in polygon for arc in ring}


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return points


def provinces(folder: Path) -> Iterator[tuple[str, Outline]]:
    """Give the ISO 3166-2 code of each first-order division with its outline, from a folder of GeoJSON files."""
    for path in sorted(folder.glob("*-*.json")):
        shape = json.loads(path.read_text(encoding="utf-8"))["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        yield path.stem, Outline(tuple(tuple(tuple((p[0], p[1]) for p in r) for r in polygon) for polygon in polygons))
