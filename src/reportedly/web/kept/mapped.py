"""The map of the events asked for: each place as what it is, or, of more than can be drawn, squares that count them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from reportedly.casebook import picture_schema
from reportedly.web.filter import STATUSES, Filter
from reportedly.web.kept.asking import conditions, ordered
from reportedly.web.kept.showing import Rows
from reportedly.web.kept.spots import MOST_DRAWN, Numbers, Spots, bounds_of_all, shapes_of
from reportedly.web.sites import Site

__all__ = ["A_PAGE", "MOST_NAMED", "Box", "bounds_of_all", "drawn_in", "mapped"]

Feature = dict[str, Any]
Box = tuple[float, float, float, float]
E, S = picture_schema.events.c, picture_schema.placed.c
SQUARES = 24
"""How many squares lie side by side in what is in sight."""
SQUARE = "square"
MOST_NAMED = 2_000
"""Up to so many events, each place names all of its own; of more, only those on the first page of the list."""
A_PAGE = 40


def mapped(rows: Rows, asked: Filter, known: Spots, found: int, box: Box | None) -> Feature:
    """A FeatureCollection (RFC 7946) of what is in sight: one feature a place or route, or a square of several.

    `found` is how many events are asked for.
    """
    inside, squares = drawn_in(known, box)
    single = known.numbers[inside].tolist()
    with rows.looking() as connection:
        shapes = shapes_of(connection, single)
        events = _events(connection, rows, asked, single, all_of=found <= MOST_NAMED)
    drawn = [
        _feature(known, n, shapes[number], events.get(number, []), asked)
        for n, number in zip(inside.tolist(), single, strict=True)
    ]
    drawn = sorted([*drawn, *squares], key=lambda feature: -sum(feature["properties"]["tally"].values()))
    return {
        "type": "FeatureCollection",
        "features": [{**feature, "id": number} for number, feature in enumerate(drawn)],
        "bounds": known.bounds,
        "whole": len(known.numbers) <= MOST_DRAWN,
    }


def drawn_in(known: Spots, box: Box | None) -> tuple[Numbers, list[Feature]]:
    """Of what is in sight, the places that are drawn one by one, by where they stand, and the squares of the others."""
    inside = _in_sight(known, box)
    return (inside, []) if len(inside) <= MOST_DRAWN else _squared(known, inside, box or _around(known, inside))


def _in_sight(known: Spots, box: Box | None) -> Numbers:
    if box is None:
        return np.arange(len(known.numbers))
    west, south, east, north = box
    across = [(west <= known.lon + turn) & (known.lon + turn <= east) for turn in (-360, 0, 360)]
    return np.flatnonzero((south <= known.lat) & (known.lat <= north) & np.logical_or.reduce(across))


def _around(known: Spots, some: Numbers) -> Box:
    lon, lat = known.lon[some], known.lat[some]
    return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())


def _squared(known: Spots, some: Numbers, box: Box) -> tuple[Numbers, list[Feature]]:
    """Places that lie by themselves, and squares that hold several.

    The sides of squares halve with every step of nearness, so that they stay where they are while the map is moved.
    """
    side = 2.0 ** math.ceil(math.log2(max(box[2] - box[0], 1e-6) / SQUARES))
    x, y = np.floor(known.lon[some] / side), np.floor(known.lat[some] / side)
    _, first, which, places = np.unique(
        np.stack((x, y)), axis=1, return_index=True, return_inverse=True, return_counts=True
    )
    tally = np.zeros((len(first), len(STATUSES)), np.int64)
    np.add.at(tally, which.reshape(-1), known.tally[some])
    order = np.argsort(first)
    squares = [
        _square((float(x[first[n]]), float(y[first[n]])), side, int(places[n]), tally[n].tolist())
        for n in order.tolist()
        if places[n] > 1
    ]
    return some[np.sort(first[places == 1])], squares


def _square(corner: tuple[float, float], side: float, places: int, tally: Sequence[int]) -> Feature:
    west, east = corner[0] * side, (corner[0] + 1) * side
    south, north = max(-90, corner[1] * side), min(90, (corner[1] + 1) * side)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {
            **_properties(tally, (west + east) / 2, (south + north) / 2),
            "kind": SQUARE,
            "label": f"{places} places",
            "radius_km": None,
            "events": [],
            "href": None,
            "ends": [],
        },
    }


def _properties(tally: Sequence[int], lon: float, lat: float) -> dict[str, Any]:
    stands = {status: number for status, number in zip(STATUSES, tally, strict=True) if number}
    return {"lon": lon, "lat": lat, "status": next(iter(stands)), "tally": stands}


def _feature(known: Spots, n: int, site: Site, events: list[str], asked: Filter) -> Feature:
    return {
        "type": "Feature",
        "geometry": site.geometry,
        "properties": {
            **_properties(known.tally[n].tolist(), float(known.lon[n]), float(known.lat[n])),
            "kind": site.kind,
            "label": known.labels[n],
            "radius_km": site.radius_km,
            "events": events,
            "href": asked.href(place=site.name) if site.name else None,
            "ends": [list(site.geometry["coordinates"][n]) for n in (0, -1)] if site.kind == "route" else [],
        },
    }


def _events(
    connection: Connection, rows: Rows, asked: Filter, places: Sequence[int], *, all_of: bool
) -> dict[int, list[str]]:
    """By place, the ids of its events: all that are asked for, or those on the first page of them."""
    joined = picture_schema.placed.join(picture_schema.events, E.n == S.event)
    wanted = select(S.place, E.id).select_from(joined).where(*conditions(asked, rows.kind))
    if not all_of:
        first = select(E.n).where(*conditions(asked, rows.kind)).order_by(*ordered(asked)).limit(A_PAGE)
        wanted = select(S.place, E.id).select_from(joined).where(E.n.in_(list(connection.execute(first).scalars())))
    found: defaultdict[int, list[str]] = defaultdict(list)
    inside = set(places)
    for row in connection.execute(wanted.order_by(S.place, E.id)):
        if row.place in inside:
            found[row.place].append(row.id)
    return found
