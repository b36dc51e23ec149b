"""The kept picture says what the whole one says: in every field of the filter bar, on both engines, after changes."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from reportedly.casebook import By, Casebook, picture_schema
from reportedly.tell.why import why_event
from reportedly.tell.withheld import NOTHING
from reportedly.web.filter import CERTAINTIES, GRADES, ORDERS, STATUSES, TYPES, Filter
from reportedly.web.kept.after_linking import keep_after_linking
from reportedly.web.kept.head import head_of
from reportedly.web.kept.keeping import keep_picture, settle
from reportedly.web.kept.mapped import mapped
from reportedly.web.kept.showing import Rows, after, counts, event_kept, events_of, ids_of, page, unplaced
from reportedly.web.kept.source_pages import claims_said, number_said, said_by
from reportedly.web.kept.spots import spots_of
from reportedly.web.scene import Scene, scene_around
from reportedly.web.standing import Stand, Standing
from reportedly.weigh.history import history_of
from reportedly.weigh.reliability import reliabilities
from reportedly.work.linking import link_casebook
from tests.casebook.conftest import schema_on
from tests.casebook.conftest import server as server
from tests.web.kept.known import known_in
from tests.web.kept.remembered import remembered
from tests.work.test_linking import ANN

ANYTHING = Filter()
FILTERS = (
    ANYTHING,
    *(Filter(text=text) for text in ("bridge", "BRIDGES blast", '"the bridge"', "bri*", "zeppelin", "'", "said 12")),
    *(Filter(place=place) for place in ("liwonde", "a", "Nacala", "%", "_", "é")),
    *(Filter(source=source) for source in ("police", "Front", "i", "<i>")),
    *(Filter(type=type_) for type_ in TYPES),
    *(Filter(certainty=certainty) for certainty in CERTAINTIES),
    *(Filter(grade=grade) for grade in GRADES),
    *(Filter(status=some) for n in (1, 2) for some in itertools.combinations(STATUSES, n)),
    Filter(first="2024-09-03"),
    Filter(last="2024-09-04"),
    Filter(first="2024-09-03", last="2024-09-05", place="Liwonde", status=("disputed", "uncorroborated")),
    *(Filter(since="x", since_entry=entry) for entry in (0, 40, 90, 10**6)),
    Filter(text="bridge", source="police", certainty="certain", grade="F"),
)


@pytest.fixture(scope="module")
def stand(book: Casebook) -> Stand:
    return Standing(book).now()


@pytest.mark.parametrize("order", ORDERS)
def test_rows_and_memory_agree_on_what_is_asked_for(stand: Stand, order: str) -> None:
    sizes = set()
    for one in FILTERS:
        asked = replace(one, order=order)
        found = ids_of(stand.rows, asked)
        assert found == remembered(stand.whole.told, asked), asked
        assert [kept.event.id for kept in page(stand.rows, asked, limit=7, skipped=3)] == found[3:10]
        sizes.add(len(found))
    assert len(sizes) > 20


@pytest.mark.parametrize("order", ORDERS)
def test_cursors_lead_through_all_of_it(stand: Stand, order: str) -> None:
    asked, place, found = Filter(order=order), None, list[str]()
    while True:
        some, place = after(stand.rows, asked, place, limit=9)
        found += [kept.event.id for kept in some]
        if place is None:
            break
    assert found == remembered(stand.whole.told, asked)


def test_counts_names_and_sources_are_those_of_the_events(stand: Stand) -> None:
    told = {one.event.id: one for one in stand.whole.told}
    origins = stand.whole.picture.situation.origins
    for asked in FILTERS:
        anyhow = [told[id] for id in ids_of(stand.rows, replace(asked, status=()))]
        chosen = [told[id] for id in ids_of(stand.rows, asked)]
        counted = counts(stand.rows, asked)
        assert counted.by_status == Counter(one.event.status for one in anyhow)
        assert counted.chosen == Counter((one.day or "", one.event.status) for one in chosen)
        said = Counter(o.id for one in chosen for claim in one.claims for o in origins[claim.id])
        assert said_by(stand.rows, asked) == said
    names, more = unplaced(stand.rows, ANYTHING)
    nowhere = {p.place.toponym.text for one in told.values() for c in one.claims for p in c.places
               if p.place.lat is None and p.place.geometry is None}  # fmt: skip
    assert len(names) + more == len({" ".join(name.split()) for name in nowhere})


def test_a_kept_event_is_the_event(stand: Stand) -> None:
    for one in stand.whole.told:
        kept = event_kept(stand.rows, one.event.claims[0])
        assert (kept.summary, kept.day, kept.last_day, kept.happened, kept.where) == (
            one.summary, one.day, one.last_day, one.happened, one.where
        )  # fmt: skip
        assert events_of(stand.rows, one.event.claims) == dict.fromkeys(one.event.claims, one.event.id)


def test_a_scene_around_an_event_tells_of_it_what_the_whole_tells(stand: Stand) -> None:
    whole = stand.whole
    for one in whole.told:
        scene = scene_around(stand.rows, stand.book, [event_kept(stand.rows, one.event.id)], NOTHING)
        [event] = scene.picture.events
        assert event == one.event
        assert _told(scene, event) == _told(whole, one.event)


def _told(scene: Scene, event: Any) -> Any:
    picture = scene.picture
    situation = picture.situation
    return (
        list(why_event(event, scene.linked, picture)),
        list(history_of(event, situation, reliabilities(picture.sources))),
        [situation.claims[id] for id in event.claims],
        [situation.origins[id] for id in event.claims],
        [picture.credibility.get(id) for id in event.claims],
        situation.relations_within(event.claims),
        {id: scene.lineage[situation.claims[id].report_id] for id in event.claims},
    )


def test_what_a_source_said_comes_page_by_page_and_undated_last(growing: Casebook) -> None:
    table = picture_schema.claims.c
    with growing.at_once() as writing:
        some = select(table.id).where(table.source.is_not(None)).order_by(table.id).limit(40)
        ids = list(writing.connection.execute(some).scalars())
        undated = picture_schema.claims.update().where(table.id.in_(ids)).values(published="")
        writing.connection.execute(undated)
    with growing.looking() as connection:
        rows = connection.execute(select(table.source, table.published == "", table.published, table.id)).all()
    for source in {row.source for row in rows if row.source is not None}:
        told = [id for _, _, id in sorted(tuple(row[1:]) for row in rows if row.source == source)]
        assert number_said(growing, source) == len(told)
        pages = [claims_said(growing, source, limit=2, skipped=n) for n in range(0, len(told), 2)]
        assert [id for page in pages for id in page] == told


def test_the_map_tells_of_every_place_how_its_events_stand(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    status = {one.event.id: one.event.status for one in stand.whole.told}
    for asked in (ANYTHING, Filter(text="bridge"), Filter(status=("disputed",))):
        drawn = mapped(stand.rows, asked, spots_of(stand.rows, asked), 1, None)
        for feature in drawn["features"]:
            about = feature["properties"]
            assert about["tally"] == Counter(status[id] for id in about["events"])
        found = set(ids_of(stand.rows, asked))
        assert {id for feature in drawn["features"] for id in feature["properties"]["events"]} <= found
    monkeypatch.setattr("reportedly.web.kept.mapped.MOST_DRAWN", 4)
    squared = mapped(stand.rows, ANYTHING, spots_of(stand.rows, ANYTHING), 1, None)
    squares = [feature["properties"] for feature in squared["features"] if feature["properties"]["kind"] == "square"]
    assert squares
    assert not squared["whole"]
    assert sum(sum(p["properties"]["tally"].values()) for p in squared["features"]) == int(
        spots_of(stand.rows, ANYTHING).events.sum()
    )
    inside = mapped(stand.rows, ANYTHING, spots_of(stand.rows, ANYTHING), 1, (34.9, -15.3, 35.6, -14.6))
    assert len(inside["features"]) > 0
    assert all(
        34.9 <= f["properties"]["lon"] <= 35.6 for f in inside["features"] if f["properties"]["kind"] != "square"
    )


@pytest.fixture
def growing(casebook: Path, tmp_path: Path) -> Iterator[Casebook]:
    copy = tmp_path / "copy.reportedly"
    with Casebook.open(casebook) as before:
        before.back_up(copy)
    with Casebook.open(copy) as book:
        yield book


def dump(book: Rows) -> dict[str, Any]:
    """All rows, with events by their ids and names and places by what they are instead of numbers.

    Without explanations and the queue of what is worth a decision, which are kept when they are first asked for.
    """
    beside = (picture_schema.questions, *picture_schema.EXPLAINING, *picture_schema.REVIEW)
    tables = [table for table in picture_schema.PICTURE[1:] if table not in beside]
    with book.looking() as connection:
        rows = {t.name: [r._mapping for r in connection.execute(select(t))] for t in tables}
    event = {row["n"]: row["id"] for row in rows["picture_events"]}
    name = {row["n"]: (row["kind"], row["name"]) for row in rows["picture_names"]}
    place = {row["n"]: row["key"] for row in rows["picture_places"]}
    number = {"picture_events": event, "picture_bodies": event, "picture_grounds": event}
    number |= {"picture_names": name, "picture_places": place}
    meant = {"event": event, "name": name, "place": place}

    def said(table: str, column: str, value: Any) -> Any:
        if column == "n":
            return number[table][value]
        if column == "name" and table != "picture_named":
            return value
        return meant[column].get(value) if column in meant else value

    return {
        table: sorted(repr([(column, said(table, column, value)) for column, value in row.items()]) for row in found)
        for table, found in rows.items()
    }


STEPWISE = (picture_schema.tellings.name, picture_schema.basis.name, picture_schema.who.name)
"""What is kept only where it is worked out step by step."""


def agree(kept: dict[str, Any], told: dict[str, Any]) -> None:
    """Hold what is kept against what a whole working out tells."""
    for name in told:
        if name not in STEPWISE:
            assert kept[name] == told[name], name


def numbers(connection: Connection) -> dict[str, int]:
    """By event, the number of its row."""
    rows = connection.execute(select(picture_schema.events.c.id, picture_schema.events.c.n))
    return {row.id: row.n for row in rows}


def test_only_what_changed_is_written_and_the_rows_are_as_if_all_were(growing: Casebook) -> None:
    keep_picture(growing)
    with growing.looking() as connection:
        before = numbers(connection)
    claim = known_in(growing).picture.events[0].claims[0]
    growing.judge("reject", f"claim {claim}", {}, By.person("Ann", ANN.at), why="misread")
    keep_picture(growing)
    with growing.looking() as connection:
        now = numbers(connection)
    assert before != now
    assert len(now.items() & before.items()) > 0.8 * len(before)
    stepwise = dump(growing)
    with growing.at_once() as writing:
        for table in picture_schema.PICTURE:
            writing.ask(table.delete())
        writing.kind.clear_words(writing.connection, "event_words")
    keep_picture(growing)
    assert dump(growing) == stepwise


def test_a_picture_of_another_version_is_thrown_away(growing: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_picture(growing)
    with growing.looking() as connection:
        head = head_of(connection)
    assert head is not None
    monkeypatch.setattr("reportedly.web.kept.head.FORM", 0)
    with growing.looking() as connection:
        assert head_of(connection) is None
    assert keep_picture(growing).following == head.following + head.events


def test_linking_keeps_the_picture_in_step(growing: Casebook) -> None:
    link_casebook(growing, whole=True, also=keep_after_linking)
    with growing.looking() as connection:
        head = head_of(connection)
        assert head is not None
        [kept] = connection.execute(select(picture_schema.head.c.entry)).scalars()
    assert kept == head.entry
    before = growing.ledger()
    assert keep_picture(growing) == head
    assert list(before) == list(growing.ledger())


@pytest.fixture
def on_server(server: str) -> Iterator[Casebook]:
    with Casebook.create(schema_on(server), ANN) as made:
        yield made


def test_the_rows_are_the_same_on_a_server(growing: Casebook, on_server: Casebook) -> None:
    known = known_in(growing)
    keep_picture(growing)
    with on_server.at_once() as writing:
        settle(writing.connection, writing.kind, known, 1)
    agree(dump(growing), dump(on_server))
    told = Standing(growing).now().whole.told
    for asked in FILTERS:
        assert ids_of(on_server, asked) == remembered(told, asked), asked
