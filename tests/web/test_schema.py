"""The API against its own OpenAPI, asked all that a machine can think of: never a 500, never what the schema denies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any

import hypothesis.errors
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.people import People
from reportedly.people.role import Role
from reportedly.tell.withheld import Withholding
from reportedly.web.app import workbench

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
PASSWORD = "seven ferries at dusk"
WHO: tuple[Role, ...] = ("reader", "reviewer")


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    with People.of(tmp_path_factory.mktemp("schema") / "x") as opened:
        for role in WHO:
            opened.add(role, role, PASSWORD)
        yield opened


@pytest.fixture(scope="module")
def tokens(people: People) -> dict[Role, str]:
    return {"reader": people.token("reader", "read", days=1), "reviewer": people.token("reviewer", "review", days=1)}


@pytest.fixture(scope="module")
def asked(book: Casebook, people: People) -> BaseSchema:
    withholding = Withholding(floor=20.0, delay_s=3600)
    app = workbench(book, people=people, names=("testserver", "localhost"), withholding=withholding)
    token = people.token("reader", "read", days=1)
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers={"Authorization": f"Bearer {token}"})


LIKELY = {
    "since": ("0", "3", "2024-09-01", "9" * 9, "9" * 30, "2024-02-30", "-1", "0001-01-01"),
    "until": ("0", "9" * 30, "2030-01-01"),
    "q": ("bridge", "a*", '"two people"', '"', "*"),
    "id": ("none", "rpt_", "clm_\x00"),
    "published": ("2024-09", "2024-09-01..", "..9999-12-31", "2024-99"),
    "happened": ("2024-09", "..0000-01-01"),
    "near": ("-15,35,50", "90,180,20000", "nan,nan,1"),
    "cursor": (
        "W251bGwsMV0",
        "WzFd",
        "W251bGwsOTk5OTk5OTk5OTk5OTk5OTk5OTk5XQ",
        "e30",
        "W251bGwsIngiXQ",
        "WyI5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5Il0",
        "WyLCsiJd",
        "W251bGwsMTAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDBd",
        "WyJbMSwyXSJd",
        "WyJbXCJhXCJdIl0",
        "WyJbOTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTldIl0",
    ),
}
"""Values that a machine would hardly think of by itself, among them such as are right."""
HARD = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def ids(client: TestClient) -> list[str]:
    """Of things that are there: a report, an event and a source."""
    event = client.get("/api/v1/events?limit=1").json()["results"][0]
    origin = event["origins_for"][0]
    return [event["id"], event["claims"][0], origin["id"], origin["reports"][0]["id"]]


@pytest.mark.parametrize("role", WHO)
def test_whatever_is_asked_is_answered_as_the_schema_says(
    asked: BaseSchema, tokens: dict[Role, str], role: Role, ids: list[str]
) -> None:
    """Each address by itself, so that what is wrong with all of them is told at once."""
    wrong, seen = [], Counter[int]()
    likely = {**LIKELY, "id": (*LIKELY["id"], *ids)}
    operations = [found.ok() for found in asked.get_all_operations()]  # type: ignore[union-attr]
    for operation, mode in product(operations, GenerationMode):
        try:
            ask(operation, mode, likely, tokens[role], seen)
        except hypothesis.errors.Unsatisfiable:
            assert mode == GenerationMode.NEGATIVE, operation.label  # of what takes nothing, nothing can be wrong
        except Exception as error:
            wrong.append(f"{operation.label}: {error}")
    assert not wrong, "\n\n".join(wrong)
    assert seen[200] > 30
    assert seen[400] > 50


def ask(
    operation: APIOperation[Any, Any, Any, Any],
    mode: GenerationMode,
    likely: dict[str, tuple[str, ...]],
    token: str,
    seen: Counter[int],
) -> None:
    """Ask one address for all that is right, or all that is wrong, with likely values among it."""
    names = likely.keys() & {one.name for one in operation.iter_parameters()}

    @HARD
    @given(case=operation.as_strategy(generation_mode=mode), data=st.data())
    def answered(case: Case[Any], data: st.DataObject) -> None:
        for name in sorted(names) if data.draw(st.booleans()) else ():
            given_in = case.path_parameters if name in case.path_parameters else case.query
            given_in[name] = data.draw(st.sampled_from(likely[name]))
        answer = case.call(headers={"Authorization": f"Bearer {token}"})
        seen[answer.status_code] += 1
        case.validate_response(answer, checks=CHECKS)

    answered()
