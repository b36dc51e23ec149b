"""The values that stand against each other in what is disputed of an event."""

from __future__ import annotations

import pytest

from reportedly.link.linking import Linking
from reportedly.weigh.doers import names_in, names_somebody
from reportedly.weigh.picture import picture_of
from tests.link.read import read_all

REPORTS = [
    (
        "Coast News",
        "2021-06-15",
        "The army blew up the railway bridge at Lindi on Monday, the mayor said. In Malindi the fish market stayed "
        "shut because of a quarrel over ice.",
    ),
    (
        "Hill Radio",
        "2021-06-15",
        "A school choir won the cup for the third time and was met with drums. On Monday rebels blew up the railway "
        "bridge at Lindi, according to a priest.",
    ),
    (
        "Lake Post",
        "2021-06-15",
        "Prices of maize fell after two ships had been unloaded. The railway bridge at Lindi blew up on Monday, said a "
        "nurse who lives beside it.",
    ),
]


def test_what_blew_up_is_no_rival_of_those_who_may_have_blown_it_up() -> None:
    events = picture_of(Linking(read_all(REPORTS)).linked()).events
    (actor,) = (disputed for event in events for disputed in event.disputed if disputed.attribute == "actor")
    assert {value.value for value in actor.values} == {"The army", "rebels"}


@pytest.mark.parametrize("words", ["the army", "gunmen of the Ravine Front", "Uganda", "six men", "the Ravine Front"])
def test_who_can_do_something_is_named(words: str) -> None:
    assert names_somebody(words)


@pytest.mark.parametrize("words", ["the bridge", "a blast", "The explosion", "Lindi"])
def test_what_can_do_nothing_is_nobody(words: str) -> None:
    assert not names_somebody(words, names_in("Lindi"))
