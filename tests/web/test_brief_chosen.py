"""A brief of which only what it tells was taken up is the brief on everything."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.datastructures import QueryParams

from reportedly.casebook import Casebook
from reportedly.tell.brief.record import brief_record
from reportedly.tell.brief.sentence import Brief
from reportedly.web import brief_view
from reportedly.web.brief_view import brief_for
from reportedly.web.filter import filter_of
from reportedly.web.standing import Stand, Standing
from tests.web.whole_brief import everything

ASKED = ("", "since=1", "since=40", "place=Liwonde", "place=Liwonde&since=60", "status=disputed", "q=zeppelin")


@pytest.fixture(scope="module")
def stand(book: Casebook) -> Stand:
    return Standing(book).now()


def made(stand: Stand, query: str) -> Brief:
    asked = filter_of(QueryParams(query), stand.book)
    return brief_for(stand, stand.book, asked, datetime(2031, 1, 1, tzinfo=UTC))


def told(brief: Brief) -> dict[str, Any]:
    return {**brief_record(brief), "map": brief.map_svg, "beneath": brief.map_remarks}


@pytest.mark.parametrize("query", ASKED)
def test_it_is_the_brief_on_everything(query: str, stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.web.parts.TOGETHER", 30)
    monkeypatch.setattr("reportedly.web.brief_chosen.EVENTS_TOGETHER", 3)
    monkeypatch.setattr("reportedly.web.brief_chosen.REPORTS_TOGETHER", 2)
    chosen = told(made(stand, query))
    monkeypatch.setattr(brief_view, "chosen", everything)
    assert chosen == told(made(stand, query))


def test_few_events_are_enough_where_fewer_are_told(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOST_BORNE_OUT", "MOST_DISPUTED", "MOST_ALONE"):
        monkeypatch.setattr(f"reportedly.tell.brief.standing.{name}", 2)
        monkeypatch.setattr(f"reportedly.web.brief_chosen.{name}", 2)
    monkeypatch.setattr("reportedly.web.brief_chosen.EVENTS_TOGETHER", 1)
    chosen = told(made(stand, ""))
    monkeypatch.setattr(brief_view, "chosen", everything)
    assert chosen == told(made(stand, ""))
