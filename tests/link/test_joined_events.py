"""Clusters of claims become one event where claims of two are about one matter, in whatever order that is found."""

from __future__ import annotations

from itertools import permutations

from reportedly.link.joined_events import Joined
from reportedly.link.linking import Linking
from reportedly.weigh.picture import picture_of
from tests.link.read import read_all

REPORTS = [
    (
        "Delta Post",
        "2021-06-14",
        "Fifteen people were killed in the ferry accident off Mtwara, the harbour master said.",
    ),
    ("Sahel Wire", "2021-06-14", "Twenty people have died in the ferry accident off Mtwara, a surgeon said."),
    ("Radio Niger", "2021-06-15", "The ministry of health opened a clinic in Lindi on Monday."),
    (
        "Coast News",
        "2021-06-15",
        "The Red Delta rebels were behind the ferry accident off Mtwara, the governor said.",
    ),
    (
        "Lake Radio",
        "2021-06-16",
        "The Red Delta rebels were not behind the ferry accident off Mtwara, their spokesman said.",
    ),
]


def test_joining_gives_the_same_groups_in_any_order() -> None:
    pairs = [("b", "c"), ("d", "e"), ("a", "c"), ("e", "c")]
    for order in permutations(pairs):
        joined = Joined()
        for one, other in order:
            joined.join(one, other)
        assert joined.groups() == {"a": ("a", "b", "c", "d", "e")}


def test_two_tolls_of_one_accident_are_one_event_and_disputed() -> None:
    (event,) = [e for e in picture_of(Linking(read_all(REPORTS[:3])).linked()).events if len(e.claims) > 1]
    assert [d.attribute for d in event.disputed] == ["value"]
    assert event.independent_origins == 2


def test_who_denies_a_part_in_it_does_not_deny_that_it_was() -> None:
    (event,) = [e for e in picture_of(Linking(read_all(REPORTS[3:])).linked()).events if len(e.claims) > 1]
    assert {d.attribute for d in event.disputed} == {"actor"}
    assert not event.origins_against
