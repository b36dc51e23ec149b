from __future__ import annotations

import itertools

import pytest

from reportedly.model.place import ClaimPlace, Place, PlaceRole
from reportedly.tell.shape import circle, clip_ring, distance_km, geometry_of, routes
from tests.tell.sample import KORDOFAN, KOSTI, MALAKAL, NORTH_OF_OBEID, PROVINCE, RENK


@pytest.mark.parametrize(("lon", "lat", "km"), [(44.4, 33.3, 10), (0, 0, 500), (-70, -50, 120), (30, 65, 300)])
def test_every_corner_of_a_circle_lies_at_the_radius(lon: float, lat: float, km: float) -> None:
    shape = circle(lon, lat, km)
    ring = [(x, y) for x, y in shape["coordinates"][0]]
    assert shape["type"] == "Polygon"
    assert ring[0] == ring[-1]
    assert all(distance_km((lon, lat), corner) == pytest.approx(km, rel=1e-3) for corner in ring)
    area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in itertools.pairwise(ring))
    assert area > 0, "an outer ring runs counterclockwise (RFC 7946)"


@pytest.mark.parametrize("lon", [179.5, -179.5])
def test_a_circle_across_180_degrees_is_cut_in_two(lon: float) -> None:
    shape = circle(lon, 10, 200)
    assert shape["type"] == "MultiPolygon"
    assert len(shape["coordinates"]) == 2
    assert all(-180 <= x <= 180 for (ring,) in shape["coordinates"] for x, _ in ring)


def test_the_shape_of_a_place() -> None:
    exact = geometry_of(KOSTI)
    near = geometry_of(NORTH_OF_OBEID)
    assert exact == {"type": "Point", "coordinates": [32.6635, 13.1629]}
    assert near is not None
    assert near["type"] == "Polygon"
    assert geometry_of(KORDOFAN) == PROVINCE
    assert geometry_of(Place(toponym=KOSTI.toponym)) is None


def test_distances() -> None:
    assert distance_km((0, 0), (180, 0)) == pytest.approx(20015, abs=1)
    assert distance_km((44.4, 33.3), (44.4, 33.3)) == 0
    assert distance_km((2.35, 48.86), (-0.13, 51.51)) == pytest.approx(344, abs=3)


SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]


@pytest.mark.parametrize(
    ("box", "corners"),
    [
        ((-1, -1, 9, 9), {(0, 0), (4, 0), (4, 4), (0, 4)}),
        ((2, 1, 9, 3), {(2, 1), (4, 1), (4, 3), (2, 3)}),
        ((1, 1, 2, 2), {(1, 1), (2, 1), (2, 2), (1, 2)}),
        ((5, 5, 9, 9), set()),
    ],
)
def test_clipping(box: tuple[float, float, float, float], corners: set[tuple[float, float]]) -> None:
    clipped = clip_ring(SQUARE, *box)
    assert set(clipped) == corners
    assert not clipped or clipped[0] == clipped[-1]


LOST = Place(toponym=RENK.toponym)


@pytest.mark.parametrize(
    ("stops", "expected"),
    [
        ([("origin", KOSTI), ("destination", MALAKAL)], [[KOSTI, MALAKAL]]),
        ([("origin", KOSTI), ("via", RENK), ("destination", MALAKAL)], [[KOSTI, RENK, MALAKAL]]),
        ([("origin", KOSTI), ("via", LOST), ("destination", MALAKAL)], [[KOSTI, MALAKAL]]),
        ([("origin", KOSTI), ("destination", RENK), ("destination", MALAKAL)], [[KOSTI, RENK], [KOSTI, MALAKAL]]),
        ([("via", RENK), ("destination", MALAKAL)], [[RENK, MALAKAL]]),
        ([("destination", MALAKAL)], []),
        ([("origin", LOST), ("destination", MALAKAL)], []),
        ([("via", RENK), ("via", KOSTI)], []),
        ([("at", KOSTI), ("near", MALAKAL)], []),
    ],
)
def test_movements(stops: list[tuple[PlaceRole, Place]], expected: list[list[Place]]) -> None:
    lines = routes(ClaimPlace(place=place, role=role, relation=None) for role, place in stops)
    assert lines == [[(place.lon, place.lat) for place in line] for line in expected]
