"""What is kept for who looks: saved filters with a way back, and what is new since their last visit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.people import People
from reportedly.people.shelf import PAUSE
from reportedly.web.app import workbench
from reportedly.web.kept.mapped import A_PAGE
from reportedly.web.standing import Standing
from tests.people.conftest import Day
from tests.web.conftest import BASE
from tests.web.page import Seen

NEW = "new since your last visit"


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def people(tmp_path: Path, day: Day) -> Iterator[People]:
    with People.of(tmp_path / "x", day) as opened:
        yield opened


@pytest.fixture
def own(book: Casebook, people: People) -> TestClient:
    """The workbench at this computer, asked as a browser asks."""
    app = workbench(book, local="Ann", shelf=people.shelf)
    return TestClient(app, base_url=BASE, headers={"accept": "text/html"})


def seen(client: TestClient, path: str) -> Seen:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:500]
    return Seen(answer.text)


def send(client: TestClient, path: str, **fields: str) -> Seen:
    [token] = seen(client, "/").tree.xpath("//meta[@name='csrf-token']/@content")
    answer = client.post(path, data={"csrf": token, **fields})
    return Seen(answer.text)


def save(client: TestClient, name: str, query: str) -> Seen:
    return send(client, "/filters", name=name, query=query, back=f"/?{query}")


def test_the_filter_that_is_on_can_be_named_and_is_then_a_link_everywhere(own: TestClient) -> None:
    page = seen(own, "/?place=Mangochi&status=disputed")
    [query] = page.tree.xpath("//section[@class='saved']//input[@name='query']/@value")
    assert not seen(own, "/").tree.xpath("//section[@class='saved']//form"), "what narrows nothing needs no name"
    after = save(own, "Lake shore", query)
    assert after.texts("//a[@class='chip'][@aria-current]") == ["Lake shore"]
    assert not after.tree.xpath("//section[@class='saved']//form"), "it is saved"
    [link] = seen(own, "/").links("//a[@class='chip']")
    assert seen(own, link).texts("//*[@id='number']") == page.texts("//*[@id='number']")
    assert seen(own, "/sources").links("//a[@class='chip']") == [link.replace("/?", "/sources?")]


def test_the_list_of_filters_counts_what_each_finds_and_deletes(own: TestClient) -> None:
    save(own, "Lake shore", "place=Mangochi")
    save(own, "Zeppelins <b>?", "q=zeppelin")
    page = seen(own, "/filters")
    assert page.texts("//tbody/tr/th") == ["Lake shore", "Zeppelins <b>?"]
    number = seen(own, "/?place=Mangochi").texts("//*[@id='number']")
    assert page.texts("//td[@data-label='events']") == [*number, "0"]
    assert page.texts("//td[@data-label='asks for']") == ["place Mangochi", "words zeppelin"]
    gone = send(own, "/filters/delete", name="Lake shore")
    assert gone.texts("//tbody/tr/th") == ["Zeppelins <b>?"]


@pytest.mark.parametrize(("query", "back"), [("?kind=claim", "?status=disputed&kind=claim"), ("", "?status=disputed")])
def test_the_kind_of_question_stays_whatever_filter_is_on(own: TestClient, query: str, back: str) -> None:
    save(own, "Disputed", "status=disputed")
    assert seen(own, f"/review{query}").links("//a[@class='chip']") == [f"/review{back}"]
    narrowed = seen(own, f"/review?q=bridge{query.replace('?', '&')}")
    assert narrowed.links("//a[.='Clear']") == [f"/review{query}"]
    [returning] = narrowed.tree.xpath("//section[@class='saved']//input[@name='back']/@value")
    assert returning == f"/review?q=bridge{query.replace('?', '&')}"


@pytest.mark.parametrize("query", ["status=curious", "from=yesterday", "type=PARTY"])
def test_what_cannot_be_asked_is_not_saved(own: TestClient, people: People, query: str) -> None:
    save(own, "Odd", query)
    assert people.shelf.filters("Ann") == ()


def test_a_saved_filter_that_cannot_be_asked_any_more_says_so(own: TestClient, people: People) -> None:
    people.shelf.save("Ann", "Old", "status=curious")
    [told] = seen(own, "/filters").texts("//td[@data-label='asks for']")
    assert "cannot be asked any more" in told


def test_no_form_from_elsewhere_saves_or_deletes(own: TestClient, people: People) -> None:
    people.shelf.save("Ann", "Mine", "q=boat")
    assert own.post("/filters", data={"name": "x", "query": "q=a"}).status_code == 403
    assert own.post("/filters/delete", data={"name": "Mine"}).status_code == 403
    assert [one.name for one in people.shelf.filters("Ann")] == ["Mine"]


def test_a_page_is_told_anew_when_a_filter_is_saved_though_nothing_was_entered(own: TestClient) -> None:
    first = own.get("/")
    assert own.get("/", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    save(own, "Lake shore", "place=Mangochi")
    assert own.get("/", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_without_a_place_to_keep_them_nothing_is_offered(client: TestClient) -> None:
    assert not seen(client, "/?q=a").of_class("saved")
    assert "no place for it" in seen(client, "/filters").html


def last_saw(people: People, day: Day, entry: int) -> None:
    """Let the user have looked when the ledger stood at an entry, and let the visit end."""
    people.shelf.look("Ann", entry)
    day.now += PAUSE + 1


@pytest.fixture(scope="module")
def entries(book: Casebook) -> list[int]:
    """By which ledger entry the latest report of each event came in."""
    return sorted(told.entry for told in Standing(book).now().whole.told)


def test_what_came_in_after_the_last_visit_is_marked_in_the_list(
    own: TestClient, people: People, day: Day, entries: list[int]
) -> None:
    between = entries[len(entries) // 2]
    new = sum(entry > between for entry in entries)
    last_saw(people, day, between)
    page = seen(own, "/")
    assert page.of_class("visit")[0].startswith(f"{new} events with reports that are new")
    assert seen(own, "/?since=visit").texts("//*[@id='number']") == [str(new)]
    marked = [text for text in seen(own, "/?since=visit").of_class("about") if NEW in text]
    assert len(marked) == min(new, A_PAGE)
    told = [text for page in range(1, 9) for text in seen(own, f"/?page={page}").of_class("about")]
    assert 0 < sum(NEW in text for text in told) < len(told)
    found = own.get("/api/v1/events?since=visit&limit=500").json()["results"]
    assert len(found) == new


def test_a_first_visit_marks_nothing_and_a_second_without_news_neither(own: TestClient, day: Day) -> None:
    assert NEW not in seen(own, "/").html
    day.now += PAUSE + 1
    assert NEW not in seen(own, "/").html
    assert "No event is like that" in seen(own, "/?since=visit").html


def test_the_mark_stays_as_long_as_the_visit_and_goes_with_it(
    own: TestClient, people: People, day: Day, entries: list[int]
) -> None:
    last_saw(people, day, entries[0])
    for _ in range(3):
        assert NEW in seen(own, "/").html
        day.now += PAUSE
    day.now += PAUSE + 1
    assert NEW not in seen(own, "/").html


def test_the_changes_view_begins_with_the_last_visit_and_marks_what_is_new(
    own: TestClient, people: People, day: Day, entries: list[int]
) -> None:
    between = entries[len(entries) // 2]
    last_saw(people, day, between)
    page = seen(own, "/changes")
    assert page.texts("//h1")[0].endswith("changes since your last visit")
    assert page.texts("//h1") == seen(own, "/changes?since=visit").texts("//h1")
    [number, *_] = page.texts("//h1")[0].split()
    whole = seen(own, "/changes?since=0")
    marked = whole.tree.xpath("//ol[@class='changed']/li[.//span[@class='new']]")
    assert len(marked) == int(number) < len(whole.tree.xpath("//ol[@class='changed']/li"))
    assert f"after ledger entry {between}" in page.of_class("lead")[0]


def test_programs_and_scripts_make_no_visit(own: TestClient, people: People, day: Day, entries: list[int]) -> None:
    last_saw(people, day, entries[0])
    for path in ("/api/v1/events", "/map/places.json", "/assets/icon.svg"):
        own.get(path, headers={"accept": "*/*"})
    assert people.shelf.visit("Ann") is None
    own.get("/api/v1/events")
    assert people.shelf.visit("Ann") is None
    own.get("/sources")
    assert people.shelf.visit("Ann") is not None
