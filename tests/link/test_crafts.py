"""Which ship or aircraft a claim speaks of: by the name that stands in it, or that was given before."""

from __future__ import annotations

import pytest

from reportedly.link.crafts import craft_keys, crafts_in, is_one_craft
from reportedly.model.span import Span

TEXT = (
    "Talks about the Alma Rosa go on. A foreign tanker, the Alma Rosa, stopped. It was at sea. The trawler Bela sank."
)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Talks about the Alma Rosa go on", {"alma rosa*"}),
        ("It was at sea", {"alma rosa*"}),
        ("The trawler Bela sank", {"bela*"}),
    ],
)
def test_a_claim_speaks_of_the_craft_that_it_names_or_that_was_named_last(words: str, names: set[str]) -> None:
    at = TEXT.index(words)
    assert set(craft_keys(Span(at, at + len(words)), crafts_in(TEXT))) == names


def test_a_name_without_a_word_for_a_ship_may_be_anything() -> None:
    assert [(craft.name, craft.sure) for craft in crafts_in("Nobody speaks of the Alma Rosa.")] == [
        ("alma rosa", False)
    ]


def test_a_state_is_no_ship() -> None:
    assert crafts_in("The ship Kenya asked for has left.") == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "one"),
    [
        ({"alma rosa*"}, {"alma rosa"}, True),
        ({"alma rosa*"}, {"bela*"}, False),
        ({"alma rosa"}, {"alma rosa"}, None),
        ({"alma rosa*"}, set(), None),
    ],
)
def test_a_name_that_one_report_is_sure_of_is_a_ship_in_another(
    ours: set[str], theirs: set[str], one: bool | None
) -> None:
    assert is_one_craft(frozenset(ours), frozenset(theirs)) is one


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The army said that an American spy drone had fallen.", ["drone US†"]),
        ("A pilotless plane belonging to the United States fell.", ["drone US†"]),
        ("The Turkish air force conceded that it had lost an unmanned aircraft.", ["drone TR†"]),
        ("Turkey's drones hit a Syrian army helicopter.", ["drone TR†", "helicopter SY†"]),
        ("Iran said that the US lost a drone.", ["drone US†"]),
        ("Iran shot down a drone.", []),
        ("The Russian ambassador saw the drone.", []),
        ("A German said that the drone fell.", []),
        ("The Kenyan pilot of the ferry slept.", []),
    ],
)
def test_aircraft_without_a_name_are_told_by_whose_they_are(text: str, found: list[str]) -> None:
    assert [craft.name for craft in crafts_in(text) if craft.name.endswith("†")] == found


def test_what_was_named_since_is_meant_and_not_the_drone_before() -> None:
    text = "A Turkish drone flew over. The ferry Bela had put to sea. It was late."
    at = text.index("It was late")
    assert set(craft_keys(Span(at, at + 11), crafts_in(text))) == {"bela*"}
