"""Who is acting, what they may do, and that nothing is changed but by a page of ours."""

from __future__ import annotations

import pytest
from fastapi import Depends, FastAPI
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from reportedly.people.role import ROLES, Role, may
from reportedly.web.acting import Administering, Reviewing, csrf_checked, csrf_of
from reportedly.web.person import Person, now_acting

TOKEN = csrf_of("a secret")


class As:
    """A door at which a given person comes."""

    def __init__(self, app: ASGIApp, person: Person) -> None:
        self.app, self.person = app, person

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        now_acting(self.person)
        await self.app(scope, receive, send)


def deciding(person: Person | None) -> TestClient:
    """An application of two decisions, asked by a person, or by nobody that is known."""
    app = FastAPI(dependencies=[Depends(csrf_checked)])

    @app.get("/")
    @app.post("/")
    def decide(by: Reviewing) -> str:
        return by.name

    @app.post("/people")
    def people(by: Administering) -> str:
        return by.name

    return TestClient(app if person is None else As(app, person))


@pytest.mark.parametrize(
    ("role", "needed", "enough"), [(r, n, ROLES.index(r) >= ROLES.index(n)) for r in ROLES for n in ROLES]
)
def test_each_role_may_what_those_before_may(role: Role, needed: Role, enough: bool) -> None:
    assert may(role, needed) is enough


@pytest.mark.parametrize(
    ("role", "decides", "administers"), [("reader", 403, 403), ("reviewer", 200, 403), ("admin", 200, 200)]
)
def test_a_role_opens_what_is_for_it(role: Role, decides: int, administers: int) -> None:
    client = deciding(Person(name="Abla", role=role, csrf=TOKEN))
    assert client.post("/", headers={"X-CSRF-Token": TOKEN}).status_code == decides
    assert client.post("/people", headers={"X-CSRF-Token": TOKEN}).status_code == administers


@pytest.mark.parametrize(
    ("headers", "form", "status"),
    [
        ({"X-CSRF-Token": TOKEN}, None, 200),
        ({}, {"csrf": TOKEN}, 200),
        ({}, None, 403),
        ({}, {"csrf": ""}, 403),
        ({}, {"csrf": "é"}, 403),
        ({"X-CSRF-Token": csrf_of("another secret")}, None, 403),
        ({"content-type": "text/plain"}, {"csrf": TOKEN}, 403),
        ({"content-type": "multipart/form-data; boundary=x"}, None, 403),
    ],
)
def test_nothing_is_changed_but_by_a_page_of_ours(
    headers: dict[str, str], form: dict[str, str] | None, status: int
) -> None:
    client = deciding(Person(name="Abla", role="admin", csrf=TOKEN))
    assert client.post("/", headers=headers, data=form).status_code == status
    assert client.get("/").status_code == 200


def test_an_api_token_needs_no_form(client: TestClient) -> None:
    assert deciding(Person(name="Abla", role="reviewer", by_token=True)).post("/").status_code == 200


def test_who_is_not_known_changes_nothing() -> None:
    assert deciding(None).post("/", headers={"X-CSRF-Token": ""}).status_code == 403
    assert deciding(None).get("/").status_code == 403
