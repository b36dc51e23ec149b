"""Places as readers are told them: coarse enough, holding the place, and saying nothing of where in it it lies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.place import Place
from reportedly.model.span import Quote
from reportedly.resolve.geometry import distance_km, line
from reportedly.tell.floor import coarse, square_of

BALAKA = (-14.9792, 34.9558)
FLOORS = st.floats(min_value=1, max_value=500)
POINTS = st.tuples(st.floats(min_value=-90, max_value=90), st.floats(min_value=-180, max_value=180))


def place(lat: float, lon: float, radius_km: float | None = None, precision: int | None = 1) -> Place:
    return Place(
        toponym=Quote.cut("Balaka", [(0, 6)]),
        name="Balaka",
        country="MW",
        gazetteer_id="geonames:1",
        lat=lat,
        lon=lon,
        radius_km=radius_km,
        precision=precision,
    )


def middle(told: Place) -> tuple[float, float]:
    assert told.lat is not None
    assert told.lon is not None
    return told.lat, told.lon


@given(point=POINTS, floor=FLOORS, share=st.floats(min_value=0, max_value=0.99))
def test_the_circle_holds_the_place_and_is_as_wide_as_the_floor(
    point: tuple[float, float], floor: float, share: float
) -> None:
    for radius in (None, floor * share):
        told = coarse(place(*point, radius), floor)
        assert told.radius_km is not None
        assert told.radius_km >= floor
        assert distance_km(middle(told), point) + (radius or 0) <= told.radius_km + 0.01


@given(point=POINTS, floor=FLOORS)
def test_all_places_of_a_square_are_told_alike(point: tuple[float, float], floor: float) -> None:
    """The middle of the square is in it, so what is told of it is told of the place."""
    square = square_of(point, floor)
    assert square_of(square, floor) == square
    assert coarse(place(*square), floor) == coarse(place(*point), floor)


@given(point=POINTS, floor=FLOORS)
def test_what_is_coarse_stays(point: tuple[float, float], floor: float) -> None:
    once = coarse(place(*point), floor)
    assert coarse(once, floor) == once


def test_nothing_says_which_place_it_is() -> None:
    told = coarse(place(*BALAKA, 2.0), 20)
    assert (told.name, told.gazetteer_id, told.geometry, told.precision) == (None, None, None, 3)
    assert (told.country, told.toponym.text) == ("MW", "Balaka")
    assert distance_km(middle(told), BALAKA) > 0.1


def test_a_line_is_exact_however_long_it_is() -> None:
    road = Place(toponym=place(0, 0).toponym, geometry=line([BALAKA, (-15.3861, 35.3188)]), precision=5)
    told = coarse(road, 10)
    assert told.geometry is None
    assert told.radius_km in (30, 40)
    for end in (BALAKA, (-15.3861, 35.3188)):
        assert distance_km(middle(told), end) <= told.radius_km


@pytest.mark.parametrize(
    ("given_place", "floor"),
    [
        (place(*BALAKA, 25.0), 20),
        (place(*BALAKA, 90.0, precision=4), "province"),
        (Place(toponym=place(0, 0).toponym), 20),
        (Place(toponym=place(0, 0).toponym), "province"),
    ],
)
def test_what_is_no_finer_is_told_as_it_is(given_place: Place, floor: float) -> None:
    assert coarse(given_place, floor) is given_place


def test_a_floor_of_provinces_tells_the_province() -> None:
    falluja, ramadi = (33.3492, 43.7847), (33.4258, 43.2994)
    told, other = (coarse(place(*point), "province") for point in (falluja, ramadi))
    assert told == other
    assert told.name is not None
    assert "Anbar" in told.name
    assert told.precision == 4
    assert told.radius_km
    assert distance_km(middle(told), falluja) <= told.radius_km


def test_out_at_sea_a_floor_of_provinces_tells_a_wide_square() -> None:
    told = coarse(place(-40.0, -20.0), "province")
    assert told.radius_km == 100
    assert told.name is None
