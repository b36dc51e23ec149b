"""Who was first with an event: by days as they are known, never by a copy, and ties are told as ties."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.link.linking import Linking
from reportedly.weigh.picture import situation_of, weighed
from reportedly.weigh.reliability import grade_sources
from reportedly.weigh.situation import Situation
from reportedly.weigh.turns import Turn, turns_of
from tests.link.read import read_all

TEXT = "{who} said that gunmen attacked the market at Garissa on 1 May 2031."
WHO = {"mayor": "Mayor Juma Odera", "doctor": "Doctor Amina Hassan", "trader": "Trader Peter Mwangi"}


@pytest.fixture(scope="module")
def linked() -> Situation:
    told = [(f"{who} News", "2031-05-02", TEXT.format(who=name)) for who, name in WHO.items()]
    return situation_of(Linking(read_all(told)).linked())


def turns(linked: Situation, copies: tuple[str, ...] = (), **published: str | None) -> dict[str, Turn]:
    """Each source's turn, where their reports were published so; who is left out tells nothing."""
    report_of = {who: next(r.id for r in linked.reports.values() if r.publisher == f"{who} News") for who in WHO}
    for who in WHO.keys() - published.keys():
        linked = linked.without(report_of[who])
    days = {report_of[who]: day for who, day in published.items()}
    situation = replace(linked, published=days, copies=frozenset(report_of[who] for who in copies))
    picture = weighed(situation, grade_sources(situation, ()), ())
    [event] = [event for event in picture.events if len(event.claims) == len(published)]
    of_report = {situation.claims[turn.claim].report_id: turn for turn in turns_of(event, situation)}
    return {who: of_report[report] for who, report in report_of.items() if report in of_report}


def places(found: dict[str, Turn]) -> dict[str, tuple[int, int]]:
    return {who: (turn.ahead, turn.level) for who, turn in found.items()}


def test_whose_day_is_earlier_was_first(linked: Situation) -> None:
    found = turns(linked, mayor="2031-05-03", doctor="2031-05-02T10:00:00Z", trader="2031-05-02T10:01:00Z")
    assert places(found) == {"mayor": (2, 0), "doctor": (0, 0), "trader": (1, 0)}
    assert [who for who, turn in found.items() if turn.first] == ["doctor"]
    assert found["doctor"].others == 2


def test_what_a_day_leaves_open_is_a_tie(linked: Situation) -> None:
    found = turns(linked, mayor="2031-05-02", doctor="2031-05-02T10:00:00Z", trader="2031-05-03")
    assert places(found) == {"mayor": (0, 1), "doctor": (0, 1), "trader": (2, 0)}


def test_a_copy_is_never_first_and_nobody_else_is_before_what_it_told(linked: Situation) -> None:
    found = turns(linked, ("mayor",), mayor="2031-05-01", doctor="2031-05-02", trader="2031-05-03")
    assert places(found) == {"doctor": (1, 0), "trader": (2, 0)}


def test_those_without_a_day_are_counted_apart(linked: Situation) -> None:
    found = turns(linked, mayor=None, doctor="2031-05-02", trader="2031-05-03")
    assert places(found) == {"doctor": (0, 0), "trader": (1, 0)}
    assert {(turn.others, turn.undated) for turn in found.values()} == {(1, 1)}


def test_what_only_one_tells_it_was_not_first_with(linked: Situation) -> None:
    assert turns(linked, mayor="2031-05-01") == {}
