from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.place import Place
from reportedly.model.span import Quote
from reportedly.resolve import geometry as geo
from reportedly.resolve.displacement import between, bordering, displaced, reach_km, unresolved
from reportedly.resolve.relations import Relation, RelationKind

WORD = Quote.cut("Mosul", [(0, 5)])
MOSUL = Place(
    toponym=WORD, name="Mosul", country="IQ", gazetteer_id="x:1", lat=36.33, lon=43.12, radius_km=15, precision=1
)
ERBIL = replace(MOSUL, name="Erbil", lat=36.19, lon=44.01)
KINDS: tuple[RelationKind, ...] = (
    "direction", "distance", "part", "near", "edge", "offshore", "around", "rim",
)  # fmt: skip


def no_outline(_: str) -> None:
    return None


@given(
    st.sampled_from(KINDS),
    st.one_of(st.none(), st.floats(0, 359)),
    st.floats(0, 500),
    st.one_of(st.none(), st.floats(0.1, 900)),
    st.sampled_from([1, 3, 4, 5, 6]),
    st.booleans(),
)
def test_no_relation_leaves_a_bare_or_exact_pin(
    kind: RelationKind, bearing: float | None, km: float, radius: float | None, precision: int, vague: bool
) -> None:
    relation = Relation(kind=kind, words="so", bearing=bearing, km=km, vague=vague)
    moved = displaced(replace(MOSUL, radius_km=radius, precision=precision), relation, no_outline)
    assert moved.radius_km is not None
    assert moved.radius_km > 0
    # Only a part of a place is known more finely than the whole.
    assert (moved.precision or 0) >= max(2, min(precision, 5) if kind == "part" else precision)
    assert moved.toponym == WORD


def test_wider_places_have_wider_surroundings() -> None:
    near = Relation(kind="near", words="near")
    radii = [displaced(replace(MOSUL, radius_km=r), near, no_outline).radius_km or 0 for r in (2, 5, 10, 20, 100)]
    assert radii == sorted(radii)


def test_a_vague_distance_is_wider_than_a_plain_one() -> None:
    plain = Relation(kind="distance", words="40 km north of", bearing=0, km=40)
    vague = replace(plain, vague=True)
    assert (displaced(MOSUL, plain, no_outline).radius_km or 0) < (displaced(MOSUL, vague, no_outline).radius_km or 0)


def test_unresolved_places_stay_unresolved() -> None:
    nowhere = unresolved(MOSUL)
    assert nowhere == Place(toponym=WORD)
    assert displaced(nowhere, Relation(kind="near", words="near"), no_outline) == nowhere
    assert between(nowhere, ERBIL) == nowhere
    assert between(MOSUL, Place(toponym=WORD)) == nowhere


def test_what_lies_between_reaches_both_ends() -> None:
    middle = between(MOSUL, ERBIL)
    assert middle.geometry is not None
    assert middle.precision == 5
    assert middle.lat is not None
    assert middle.lon is not None
    for end in (MOSUL, ERBIL):
        assert geo.distance_km((middle.lat, middle.lon), (end.lat or 0, end.lon or 0)) <= (middle.radius_km or 0)


def test_a_border_is_a_line_with_its_zone() -> None:
    line = geo.line([(37.0, 42.0), (36.0, 41.5), (35.0, 41.0)])
    drawn = bordering(MOSUL, replace(ERBIL, country="SY"), line)
    assert (drawn.lat, drawn.lon) == (36.0, 41.5)
    assert drawn.geometry == line
    assert drawn.country is None
    assert (drawn.radius_km or 0) > 100


def test_a_part_is_cut_out_of_the_outline() -> None:
    square = {"type": "Polygon", "coordinates": [[[42, 35], [44, 35], [44, 37], [42, 37], [42, 35]]]}
    country = replace(MOSUL, lat=36.0, lon=43.0, radius_km=150, precision=6)
    north = displaced(country, Relation(kind="part", words="northern", bearing=0), lambda _: square)
    assert north.geometry is not None
    assert min(lat for lat, _ in geo.vertices(north.geometry)) > 36
    assert north.precision == 5
    assert all(
        geo.distance_km((north.lat or 0, north.lon or 0), corner) <= (north.radius_km or 0) + 0.1
        for corner in geo.vertices(north.geometry)
    )


@pytest.mark.parametrize(("radius", "reach"), [(None, 2.0), (0.5, 2.0), (30, 30)])
def test_a_town_of_unknown_size_reaches_two_km(radius: float | None, reach: float) -> None:
    assert reach_km(replace(MOSUL, radius_km=radius)) == reach
