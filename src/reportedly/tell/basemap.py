"""Outlines of countries and first-level divisions that lie under the claims of a map.

They are compiled at set-up (`basemap_build`) to one line an outline, with its box in front, so that only what a map
shows is ever decoded. Rings are written as encoded polylines on a grid of a hundredth of a degree (about 1 km).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from reportedly.errors import SetupError

BASEMAP_PATH = Path(__file__).parent / "data" / "basemap.tsv"
DEGREE = 100
"""Grid steps a degree."""

Ring = list[tuple[float, float]]
"""A closed line: longitude and latitude in degrees, the first corner repeated at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The shape of a country or a first-level division, still coded; degrees throughout."""

    kind: str
    """"country" or "province"."""
    country: str
    """ISO 3166-1 alpha-2."""
    name: str
    label_lon: float
    label_lat: float
    west: float
    south: float
    east: float
    north: float
    coded: tuple[str, ...]

    def meets(self, west: float, south: float, east: float, north: float) -> bool:
        """Tell whether the outline's box and the given one overlap."""
        return self.west <= east and west <= self.east and self.south <= north and south <= self.north

    def rings(self, least: float = 0.0) -> Iterator[Ring]:
        """Decode the rings whose greater side is at least so many degrees; holes and islands are rings like any other.

        Corners closer than `least` to the one before are left out.
        """
        for coded in self.coded:
            size, ring = coded.split(",")
            if int(size) >= least * DEGREE:
                yield thinned(decode_ring(ring), least)


@cache
def load_basemap(path: Path = BASEMAP_PATH) -> tuple[Outline, ...]:
    """Read every outline, countries first; once a process.

    Raises SetupError where the basemap was not compiled.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        raise SetupError(f"the basemap {path} is missing; run `make setup`") from None
    return tuple(_read_outline(line) for line in lines)


def write_outline(outline: Outline) -> str:
    """One line for one outline."""
    *plain, coded = (getattr(outline, field.name) for field in fields(outline))
    return "\t".join([*map(str, plain), " ".join(coded)])


def _read_outline(line: str) -> Outline:
    kind, country, name, lon, lat, west, south, east, north, coded = line.split("\t")
    return Outline(
        kind=kind,
        country=country,
        name=name,
        label_lon=float(lon),
        label_lat=float(lat),
        west=float(west),
        south=float(south),
        east=float(east),
        north=float(north),
        coded=tuple(coded.split(" ")),
    )


def encode_sized(ring: Sequence[tuple[int, int]]) -> str:
    """Write a ring with its greater side in front, so that specks need not be decoded to be seen as such."""
    size = max(max(part) - min(part) for part in zip(*ring, strict=True))
    return f"{size},{encode_ring(ring)}"


def encode_ring(ring: Iterable[tuple[int, int]]) -> str:
    """Write grid points as an encoded polyline: differences in base 32, offset to printable ASCII."""
    coded: list[str] = []
    before = (0, 0)
    for point in ring:
        coded += (_encode_step(now - then) for now, then in zip(point, before, strict=True))
        before = point
    return "".join(coded)


def _encode_step(step: int) -> str:
    rest = ~(step << 1) if step < 0 else step << 1
    digits = ""
    while rest >= 0x20:
        digits += chr((0x20 | (rest & 0x1F)) + 63)
        rest >>= 5
    return digits + chr(rest + 63)


@lru_cache(maxsize=2048)
def decode_ring(coded: str) -> Ring:
    """Read an encoded polyline back into degrees; reports of one region share most of theirs."""
    steps: list[int] = []
    value = shift = 0
    for byte in coded.encode("ascii"):
        value |= ((byte - 63) & 0x1F) << shift
        shift += 5
        if byte < 95:  # 63 + 0x20: the last digit of a step
            steps.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    ring: Ring = []
    x = y = 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        ring.append((x / DEGREE, y / DEGREE))
    return ring


def thinned(ring: Ring, least: float) -> Ring:
    """The ring without corners closer than `least` degrees to the one kept before; it stays closed."""
    if not least:
        return ring
    last_x, last_y = ring[0]
    kept = [ring[0]]
    for x, y in ring:
        if abs(x - last_x) + abs(y - last_y) >= least:
            kept.append((x, y))
            last_x, last_y = x, y
    return kept if kept[-1] == ring[-1] else [*kept, ring[-1]]


def outline_around(basemap: Iterable[Outline], kind: str, country: str, lon: float, lat: float) -> Outline | None:
    """The outline of this kind and country that a point lies in; of countries, the one there is."""
    for outline in basemap:
        if outline.kind == kind and outline.country == country:
            if kind == "country":
                return outline
            if outline.meets(lon, lat, lon, lat) and sum(_crossings(ring, lon, lat) for ring in outline.rings()) % 2:
                return outline
    return None


def _crossings(ring: Ring, lon: float, lat: float) -> int:
    """How often the line from a point to the east crosses a ring; odd means inside."""
    return sum(
        (y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) / (y1 - y0) * (x1 - x0)
        for (x0, y0), (x1, y1) in pairwise(ring)
    )
