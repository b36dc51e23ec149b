"""What persons correct is linked as corrected, bit by bit as in one whole pass; undone, all is as it was before."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly.casebook import By, Casebook, place_value
from reportedly.casebook.correction_values import time_value, type_value
from reportedly.work.deciding import Decision, decide, undo_decisions
from reportedly.work.linking import link_casebook, picture_in
from tests.work.ferry import ferry_readings
from tests.work.small_world import new_casebook

ANN = By.person("Ann", datetime(2021, 7, 1, tzinfo=UTC))


@pytest.fixture
def book(tmp_path: Path) -> Casebook:
    made = new_casebook(tmp_path / "ferry.reportedly")
    for reading in ferry_readings():
        made.add_report(reading.report, ANN)
        made.add_reading(reading, ANN, stages={"read": 1})
    link_casebook(made, few=0)
    return made


def decisions(book: Casebook) -> list[Decision]:
    """A correction of each kind, on different claims."""
    claims = list(picture_in(book)[1].situation.claims.values())
    placed = next(c for c in claims if c.places)
    acting = sorted({p.actor for c in claims if c.event for p in c.event.actors if p.actor})
    elsewhere = place_value(name="Suva", lat=-18.14, lon=178.44, country="FJ")
    told = [
        Decision(verb="place", subject=f"claim {placed.id}", value=elsewhere),
        Decision(verb="time", subject=f"claim {claims[1].id}", value=time_value("2021-05")),
        Decision(verb="type", subject=f"claim {claims[2].id}", value=type_value("PROTEST")),
        Decision(verb="reject", subject=f"claim {claims[-1].id}", value={}),
    ]
    if len(acting) > 1:
        told.append(Decision(verb="merge", subject=f"actor {acting[0]}", value={"into": acting[1]}))
    return told


def test_what_is_corrected_is_linked_bit_by_bit_as_in_a_whole_pass(book: Casebook) -> None:
    before = picture_in(book)
    for one in decisions(book):
        [added] = decide(book, [one], ANN, why="read again")
        assert one.relinks
        linked = link_casebook(book, few=0, share=9.0)
        assert linked.whole is None, linked.whole
        assert linked.reports >= 1
        kept = picture_in(book)
        link_casebook(book, whole=True)
        assert picture_in(book) == kept
        undo_decisions(book, [added.id], ANN, why="not so")
        link_casebook(book, few=0, share=9.0)
        assert picture_in(book) == before
    assert book.verify().whole


def test_what_is_only_weighed_anew_needs_no_linking(book: Casebook) -> None:
    claims = [event.claims[0] for event in picture_in(book)[1].events[:2]]
    decide(book, [Decision(verb="same", subject=f"claims {claims[0]} {claims[1]}", value={})], ANN, why="read")
    decide(book, [Decision(verb="rate", subject=f"claim {claims[0]}", value={"credibility": 2})], ANN, why="read")
    event = next(one for one in picture_in(book)[1].events if claims[0] in one.claims)
    assert claims[1] in event.claims
    assert (event.credibility, event.credibility_rule) == (2, "by_a_person")
    assert link_casebook(book, few=0).reports == 0
