"""Long jobs: asked for by reviewers alone, done one after the other, and followed to their end."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.errors import InputError, SetupError
from reportedly.people import People
from reportedly.web.api.job_routes import told_of
from reportedly.web.app import workbench
from reportedly.web.jobs import OVER, REMEMBERED, Job, Jobs
from tests.web.page import look
from tests.work.test_linking import ANN

PASSWORD = "seven ferries at dusk"


def jobs() -> Jobs:
    return Jobs(lambda: datetime(2024, 9, 12, tzinfo=UTC))


def followed(of: Jobs, job: Job) -> list[dict[str, Any]]:
    """Every event of a job until it is over."""

    async def read() -> list[bytes]:
        return [event async for event in told_of(of, job)]

    told = asyncio.run(asyncio.wait_for(read(), 60))
    return [orjson.loads(event.partition(b"data: ")[2]) for event in told]


def test_a_job_is_followed_until_it_is_over() -> None:
    of, go = jobs(), threading.Event()

    def work() -> Mapping[str, Any]:
        go.wait(60)
        return {"new": 3}

    job = of.ask("link", "Abla", work)
    threading.Timer(0.3, go.set).start()
    states = followed(of, job)
    assert [state["state"] for state in states][-2:] == ["running", "done"]
    assert states[-1]["result"] == {"new": 3}
    assert states[-1]["ended"] == "2024-09-12T00:00:00+00:00"
    assert followed(of, of.named(job.id)) == states[-1:]


@pytest.mark.parametrize(
    ("error", "why"),
    [(SetupError("the disk is full"), "the disk is full"), (RuntimeError("secret words"), "what the terminal says")],
)
def test_a_job_that_fails_says_why(error: Exception, why: str) -> None:
    def work() -> Mapping[str, Any]:
        raise error

    of = jobs()
    last = followed(of, of.ask("link", "Abla", work))[-1]
    assert last["state"] == "failed"
    assert why in last["why"]
    assert "secret" not in str(last)


def test_jobs_are_done_one_after_the_other_and_one_that_waits_is_asked_for_once() -> None:
    of, go, order = jobs(), threading.Event(), list[str]()

    def first() -> Mapping[str, Any]:
        go.wait(60)
        order.append("first")
        return {}

    def then() -> Mapping[str, Any]:
        order.append("then")
        return {}

    running = of.ask("link", "Abla", first)
    while of.named(running.id).state == "waiting":
        pass
    waiting = of.ask("link", "Abla", then)
    assert of.ask("link", "Musa", then) == waiting
    assert waiting.id != running.id
    go.set()
    followed(of, waiting)
    assert order == ["first", "then"]
    assert [job.id for job in of.all()] == [waiting.id, running.id]


def test_jobs_that_are_over_are_forgotten_in_time() -> None:
    of = jobs()
    asked = []
    for _ in range(REMEMBERED + 2):
        asked.append(of.ask("link", "Abla", dict))
        followed(of, asked[-1])
    assert len(of.all()) <= REMEMBERED + 1
    with pytest.raises(InputError, match="is no job"):
        of.named(asked[0].id)


@pytest.fixture
def empty(tmp_path: Path) -> Casebook:
    Casebook.create(tmp_path / "b.reportedly", ANN).close()
    return Casebook.open(tmp_path / "b.reportedly", ANN)


def test_linking_is_asked_for_over_the_api_and_followed(empty: Casebook) -> None:
    client = TestClient(workbench(empty), base_url="http://localhost")
    token = {"X-CSRF-Token": look(client, "/sources").tree.xpath("//meta[@name='csrf-token']/@content")[0]}
    assert client.post("/api/v1/jobs/link").status_code == 403
    asked = client.post("/api/v1/jobs/link", headers=token)
    assert asked.status_code == 202
    where = asked.headers["location"]
    with client.stream("GET", f"{where}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        last = stream.read().decode().strip().split("\n\n")[-1]
    assert last.startswith("event: done\n")
    job = client.get(where).json()
    assert job["state"] in OVER
    assert job["result"]["reports"] == 0
    assert "etag" not in client.get(where).headers
    assert client.get("/api/v1/jobs").json()["results"] == [job]
    assert client.get("/api/v1/jobs/none").status_code == 404
    empty.close()


def test_jobs_are_for_reviewers(empty: Casebook, tmp_path: Path) -> None:
    with People.of(tmp_path / "x") as people:
        people.add("Rita", "reader", PASSWORD)
        people.add("Abla", "reviewer", PASSWORD)
        client = TestClient(workbench(empty, people=people), base_url="http://localhost")
        for token, status in (
            (people.token("Rita", "read", days=1), 403),
            (people.token("Abla", "read", days=1), 403),
            (people.token("Abla", "review", days=1), 202),
        ):
            headers = {"authorization": f"Bearer {token}"}
            assert client.post("/api/v1/jobs/link", headers=headers).status_code == status
            assert client.get("/api/v1/jobs", headers=headers).status_code == (200 if status == 202 else 403)
    empty.close()
