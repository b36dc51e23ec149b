"""Where the claims of an event lie on the map: each place as what it is, and the routes between places."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.place import ClaimPlace
from reportedly.tell.basemap import Outline
from reportedly.tell.shape import EXACT, Geometry, Position, circle, geometry_of, middle, routes
from reportedly.tell.sheet import COUNTRY, KINDS, outlined, positions
from reportedly.tell.wording import place_words, plain, where_words

ON_A_ROUTE = ("origin", "via", "destination")
BETWEEN = "between"
"""The relation of a place that has two ends, of which its words tell one."""
KIND = "route"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A shape on the map; claims that place something there share it."""

    key: str
    """The same for the same shape of the same kind."""
    kind: str
    """"point", "radius", "area", "line", "country" or "route"."""
    geometry: dict[str, Any]
    lon: float
    lat: float
    """Where its label stands."""
    name: str
    """What the filter finds it by; empty for a route."""
    radius_km: float | None


def sites_of(claims: Iterable[Claim], basemap: tuple[Outline, ...]) -> dict[str, tuple[Site, str]]:
    """The sites of an event by their keys, each with the words that its claims have for it most often."""
    sites: dict[str, Site] = {}
    words: dict[str, Counter[str]] = {}
    for claim in claims:
        for site, said in _sites(claim, basemap):
            sites.setdefault(site.key, site)
            words.setdefault(site.key, Counter())[said] += 1
    return {key: (site, words[key].most_common(1)[0][0]) for key, site in sites.items()}


def unplaced(claims: Iterable[Claim]) -> Iterator[str]:
    """Words for places that are not resolved, and so not on the map."""
    places = (place.place for claim in claims for place in claim.places)
    yield from dict.fromkeys(plain(place.toponym.text) for place in places if geometry_of(place) is None)


def _sites(claim: Claim, basemap: tuple[Outline, ...]) -> Iterator[tuple[Site, str]]:
    lines = routes(claim.places)
    for line in lines:
        yield _route(line), next(where_words(claim.places), "")
    for place in claim.places:
        if not (lines and place.role in ON_A_ROUTE) and geometry_of(place.place) is not None:
            yield _site(place, basemap), _words(place)


def _words(claim_place: ClaimPlace) -> str:
    name = claim_place.place.name
    return plain(name) if claim_place.relation == BETWEEN and name else place_words(claim_place)


def _route(line: list[Position]) -> Site:
    track: Geometry = {"type": "LineString", "coordinates": [list(point) for point in line]}
    lon, lat = _midway(line)
    return Site(key=_key(KIND, track), kind=KIND, geometry=track, lon=lon, lat=lat, name="", radius_km=None)


def _site(claim_place: ClaimPlace, basemap: tuple[Outline, ...]) -> Site:
    place = claim_place.place
    geometry = outlined(claim_place, basemap) or geometry_of(place)
    assert geometry is not None
    corners = list(positions(geometry))
    kind = _kind(claim_place, geometry)
    lon, lat = middle(place) or corners[len(corners) // 2]
    return Site(
        key=_key(kind, geometry_of(place)),
        kind=kind,
        geometry=_with_radius(claim_place, geometry),
        lon=lon,
        lat=lat,
        name=plain(place.name or place.toponym.text),
        radius_km=place.radius_km,
    )


def _key(kind: str, geometry: Geometry | None) -> str:
    return digest_id("pos", kind, json.dumps(geometry, sort_keys=True))


def _kind(claim_place: ClaimPlace, geometry: Geometry) -> str:
    place = claim_place.place
    if (place.precision or EXACT) >= COUNTRY:
        return "country"
    if place.geometry is None and (place.precision == EXACT or not place.radius_km):
        return "point"
    if KINDS.get(geometry["type"]) == "line":
        return "line"
    return "area" if place.geometry is not None or geometry != geometry_of(place) else "radius"


def _with_radius(claim_place: ClaimPlace, geometry: Geometry) -> Geometry:
    """A town that is known exactly is drawn with the radius that it fills: a point within its circle."""
    place = claim_place.place
    if geometry["type"] == "Point" and place.radius_km and place.lon is not None and place.lat is not None:
        return _circle(place.lon, place.lat, place.radius_km)
    return geometry


@lru_cache(maxsize=4096)
def _circle(lon: float, lat: float, radius_km: float) -> Geometry:
    return circle(lon, lat, radius_km)


def _midway(line: list[Position]) -> Position:
    (x0, y0), (x1, y1) = line[(len(line) - 1) // 2], line[(len(line) - 1) // 2 + 1]
    return (x0 + x1) / 2, (y0 + y1) / 2
