"""Clusters of claims become one event where claims of two are about one matter, in whatever order that is found."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from reportedly.link.joined_events import Joined, telling_of_one
from reportedly.link.linking import Linking
from reportedly.model.relation import Relation
from reportedly.weigh.picture import picture_of
from tests.link.read import read_all
from tests.link.told import reading

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


STOPPED, FREED, BARE = (
    replace(reading("Post", "- | - | - | stopped | the ship").claims[0], id=id) for id in ("stopped", "freed", "bare")
)
DEEDS = {
    "stopped": STOPPED,
    "stopped too": STOPPED,
    "freed": replace(FREED, event=replace(FREED.event, type="RETREAT") if FREED.event else None),
    "bare": replace(BARE, event=None),
    "as bare": replace(BARE, event=None),
}


def bears_out(older: str, newer: str) -> Relation:
    return Relation(older=older, newer=newer, relation="corroborates", attribute=None, independent=True, reasons=())


def test_a_claim_that_names_no_deed_ties_no_two_kinds_of_deed_together() -> None:
    said = [bears_out("stopped", "bare"), bears_out("stopped too", "bare"), bears_out("bare", "freed")]
    for order in permutations(said):
        assert set(telling_of_one(order, DEEDS)) == set(said[:2])


def test_what_names_a_deed_goes_with_all_that_bears_it_out() -> None:
    said = [bears_out("stopped", "freed"), bears_out("stopped", "bare"), bears_out("bare", "as bare")]
    assert list(telling_of_one(said, DEEDS)) == said


def test_two_tolls_of_one_accident_are_one_event_and_disputed() -> None:
    (event,) = [e for e in picture_of(Linking(read_all(REPORTS[:3])).linked()).events if len(e.claims) > 1]
    assert [d.attribute for d in event.disputed] == ["value"]
    assert event.independent_origins == 2


def test_who_denies_a_part_in_it_does_not_deny_that_it_was() -> None:
    (event,) = [e for e in picture_of(Linking(read_all(REPORTS[3:])).linked()).events if len(e.claims) > 1]
    assert {d.attribute for d in event.disputed} == {"actor"}
    assert not event.origins_against
