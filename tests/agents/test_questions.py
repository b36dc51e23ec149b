"""Answers are put together from the part of the casebook that they are about, and say what the whole picture says."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.agents.questions import Questions
from reportedly.casebook import Casebook
from reportedly.errors import InputError
from reportedly.model.origin import Origin
from reportedly.tell.situation_json import event_record, relation_record, source_record
from reportedly.web.scene import Scene
from reportedly.web.standing import Standing

MOST = 100


@pytest.fixture(scope="module")
def whole(book: Casebook) -> Scene:
    return Standing(book).now().whole


@pytest.fixture
def questions(book: Casebook, whole: Scene, monkeypatch: pytest.MonkeyPatch) -> Questions:
    """Who asks for the whole fails."""
    assert whole.told
    monkeypatch.setattr("reportedly.web.standing.whole_scene", None)
    return Questions(book, lambda: None)


def all_of(ask: Any) -> list[Any]:
    found, cursor = [], None
    while True:
        told = ask(cursor)
        found += told["results"]
        cursor = told["next_cursor"]
        if cursor is None:
            return found


def test_events_are_those_of_the_whole_picture(questions: Questions, whole: Scene) -> None:
    picture = whole.picture
    listed = all_of(lambda cursor: questions.events({"status": ["disputed"]}, MOST, cursor))
    events = {told.event.id: told.event for told in whole.told}
    assert listed == [event_record(events[told["id"]]) for told in listed]
    assert {told["id"] for told in listed} == {e.id for e in picture.events if e.status == "disputed"}
    for event in picture.events[:20]:
        told = questions.event(event.id, MOST, None)
        grades = filter(None, map(picture.credibility.get, event.claims))
        words = next((grade.words for grade in grades if grade.rule == event.credibility_rule), "")
        assert told["event"] == {**event_record(event), "claims": len(event.claims), "credibility_words": words}
        assert told["relations"] == [relation_record(one) for one in picture.situation.relations_within(event.claims)]
        assert [one["claim"] for one in told["results"]] == list(event.claims)[:MOST]


def test_sources_and_evidence_are_those_of_the_whole_picture(questions: Questions, whole: Scene) -> None:
    picture = whole.picture
    origins: dict[str, Origin] = {o.id: o for held in picture.situation.origins.values() for o in held}
    ordered = sorted(origins.values(), key=lambda one: (-len(one.reports), one.id))
    listed = all_of(lambda cursor: questions.sources(None, MOST, cursor))
    assert listed == [source_record(one, picture.sources[one.id]) for one in ordered]
    for report, reading in list(whole.readings.items())[:5]:
        assert questions.evidence(report, None)["claims"] == [claim.id for claim in reading.claims]
        for claim in reading.claims[:2]:
            assert questions.evidence(claim.id, None)["content"]["exact"] == claim.content.text
    for wrong in ("clm_none", "rpt_none"):
        with pytest.raises(InputError, match="is no claim or report"):
            questions.evidence(wrong, None)
