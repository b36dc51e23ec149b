"""The places of the events asked for with how these stand, as columns: of tens of thousands none is looked at alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from reportedly.casebook import picture_schema
from reportedly.casebook.packing import unpack
from reportedly.tell.main_part import main_part
from reportedly.tell.sheet import positions
from reportedly.web.filter import STATUSES, Filter
from reportedly.web.kept.asking import conditions
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.web.kept.showing import Rows
from reportedly.web.sites import Site

Numbers = NDArray[np.int64]
Degrees = NDArray[np.float64]
Chosen = NDArray[np.bool_]
E, P, S = picture_schema.events.c, picture_schema.places.c, picture_schema.placed.c
MOST_DRAWN = 600
"""Places that are drawn one by one; of more in sight, those that lie together are counted in squares."""
MARGIN_DEGREES = 0.35
"""Kept free around what the map is fitted to, so that a single town is seen in its surroundings."""
OUTERMOST = 0.03
"""Share of the events on each side that the map need not be fitted to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Every place of the kept picture, in the order of their numbers."""

    numbers: Numbers
    lon: Degrees
    lat: Degrees
    countries: Chosen
    """Which are whole countries."""
    labels: tuple[str, ...]
    tally: Numbers
    """A row for each place: its events of each status, in the order of the statuses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """The places of the events asked for, those of most events first, and what the map is fitted to."""

    numbers: Numbers
    lon: Degrees
    lat: Degrees
    countries: Chosen
    labels: tuple[str, ...]
    tally: Numbers
    bounds: list[float] | None

    @property
    def events(self) -> Numbers:
        """How many events each place has."""
        found: Numbers = self.tally.sum(axis=1)
        return found


def ground_in(connection: Connection) -> Ground:
    """Read every place with what is kept of it."""
    rows = connection.execute(select(P.n, P.kind, P.lon, P.lat, P.label, P.tally).order_by(P.n)).all()
    numbers, kinds, lon, lat, labels, tallies = zip(*rows, strict=True) if rows else ((),) * 6
    return Ground(
        numbers=np.array(numbers, np.int64),
        lon=np.array(lon, np.float64),
        lat=np.array(lat, np.float64),
        countries=np.array([kind == "country" for kind in kinds], np.bool_),
        labels=labels,
        tally=np.array(" ".join(tallies).split(), np.int64).reshape(-1, len(STATUSES)),
    )


def spots_of(rows: Rows, asked: Filter, ground: Ground | None = None) -> Spots:
    """The places of the events asked for, out of a ground that was read already or is read now."""
    with rows.looking() as connection:
        ground = ground or ground_in(connection)
        tally = _told_of(connection, asked, rows, ground) if asked.narrows else ground.tally
        return _spots(connection, ground, tally)


def bounds_of_all(connection: Connection) -> list[float] | None:
    """What the map of every event is fitted to."""
    ground = ground_in(connection)
    return _spots(connection, ground, ground.tally).bounds


def _told_of(connection: Connection, asked: Filter, rows: Rows, ground: Ground) -> Numbers:
    """The tally of each place, of some events alone."""
    joined = picture_schema.placed.join(picture_schema.events, E.n == S.event)
    told = select(S.place, E.status, func.count()).select_from(joined)
    found = connection.execute(told.where(*conditions(asked, rows.kind)).group_by(S.place, E.status)).all()
    tally = np.zeros_like(ground.tally)
    if found and len(ground.numbers):
        places, statuses, events = (np.array(column) for column in zip(*found, strict=True))
        at = np.minimum(np.searchsorted(ground.numbers, places), len(ground.numbers) - 1)
        there = ground.numbers[at] == places  # others came after the ground was read
        order = {status: number for number, status in enumerate(STATUSES)}
        stands = np.array([order[status] for status in statuses.tolist()])
        tally[at[there], stands[there]] = events[there]
    return tally


def _spots(connection: Connection, ground: Ground, tally: Numbers) -> Spots:
    events = tally.sum(axis=1)
    at = np.lexsort((ground.lat, ground.lon, -events))[: np.count_nonzero(events)]
    found = Spots(
        numbers=ground.numbers[at],
        lon=ground.lon[at],
        lat=ground.lat[at],
        countries=ground.countries[at],
        labels=tuple(ground.labels[n] for n in at.tolist()),
        tally=tally[at],
        bounds=None,
    )
    shapes = shapes_of(connection, found.numbers.tolist()) if len(at) <= MOST_DRAWN else {}
    return _with_bounds(found, shapes)


def shapes_of(connection: Connection, numbers: Iterable[int]) -> dict[int, Site]:
    """What some places are, by their numbers."""
    found = {}
    for some in some_of(numbers, AT_A_TIME):
        for row in connection.execute(select(P.n, P.body).where(P.n.in_(some))):
            found[row.n] = Site(**orjson.loads(unpack(row.body)))
    return found


def _with_bounds(spots: Spots, shapes: dict[int, Site]) -> Spots:
    """With west, south, east, north of what lies together; whole countries only where there is nothing finer.

    Places that few events are told of do not widen it: where there are many, most events lie in it, not all places.
    """
    if not len(spots.numbers):
        return spots
    finer = ~spots.countries if not spots.countries.all() else spots.countries
    at = np.flatnonzero(finer)
    at = at[main_part(spots.lon[at], spots.lat[at])]
    lon, lat, often = spots.lon[at], spots.lat[at], spots.events[at]
    (west, east), (south, north) = _most(lon, often), _most(lat, often)
    inside = at[(west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)]
    corners = np.column_stack((spots.lon[inside], spots.lat[inside]))
    if shapes:
        corners = np.array([corner for n in inside.tolist() for corner in _corners(spots, n, shapes)])
    (least_x, least_y), (most_x, most_y) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    bounds = [
        round(least_x - MARGIN_DEGREES, 3),
        round(max(least_y - MARGIN_DEGREES, -85), 3),
        round(most_x + MARGIN_DEGREES, 3),
        round(min(most_y + MARGIN_DEGREES, 85), 3),
    ]
    return replace(spots, bounds=bounds)


def _corners(spots: Spots, n: int, shapes: dict[int, Site]) -> Iterator[tuple[float, float]]:
    site = shapes.get(int(spots.numbers[n]))
    if site is None:
        yield float(spots.lon[n]), float(spots.lat[n])
    else:
        yield from positions(site.geometry)


def _most(values: Degrees, often: Numbers) -> tuple[Any, Any]:
    """The least and greatest of values that are there so often, without the outermost where there are many."""
    order = np.argsort(values, kind="stable")
    left_out = int(often.sum() * OUTERMOST)
    least = np.searchsorted(often[order].cumsum(), left_out, side="right")
    greatest = np.searchsorted(often[order[::-1]].cumsum(), left_out, side="right")
    return values[order[least]], values[order[::-1][greatest]]
