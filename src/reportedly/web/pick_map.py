"""A small map to put a place on: an image of land and candidates; a click on it sends the point, without any script."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.tell.basemap import Outline, load_basemap
from reportedly.web.base import Box

WIDTH, HEIGHT = 344, 260
"""Pixels; the page shows it in this very size, since a click is told in pixels of what is shown."""
LEAST_DEGREES = 0.4
AROUND = 0.6
"""Share of its own width that is shown around what it is fitted to."""
CLOSER = 2.5
MOST_LAT = 84.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """What the map shows."""

    box: Box
    """West, south, east, north, of the shape of the image."""

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]]) -> Pick:
        """Fit it to points (latitude, longitude); the world where there are none."""
        if not points:
            return cls(box=_shaped(0.0, 20.0, 340.0))
        lats, lons = [p[0] for p in points], [p[1] for p in points]
        lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        high = (max(lats) - min(lats)) / math.cos(math.radians(lat)) * WIDTH / HEIGHT
        return cls(box=_shaped(lon, lat, max(max(lons) - min(lons), high, LEAST_DEGREES) * (1 + 2 * AROUND)))

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Latitude and longitude of a pixel."""
        west, south, east, north = self.box
        return round(north - (north - south) * y / HEIGHT, 4), round(west + (east - west) * x / WIDTH, 4)

    def pixel(self, lat: float, lon: float) -> tuple[float, float]:
        """The pixel of a point."""
        west, south, east, north = self.box
        return round((lon - west) / (east - west) * WIDTH, 1), round((north - lat) / (north - south) * HEIGHT, 1)

    def zoomed(self, times: float, lat: float, lon: float) -> Pick:
        """The map so many times nearer, around a point."""
        west, _, east, _ = self.box
        return Pick(box=_shaped(lon, lat, min(max((east - west) / times, LEAST_DEGREES / 8), 340.0)))

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle, as latitude and longitude."""
        return self.at(WIDTH / 2, HEIGHT / 2)

    @property
    def written(self) -> str:
        """The box, as addresses carry it."""
        return ",".join(f"{degrees:.4f}" for degrees in self.box)


def _shaped(lon: float, lat: float, wide: float) -> Box:
    """A box of the shape of the image; degrees of longitude are as much shorter as they are at this latitude."""
    lat = max(-MOST_LAT, min(MOST_LAT, lat))
    high = wide * HEIGHT / WIDTH * math.cos(math.radians(lat))
    south, north = max(-90.0, lat - high / 2), min(90.0, lat + high / 2)
    return lon - wide / 2, south, lon + wide / 2, north


def pick_svg(pick: Pick, numbered: Iterable[tuple[float, float]], chosen: tuple[float, float] | None) -> str:
    """The image: land with its borders and names, candidates by number, and a cross where the place is put."""
    drawn: dict[str, list[str]] = {"country": [], "province": []}
    names: list[str] = []
    taken: list[tuple[float, float, str]] = []
    for outline in _near(pick):
        if path := _path(outline, pick):
            drawn[outline.kind].append(path)
            at = pick.pixel(outline.label_lat, outline.label_lon)
            if _is_free(at, outline.name, taken):
                taken.append((*at, outline.name))
                names.append(f'<text x="{at[0]:g}" y="{at[1]:g}">{_escaped(outline.name)}</text>')
    marks = [
        f'<circle cx="{x:g}" cy="{y:g}" r="8" fill="#1b4f8a" stroke="#fff"/><text x="{x:g}" y="{y + 4:g}">{n}</text>'
        for n, (x, y) in enumerate((pick.pixel(lat, lon) for lat, lon in numbered), start=1)
    ]
    cross = ""
    if chosen is not None:
        x, y = pick.pixel(*chosen)
        cross = f'<path stroke="#8f3410" stroke-width="3" d="M{x - 9:g} {y:g}h18M{x:g} {y - 9:g}v18"/>'
    words = 'font-family="sans-serif" font-size="11" text-anchor="middle"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        '<rect fill="#dfe8ee" width="100%" height="100%"/>'
        f'<g fill="#f5f2ea" stroke="#a9a290">{"".join(drawn["country"])}</g>'
        f'<g fill="none" stroke="#d9d3c4">{"".join(drawn["province"])}</g>'
        f'<g fill="#6f6a5d" {words}>{"".join(names)}</g><g fill="#fff" font-weight="700" {words}>{"".join(marks)}</g>'
        f"{cross}</svg>"
    )


LINE, HALF_A_LETTER = 13, 3.2
"""Pixels of a line of names, and of half a letter of one."""
MOST_FOR_PROVINCES = 30
"""Degrees of width beyond which provinces are left out."""


def _near(pick: Pick) -> Iterator[Outline]:
    west, _, east, _ = pick.box
    for outline in load_basemap():
        wanted = outline.kind == "country" or east - west < MOST_FOR_PROVINCES
        if wanted and outline.meets(*pick.box):
            yield outline


def _is_free(at: tuple[float, float], name: str, taken: Iterable[tuple[float, float, str]]) -> bool:
    """Whether a name fits into the image, and lies on no other."""
    x, y = at
    half = len(name) * HALF_A_LETTER
    inside = half < x < WIDTH - half and LINE < y < HEIGHT - LINE / 3
    return inside and all(
        abs(y - other_y) > LINE or abs(x - other_x) > half + len(other) * HALF_A_LETTER
        for other_x, other_y, other in taken
    )


def _path(outline: Outline, pick: Pick) -> str:
    west, _, east, _ = pick.box
    rings = [[pick.pixel(y, x) for x, y in ring] for ring in outline.rings(least=(east - west) / WIDTH)]
    drawn = " ".join(f"M{' '.join(f'{x:g},{y:g}' for x, y in ring)}Z" for ring in rings if _seen(ring))
    return f'<path d="{drawn}"/>' if drawn else ""


def _seen(ring: Sequence[tuple[float, float]]) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs) <= WIDTH and max(xs) >= 0 and min(ys) <= HEIGHT and max(ys) >= 0


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
