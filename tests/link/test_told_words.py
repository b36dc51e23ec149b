"""What the words of a claim stand for."""

from __future__ import annotations

import pytest

from reportedly.link.told import cut, matter_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Houthis", "Houthi"),
        ("Saudis", "Saudi"),
        ("Israelis", "Israel"),
        ("Russians", "Russia"),
        ("Bolivians", "Bolivian"),
    ],
)
def test_more_than_one_of_a_people_are_that_people(one: str, other: str) -> None:
    assert matter_of(cut(one)[0]) == matter_of(cut(other)[0])


@pytest.mark.parametrize(
    ("one", "other"), [("Paris", "Pari"), ("crisis", "crisi"), ("Crisis", "Crisi"), ("March", "protest")]
)
def test_no_other_words_are(one: str, other: str) -> None:
    assert matter_of(cut(one)[0]) != matter_of(cut(other)[0])


def test_a_march_is_a_protest() -> None:
    assert matter_of(cut("march")[0]) == matter_of(cut("protest")[0])
