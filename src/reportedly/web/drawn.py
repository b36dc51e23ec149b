"""Places of events as they are drawn on the workbench's map: what each is, and how its events stand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.place import ClaimPlace
from reportedly.tell.basemap import Outline
from reportedly.tell.shape import EXACT, Geometry, Position, circle, geometry_of, middle, routes
from reportedly.tell.sheet import COUNTRY, KINDS, main_part, outlined, positions
from reportedly.tell.wording import place_words, plain, where_words
from reportedly.web.filter import STATUSES, Filter
from reportedly.web.told import ToldEvent

Feature = dict[str, Any]
ON_A_ROUTE = ("origin", "via", "destination")
BETWEEN = "between"
"""The relation of a place that has two ends, of which its words tell one."""
MARGIN_DEGREES = 0.35
"""Kept free around what the map is fitted to, so that a single town is seen in its surroundings."""

OUTERMOST = 0.03
"""Share of the events on each side that the map need not be fitted to."""


@dataclass(slots=True, kw_only=True)
class _Site:
    """A shape, while the events there are gathered."""

    kind: str
    """"point", "radius", "area", "line", "country" or "route"."""
    geometry: Geometry
    at: Position
    words: Counter[str] = field(default_factory=Counter)
    name: str = ""
    radius_km: float | None = None
    events: dict[str, ToldEvent] = field(default_factory=dict)
    claims: set[str] = field(default_factory=set)


def drawn(told: Iterable[ToldEvent], basemap: tuple[Outline, ...], asked: Filter) -> dict[str, Any]:
    """A FeatureCollection (RFC 7946): one feature a place or route, with how many events of each status it has."""
    sites: dict[str, _Site] = {}
    for one in told:
        for claim in one.claims:
            for key, site in _sites(claim, basemap):
                kept = sites.setdefault(key, site)
                kept.words.update(site.words)
                kept.events[one.event.id] = one
                kept.claims.add(claim.id)
    ordered = sorted(sites.values(), key=lambda site: (-len(site.events), site.at))
    return {
        "type": "FeatureCollection",
        "features": [_feature(number, site, asked) for number, site in enumerate(ordered)],
        "bounds": _bounds(ordered),
    }


def lost(told: Iterable[ToldEvent]) -> tuple[str, ...]:
    """Places of events that are not resolved, and so not on the map."""
    places = (place.place for one in told for claim in one.claims for place in claim.places)
    return tuple(dict.fromkeys(plain(place.toponym.text) for place in places if geometry_of(place) is None))


def _sites(claim: Claim, basemap: tuple[Outline, ...]) -> Iterator[tuple[str, _Site]]:
    lines = routes(claim.places)
    for line in lines:
        track: Geometry = {"type": "LineString", "coordinates": [list(point) for point in line]}
        words = Counter([next(where_words(claim.places), "")])
        yield f"route {json.dumps(track)}", _Site(kind="route", geometry=track, at=_midway(line), words=words)
    for place in claim.places:
        if not (lines and place.role in ON_A_ROUTE) and geometry_of(place.place) is not None:
            site = _site(place, basemap)
            yield f"{site.kind} {json.dumps(geometry_of(place.place), sort_keys=True)}", site


def _site(claim_place: ClaimPlace, basemap: tuple[Outline, ...]) -> _Site:
    place = claim_place.place
    geometry = outlined(claim_place, basemap) or geometry_of(place)
    assert geometry is not None
    corners = list(positions(geometry))
    return _Site(
        kind=_kind(claim_place, geometry),
        geometry=_with_radius(claim_place, geometry),
        at=middle(place) or corners[len(corners) // 2],
        words=Counter(
            [plain(place.name) if claim_place.relation == BETWEEN and place.name else place_words(claim_place)]
        ),
        name=plain(place.name or place.toponym.text),
        radius_km=place.radius_km,
    )


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
        return circle(place.lon, place.lat, place.radius_km)
    return geometry


def _midway(line: list[Position]) -> Position:
    (x0, y0), (x1, y1) = line[(len(line) - 1) // 2], line[(len(line) - 1) // 2 + 1]
    return (x0 + x1) / 2, (y0 + y1) / 2


def _feature(number: int, site: _Site, asked: Filter) -> Feature:
    tally: Counter[str] = Counter(one.event.status for one in site.events.values())
    label = site.words.most_common(1)[0][0]
    return {
        "type": "Feature",
        "id": number,
        "geometry": site.geometry,
        "properties": {
            "kind": site.kind,
            "label": label,
            "lon": site.at[0],
            "lat": site.at[1],
            "radius_km": site.radius_km,
            "status": next(status for status in STATUSES if tally[status]),
            "tally": {status: tally[status] for status in STATUSES if tally[status]},
            "events": sorted(site.events),
            "href": asked.href(place=site.name or label) if site.name else None,
            "ends": [list(site.geometry["coordinates"][n]) for n in (0, -1)] if site.kind == "route" else [],
        },
    }


def _bounds(sites: list[_Site]) -> list[float] | None:
    """West, south, east, north of what lies together; whole countries only where there is nothing finer.

    Places that few events are told of do not widen it: where there are many, most events lie in it, not all places.
    """
    finer = [site for site in sites if site.kind != "country"] or sites
    if not finer:
        return None
    together = {corners[0] for corners in main_part([[site.at] for site in finer])}
    near = [site for site in finer if site.at in together]
    middles = [site.at for site in near for _ in site.events]
    (west, east), (south, north) = (_most(axis) for axis in zip(*middles, strict=True))
    inside = [site for site in near if west <= site.at[0] <= east and south <= site.at[1] <= north]
    corners = [point for site in inside for point in positions(site.geometry)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return [
        round(min(xs) - MARGIN_DEGREES, 3),
        round(max(min(ys) - MARGIN_DEGREES, -85), 3),
        round(max(xs) + MARGIN_DEGREES, 3),
        round(min(max(ys) + MARGIN_DEGREES, 85), 3),
    ]


def _most(values: Iterable[float]) -> tuple[float, float]:
    """The least and greatest of values, without the outermost where there are many."""
    listed = sorted(values)
    left_out = int(len(listed) * OUTERMOST)
    return listed[left_out], listed[-1 - left_out]
