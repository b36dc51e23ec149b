"""Claims that speak against what they name, though their grammar affirms it."""

from __future__ import annotations

import pytest

from reportedly.weigh.against import speaks_against


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("A small drone cannot carry such a charge", True),
        ("a mine is unlikely", True),
        ("That speaks for a leak, and against all the stories about a bomb", True),
        ("the welders had gone", True),
        ("he saw no welders on the roof", True),
        ("A mine cannot be ruled out", False),
        ("we could not verify that it was a mine", False),
        ("the villagers had gone", False),
        ("no welder was hurt, and a bomb lay in the yard", False),
        ("Welders were on the roof", False),
    ],
)
def test_words_speak_against_or_leave_open(text: str, against: bool) -> None:
    assert speaks_against(text) is against
