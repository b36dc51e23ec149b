import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve import geometry as geo

BASRA, MOSUL = (30.5, 47.8), (36.34, 43.13)
positions = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


def test_a_degree_of_latitude_is_111_km() -> None:
    assert geo.distance_km((0, 0), (1, 0)) == pytest.approx(111.195, abs=0.01)


@pytest.mark.parametrize(("towards", "lat", "lon"), [(0, 1, 0), (90, 0, 1), (180, -1, 0), (270, 0, -1)])
def test_the_four_directions(towards: float, lat: float, lon: float) -> None:
    there = geo.destination((0, 0), towards, 111.195)
    assert there == pytest.approx((lat, lon), abs=1e-4)


@given(positions, st.floats(0, 359.9), st.floats(1, 3000))
def test_going_somewhere_takes_as_long_as_it_is_far(start: geo.Position, towards: float, km: float) -> None:
    there = geo.destination(start, towards, km)
    assert geo.distance_km(start, there) == pytest.approx(km, rel=1e-6, abs=1e-4)
    turn = (geo.bearing(start, there) - towards + 180) % 360 - 180
    assert abs(turn) < 0.01


@given(positions, positions)
def test_the_midpoint_is_as_far_from_both(one: geo.Position, other: geo.Position) -> None:
    middle = geo.midpoint(one, other)
    assert geo.distance_km(one, middle) == pytest.approx(geo.distance_km(other, middle), rel=1e-4, abs=1e-3)


def test_crossing_the_date_line() -> None:
    lat, lon = geo.destination((0, 179.9), 90, 111.195)
    assert (lat, lon) == pytest.approx((0, -179.1), abs=1e-3)
    assert geo.distance_km((0, 179.9), (0, -179.9)) == pytest.approx(22.24, abs=0.01)


def test_enclosing_radius_of_nothing_is_nothing() -> None:
    assert geo.enclosing_km(BASRA, []) == 0
    assert geo.enclosing_km(BASRA, [BASRA, MOSUL]) == geo.distance_km(BASRA, MOSUL)


SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}


@pytest.mark.parametrize(
    ("towards", "centre"), [(0, (1.5, 1.0)), (90, (1.0, 1.5)), (180, (0.5, 1.0)), (270, (1.0, 0.5))]
)
def test_the_part_of_a_square(towards: float, centre: geo.Position) -> None:
    rings = geo.part_of(SQUARE, (1.0, 1.0), towards, 0)
    assert geo.centroid(rings) == pytest.approx(centre, abs=0.01)


def test_a_part_that_lies_beyond_is_empty() -> None:
    assert geo.part_of(SQUARE, (1.0, 1.0), 0, 500) == []


def test_a_line_has_no_part() -> None:
    assert geo.part_of(geo.line([BASRA, MOSUL]), BASRA, 0, 0) == []


def test_polygons_are_closed_and_longitude_comes_first() -> None:
    drawn = geo.polygon(geo.part_of(SQUARE, (1.0, 1.0), 0, 0))
    ring = drawn["coordinates"][0]
    assert ring[0] == ring[-1]
    assert geo.vertices(geo.line([BASRA])) == [BASRA]
    assert geo.line([BASRA])["coordinates"] == [[47.8, 30.5]]


def test_two_rings_make_a_multipolygon() -> None:
    two = {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"], [[[5, 0], [6, 0], [6, 2], [5, 2], [5, 0]]]]}
    drawn = geo.polygon(geo.part_of(two, (1.0, 3.0), 0, 0))
    assert drawn["type"] == "MultiPolygon"
    assert len(drawn["coordinates"]) == 2


def test_the_middle_vertex_lies_on_the_line() -> None:
    line = geo.line([(0, 0), (0, 1), (0, 5)])
    assert geo.middle_vertex(line) == (0.0, 1.0)


def test_bearings_are_compass_bearings() -> None:
    assert geo.bearing((0, 0), (0, 1)) == pytest.approx(90)
    assert math.isclose(geo.bearing((0, 0), (-1, 0)), 180)
