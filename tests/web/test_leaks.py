"""Nothing that is withheld is in anything that a reader reaches: pages, API, files, brief; nor can it be asked out.

What is asked for by a withheld name or id is answered as if it were one that nobody ever heard of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.people import People
from reportedly.tell.formats import NAMES as FORMATS
from reportedly.tell.withheld import Withholding
from reportedly.web.app import workbench
from tests.casebook.conftest import schema_on
from tests.casebook.conftest import server as server
from tests.web.conftest import BASE
from tests.web.withheld_week import DELAY_HOURS, FLOOR, PERSONS_PLACE, WORDS, Week, fill, week

PASSWORD = "seven ferries at dusk"
NOWHERE = "qqqqqqqq"
DELAY = DELAY_HOURS * 3600
CASES = {
    "delay": ("sqlite", Withholding(delay_s=DELAY)),
    "province": ("sqlite", Withholding(floor="province", delay_s=DELAY)),
    "server": ("postgresql", Withholding(floor=FLOOR, delay_s=DELAY)),
}
OF_NOBODY = ("/map/land.json", "/brief.css", "/api/v1/openapi.json", "/assets")
"""What holds nothing of a casebook."""
OF_REVIEWERS = ("/review", "/review/queue", "/review/place.svg", "/api/v1/review", "/api/v1/jobs", "/api/v1/jobs/{id}",
                "/api/v1/jobs/{id}/events", "/review/linking", "/api/v1/review/decisions")  # fmt: skip
"""What readers are refused."""
OF_ONESELF = ("/login", "/account", "/people", "/filters")
LISTS = ("/", "/sources", "/explanations", "/changes", "/brief", "/map/places.json")
ASKED: dict[str, tuple[str, ...]] = {
    "/": ("", "?since=0", "?order=latest", "?since=2024-09-11"),
    "/changes": ("?since=0&all=1", "?since=2024-09-11&all=1", "?since=3"),
    "/brief": ("", "?since=0", "?since=2024-09-11"),
    "/explanations": ("", "?order=names"),
    "/explanations/so-far": ("",),
    "/map/places.json": ("", "?box=30,-20,40,-10", "?since=0"),
    "/api/v1/claims": ("?limit=2", "?rejected=1&all_versions=1", "?as_of=2024-09-30&all_versions=1", "?country=MW"),
    "/api/v1/search": ("?q=killed", "?q=bridge", "?q=a*&rejected=1"),
    "/api/v1/reports": ("?limit=2", "?all_versions=1", "?withdrawn=1"),
    "/api/v1/events": ("?limit=2", "?since=0", "?order=latest"),
    "/api/v1/relations": ("?limit=2",),
    "/api/v1/hypotheses": ("?all=1",),
    "/api/v1/sources": ("?limit=2",),
    "/api/v1/changes": ("?since=0&all=1&limit=3",),
    "/api/v1/deletions": ("?since=0",),
    "/api/v1/brief": ("", "?since=0"),
    "/api/v1/export": tuple(
        f"?as={form}{more}" for form in FORMATS for more in ("", "&q=bridge", "&since=2024-09-11")
    ),
}  # fmt: skip
BY_ID = ("/events/{id_}", "/reports/{id_}", "/sources/{id_}", "/api/v1/reports/{id}", "/api/v1/events/{id}",
         "/api/v1/sources/{id}", "/api/v1/sources/{id}/firsts", "/api/v1/sources/{id}/copies",
         "/api/v1/sources/{id}/copied")  # fmt: skip
BY_WORD = (
    *("/?q={}", "/?place={}", "/?source={}", "/brief?q={}", "/sources?q={}", "/map/places.json?q={}"),
    *("/api/v1/events?q={}", "/api/v1/events?source={}", "/api/v1/events?place={}", "/api/v1/search?q={}"),
    *("/api/v1/claims?source={}", "/api/v1/claims?publisher={}", "/api/v1/claims?actor={}"),
    "/api/v1/claims?province={}",
    *("/api/v1/claims?report={}", "/api/v1/reports?text={}", "/api/v1/reports?publisher={}", "/api/v1/brief?q={}"),
    *("/api/v1/export?as=geojson&q={}", "/api/v1/export?as=jsonl&source={}", "/api/v1/relations?claim={}"),
)  # fmt: skip
Answer = tuple[int, bytes]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A reader before a workbench from whom something is withheld."""

    reader: TestClient
    app: FastAPI
    week: Week

    def ask(self, address: str) -> Answer:
        answer = self.reader.get(address)
        return answer.status_code, answer.content


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    with fill(tmp_path_factory.mktemp("leaks") / "week.reportedly") as made:
        yield made


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A reader of the same week in which nothing that is withheld ever came."""
    folder: Path = tmp_path_factory.mktemp("twin")
    with fill(folder / "week.reportedly", young=False) as made:
        yield desk_of(made, Withholding(), folder)


@pytest.fixture(scope="module", params=CASES)
def desk(request: pytest.FixtureRequest, book: Casebook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    engine, withholding = CASES[request.param]
    folder: Path = tmp_path_factory.mktemp("desk")
    if engine == "sqlite":
        yield desk_of(book, withholding, folder)
        return
    book.export(folder / "week.zip")
    with Casebook.import_from(folder / "week.zip", schema_on(request.getfixturevalue("server"))) as there:
        yield desk_of(there, withholding, folder)


def desk_of(book: Casebook, withholding: Withholding, folder: Path) -> Desk:
    people = People.of(folder / "people")
    people.add("Rita", "reader", PASSWORD)
    outside = workbench(book, people=people, names=("localhost",), withholding=withholding)
    token = people.token("Rita", "read", days=1)
    reader = TestClient(outside, base_url=BASE, headers={"Authorization": f"Bearer {token}"})
    app: Any = outside
    while not isinstance(app, FastAPI):
        app = app.app
    return Desk(reader=reader, app=app, week=week(book, withholding))


def paths(app: FastAPI) -> set[str]:
    """Every address that can be looked at."""
    routes = [r for one in app.routes for r in getattr(getattr(one, "original_router", None), "routes", [one])]
    looked = (r for r in routes if "GET" in (getattr(r, "methods", None) or {"GET"}))
    return {str(getattr(route, "path", "")) for route in looked}


def addresses(desk: Desk) -> Iterator[str]:
    for path, queries in ASKED.items():
        yield from (path + query for query in (*queries, ""))
    yield "/sources"
    for path in BY_ID:
        yield from (re.sub(r"\{.*\}", id, path) for id in desk.week.shown)
    for id in desk.week.shown:
        if id.startswith("clm_"):
            yield from (f"/api/v1/relations?claim={id}", f"/api/v1/claims?report={id}")


def following(desk: Desk, content: bytes) -> Iterator[bytes]:
    """The pages after a page of the API."""
    while (found := re.search(rb'"next":\s*"([^"]+)"', content)) is not None:
        status, content = desk.ask(found[1].decode())
        assert status == 200
        yield content


def test_every_address_is_asked(desk: Desk) -> None:
    known = {*ASKED, *BY_ID, *LISTS, *OF_NOBODY, *OF_REVIEWERS, *OF_ONESELF}
    assert {path for path in paths(desk.app) if path not in known} == set()
    for path in OF_REVIEWERS:
        assert desk.ask(path.replace("{id}", "x"))[0] in (403, 404, 405), path


def test_no_answer_tells_what_is_withheld(desk: Desk) -> None:
    answered = 0
    for address in addresses(desk):
        status, content = desk.ask(address)
        assert status < 500, address
        answered += status == 200
        for one in (content, *following(desk, content)):
            assert list(desk.week.leaks(one)) == [], address
    assert answered > 100


def test_what_is_withheld_is_answered_for_as_what_is_not_there(desk: Desk) -> None:
    """By id and by word: not even by another error, or an emptier page, can its being there be found out."""
    of_each_kind = {id.partition("_")[0]: id for id in sorted(desk.week.secret)}
    assert of_each_kind.keys() >= {"evt", "clm", "rpt"}
    for path in BY_ID:
        for kind, id in of_each_kind.items():
            assert_alike(desk, re.sub(r"\{.*\}", "{}", path), id, f"{kind}_{NOWHERE}")
    for path in BY_WORD:
        for word in (*WORDS, *of_each_kind.values()):
            assert_alike(desk, path, word, NOWHERE)


def assert_alike(desk: Desk, path: str, withheld: str, unheard: str) -> None:
    (status, told), (other, nothing) = (desk.ask(path.format(name)) for name in (withheld, unheard))
    assert status == other, (path, withheld)
    assert without_names(told) == without_names(nothing), (path, withheld)


def without_names(content: bytes) -> bytes:
    """An answer without what was asked for, and without when it was made."""
    found = re.sub(rb"(?i)(?:[a-z]{3}_)?(?:%s)" % "|".join([NOWHERE, *map(re.escape, WORDS)]).encode(), b"?", content)
    found = re.sub(rb"[a-z]{3}_[0-9a-f]{20}", b"?", found)
    return re.sub(rb"20\d\d-\d\d-\d\dT[0-9:.]+Z?|\d{1,2} \w+ 20\d\d,? \d\d:\d\d", b"", found).replace(b"+", b" ")


def test_places_cannot_be_asked_out(desk: Desk) -> None:
    refused = desk.week.withholding.floor is not None
    _, lat, lon = PERSONS_PLACE
    assert desk.ask(f"/api/v1/claims?near={lat},{lon},5")[0] == (400 if refused else 200)


COUNTED = (
    *("/", "/sources", "/explanations"),
    "/api/v1/events",
    "/api/v1/hypotheses?all=1",
    "/api/v1/sources",
    "/api/v1/claims",
    "/api/v1/brief",
    "/map/places.json",
    *(f"/api/v1/export?as={form}" for form in ("geojson", "acled", "ftm", "jsonl", "csv")),
)


@pytest.mark.parametrize("address", COUNTED)
@pytest.mark.parametrize("desk", ["delay"], indirect=True)
def test_all_is_counted_as_if_it_had_never_come(desk: Desk, twin: Desk, address: str) -> None:
    """Counts, grades, bounds of the map and the order of everything are those of a casebook without it."""
    assert sane(desk.ask(address)[1]) == sane(twin.ask(address)[1])


def sane(content: bytes) -> bytes:
    """An answer without what says how far the ledger is, and when it was made."""
    found = re.sub(
        rb'"(entry|since_entry|made|as_of|digest)":\s*("[^"]*"|\d+)|jdg_[0-9a-f]{20}|at entry \d+', b"", content
    )
    return re.sub(rb"20\d\d-\d\d-\d\dT[0-9:.]+Z?", b"", found)


def test_the_search_for_leaks_finds_each(desk: Desk) -> None:
    everything = (*WORDS, *desk.week.secret)
    assert set(desk.week.leaks(" ".join(everything).upper().encode())) == set(everything)
