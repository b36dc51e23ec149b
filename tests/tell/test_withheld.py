"""What readers are not told: a young report leaves no trace in anything, and no exact place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest

from reportedly.casebook import By, Casebook, Query, ReportQuery, place_value
from reportedly.casebook.query import Circle
from reportedly.errors import InputError
from reportedly.model.report import Report
from reportedly.tell.situation_json import event_record
from reportedly.tell.withheld import NOTHING, Withheld, Withholding
from reportedly.work.linking import link_casebook
from reportedly.work.reading import model_for, read_unread, reader_of
from reportedly.work.settings import Settings

NOW = datetime(2024, 9, 12, 12, tzinfo=UTC)
DAY = 24 * 3600


def by(at: datetime) -> By:
    return By.stage("test", "1", at)


def read(book: Casebook) -> None:
    for _ in read_unread(book, reader_of(model_for(None, Settings()))):
        pass


def report(number: int, published: str | None, text: str) -> Report:
    return Report.from_text(text, external_id=str(number), publisher=f"Paper {number}", published=published)


OLD = report(1, "2024-09-09", "BALAKA (Paper) - Police said that nine people were killed at Mangochi on Monday.")
YOUNG = report(2, "2024-09-12", "BALAKA (Paper) - The mayor said that nine people were killed at Mangochi on Monday.")
UNDATED = report(3, None, "BALAKA (Paper) - A bridge was destroyed at Zomba, the army said.")
RENEWED = report(4, "2024-09-01", "BALAKA (Paper) - The army said that a ferry sank at Liwonde.")
AGAIN = report(4, "2024-09-01", "BALAKA (Paper) - The army said that two ferries sank at Liwonde.")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    where: Path = tmp_path_factory.mktemp("withheld") / "book.reportedly"
    with Casebook.create(where, by(NOW - timedelta(days=20))) as made:
        made.add_report(OLD, by(NOW - timedelta(days=3)))
        made.add_report(RENEWED, by(NOW - timedelta(days=9)))
        made.add_report(YOUNG, by(NOW - timedelta(hours=5)))
        made.add_report(UNDATED, by(NOW - timedelta(hours=30)))
        made.add_report(AGAIN, by(NOW - timedelta(hours=1)))
        read(made)
        link_casebook(made)
        yield made


def withheld(book: Casebook, now: datetime = NOW, **settings: object) -> Withheld:
    return Withheld.of(book, Withholding(**settings), now)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("delay_s", "later", "hidden"),
    [
        (0, 0, set()),
        (DAY // 24, 0, {YOUNG.id}),
        (DAY, 0, {YOUNG.id, AGAIN.id}),
        (2 * DAY, 0, {YOUNG.id, AGAIN.id, UNDATED.id}),
        (2 * DAY, DAY - 3600, {YOUNG.id, AGAIN.id}),
        (2 * DAY, 2 * DAY, {YOUNG.id}),
        (2 * DAY, 3 * DAY, set()),
        (5 * DAY, 0, {YOUNG.id, AGAIN.id, UNDATED.id, OLD.id}),
        (30 * DAY, 0, {YOUNG.id, AGAIN.id, UNDATED.id, OLD.id, RENEWED.id}),
    ],
)
def test_a_report_is_shown_after_the_delay(book: Casebook, delay_s: int, later: int, hidden: set[str]) -> None:
    """From its day of publication's end on; undated ones and new versions from when they came."""
    assert withheld(book, NOW + timedelta(seconds=later), delay_s=delay_s).young == hidden


def test_a_young_report_is_in_nothing(book: Casebook) -> None:
    """Not in claims, reports, search, changes or the picture; without the delay it is in all of them."""
    for told, there in ((withheld(book, delay_s=DAY), False), (NOTHING, True)):
        claims = list(told.found(book.search(told.query(Query(all_versions=True, limit=500))).found))
        reports = told.versions(book.reports(told.report_query(ReportQuery(all_versions=True, limit=500))).found)
        linked, picture = told.picture(book)
        changes = list(told.changes(book, book.changes(0)))
        assert claims
        assert any(one.report.id == YOUNG.id for one in claims) is there
        assert any(one.report.id == YOUNG.id for one in reports) is there
        assert any(one.report.id == YOUNG.id for one in linked.readings) is there
        assert (YOUNG.id in str(changes)) is there
        assert (YOUNG.id in str(linked)) is there
        everything = orjson.dumps([event_record(event) for event in picture.events]).decode()
        assert (YOUNG.id in everything) is there
        assert OLD.id in everything


def test_pages_are_as_full_as_ever_and_end_where_all_is_told(book: Casebook) -> None:
    told = withheld(book, delay_s=DAY)
    page = book.reports(told.report_query(ReportQuery(all_versions=True, limit=3)))
    assert [one.report.id for one in told.versions(page.found)] == [UNDATED.id, RENEWED.id, OLD.id]
    assert page.cursor is None
    found = book.search(told.query(Query(source="mayor", limit=1)))
    assert (found.found, found.cursor) == ((), None)
    assert book.search(Query(source="mayor", limit=1)).found


def test_exact_places_are_in_nothing(book: Casebook) -> None:
    """Every coordinate of everything told lies on the grid, and none of the exact ones is anywhere."""
    [claim] = [one for one in book.search(Query(limit=500)).found if "Mangochi" in one.claim.content.text][:1]
    exact = [(one.place.lat, one.place.lon) for one in claim.claim.places]
    assert exact
    for floor in (10.0, "province"):
        told = withheld(book, floor=floor)
        linked, picture = told.picture(book)
        everything = "\n".join(
            map(str, [*told.found(book.search(told.query(Query(limit=500))).found), *linked.readings, *linked.same])
        ) + str([event_record(event) for event in picture.events])
        for lat, lon in exact:
            assert f"{lat}" not in everything
            assert f"{lon}" not in everything
        assert "geonames:" not in everything
        assert "Mangochi" in everything


def test_where_a_place_lies_cannot_be_asked_out(book: Casebook) -> None:
    query = Query(circle=Circle(lat=-14.5, lon=35.2, km=20))
    with pytest.raises(InputError, match="near"):
        withheld(book, floor=10.0).query(query)
    assert withheld(book, delay_s=DAY).query(query).circle
    assert NOTHING.query(query) == query


def test_a_place_that_a_person_gave_is_told_coarsely_too(tmp_path: Path) -> None:
    with Casebook.create(tmp_path / "b.reportedly", by(NOW)) as made:
        made.add_report(OLD, by(NOW))
        read(made)
        claim = next(one.claim for one in made.search(Query()).found if one.claim.places)
        value = place_value(name="Monkey Bay", lat=-14.08243, lon=34.91642)
        made.judge("place", f"claim {claim.id}", value, By.person("Ann", NOW), why="the bridge at Monkey Bay")
        for words, there in ((withheld(made, floor=20.0), False), (NOTHING, True)):
            told = str([*words.found(made.search(Query()).found), *words.changes(made, made.changes(0))])
            assert ("34.91642" in told) is there
            assert ("Monkey Bay" in told) is there


def test_where_nothing_is_set_everything_is_told_as_it_is(book: Casebook) -> None:
    told = withheld(book)
    assert told.key == ""
    assert str(told.picture(book)) == str(NOTHING.picture(book))
    assert list(told.changes(book, book.changes(0))) == list(book.changes(0))


def test_what_is_withheld_has_a_key_that_changes_as_reports_grow_old(book: Casebook) -> None:
    keys = [withheld(book, NOW + timedelta(days=days), delay_s=DAY).key for days in (0, 0, 1, 3)]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3
