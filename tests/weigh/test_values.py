"""How values compare: words, numbers with a tolerance of their own, places inside places."""

from __future__ import annotations

import pytest

from reportedly.weigh.values import Numbers, PlacesWithin, Words, kind_of, leading_number


@pytest.mark.parametrize(
    ("one", "other", "bears"),
    [
        ("Idris Osman", "OSMAN; Idris", 1.0),
        ("Zoë O. Núñez", "Nunez, Zoe", 1.0),
        ("Fran&ccedil;ois", "Francois", 1.0),
        ("Osman", "Idris Osman", 0.15),
        ("Idris Osman", "Osman", 0.0),
        ("Idris Osman", "Idris Hamid", 0.0),
        ("A B", "B A", 1.0),
    ],
)
def test_words(one: str, other: str, bears: float) -> None:
    kind = Words()
    assert kind.bears(kind.canon(one), kind.canon(other)) == bears  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "number"),
    [("12", 12.0), (" -3.5 C", -3.5), ("2 1/2", 2.5), ("12 dead", 12.0), ("a dozen", None), ("", None)],
)
def test_leading_numbers(value: str, number: float | None) -> None:
    assert leading_number(value) == number


def test_numbers_speak_for_each_other_by_how_close_they_are() -> None:
    kind = Numbers(tolerance=2.0)
    assert kind.bears(10.0, 10.0) == 1.0
    assert 0.5 > kind.bears(10.0, 11.0) > kind.bears(10.0, 14.0) > 0
    assert kind.bears(10.0, frozenset({"calm"})) == 0
    assert Numbers(tolerance=0.0).bears(10.0, 11.0) == 0


def test_the_values_tell_their_kind_and_tolerance() -> None:
    assert kind_of([["12", "14"], ["3", "9"], ["5", "5"]]) == Numbers(tolerance=4.0)
    assert kind_of([["Osman", "3 men"], ["Idris"]]) == Words()
    assert kind_of([["12"], ["calm", "3"], ["4"], ["6"]]) == Numbers(tolerance=0.0)
    assert kind_of([]) == Words()


def test_a_name_that_several_places_share_has_the_surroundings_of_each() -> None:
    places = PlacesWithin.of([("1", "Sudan", ""), ("2", "Chad", ""), ("3", "Tine", "1"), ("4", "Tine", "2")])
    assert places.within["Tine"] == {"Sudan", "Chad"}
    assert places.bears("Chad", "Tine") == 1.0
    assert places.bears("Tine", "Chad") == 0.0


def test_places_that_lie_in_each_other_end_somewhere() -> None:
    places = PlacesWithin.of([("1", "Egg", "2"), ("2", "Hen", "1")])
    assert places.within == {"Egg": {"Hen"}, "Hen": {"Egg"}}
