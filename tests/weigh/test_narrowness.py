"""How narrow a place is answered: borne by those who name it, less so where its name is given for many things."""

from __future__ import annotations

import pytest

from reportedly.weigh.ballots import Ballot, ballots_of
from reportedly.weigh.narrowness import namings, narrowest_borne, sure_place, worth
from reportedly.weigh.values import PlacesWithin
from reportedly.weigh.voices import Thing, Voice

PLACES = PlacesWithin.of(
    [
        ("1", "Sudan", "0"),
        ("2", "Sennar State", "1"),
        ("3", "Singa District", "2"),
        ("4", "Singa", "3"),
        ("5", "Kosti", "1"),
        ("6", "Chad", "0"),
    ]
)
FERRY, MILL = Thing("ferry", "place"), Thing("mill", "place")


def ballot(*places: str) -> Ballot:
    """One of these places, each given by a voice of its own."""
    return ballots_of([Voice(sources=(place,), says={FERRY: place}) for place in places], {"place": PLACES})[FERRY]


@pytest.mark.parametrize(
    ("given", "answered"),
    [
        ({"Singa": (0.9, 1.0), "Sennar State": (0.9, 1.0)}, "Singa"),
        ({"Singa": (0.9, 0.2), "Sennar State": (0.9, 1.0)}, "Sennar State"),
        ({"Singa": (0.9, 0.2), "Singa District": (0.9, 0.1), "Sennar State": (0.9, 1.0)}, "Sennar State"),
        ({"Singa": (0.9, 0.2), "Singa District": (0.0, 0.5), "Sennar State": (0.9, 1.0)}, "Singa District"),
        ({"Singa": (0.9, 0.2), "Kosti": (0.9, 1.0)}, "Singa"),
        ({"Singa": (0.9, 0.2), "Sudan": (0.9, 1.0)}, "Singa"),
        ({"Sennar State": (0.1, 1.0), "Sudan": (0.9, 1.0)}, "Sennar State"),
    ],
    ids=[
        "borne",
        "its name is worth little",
        "two steps out",
        "borne by those who name a place inside",
        "nothing around it is named",
        "never out to where all the world lies",
        "however little it has",
    ],
)
def test_the_narrowest_place_that_is_borne(given: dict[str, tuple[float, float]], answered: str) -> None:
    votes = ballot(*given)
    best = max(range(len(given)), key=lambda n: PLACES.depth(str(votes.values[n])))
    cast, names = ([given[str(v)][n] for v in votes.values] for n in (0, 1))
    assert votes.values[narrowest_borne(best, votes, cast, names, PLACES)] == answered


def test_a_name_is_worth_less_the_oftener_it_is_given_for_other_things() -> None:
    voices = [
        Voice(sources=("Ana",), says={FERRY: "Singa", MILL: "Singa"}),
        Voice(sources=("Bo",), says={FERRY: "Kosti", MILL: "Singa"}),
        Voice(sources=("Cem",), says={FERRY: "Kosti"}),
    ]
    ballots = ballots_of(voices, {"place": PLACES})
    apart = (0, 1, 2)
    assert dict(
        zip(ballots[FERRY].values, worth(FERRY, ballots[FERRY], namings(ballots, apart), apart), strict=True)
    ) == {
        "Kosti": 1.0,
        "Singa": 0.5,
    }


def test_voices_that_follow_another_give_no_name_of_their_own() -> None:
    voices = [Voice(sources=(s,), says={FERRY: "Singa", MILL: "Singa"}) for s in ("Ana", "Bo", "Cem")]
    ballots = ballots_of(voices, {"place": PLACES})
    assert namings(ballots, (0, 1, 2)) == {("place", "Singa"): 6}
    assert namings(ballots, (0, 0, 0)) == {("place", "Singa"): 2}
    assert worth(FERRY, ballots[FERRY], namings(ballots, (0, 0, 0)), (0, 0, 0)) == [2 / 3]


@pytest.mark.parametrize(
    ("given", "sure"),
    [
        ({"Singa": 0.9}, "Singa"),
        ({"Singa": 0.3, "Sennar State": 0.9}, "Sennar State"),
        ({"Singa": 0.4, "Kosti": 0.5}, "Sudan"),
        ({"Singa": 0.4, "Kosti": 0.1, "Chad": 0.9}, "Singa"),
    ],
)
def test_the_sure_place_holds_half_of_the_votes_and_need_not_be_named(given: dict[str, float], sure: str) -> None:
    votes = ballot(*given)
    assert sure_place("Singa", votes, [given[str(v)] for v in votes.values], PLACES) == sure
