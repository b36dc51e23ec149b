"""Questions of an analyst, as a table: what is asked, and the first words of the claims that answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportedly.casebook import Casebook, Circle, Query, ReportQuery, Stretch, place_value
from reportedly.errors import SetupError
from tests.casebook.made import BRIDGE, FERRY, STAGES, actor, hour, jane, reading, report, stage

BRIDGES, MARKET, DENIED = "two bridges near Gao had been shelled", "a market in Kidal burned", "the attacks"
SANK, BLAMED = "A ferry sank off Suva", "blamed the army"
ALL = {BRIDGES, MARKET, DENIED, SANK, BLAMED}

ASKED: list[tuple[dict[str, Any], set[str]]] = [
    ({}, ALL),
    ({"text": "bridge"}, {BRIDGES}),
    ({"text": "BRIDGES shelling"}, {BRIDGES}),
    ({"text": '"near gao"'}, {BRIDGES}),
    ({"text": '"gao near"'}, set()),
    ({"text": "mark* kidal"}, {MARKET}),
    ({"text": "army"}, {BLAMED}),
    ({"text": "ferry OR bridge"}, set()),
    ({"text": "?!"}, set()),
    ({"text": "' \" ) NEAR("}, {BRIDGES}),
    ({"source": "army"}, {BRIDGES}),
    ({"source": "resident", "text": "market"}, {MARKET}),
    ({"publisher": "Island Wire"}, {SANK, BLAMED}),
    ({"report": BRIDGE.id}, {BRIDGES, MARKET, DENIED}),
    ({"event": "COERCE"}, {MARKET}),
    ({"kind": "question"}, set()),
    ({"actor": "rebels"}, {BRIDGES}),
    ({"actor": actor("rebels").id, "part": "actor"}, {BRIDGES}),
    ({"actor": "rebels", "part": "source"}, set()),
    ({"actor": "police", "part": "source"}, {SANK}),
    ({"circle": Circle(lat=16.3, lon=0.0, km=10)}, {BRIDGES}),
    ({"circle": Circle(lat=16.3, lon=0.0, km=6)}, set()),
    ({"circle": Circle(lat=16.3, lon=0.0, km=400)}, {BRIDGES, MARKET}),
    ({"circle": Circle(lat=-18.0, lon=-179.9, km=200)}, {SANK}),
    ({"circle": Circle(lat=89.9, lon=0.0, km=20000)}, {BRIDGES, MARKET, DENIED, SANK}),
    ({"country": "ML"}, {BRIDGES, MARKET}),
    ({"province": "ML.09"}, {BRIDGES}),
    ({"province": "Kidal"}, {MARKET}),
    ({"happened": Stretch(since="2024-02-26")}, {BRIDGES}),
    ({"happened": Stretch(since="2024-02-20", until="2024-02-25")}, {MARKET, BLAMED}),
    ({"happened": Stretch(until="2024-02-19T12:00Z")}, {SANK}),
    ({"published": Stretch(since="2024-02-25", until="2024-03")}, {BRIDGES, MARKET, DENIED}),
    ({"published": Stretch(until="2024-02-29")}, {SANK, BLAMED}),
    ({"fetched": Stretch(since="2024-01-01")}, set()),
    ({"added": Stretch(since=hour(4), until=hour(6))}, {SANK, BLAMED}),
    ({"certainty": "probable"}, {MARKET}),
    ({"polarity": "negative"}, {DENIED}),
    ({"unverified": True}, {MARKET}),
    ({"unverified": False, "country": "ML"}, {BRIDGES}),
    ({"min_score": 0.8}, {BRIDGES}),
    ({"as_of": "2024-02-28"}, set()),
    ({"as_of": hour(3)}, {BRIDGES, MARKET, DENIED}),
    ({"as_of": 3}, {BRIDGES, MARKET, DENIED}),
    ({"as_of": 2}, set()),
]


def told(book: Casebook, query: Query) -> list[str]:
    return [found.claim.content.text for found in book.search(query).found]


def test_every_question_is_answered(filled: Casebook) -> None:
    """One test for the whole table, as a casebook takes a second to make."""
    answers = {str(asked): set(told(filled, Query(**asked))) for asked, _ in ASKED}
    assert answers == {str(asked): answer for asked, answer in ASKED}
    counts = {str(asked): filled.count(Query(**asked)) for asked, _ in ASKED}
    assert counts == {str(asked): len(answer) for asked, answer in ASKED}


ORDERS = {
    "added": [BLAMED, SANK, DENIED, MARKET, BRIDGES],
    "happened": [BRIDGES, MARKET, BLAMED, SANK, DENIED],
    "published": [DENIED, MARKET, BRIDGES, BLAMED, SANK],
}


def test_pages_join_to_the_whole_in_every_order(filled: Casebook) -> None:
    for order, whole in ORDERS.items():
        for limit in (1, 2, 5, 6):
            seen, cursor = [], None
            while True:
                page = filled.search(Query(order=order, limit=limit, cursor=cursor))  # type: ignore[arg-type]
                seen += [found.claim.content.text for found in page.found]
                cursor = page.cursor
                if cursor is None:
                    break
            assert (order, limit, seen) == (order, limit, whole)


def test_what_is_no_cursor_is_told(filled: Casebook) -> None:
    cursor = filled.search(Query(limit=1)).cursor
    for wrong in (Query(cursor="x"), Query(cursor=cursor, order="happened")):
        with pytest.raises(SetupError, match="no cursor"):
            filled.search(wrong)
    with pytest.raises(SetupError, match="no day or moment"):
        filled.search(Query(happened=Stretch(since="yesterday")))


def test_claims_come_with_their_report(filled: Casebook) -> None:
    (found,) = filled.search(Query(text="ferry")).found
    assert (found.report, found.version, found.added) == (FERRY, 1, "2024-03-01T05:00:00.000000Z")
    assert found.reading == filled.readings(FERRY.id)[0].id


def test_older_versions_and_readings_are_asked_for_by_name(filled: Casebook) -> None:
    newer = report("The army said three bridges near Gao had been shelled.", "bridge")
    filled.add_report(newer, stage(6))
    filled.add_reading(reading(newer, "The army | three bridges near Gao had been shelled"), stage(7), stages=STAGES)
    filled.add_reading(reading(newer, "The army | three bridges"), stage(8), stages={"read": 2})
    assert told(filled, Query(source="army")) == ["three bridges"]
    assert len(told(filled, Query(source="army", all_readings=True))) == 2
    assert len(told(filled, Query(source="army", all_versions=True))) == 2
    assert told(filled, Query(source="army", as_of=hour(7))) == ["three bridges near Gao had been shelled"]
    assert told(filled, Query(source="army", as_of=hour(5))) == [BRIDGES]


def test_the_casebook_as_it_stood_knows_the_judgements_of_then(filled: Casebook) -> None:
    claim = filled.search(Query(text="bridges")).found[0].claim
    moved = filled.judge("place", f"claim {claim.id}", place_value(name="Suva", lat=-18.14, lon=178.44, country="FJ"),
                         jane(30), why="the photograph shows Suva")  # fmt: skip
    gone = filled.judge("reject", f"claim {claim.id}", {}, jane(31), why="made up")
    filled.undo(gone.id, jane(32), why="it was not")
    filled.undo(moved.id, jane(33), why="it was Gao")
    for at, country, found in ((29, "ML", True), (30, "ML", False), (30, "FJ", True), (31, "FJ", False),
                               (32, "FJ", True), (33, "FJ", False), (33, "ML", True)):  # fmt: skip
        answer = told(filled, Query(text="bridges", country=country, as_of=hour(at)))
        assert (at, country, answer) == (at, country, [BRIDGES] if found else [])


def test_reports_are_found(filled: Casebook) -> None:
    series = filled.versions(filled.reports(ReportQuery(text="ferry")).found[0].series)[0].series
    filled.withdraw(series, jane(10), why="410", status=410)
    asked: list[tuple[ReportQuery, list[str]]] = [
        (ReportQuery(), [FERRY.id, BRIDGE.id]),
        (ReportQuery(text='"two bridges"'), [BRIDGE.id]),
        (ReportQuery(publisher="Island Wire"), [FERRY.id]),
        (ReportQuery(published=Stretch(since="2024-02-21")), [BRIDGE.id]),
        (ReportQuery(withdrawn=True), [FERRY.id]),
        (ReportQuery(withdrawn=False), [BRIDGE.id]),
        (ReportQuery(withdrawn=True, as_of=hour(9)), []),
        (ReportQuery(as_of=hour(2)), [BRIDGE.id]),
        (ReportQuery(language="ar"), []),
    ]
    assert [[version.report.id for version in filled.reports(query).found] for query, _ in asked] == [
        answer for _, answer in asked
    ]
    first = filled.reports(ReportQuery(limit=1))
    assert filled.reports(ReportQuery(limit=1, cursor=first.cursor)).found[0].report == BRIDGE


TIMELINE = report("The army said one fell. The army said two fell. The army said three fell. Rebels fled.", "timeline")
TIMELINE_READ = reading(
    TIMELINE,
    "The army | one fell | | 2024-03-02",
    "The army | two fell | |",
    "The army | three fell | | 2024-03-05 | to=Rebels",
    "| Rebels fled | | 2024-03-04 | by=Rebels",
)


def test_the_timeline_of_an_actor_is_the_same_in_pages_and_where_its_ids_were_merged(book: Casebook) -> None:
    book.add_report(TIMELINE, stage(1))
    book.add_reading(TIMELINE_READ, stage(2), stages=STAGES)
    army = Query(actor="The army", order="happened", limit=1)
    assert told_in_pages(book, army) == ["three fell", "one fell", "two fell"]
    assert told_in_pages(book, replace(army, part="source")) == ["three fell", "one fell", "two fell"]
    assert told_in_pages(book, replace(army, part="actor")) == []
    rebels = replace(army, actor="Rebels")
    assert told_in_pages(book, rebels) == ["three fell", "Rebels fled"]
    assert told_in_pages(book, replace(rebels, part="recipient")) == ["three fell"]
    book.judge("merge", f"actor {actor('Rebels').id}", {"into": actor("The army").id}, jane(3), why="one and the same")
    assert told_in_pages(book, army) == ["three fell", "Rebels fled", "one fell", "two fell"]


def told_in_pages(book: Casebook, query: Query) -> list[str]:
    page = book.search(query)
    told = [one.claim.content.text for one in page.found]
    while page.cursor:
        page = book.search(replace(query, cursor=page.cursor))
        told += [one.claim.content.text for one in page.found]
    return told
