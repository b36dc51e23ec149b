"""A map sheet: the claims of one report drawn over the basemap, ready to be written as SVG.

Mercator, fitted to the claims. Areas are drawn as areas, radii as circles, movements as arrows; only a place that is
known exactly is a dot.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import Any

import numpy as np

from reportedly.model.claim import Claim
from reportedly.model.place import ClaimPlace, Place
from reportedly.tell.basemap import Outline, outline_around
from reportedly.tell.main_part import main_part
from reportedly.tell.projection import WIDTH, Box, View, fit
from reportedly.tell.shape import Geometry, Position, clip_ring, geometry_of, middle, routes
from reportedly.tell.wording import place_words, plain, where_words

COUNTRY = 6
"""UCDP where_prec from which a place is too wide to fit the sheet to, if anything finer is known."""
FINEST = 0.3
"""Corners of a claim's area closer than this many units of the sheet are drawn as one."""
STEPS_A_UNIT = 2
"""Outlines of the basemap are drawn in whole steps, so many to a unit of the sheet: half the page would be decimals."""
KINDS = {"Point": "dot", "MultiPoint": "dot", "LineString": "line", "MultiLineString": "line"}
ORDER = ("area", "line", "movement", "dot")
"""What is drawn first lies lowest; of one kind, the wider lies lower."""
OUTLINED = {4: "province", 6: "country"}
"""UCDP where_prec of places that the basemap has outlines of."""
BESIDE_BELOW = 30
"""Units of the sheet below which an area is too small to carry its label inside."""
PROVINCES_UP_TO_KM = 2500
"""Sheets wider than this show countries only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One shape on the sheet; `claims` are the numbers of the claims that it belongs to."""

    kind: str
    """"dot", "area", "line" or "movement"."""
    path: str
    """SVG path; empty for a dot."""
    x: float
    y: float
    """Where its label hangs."""
    label: str
    beside: bool
    """The label stands beside the shape rather than on it."""
    title: str
    claims: tuple[int, ...]
    extent: float
    """Its greater side, in units of the sheet; 0 for a dot."""
    doubtful: bool
    """Every claim about it is less than certain or flagged as unverified."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A country's or province's name on the sheet."""

    kind: str
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything to be drawn, in units of the sheet."""

    land: tuple[str, ...]
    provinces: str
    names: tuple[Name, ...]
    drawn: tuple[Drawn, ...]
    lost: tuple[str, ...]
    """Places of claims that are not resolved, and so not on the map."""
    beyond: tuple[str, ...]
    """Places in other parts of the world than the rest, beyond what the sheet reaches."""
    km_per_unit: float


def draw(claims: Iterable[Claim], basemap: tuple[Outline, ...]) -> Sheet | None:
    """Draw the places and movements of claims, numbered in the order given; None where no place is resolved."""
    numbered = tuple(enumerate(claims, start=1))
    places = [(number, place) for number, claim in numbered for place in claim.places]
    known = [list(positions(geometry)) for place in _finest(places) if (geometry := geometry_of(place))]
    if not known:
        return None
    lon, lat = np.array([corners[0] for corners in known]).T
    view = fit([point for corners in compress(known, main_part(lon, lat)) for point in corners])
    unsure = {n for n, c in numbered if c.factuality.certainty != "certain" or c.factuality.unverified}
    drawn = sorted(
        (*_places(places, unsure, view, basemap), *_movements(numbered, unsure, view)),
        key=lambda shape: (ORDER.index(shape.kind), -shape.extent),
    )
    shown = [outline for outline in basemap if _shifts(outline, view.reach)]
    wide = view.width_km > PROVINCES_UP_TO_KM
    provinces = [outline for outline in shown if outline.kind == "province" and not wide]
    countries = [outline for outline in shown if outline.kind == "country"]
    return Sheet(
        land=tuple(filter(None, (_outline_path(outline, view) for outline in countries))),
        provinces="".join(_outline_path(outline, view) for outline in provinces),
        names=tuple(name for name in _names(countries + provinces, view) if name.text not in {d.label for d in drawn}),
        drawn=tuple(shape for shape in drawn if view.holds(shape.x, shape.y) or not shape.label),
        beyond=tuple(dict.fromkeys(shape.label for shape in drawn if not view.holds(shape.x, shape.y) and shape.label)),
        lost=tuple(dict.fromkeys(plain(p.place.toponym.text) for _, p in places if geometry_of(p.place) is None)),
        km_per_unit=view.width_km / WIDTH,
    )


def _finest(places: list[tuple[int, ClaimPlace]]) -> list[Place]:
    """The places to fit the sheet to: all but whole countries, unless there is nothing else."""
    every = [claim_place.place for _, claim_place in places]
    return [place for place in every if (place.precision or 1) < COUNTRY and geometry_of(place)] or every


def positions(geometry: Geometry) -> Iterator[Position]:
    """Every corner of a geometry."""

    def walk(part: Any) -> Iterator[Position]:
        if part and isinstance(part[0], int | float):
            yield (part[0], part[1])
        else:
            for inner in part:
                yield from walk(inner)

    yield from walk(geometry["coordinates"])


def _places(
    places: list[tuple[int, ClaimPlace]], unsure: set[int], view: View, basemap: tuple[Outline, ...]
) -> Iterator[Drawn]:
    groups: dict[str, list[tuple[int, ClaimPlace]]] = {}
    for number, place in places:
        geometry = geometry_of(place.place)
        if geometry is not None:
            groups.setdefault(json.dumps(geometry, sort_keys=True), []).append((number, place))
    for key, group in groups.items():
        yield _place(outlined(group[0][1], basemap) or json.loads(key), group, unsure, view)


def outlined(claim_place: ClaimPlace, basemap: tuple[Outline, ...]) -> Geometry | None:
    """The outline of a whole country or province that the gazetteer knows only a radius of."""
    place, kind = claim_place.place, OUTLINED.get(claim_place.place.precision or 0)
    if kind is None or place.geometry or claim_place.relation or None in (place.country, place.lat, place.lon):
        return None
    outline = outline_around(basemap, kind, place.country or "", place.lon or 0.0, place.lat or 0.0)
    return {"type": "Polygon", "coordinates": list(outline.rings())} if outline else None


def _place(geometry: Geometry, group: list[tuple[int, ClaimPlace]], unsure: set[int], view: View) -> Drawn:
    claims = tuple(dict.fromkeys(number for number, _ in group))
    place = group[0][1].place
    corners = list(map(view.to_sheet, positions(geometry)))
    label = middle(place)
    x, y = view.to_sheet(label) if label else (_mid(c[0] for c in corners), _mid(c[1] for c in corners))
    kind = KINDS.get(geometry["type"], "area")
    extent = 0.0 if kind == "dot" else max(_extent(c[0] for c in corners), _extent(c[1] for c in corners))
    words = list(dict.fromkeys(place_words(p) for _, p in group))
    return Drawn(
        kind=kind,
        path="" if kind == "dot" else "".join(_paths(geometry, view)),
        x=x,
        y=y,
        label=words[0],
        beside=extent < BESIDE_BELOW,
        title=_title(words, place.name, place.country, place.radius_km),
        claims=claims,
        extent=extent,
        doubtful=unsure.issuperset(claims),
    )


def _title(words: list[str], name: str | None, country: str | None, radius_km: float | None) -> str:
    resolved = ", ".join(plain(part) for part in (name, country) if part)
    within = f" (within {radius_km:,.0f} km)" if radius_km and radius_km >= 1 else ""
    return f"{'; '.join(words)}: {resolved}{within}" if resolved else "; ".join(words) + within


def _mid(values: Iterable[float]) -> float:
    listed = list(values)
    return (min(listed) + max(listed)) / 2


def _extent(values: Iterable[float]) -> float:
    listed = list(values)
    return max(listed) - min(listed)


def _movements(numbered: tuple[tuple[int, Claim], ...], unsure: set[int], view: View) -> Iterator[Drawn]:
    for number, claim in numbered:
        for line in routes(claim.places):
            stops = list(map(view.to_sheet, line))
            yield Drawn(
                kind="movement",
                path=_bent(stops),
                x=_mid(x for x, _ in stops),
                y=_mid(y for _, y in stops),
                label="",
                beside=False,
                extent=_extent(x for x, _ in stops),
                title=next(where_words(claim.places), ""),
                claims=(number,),
                doubtful=number in unsure,
            )


def _bent(stops: list[Position]) -> str:
    """An arrow's path, bent a little so that there and back stay apart."""
    path = f"M{_pair(stops[0])}"
    for (x0, y0), (x1, y1) in pairwise(stops):
        bend = ((x0 + x1) / 2 + 0.12 * (y1 - y0), (y0 + y1) / 2 - 0.12 * (x1 - x0))
        path += f"Q{_pair(bend)} {_pair((x1, y1))}"
    return path


