"""Where: the words (toponym), the resolved thing (place), and its part in a claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from reportedly.model.span import Quote

PlaceRole = Literal["at", "near", "origin", "destination", "via", "area"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a toponym resolves to; every field but `toponym` is None where it resolves to nothing.

    Latitude and longitude are WGS 84 degrees. A place that is an area carries `radius_km` or `geometry`
    wide enough to hold it, and is never meant as a bare point.
    """

    toponym: Quote
    name: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2; None also for a place in more than one country."""
    gazetteer_id: str | None = None
    """Prefix and id in the data it comes from, such as "geonames:98182"."""
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    """The place lies within this distance of `lat`, `lon`."""
    geometry: Mapping[str, Any] | None = None
    """GeoJSON geometry (longitude first) where a radius says too little: a route, a border, a polygon."""
    precision: int | None = None
    """UCDP where_prec: 1 exact, 2 within about 25 km, 3 adm2, 4 adm1, 5 line or landscape, 6 country, 7 sea or air."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPlace:
    """A place in a claim: what part it plays, and the words that set it off from its toponym."""

    place: Place
    """Already moved and widened by the relation: "just west of Baghdad" is not Baghdad's own point."""
    role: PlaceRole
    relation: str | None
    """"west of", "10 km south of", "between" …; None where the claim names the place itself."""
