"""One place of the gazetteer, and the kinds of place there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

Feature = Literal[
    "continent", "region", "country", "adm1", "adm2", "city", "district", "airfield", "base", "site", "island",
    "mountain", "river", "lake", "sea", "landscape", "route", "border",
]  # fmt: skip
"""What sort of place it is: "district" is a part of a city, "region" a region of the world or of a country,
"site" a single spot (a dam, a camp, a crossing), "sea" also a strait or gulf, "landscape" a valley, desert or plain."""

FEATURES: tuple[Feature, ...] = get_args(Feature)

AREAS: frozenset[Feature] = frozenset(
    (
        "continent",
        "region",
        "country",
        "adm1",
        "adm2",
        "island",
        "mountain",
        "river",
        "lake",
        "sea",
        "landscape",
        "route",
        "border",
    )
)
"""Kinds that are never one point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place as the gazetteer knows it. Latitude and longitude are WGS 84 degrees."""

    id: str
    """Prefix and id in the data it comes from: "geonames:98182", "ourairports:OR-BD", "reportedly:merv", "user:…"."""
    name: str
    country: str | None
    """ISO 3166-1 alpha-2; None for what belongs to no country or to several."""
    admin1: str | None
    """Code of the first-order division it lies in, such as "IQ.01" or "US.TX"; of itself for an "adm1"."""
    admin2: str | None
    """Code of the second-order division it lies in, such as "US.TX.201"; of itself for an "adm2"."""
    lat: float
    lon: float
    population: int
    """0 where it is not known or there is none."""
    feature: Feature
    radius_km: float
    """The place lies within this distance of `lat`, `lon`."""
    geometry: Mapping[str, Any] | None
    """GeoJSON line or polygon (longitude first) that comes with the row; None for most: see `Gazetteer.polygon`."""