def _paths(geometry: Geometry, view: View) -> Iterator[str]:
    coordinates, kind = geometry["coordinates"], geometry["type"]
    if kind in ("LineString", "MultiLineString"):
        lines = [coordinates] if kind == "LineString" else coordinates
        yield from (_path(view.to_sheet((x, y)) for x, y, *_ in line) for line in lines)
        return
    for polygon in [coordinates] if kind == "Polygon" else coordinates:
        yield from (_ring_path([(view.nearest(x), y) for x, y, *_ in ring], view) for ring in polygon)


def _outline_path(outline: Outline, view: View) -> str:
    """The outline as far as it is in reach, in relative steps."""
    return "".join(
        _steps(map(view.on_sheet, clip_ring([(x + shift, y) for x, y in ring], *view.reach)))
        for shift in _shifts(outline, view.reach)
        for ring in outline.rings(least=1 / view.scale)
    )


def _steps(points: Iterable[Position]) -> str:
    """A closed path in whole steps; empty where less than a triangle is left of it."""
    stops: list[tuple[int, int]] = []
    for x, y in points:
        stop = (round(x * STEPS_A_UNIT), round(y * STEPS_A_UNIT))
        if not stops or abs(stop[0] - stops[-1][0]) + abs(stop[1] - stops[-1][1]) > 1:
            stops.append(stop)
    if len(stops) < 4:
        return ""
    moves = (f"{x1 - x0} {y1 - y0}" for (x0, y0), (x1, y1) in pairwise(stops))
    return f"M{stops[0][0]} {stops[0][1]}l{' '.join(moves)}z".replace(" -", "-")


def _shifts(outline: Outline, reach: Box) -> list[int]:
    """By how many degrees of longitude to move an outline so that it comes to lie in reach."""
    west, south, east, north = reach
    return [by for by in (0, 360, -360) if outline.meets(west - by, south, east - by, north)]


def _ring_path(ring: Iterable[Position], view: View) -> str:
    path = _path(map(view.on_sheet, clip_ring(ring, *view.reach)))
    return f"{path}Z" if path.count(",") > 2 else ""


def _path(points: Iterable[Position]) -> str:
    kept: list[Position] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > FINEST:
            kept.append(point)
    return "M" + " ".join(map(_pair, kept)) if len(kept) > 1 else ""


def _pair(point: Position) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}".replace(".0,", ",").removesuffix(".0")


def _names(outlines: list[Outline], view: View) -> Iterator[Name]:
    """Names of countries and provinces whose labelling point is on the sheet, the widest first."""
    for outline in sorted(outlines, key=lambda o: (o.kind, (o.west - o.east) * (o.north - o.south))):
        x, y = view.to_sheet((outline.label_lon, outline.label_lat))
        if view.holds(x, y):
            yield Name(kind=outline.kind, text=outline.name, x=round(x, 1), y=round(y, 1))
