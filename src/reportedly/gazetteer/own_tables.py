"""Places from the lexicon's own tables: landscapes, routes, waters, bases; and short names of countries and states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.gazetteer.entry import Entry, Feature
from reportedly.gazetteer.found import Found
from reportedly.lexicon.table import load_table


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """A row of `lexicon/landscapes.tsv`."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: Feature
    country: str | None
    """Empty for what lies in several countries."""
    lat: float
    lon: float
    radius_km: float
    line: tuple[str, ...]
    """Points "lat lon" of a route, river or front in order; empty for what is round."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortName:
    """A row of `lexicon/short_names.tsv`: what news calls a place that GeoNames lists under longer names."""

    name: str
    place: str
    """A GeoNames id."""
    source: str


def found_landscapes() -> Iterator[Found]:
    """Give every row of the table of landscapes."""
    for row in load_table("landscapes", OwnPlace):
        points = [[float(lon), float(lat)] for lat, lon in (point.split() for point in row.line)]
        entry = Entry(
            id=f"reportedly:{row.id}", name=row.name, country=row.country, admin1=None, admin2=None, lat=row.lat,
            lon=row.lon, population=0, feature=row.kind, radius_km=row.radius_km,
            geometry={"type": "LineString", "coordinates": points} if points else None,
        )  # fmt: skip
        yield Found(entry=entry, names=row.aliases)


def short_names() -> dict[str, tuple[str, ...]]:
    """Give the further names of places by the id of their entry."""
    names: dict[str, tuple[str, ...]] = {}
    for row in load_table("short_names", ShortName):
        names[f"geonames:{row.place}"] = (*names.get(f"geonames:{row.place}", ()), row.name)
    return names
