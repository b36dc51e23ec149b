"""Off this computer: nobody comes in unknown, a log-in is for one browser, and roles and scopes hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.routing import BaseRoute, Route
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.people import People
from reportedly.web.acting import Acting, Reviewing
from reportedly.web.app import workbench
from reportedly.web.built import built
from reportedly.web.entrance import within
from tests.web.page import look

NAME, PASSWORD = "Abla Deng", "seven ferries at dusk"
HOST = "reports.example.org"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    with People.of(tmp_path_factory.mktemp("people") / "shire.reportedly") as opened:
        opened.add(NAME, "reviewer", PASSWORD)
        opened.add("Rita Reader", "reader", PASSWORD)
        yield opened


@pytest.fixture(scope="module")
def served(book: Casebook, people: People) -> FastAPI:
    return workbench(book, people=people, names=(HOST,), encrypted=True)  # type: ignore[return-value]


@pytest.fixture
def stranger(served: FastAPI) -> TestClient:
    return TestClient(served, base_url=f"https://{HOST}", follow_redirects=False)


def form_token(client: TestClient, path: str = "/login") -> str:
    return str(look(client, path).tree.xpath("//input[@name='csrf']/@value")[0])


def log_in(client: TestClient, name: str = NAME, password: str = PASSWORD, wanted: str = "/sources") -> int:
    fields = {"csrf": form_token(client), "name": name, "password": password, "next": wanted}
    return client.post("/login", data=fields).status_code


@pytest.fixture
def abla(stranger: TestClient) -> TestClient:
    assert log_in(stranger) == 303
    return stranger


def inside(app: object) -> list[BaseRoute]:
    """The routes of the application behind all that stands before it."""
    while not isinstance(app, FastAPI):
        app = app.app  # type: ignore[attr-defined]
    return list(app.routes)


def addresses(routes: list[BaseRoute]) -> set[str]:
    paths = {re.sub(r"\{[^}]*\}", "x", str(getattr(route, "path", ""))) for route in routes}
    return {path for path in paths if path.startswith("/")}


def test_a_stranger_reaches_nothing_but_the_log_in(served: FastAPI, stranger: TestClient) -> None:
    """Every address that the application has, by every method, and some that it has not."""
    known = addresses(inside(served)) | _documented(served)
    assert {"/", "/login", "/logout", "/api/v1/claims", "/map/land.json", "/api/v1/openapi.json"} <= known
    for path in [
        *known - {"/login"},
        "/none",
        "/assets/manifest.json",
        built().script,
        "//login",
        "/login/",
        "/login/x",
    ]:
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
            answer = stranger.request(method, path, headers={"X-CSRF-Token": form_token(stranger)})
            assert answer.status_code in (303, 401), (method, path, answer.status_code)
            if answer.status_code == 303:
                assert answer.headers["location"].partition("?")[0] == "/login"
            assert "Shire" not in answer.text


def _documented(served: FastAPI) -> set[str]:
    app: object = served
    while not isinstance(app, FastAPI):
        app = app.app  # type: ignore[attr-defined]
    return {re.sub(r"\{[^}]*\}", "x", path) for path in app.openapi()["paths"]}


def test_what_the_log_in_is_made_of_is_open(stranger: TestClient) -> None:
    seen = look(stranger, "/login")
    asked = seen.tree.xpath("//link/@href") + seen.tree.xpath("//script/@src")
    assert asked
    assert {stranger.get(address).status_code for address in asked} == {200}
    assert not [link for link in seen.links() if link not in ("/", "#main")]
    assert "Shire" not in seen.html


def test_a_page_that_was_asked_for_is_shown_after_the_log_in(stranger: TestClient) -> None:
    asked = stranger.get("/?q=a%26b&place=Balaka")
    form = look(stranger, asked.headers["location"])
    wanted = form.tree.xpath("//input[@name='next']/@value")[0]
    assert wanted == "/?q=a%26b&place=Balaka"
    fields = {"csrf": form_token(stranger), "name": NAME, "password": PASSWORD, "next": wanted}
    answer = stranger.post("/login", data=fields)
    assert (answer.status_code, answer.headers["location"]) == (303, wanted)
    assert look(stranger, wanted).texts("//form[@class='leave']/a") == ["Abla Deng, reviewer"]


@pytest.mark.parametrize(
    ("wanted", "gone_to"),
    [
        ("/events/x?y=1", "/events/x?y=1"),
        ("", "/"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("/a\\..\\b", "/"),
        ("/\r\nSet-Cookie: x=y", "/"),
        ("javascript:alert(1)", "/"),
        ("events", "/"),
        ("/\t/evil.example", "/"),
        ("//[", "/"),
    ],
)
def test_the_log_in_leads_to_no_other_house(wanted: str, gone_to: str) -> None:
    assert within(wanted) == gone_to


def test_what_is_not_right_is_answered_the_same_whoever_is_asked_for(stranger: TestClient) -> None:
    told = []
    for name, password in ((NAME, "not this one at all"), ("Nobody", PASSWORD)):
        answer = stranger.post("/login", data={"csrf": form_token(stranger), "name": name, "password": password})
        told.append((answer.status_code, answer.text.replace(name, "")))
        assert "set-cookie" not in answer.headers
    assert told[0] == told[1]
    assert told[0][0] == 403
    assert stranger.get("/").status_code == 303


@pytest.mark.parametrize("encrypted", [True, False])
def test_cookies_are_for_this_host_and_no_script(book: Casebook, people: People, encrypted: bool) -> None:
    app = workbench(book, people=people, names=(HOST,), encrypted=encrypted)
    client = TestClient(app, base_url=f"https://{HOST}", follow_redirects=False)
    visit = client.get("/login").headers["set-cookie"]
    answer = client.post("/login", data={"csrf": form_token(client), "name": NAME, "password": PASSWORD})
    for cookie in (visit, answer.headers["set-cookie"]):
        parts = {part.strip() for part in cookie.split(";")[1:]}
        assert parts == {"Path=/", "HttpOnly", "SameSite=Strict"} | ({"Secure"} if encrypted else set())
        assert cookie.startswith("__Host-reportedly") is encrypted
    assert ("Strict-Transport-Security" in answer.headers) is encrypted


def test_a_session_is_another_after_each_log_in_and_gone_after_log_out(abla: TestClient) -> None:
    first = abla.cookies["__Host-reportedly"]
    fields = {"csrf": str(look(abla, "/sources").tree.xpath("//input[@name='csrf']/@value")[0])}
    assert abla.post("/login", data={**fields, "name": NAME, "password": PASSWORD}).status_code == 303
    second = abla.cookies["__Host-reportedly"]
    assert second != first
    assert abla.get("/sources", headers={"cookie": f"__Host-reportedly={first}"}).status_code == 303
    leaving = abla.post("/logout", data={"csrf": form_token(abla, "/sources")})
    assert leaving.headers["location"] == "/login"
    assert abla.get("/sources").status_code == 303
    assert abla.get("/sources", headers={"cookie": f"__Host-reportedly={second}"}).status_code == 303


def test_a_form_from_elsewhere_neither_logs_in_nor_out(stranger: TestClient) -> None:
    other = TestClient(stranger.app, base_url=f"https://{HOST}", follow_redirects=False)
    fields = {"name": NAME, "password": PASSWORD}
    form_token(stranger)
    for token in ({}, {"csrf": ""}, {"csrf": form_token(other)}):
        assert stranger.post("/login", data={**fields, **token}).status_code == 403
    assert log_in(stranger) == 303
    for token in ({}, {"csrf": form_token(other)}):
        assert stranger.post("/logout", data=token).status_code == 403
    assert stranger.get("/sources").status_code == 200


def test_pages_of_another_person_are_not_taken_for_fresh(abla: TestClient) -> None:
    tag = abla.get("/sources").headers["etag"]
    assert abla.get("/sources", headers={"if-none-match": tag}).status_code == 304
    rita = TestClient(abla.app, base_url=f"https://{HOST}", follow_redirects=False)
    assert rita.get("/sources", headers={"if-none-match": tag}).status_code == 303
    assert log_in(rita, "Rita Reader") == 303
    assert rita.get("/sources", headers={"if-none-match": tag}).status_code == 200


def test_an_api_token_opens_and_a_wrong_one_does_not(stranger: TestClient, people: People) -> None:
    token = people.token(NAME, "read", days=1)
    assert stranger.get("/api/v1/claims", headers={"authorization": f"Bearer {token}"}).status_code == 200
    for wrong in (f"Bearer {token}x", "Bearer", "Bearer ", f"Basic {token}", token, "Bearer \x00"):
        answer = stranger.get("/api/v1/claims", headers={"authorization": wrong})
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("name", "scope", "seen_as", "decides"),
    [(NAME, "read", "reader", False), (NAME, "review", "reviewer", True), ("Rita Reader", "read", "reader", False)],
)
def test_a_token_does_what_its_scope_says(
    book: Casebook, people: People, name: str, scope: str, seen_as: str, decides: bool
) -> None:
    app = workbench(book, people=people, names=(HOST,))
    _deciding(app)
    client = TestClient(app, base_url=f"https://{HOST}")
    headers = {"authorization": f"bearer {people.token(name, scope, days=1)}"}  # type: ignore[arg-type]
    assert client.get("/who", headers=headers).json() == [name, seen_as, name == NAME]
    assert client.post("/decide", headers=headers).status_code == (200 if decides else 403)


def _deciding(app: object) -> None:
    while not isinstance(app, FastAPI):
        app = app.app  # type: ignore[attr-defined]

    @app.get("/who")
    def who(person: Acting) -> list[object]:
        return [person.name, person.role, person.sees_all]

    @app.post("/decide")
    def decide(person: Reviewing) -> str:
        return person.name


def test_the_application_itself_takes_no_form_that_is_not_its_own(book: Casebook) -> None:
    app = workbench(book, local="Musa")
    _deciding(app)
    client = TestClient(app, base_url="http://localhost")
    assert client.get("/who").json() == ["Musa", "admin", True]
    assert client.post("/decide").status_code == 403
    token = look(client, "/sources").tree.xpath("//meta[@name='csrf-token']/@content")[0]
    assert client.post("/decide", headers={"X-CSRF-Token": token}).json() == "Musa"


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
def test_what_a_proxy_passes_on_is_not_this_computers_user(client: TestClient, header: str) -> None:
    assert client.get("/sources", headers={header: "192.0.2.1"}).status_code == 421


def test_it_answers_to_its_names_alone(stranger: TestClient) -> None:
    for host, status in (("REPORTS.example.org:8470", 200), ("localhost", 421), ("example.org", 421)):
        assert stranger.get("/login", headers={"host": host}).status_code == status


def test_too_much_is_not_read(stranger: TestClient) -> None:
    assert stranger.post("/login", content=b"x" * (1 << 20 | 1)).status_code == 413
    assert stranger.post("/login", content=iter([b"x" * (1 << 19)] * 3)).status_code in (400, 403, 413)


def test_a_route_is_a_route(served: FastAPI) -> None:
    """What the search for addresses takes for granted."""
    assert sum(isinstance(route, Route) for route in inside(served)) > 5


@pytest.mark.parametrize(
    "cookie", ["", "x", "__Host-reportedly", "__Host-reportedly=;", '__Host-reportedly="\\"', "a=b; é"]
)
def test_broken_cookies_are_none(stranger: TestClient, cookie: str) -> None:
    assert stranger.get("/sources", headers={b"cookie": cookie.encode("latin-1")}).status_code == 303


def test_people_are_in_no_file_of_the_casebook(casebook: Path, people: People) -> None:
    assert people.listed()
    assert NAME.encode() not in casebook.read_bytes()


NEW_PASSWORD = "nine lanterns at noon"


@pytest.fixture
def musa(people: People, served: FastAPI) -> Iterator[TestClient]:
    """A person of the test's own, logged in."""
    people.add("Musa", "reader", PASSWORD)
    client = TestClient(served, base_url=f"https://{HOST}", follow_redirects=False)
    assert log_in(client, "Musa") == 303
    yield client
    people.remove("Musa")


