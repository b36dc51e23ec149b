"""Which words deny, how strongly, and of what kind."""

from __future__ import annotations

import pytest

from reportedly.link.denials import denied_by_cue, stand_of
from reportedly.link.told import told_by
from tests.link.read import read, told

DENIES = [
    ("The army did not shell the market.", "polarity"),
    ("The ministry denied that the army had shelled the market.", "polarity"),
    ("It is not true that the army shelled the market.", "polarity"),
    ("Eritrea had no part in the raid.", "polarity"),
    ("There was no raid.", "existence"),
    ("The raid never happened.", "existence"),
    ("The letter is a forgery.", "existence"),
    ("The general never wrote any such letter.", "existence"),
]
AFFIRMS = [
    "The army shelled the market.",
    "The army shelled not only the market.",
    "Nobody denied that the army had shelled the market.",
    "The road will not reopen before July.",
]


@pytest.mark.parametrize(("text", "kind"), DENIES)
def test_a_denial_has_its_kind(text: str, kind: str) -> None:
    stand = stand_of(told(text))
    assert (stand.denies, stand.kind) == (True, kind)


@pytest.mark.parametrize("text", AFFIRMS)
def test_what_is_affirmed_is_no_denial(text: str) -> None:
    assert not stand_of(told(text)).denies


def test_not_having_been_informed_denies_less_than_that_it_did_not_happen() -> None:
    weak = stand_of(told("The ministry has not been informed of a raid on the market."))
    strong = stand_of(told("The raid on the market did not happen."))
    assert not weak.denies
    assert 0 < weak.bits < strong.bits


@pytest.mark.parametrize(
    ("text", "content", "denied"),
    [
        ("The council in Derna has denied that the men who say they burned the mill came from Libya.", "Libya", True),
        ("The council in Derna has denied that the men who say they burned the mill came from Libya.", "burned", False),
        ("The mayor denied reports that the mill had burned.", "burned", True),
    ],
)
def test_what_is_only_told_of_those_of_whom_something_is_denied_is_not_denied(
    text: str, content: str, denied: bool
) -> None:
    reading = read(text)
    claim = next(c for c in reading.claims if content in c.content.text)
    assert denied_by_cue(told_by(claim, reading)) == denied
