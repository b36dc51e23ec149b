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


def test_what_a_thing_held_is_no_telling_of_what_happened_to_it() -> None:
    """Though one who says that shells blew up contradicts who says that there was flour alone."""
    linked = Linking(read_all(HELD)).linked()
    (relation,) = (r for r in linked.relations if r.relation == "contradicts")
    event_of = {claim: event.id for event in picture_of(linked).events for claim in event.claims}
    assert event_of[relation.older] != event_of[relation.newer]


HELD = [
    ("Post", "2031-03-04", "The sealed trailer at Gedaref carried flour and nothing else, the charity said."),
    (
        "Herald",
        "2031-03-04",
        "What was in the sealed trailer at Gedaref? It was shells that went off, a border guard said.",
    ),
]