def change(client: TestClient, old: str, new: str, again: str | None = None) -> tuple[int, str]:
    fields = {"csrf": form_token(client, "/account"), "old": old, "new": new, "again": new if again is None else again}
    answer = client.post("/account", data=fields)
    return answer.status_code, answer.text


def test_who_logged_in_changes_their_password_and_other_sessions_end(musa: TestClient, served: FastAPI) -> None:
    elsewhere = TestClient(served, base_url=f"https://{HOST}", follow_redirects=False)
    assert log_in(elsewhere, "Musa") == 303
    assert change(musa, PASSWORD, NEW_PASSWORD)[0] == 303
    assert musa.get("/sources").status_code == 200
    assert elsewhere.get("/sources").status_code == 303
    assert log_in(elsewhere, "Musa") == 403
    assert log_in(elsewhere, "Musa", NEW_PASSWORD) == 303


@pytest.mark.parametrize(
    ("old", "new", "again", "told"),
    [
        ("not this one at all", NEW_PASSWORD, None, "present password is not right"),
        (PASSWORD, NEW_PASSWORD, "another one altogether", "not written the same twice"),
        (PASSWORD, PASSWORD, None, "take another"),
        (PASSWORD, "short", None, "has 5 characters"),
        (PASSWORD, "aaaaaaaaaaaaaa", None, "too easily guessed"),
    ],
)
def test_a_password_stays_where_the_form_is_not_right(
    musa: TestClient, old: str, new: str, again: str | None, told: str
) -> None:
    status, page = change(musa, old, new, again)
    assert status in (400, 403)
    assert told in page
    assert new not in page
    assert log_in(musa, "Musa") == 303


