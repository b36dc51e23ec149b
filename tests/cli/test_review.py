"""Reviewing at the command line: what is worth a decision is listed, decided, and asked no more."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reportedly.casebook import By, Casebook
from reportedly.cli.bar import Bar
from reportedly.cli.main import main
from reportedly.web.kept import review_in_step
from reportedly.work.linking import link_casebook, picture_in
from tests.work.ferry import ferry_readings
from tests.work.small_world import new_casebook

ANN = By.person("Ann", datetime(2021, 7, 1, tzinfo=UTC))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.reportedly"
    with new_casebook(path) as book:
        for reading in ferry_readings():
            book.add_report(reading.report, ANN)
            book.add_reading(reading, ANN, stages={"read": 1})
        link_casebook(book)
    return path


def run(path: Path, *arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, [*arguments, "--casebook", str(path)], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def asked(path: Path, *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(path, "review", "--format", "json", "--most", "500", *more))
    return found


def test_it_makes_what_is_missing_and_tells_how_far_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[float | None] = []
    monkeypatch.setattr(Bar, "show", lambda _, step, done: told.append(done))
    monkeypatch.setattr(review_in_step, "SECONDS", 0.0)
    monkeypatch.setattr(review_in_step, "SLICE", 2)
    whole = asked(path)
    assert whole
    assert len(told) > 3
    assert told == sorted(told, key=lambda done: done or 0.0)
    told.clear()
    assert asked(path) == whole
    assert told == []


def signed(path: Path, *arguments: str, code: int = 0) -> str:
    return run(path, "correct", *arguments, "--by", "Ann", "--why", "read again", code=code)


def test_what_is_worth_a_decision_is_listed_decided_and_asked_no_more(path: Path) -> None:
    first = asked(path, "--kind", "claim")[0]
    table = run(path, "review", "--kind", "claim", "--most", "1")
    assert first["subject"][0] in table
    assert "instead of" in table or "nobody would tell of it" in table
    assert "entered" in signed(path, "accept", first["subject"][0])
    assert first["id"] not in {question["id"] for question in asked(path)}


def test_every_correction_is_entered_and_stands_over_what_was_read(path: Path) -> None:
    with Casebook.open(path) as book:
        claims = list(picture_in(book)[1].situation.claims.values())
        events = picture_in(book)[1].events
    claim = next(c for c in claims if c.event and c.event.actors)
    start, end = claim.content.start, claim.content.end
    signed(path, "time", claim.id, "2021-05/2021-06")
    signed(path, "type", claim.id, "PROTEST")
    signed(path, "actor", claim.id, "actor", "none")
    signed(path, "span", claim.id, str(start), str(end - 1))
    big = max(events, key=lambda event: len(event.claims))
    other = next(event for event in events if event.id != big.id)
    signed(path, "apart", big.claims[0])
    signed(path, "same", big.claims[0], other.claims[0])
    with Casebook.open(path) as book:
        picture = picture_in(book)[1]
    found = picture.situation.claims[claim.id]
    assert found.time is not None
    assert (found.time.earliest, found.time.latest) == ("2021-05-01", "2021-06-30")
    assert found.event is not None
    assert (found.event.type, found.event.actors[0].actor) == ("PROTEST", None)
    assert found.content.text == claim.content.text[:-1]
    together = next(event for event in picture.events if big.claims[0] in event.claims)
    assert set(together.claims) == {big.claims[0], *other.claims}


def test_what_cannot_be_corrected_is_said(path: Path) -> None:
    with Casebook.open(path) as book:
        claim = next(iter(picture_in(book)[1].situation.claims))
    assert "no time" in signed(path, "time", claim, "soon", code=1)
    assert "PLOVER" in signed(path, "type", claim, "PICNIC", code=1)
    signed(path, "span", claim, "5", "4", code=1)
    signed(path, "accept", "clm_none", code=1)
