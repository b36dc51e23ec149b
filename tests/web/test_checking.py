"""A claim is checked against the reports whose words may bear on it, and comes to what all in memory come to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete

from reportedly.casebook import Casebook, picture_schema
from reportedly.journey import read_reports
from reportedly.link.check import as_report, brought, check, prepare
from reportedly.link.passages import passages
from reportedly.link.told import all_stems
from reportedly.model.check import Check, Stance
from reportedly.model.reading import Reading
from reportedly.read.glosses import in_english
from reportedly.web.at_hand import at_hand
from reportedly.web.checking import check_claims
from reportedly.work.linking import linked_in, readings_standing

CLAIMS = {
    "blast": "An explosion on the railway bridge at Liwonde killed at least three people.",
    "front": "The Upper Shire Front blew up the bridge.",
    "waters": "The ferry sank in Malawian waters.",
    "nothing": "Bread prices doubled in Reykjavik.",
}
Checked = list[tuple[tuple[Stance, ...], Check]]


@pytest.fixture(scope="module")
def in_memory(book: Casebook) -> Checked:
    return list(_in_memory(book))


def _in_memory(book: Casebook) -> Iterator[tuple[tuple[Stance, ...], Check]]:
    linked = linked_in(book)
    groups = {told.report_id: told.origin_group for told in linked.reports}
    prepared = prepare(linked.readings, groups, informants=linked.informants)
    asked = read_reports([as_report(text, linked.readings) for text in CLAIMS.values()])
    for (key, text), reading in zip(CLAIMS.items(), asked, strict=True):
        assert isinstance(reading, Reading)
        yield check(brought(key, text, reading), prepared)


def test_it_comes_to_what_all_come_to_in_memory(
    book: Casebook, in_memory: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.web.checking.linked_in", None)  # all is worked out from parts
    with at_hand(book) as hand:
        found = list(check_claims(hand, CLAIMS))
    assert found == in_memory
    stances = {check.key: len(told) for told, check in found}
    assert stances["blast"] > 5
    assert stances["nothing"] == 0


def test_only_reports_whose_words_may_bear_on_a_claim_are_taken_up(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_up: list[str] = []

    def noted(book: Casebook, reports: list[str]) -> Iterator[Reading]:
        taken_up.extend(reports)
        return readings_standing(book, reports)

    monkeypatch.setattr("reportedly.web.checking.readings_standing", noted)
    with at_hand(book) as hand:
        [(stances, _)] = check_claims(hand, {"front": CLAIMS["front"]})
    assert {one.report.id for one in stances} <= set(taken_up)
    assert len(taken_up) < book.stock().reports


def test_where_nobody_was_found_yet_all_are_gone_through(book: Casebook, in_memory: Checked, tmp_path: Path) -> None:
    book.back_up(tmp_path / "copy.reportedly")
    with Casebook.open(tmp_path / "copy.reportedly") as copy, at_hand(copy) as hand:
        with copy.at_once() as writing:
            writing.connection.execute(delete(picture_schema.who))
        assert list(check_claims(hand, CLAIMS)) == in_memory


def test_a_report_has_the_stems_of_all_its_passages(book: Casebook) -> None:
    readings = linked_in(book).readings
    assert len(readings) > 20
    for reading in readings:
        there = all_stems(in_english(reading.report).text)
        for passage in passages(reading):
            assert passage.told.stems <= there, passage.told.text
