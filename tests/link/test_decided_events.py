"""Events as persons decided them: what is held apart stays apart, whatever links say, and the last decision counts."""

from __future__ import annotations

from itertools import product

import pytest

from reportedly.link.decided_events import HeldApart, as_decided
from reportedly.link.linking import Linked, Linking
from reportedly.model.decision import EventDecision
from reportedly.weigh.picture import situation_of
from tests.work.ferry import ferry_readings

LINKED = Linking(ferry_readings()).linked()


def events(linked: Linked) -> set[frozenset[str]]:
    return set(situation_of(linked).events)


def same(one: str, other: str) -> EventDecision:
    return EventDecision(verb="same", claims=(one,), others=(other,), by="Ann", why="read")


def apart(here: list[str], there: list[str]) -> EventDecision:
    return EventDecision(verb="apart", claims=tuple(here), others=tuple(there), by="Ann", why="read")


@pytest.fixture(scope="module")
def biggest() -> list[str]:
    found: list[list[str]] = [sorted(event) for event in events(LINKED)]
    return max(found, key=len)


def test_no_decision_changes_nothing() -> None:
    assert as_decided(LINKED, []) is LINKED


def test_every_parting_of_an_event_gives_two_events_of_just_these_claims(biggest: list[str]) -> None:
    few, rest = biggest[:5], biggest[5:]
    others = {event for event in events(LINKED) if not event & set(biggest)}
    for picks in product((True, False), repeat=len(few)):
        here = [id for id, pick in zip(few, picks, strict=True) if pick]
        there = [id for id in biggest if id not in here]
        if here and there:
            assert events(as_decided(LINKED, [apart(here, there)])) == {*others, frozenset(here), frozenset(there)}
    assert len(biggest) == len(few) + len(rest) > 2


def test_two_events_are_one_and_say_who_decided_so(biggest: list[str]) -> None:
    other = next(event for event in sorted(events(LINKED), key=sorted) if not event & set(biggest))
    decided = as_decided(LINKED, [same(biggest[0], min(other))])
    assert frozenset(biggest) | other in events(decided)
    [told] = [one for one in decided.same if {one.older, one.newer} == {biggest[0], min(other)}]
    assert told.reasons[0].feature == "as Ann decided: read"


def test_the_later_decision_counts(biggest: list[str]) -> None:
    parted = apart(biggest[:1], biggest[1:])
    together = same(biggest[0], biggest[1])
    assert frozenset(biggest[:1]) in events(as_decided(LINKED, [together, parted]))
    assert frozenset(biggest) in events(as_decided(LINKED, [parted, together]))


def test_relations_between_events_that_are_held_apart_are_gone(biggest: list[str]) -> None:
    decided = as_decided(LINKED, [apart(biggest[:1], biggest[1:])])
    assert not [r for r in decided.relations if biggest[0] in (r.older, r.newer)]


def test_claims_that_are_gone_are_passed_over(biggest: list[str]) -> None:
    assert events(as_decided(LINKED, [same("clm_gone", biggest[0]), apart(["clm_gone"], biggest)])) == events(LINKED)


def test_what_is_held_apart_is_not_joined_round_a_corner() -> None:
    held = HeldApart()
    held.hold_apart("a", "b")
    assert held.join("a", "c")
    assert not held.join("c", "b")
    assert held.join("b", "d")
    assert not held.join("d", "c")
    held.hold_apart("a", "c")
    assert held.first("a") == held.first("c")
