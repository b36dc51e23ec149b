"""After any change, what is put together part by part is what the whole picture comes to."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.datastructures import QueryParams

from bench.generated_situation import situation
from bench.workbench_casebook import BY
from reportedly.casebook import Casebook
from reportedly.tell.brief.record import brief_record
from reportedly.tell.formats import format_named
from reportedly.web import brief_view
from reportedly.web.brief_view import brief_for
from reportedly.web.exports import last_moment, selected_in, selection_of
from reportedly.web.filter import Filter, filter_of
from reportedly.web.standing import Stand, Standing
from reportedly.web.whole_export import WholeCasebook
from tests.web.kept.test_in_step import Growing

CHANGES = 8
MADE = datetime(2031, 1, 1, tzinfo=UTC)


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[Growing]:
    made = list(situation(50, claims_each=4, seed=5, towns=10, persons=12, name="world"))
    with Casebook.create(tmp_path / "growing.reportedly", BY) as book:
        yield Growing(book, made, random.Random(8))


def stands(growing: Growing) -> Iterator[Stand]:
    """The casebook as it stands after each change."""
    yield Standing(growing.book).now()
    for _ in range(CHANGES):
        growing.change()
        yield Standing(growing.book).now()


def test_every_export_is_that_of_the_whole_picture(growing: Growing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.web.parts.TOGETHER", 12)
    for stand in stands(growing):
        at = last_moment(stand.book, stand)
        parts, whole = selected_in(stand, at, Filter()), selection_of(stand, at, Filter())
        assert isinstance(parts, WholeCasebook)
        for name in ("geojson", "ucdp", "stix", "ftm", "timemap", "annotations", "claimreview"):
            write = format_named(name).events
            assert write is not None
            assert b"".join(write(parts)) == b"".join(write(whole)), name


@pytest.mark.parametrize("query", ["", "since=60", "status=uncorroborated"])
def test_the_brief_is_that_on_the_whole_picture(query: str, growing: Growing, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOST_BORNE_OUT", "MOST_DISPUTED", "MOST_ALONE"):
        monkeypatch.setattr(f"reportedly.tell.brief.standing.{name}", 3)
        monkeypatch.setattr(f"reportedly.web.brief_chosen.{name}", 3)
    monkeypatch.setattr("reportedly.web.brief_chosen.EVENTS_TOGETHER", 2)
    for stand in stands(growing):
        asked = filter_of(QueryParams(query), stand.book)
        chosen = brief_record(brief_for(stand, stand.book, asked, MADE))
        with monkeypatch.context() as other:
            other.setattr(brief_view, "chosen", brief_view.everything)
            assert chosen == brief_record(brief_for(stand, stand.book, asked, MADE))
