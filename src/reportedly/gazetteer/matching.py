"""Which outline belongs to which province: told by the towns inside, since the sources number provinces differently."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.gazetteer.geonames import Town
from reportedly.gazetteer.outlines import Outline, Point

TOWNS_ASKED = 12
"""So many towns of each province, the most populous, say in which outline they lie."""
AGREEMENT = 0.6
"""An outline is a province's where this share of its towns lies inside, and of the towns inside belongs to it."""


def outlines_by_province(outlines: Mapping[str, Outline], towns: Iterable[Town]) -> dict[str, Outline]:
    """Give the outline of each first-order division that has one of its own, by GeoNames code ("UA.14").

    `outlines` are keyed by codes that start with the country's ("UA-LH"); `towns` come the most populous first.
    """
    boxes: dict[str, list[tuple[str, _Shape]]] = defaultdict(list)
    for key, outline in outlines.items():
        boxes[key[:2]].append((key, _Shape(outline)))
    asked = _asked(towns)
    inside: dict[str, Counter[str]] = {
        code: Counter(held for town in some if (held := _holding(boxes[code[:2]], town)))
        for code, some in asked.items()
    }
    total: Counter[str] = Counter()
    for counts in inside.values():
        total.update(counts)
    matched = {}
    for code, counts in inside.items():
        for best, count in counts.most_common(1):
            if count >= AGREEMENT * len(asked[code]) and count >= AGREEMENT * total[best]:
                matched[code] = outlines[best]
    return matched


def _asked(towns: Iterable[Town]) -> dict[str, list[Town]]:
    asked: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        if town.admin1 and len(asked[town.admin1]) < TOWNS_ASKED:
            asked[town.admin1].append(town)
    return asked


class _Shape:
    """The outer rings of an outline, each with the box around it."""

    def __init__(self, outline: Outline) -> None:
        self.rings = [(_box(polygon[0]), polygon[0]) for polygon in outline.polygons]

    def holds(self, lat: float, lon: float) -> bool:
        """Tell whether a point lies inside."""
        return any(
            west <= lon <= east and south <= lat <= north and _inside(lat, lon, ring)
            for (west, south, east, north), ring in self.rings
        )


def _holding(shapes: Sequence[tuple[str, _Shape]], town: Town) -> str | None:
    return next((key for key, shape in shapes if shape.holds(town.lat, town.lon)), None)


def _box(ring: Sequence[Point]) -> tuple[float, float, float, float]:
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    return min(lons), min(lats), max(lons), max(lats)


def _inside(lat: float, lon: float, ring: Sequence[Point]) -> bool:
    within = False
    x0, y0 = ring[-1]
    for x1, y1 in ring:
        if (y0 > lat) != (y1 > lat) and lon < (x1 - x0) * (lat - y0) / (y1 - y0) + x0:
            within = not within
        x0, y0 = x1, y1
    return within
