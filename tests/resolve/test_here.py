"""Where "here" is, in the words of those who say it."""

from __future__ import annotations

import pytest

from tests.link.read import read_all

HERE = [
    ("A porter in Gondar said that the fire was here.", "Gonder"),
    ('"They say Bahir Dar. It was here," said a teacher in Gondar.', "Gonder"),
    ('KASAMA, Zambia - "The flood was here, and nowhere else," said the mayor.', "Kasama"),
    ('KASAMA, Zambia - "The bus burned here," a driver said.', "Kasama"),
    ('LUSAKA, Zambia - A midwife in Kasama spoke by telephone. "They landed here," said a baker in Ndola.', "Ndola"),
    ("LUSAKA, Zambia - A nurse said that she was in Ndola and that they had landed here.", "Ndola"),
    ('KASAMA, Zambia - A camp was opened on Monday. "Nobody from here was asked," said the chief.', "Kasama"),
    ("KASAMA, Zambia - The train stopped here on Monday.", "Kasama"),
]
NOWHERE = [
    'He spoke of Kasama. "It was here," said the mayor.',
    'KASAMA, Zambia - "Here is the list of the dead," said the mayor.',
    'KASAMA, Zambia - "We are here to stay," said the mayor.',
    "LUSAKA, Zambia - It was here in Kasama that the bus burned, said the mayor.",
    "KASAMA, Zambia - It is said that the flood was here.",
    'KASAMA, Zambia - "Here come the floods," said the mayor.',
]


def _heres(text: str) -> list[str | None]:
    """The places that "here" stands for in the claims of a text."""
    (reading,) = read_all([("Delta Post", "2021-06-15", text)])
    found = [place.place for claim in reading.claims for place in claim.places]
    return [place.name for place in found if place.toponym.text == "here"]


@pytest.mark.parametrize(("text", "place"), HERE)
def test_here_is_where_the_speaker_is(text: str, place: str) -> None:
    assert _heres(text) == [place]


@pytest.mark.parametrize("text", NOWHERE)
def test_here_stands_for_no_place_where_the_report_does_not_tell(text: str) -> None:
    assert _heres(text) == []
