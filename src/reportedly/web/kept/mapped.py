"""The map of the events asked for: each place as what it is, or, of more than can be drawn, squares that count them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, func, select

from reportedly.casebook import schema
from reportedly.casebook.packing import unpack
from reportedly.tell.sheet import main_part, positions
from reportedly.web.filter import STATUSES, Filter
from reportedly.web.kept.asking import conditions, ordered
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.web.kept.showing import Rows
from reportedly.web.sites import Site

Feature = dict[str, Any]
Box = tuple[float, float, float, float]
E, P, S = schema.picture_events.c, schema.picture_places.c, schema.picture_placed.c
MOST_DRAWN = 600
"""Places that are drawn one by one; of more in sight, those that lie together are counted in squares."""
SQUARES = 24
"""How many squares lie side by side in what is in sight."""
SQUARE = "square"
MOST_NAMED = 2_000
"""Up to so many events, each place names all of its own; of more, only those on the first page of the list."""
A_PAGE = 40
MARGIN_DEGREES = 0.35
"""Kept free around what the map is fitted to, so that a single town is seen in its surroundings."""
OUTERMOST = 0.03
"""Share of the events on each side that the map need not be fitted to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place with how its events stand, before its shape is looked at."""

    number: int
    kind: str
    lon: float
    lat: float
    label: str
    tally: Counter[str]
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """Every place of the events asked for, those of most events first, and what the map is fitted to."""

    spots: tuple[Spot, ...]
    bounds: list[float] | None


def spots_of(rows: Rows, asked: Filter) -> Spots:
    """The places of the events asked for."""
    with rows.looking() as connection:
        found = list(_told_of(connection, asked, rows) if asked.narrows else _all(connection))
        found.sort(key=lambda spot: (-spot.events, spot.lon, spot.lat))
        shapes = _shapes(connection, found) if len(found) <= MOST_DRAWN else {}
    return Spots(spots=tuple(found), bounds=_bounds(found, shapes))


def bounds_of_all(connection: Connection) -> list[float] | None:
    """What the map of every event is fitted to."""
    found = list(_all(connection))
    return _bounds(found, _shapes(connection, found) if len(found) <= MOST_DRAWN else {})


def _all(connection: Connection) -> Iterator[Spot]:
    """What is kept of every place, tallied already."""
    for row in connection.execute(select(P.n, P.kind, P.lon, P.lat, P.label, P.events, P.tally)):
        tally = Counter(
            {s: int(number) for s, number in zip(STATUSES, row.tally.split(), strict=True) if number != "0"}
        )
        yield _spot(row, tally, row.events)


def _told_of(connection: Connection, asked: Filter, rows: Rows) -> Iterator[Spot]:
    """The places of some events."""
    joined = schema.picture_placed.join(schema.picture_events, E.n == S.event)
    stands = select(S.place, E.status, func.count().label("events")).select_from(joined)
    tallies: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for row in connection.execute(stands.where(*conditions(asked, rows.kind)).group_by(S.place, E.status)):
        tallies[row.place][row.status] = row.events
    columns = select(P.n, P.kind, P.lon, P.lat, P.label)
    for some in some_of(sorted(tallies), AT_A_TIME):
        for row in connection.execute(columns.where(P.n.in_(some))):
            yield _spot(row, tallies[row.n], tallies[row.n].total())


def _spot(row: Any, tally: Counter[str], events: int) -> Spot:
    return Spot(number=row.n, kind=row.kind, lon=row.lon, lat=row.lat, label=row.label, tally=tally, events=events)


def mapped(rows: Rows, asked: Filter, known: Spots, found: int, box: Box | None) -> Feature:
    """A FeatureCollection (RFC 7946) of what is in sight: one feature a place or route, or a square of several.

    `found` is how many events are asked for.
    """
    inside = [spot for spot in known.spots if _in(spot, box)]
    single, squares = (inside, []) if len(inside) <= MOST_DRAWN else _squared(inside, box or _around(inside))
    with rows.looking() as connection:
        shapes = _shapes(connection, single)
        events = _events(connection, rows, asked, [spot.number for spot in single], all_of=found <= MOST_NAMED)
    drawn = [_feature(spot, shapes[spot.number], events.get(spot.number, []), asked) for spot in single]
    drawn += [_square(spots, square) for square, spots in squares]
    drawn.sort(key=lambda feature: -sum(feature["properties"]["tally"].values()))
    return {
        "type": "FeatureCollection",
        "features": [{**feature, "id": number} for number, feature in enumerate(drawn)],
        "bounds": known.bounds,
        "whole": len(known.spots) <= MOST_DRAWN,
    }


def _in(spot: Spot, box: Box | None) -> bool:
    if box is None:
        return True
    west, south, east, north = box
    return south <= spot.lat <= north and any(west <= spot.lon + turn <= east for turn in (-360, 0, 360))


def _around(spots: Iterable[Spot]) -> Box:
    listed = list(spots)
    xs, ys = [spot.lon for spot in listed], [spot.lat for spot in listed]
    return min(xs), min(ys), max(xs), max(ys)


def _squared(spots: Sequence[Spot], box: Box) -> tuple[list[Spot], list[tuple[Box, list[Spot]]]]:
    """Places that lie by themselves, and squares that hold several.

    The sides of squares halve with every step of nearness, so that they stay where they are while the map is moved.
    """
    side = 2.0 ** math.ceil(math.log2(max(box[2] - box[0], 1e-6) / SQUARES))
    cells: defaultdict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in spots:
        cells[math.floor(spot.lon / side), math.floor(spot.lat / side)].append(spot)
    single = [some[0] for some in cells.values() if len(some) == 1]
    many = [
        ((x * side, max(-90, y * side), (x + 1) * side, min(90, (y + 1) * side)), some)
        for (x, y), some in cells.items()
        if len(some) > 1
    ]
    return single, many


def _square(spots: Sequence[Spot], square: Box) -> Feature:
    tally: Counter[str] = sum((spot.tally for spot in spots), Counter())
    west, south, east, north = square
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {
            **_properties(tally, (west + east) / 2, (south + north) / 2),
            "kind": SQUARE,
            "label": f"{len(spots)} places",
            "radius_km": None,
            "events": [],
            "href": None,
            "ends": [],
        },
    }


def _properties(tally: Counter[str], lon: float, lat: float) -> dict[str, Any]:
    return {
        "lon": lon,
        "lat": lat,
        "status": next(status for status in STATUSES if tally[status]),
        "tally": {status: tally[status] for status in STATUSES if tally[status]},
    }


def _feature(spot: Spot, site: Site, events: list[str], asked: Filter) -> Feature:
    return {
        "type": "Feature",
        "geometry": site.geometry,
        "properties": {
            **_properties(spot.tally, spot.lon, spot.lat),
            "kind": site.kind,
            "label": spot.label,
            "radius_km": site.radius_km,
            "events": events,
            "href": asked.href(place=site.name) if site.name else None,
            "ends": [list(site.geometry["coordinates"][n]) for n in (0, -1)] if site.kind == "route" else [],
        },
    }


def _shapes(connection: Connection, spots: Iterable[Spot]) -> dict[int, Site]:
    found = {}
    for some in some_of((spot.number for spot in spots), AT_A_TIME):
        for row in connection.execute(select(P.n, P.body).where(P.n.in_(some))):
            told = orjson.loads(unpack(row.body))
            found[row.n] = Site(**told)
    return found


def _events(
    connection: Connection, rows: Rows, asked: Filter, places: Sequence[int], *, all_of: bool
) -> dict[int, list[str]]:
    """By place, the ids of its events: all that are asked for, or those on the first page of them."""
    joined = schema.picture_placed.join(schema.picture_events, E.n == S.event)
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


def _bounds(spots: Sequence[Spot], shapes: dict[int, Site]) -> list[float] | None:
    """West, south, east, north of what lies together; whole countries only where there is nothing finer.

    Places that few events are told of do not widen it: where there are many, most events lie in it, not all places.
    """
    finer = [spot for spot in spots if spot.kind != "country"] or list(spots)
    if not finer:
        return None
    together = {corners[0] for corners in main_part([[(spot.lon, spot.lat)] for spot in finer])}
    near = [spot for spot in finer if (spot.lon, spot.lat) in together]
    west, east = _most((spot.lon, spot.events) for spot in near)
    south, north = _most((spot.lat, spot.events) for spot in near)
    inside = [spot for spot in near if west <= spot.lon <= east and south <= spot.lat <= north]
    corners = [point for spot in inside for point in _corners(spot, shapes)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return [
        round(min(xs) - MARGIN_DEGREES, 3),
        round(max(min(ys) - MARGIN_DEGREES, -85), 3),
        round(max(xs) + MARGIN_DEGREES, 3),
        round(min(max(ys) + MARGIN_DEGREES, 85), 3),
    ]


def _corners(spot: Spot, shapes: dict[int, Site]) -> Iterable[tuple[float, float]]:
    site = shapes.get(spot.number)
    return positions(site.geometry) if site else [(spot.lon, spot.lat)]


def _most(values: Iterable[tuple[float, int]]) -> tuple[float, float]:
    """The least and greatest of values that are there so often, without the outermost where there are many."""
    listed = sorted(values)
    left_out = int(sum(often for _, often in listed) * OUTERMOST)
    return _past(listed, left_out), _past(list(reversed(listed)), left_out)


def _past(listed: Sequence[tuple[float, int]], left_out: int) -> float:
    for value, often in listed:
        left_out -= often
        if left_out < 0:
            return value
    return listed[-1][0]
