from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reportedly.model.place import ClaimPlace, Place
from reportedly.model.reading import Reading
from reportedly.tell.basemap import Outline, encode_sized
from reportedly.tell.projection import HEIGHT, MARGIN, WIDTH, fit
from reportedly.tell.sheet import Sheet, draw
from tests.tell.sample import KOSTI, make_reading


def outline(kind: str, name: str, west: float, south: float, east: float, north: float) -> Outline:
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return Outline(
        kind=kind,
        country="XX",
        name=name,
        label_lon=(west + east) / 2,
        label_lat=(south + north) / 2,
        west=west,
        south=south,
        east=east,
        north=north,
        coded=(encode_sized([(round(x * 100), round(y * 100)) for x, y in corners]),),
    )


BASEMAP = (
    outline("country", "Here", 20, 5, 40, 20),
    outline("country", "Elsewhere", -100, 30, -90, 40),
    outline("province", "North Kordofan", 27, 11.5, 32.3, 16.6),
    outline("province", "White Nile", 31, 12, 33, 14),
)


def sheet_of(reading: Reading) -> Sheet:
    sheet = draw(reading.claims, BASEMAP)
    assert sheet is not None
    return sheet


def test_each_thing_is_drawn_as_what_it_is() -> None:
    drawn = {shape.label or shape.title: shape for shape in sheet_of(make_reading()).drawn}
    assert drawn["Kosti"].kind == "dot"
    assert drawn["30 km north of El Obeid"].kind == "area"
    assert drawn["30 km north of El Obeid"].title == "30 km north of El Obeid: El Obeid, SD (within 12 km)"
    assert drawn["North Kordofan"].kind == "area"
    assert drawn["Kosti → Renk → Malakal"].kind == "movement"
    assert drawn["Kosti → Renk → Malakal"].path.count("Q") == 2


def test_a_whole_province_or_country_is_drawn_as_its_outline() -> None:
    reading = make_reading()
    part = replace(reading.claims[2].places[0].place, geometry=None)
    land = replace(part, country="XX", precision=6)
    for place in (replace(part, country="XX"), land):
        for relation, corners in ((None, 4), ("edge of", 40)):
            where = ClaimPlace(place=place, role="area", relation=relation)
            (shape,) = sheet_of(replace(reading, claims=(replace(reading.claims[2], places=(where,)),))).drawn
            assert (shape.path.count(" ") >= 40) is (corners == 40), shape.path
            assert shape.kind == "area"


def test_the_wide_lies_below_the_narrow_and_dots_lie_on_top() -> None:
    drawn = sheet_of(make_reading()).drawn
    assert [shape.kind for shape in drawn] == ["area", "area", "movement", "dot", "dot", "dot"]
    assert drawn[0].label == "North Kordofan"


def test_doubt_is_drawn_unless_a_certain_claim_says_so_too() -> None:
    reading = make_reading()
    drawn = {shape.label: shape for shape in sheet_of(reading).drawn}
    assert drawn["North Kordofan"].doubtful
    assert drawn["30 km north of El Obeid"].doubtful
    assert not drawn["Kosti"].doubtful
    sure = replace(reading.claims[2], factuality=reading.claims[0].factuality)
    again = {shape.label: shape for shape in sheet_of(replace(reading, claims=(*reading.claims, sure))).drawn}
    assert not again["North Kordofan"].doubtful
    assert again["North Kordofan"].claims == (3, 6)


def test_what_is_not_resolved_is_named_and_not_drawn() -> None:
    sheet = sheet_of(make_reading())
    assert sheet.lost == ("Camp Zuhur",)
    assert "Camp Zuhur" not in {shape.label for shape in sheet.drawn}
    assert draw(make_reading().claims[3:], BASEMAP) is None


def test_only_the_basemap_in_reach_is_drawn_and_no_name_twice() -> None:
    sheet = sheet_of(make_reading())
    assert len(sheet.land) == 1
    assert [name.text for name in sheet.names] == ["Here", "White Nile"]
    assert re.fullmatch(r"M-?\d+ -?\d+l[-\d ]+z", sheet.land[0])


def test_everything_claimed_lies_on_the_sheet() -> None:
    for shape in sheet_of(make_reading()).drawn:
        assert 0 <= shape.x <= WIDTH
        assert 0 <= shape.y <= HEIGHT


def test_a_whole_country_does_not_widen_the_sheet_where_finer_places_are_known() -> None:
    reading = make_reading()
    country = Place(toponym=KOSTI.toponym, name="Far Land", lat=60.0, lon=100.0, radius_km=3000.0, precision=6)
    wide = replace(reading.claims[0], places=(ClaimPlace(place=country, role="area", relation=None),))
    with_country = sheet_of(replace(reading, claims=(*reading.claims, wide)))
    assert with_country.km_per_unit == sheet_of(reading).km_per_unit
    assert sheet_of(replace(reading, claims=(wide,))).km_per_unit > 5


def test_a_capital_overseas_is_named_and_does_not_shrink_the_map() -> None:
    reading = make_reading()
    overseas = Place(toponym=KOSTI.toponym, name="Lima", country="PE", lat=-12.0, lon=-77.0, radius_km=9.0, precision=1)
    there = replace(reading.claims[0], places=(ClaimPlace(place=overseas, role="at", relation=None),))
    sheet = sheet_of(replace(reading, claims=(*reading.claims, there)))
    assert sheet.km_per_unit == sheet_of(reading).km_per_unit
    assert sheet.beyond == ("Kosti",)
    apart = sheet_of(replace(reading, claims=(there, *reading.claims[1:2])))
    assert apart.beyond == ()
    assert apart.km_per_unit > 5


@pytest.mark.parametrize(
    "points",
    [
        [(44.4, 33.3)],
        [(43.0, 33.0), (44.0, 36.0)],
        [(179.0, -17.0), (-179.0, -18.0)],
        [(-180.0, -85.0), (180.0, 85.0), (0.0, 0.0)],
        [(30.0, 89.9), (40.0, 60.0)],
    ],
)
def test_a_view_holds_its_points_with_a_margin(points: list[tuple[float, float]]) -> None:
    view = fit(points)
    for x, y in map(view.to_sheet, points):
        assert MARGIN * WIDTH - 1e-6 <= x <= (1 - MARGIN) * WIDTH + 1e-6
        assert MARGIN * HEIGHT - 1e-6 <= y <= (1 - MARGIN) * HEIGHT + 1e-6


def test_a_view_across_180_degrees_is_narrow() -> None:
    assert fit([(179.0, -17.0), (-179.0, -18.0)]).width_km < 1000