def test_no_form_from_elsewhere_and_no_program_changes_a_password(
    musa: TestClient, people: People, stranger: TestClient
) -> None:
    fields = {"old": PASSWORD, "new": NEW_PASSWORD, "again": NEW_PASSWORD}
    assert musa.post("/account", data=fields).status_code == 403
    token = people.token("Musa", "read", days=1)
    by_token = {"Authorization": f"Bearer {token}"}
    assert stranger.post("/account", data=fields, headers=by_token).status_code == 403
    assert stranger.get("/account", headers=by_token).status_code == 403
    assert stranger.post("/filters", data={"name": "x", "query": "q=a"}, headers=by_token).status_code == 403
    assert log_in(musa, "Musa") == 303


def test_filters_and_visits_are_each_persons_own(abla: TestClient, musa: TestClient, people: People) -> None:
    fields = {"csrf": form_token(musa, "/account"), "name": "Lake shore", "query": "place=Mangochi", "back": "/sources"}
    assert musa.post("/filters", data=fields).headers["location"] == "/sources"
    assert look(musa, "/sources").texts("//a[@class='chip']") == ["Lake shore"]
    assert look(abla, "/sources").texts("//a[@class='chip']") == []
    assert [one.name for one in people.shelf.filters("Musa")] == ["Lake shore"]
