"""While the queue is made, whoever opens Review sees how far it is; a process beside the server makes it ahead."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bench.generated_situation import situation
from bench.workbench_casebook import BY
from reportedly.casebook import Casebook
from reportedly.errors import SetupError
from reportedly.web import standing
from reportedly.web.ahead import FAILURES, Ahead, work_ahead
from reportedly.web.app import workbench
from reportedly.web.kept.in_steps import bring_on
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.review_in_step import queue_progress, queue_some
from tests.casebook.conftest import schema_on
from tests.casebook.conftest import server as server
from tests.web.conftest import BASE
from tests.web.kept.test_in_step import Growing
from tests.web.page import look

WAITED = 300.0
"""Seconds until a process that does nothing is given up; it takes some ten."""


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[Growing]:
    with Casebook.create(tmp_path / "growing.reportedly", BY) as book:
        yield Growing(book, list(situation(30, claims_each=4, seed=11, towns=12, persons=12)), random.Random(5))


def progress(book: Casebook) -> Progress:
    with book.looking() as connection:
        return queue_progress(connection)


@pytest.fixture
def much(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every casebook is one of which much is to be gone through."""
    monkeypatch.setattr(standing, "LITTLE", 0)
    monkeypatch.setattr(standing, "LITTLE_ALONE", 0)
    monkeypatch.setattr(standing, "queue_some", lambda book: queue_some(book, 2))


@pytest.mark.usefixtures("much")
def test_the_page_opens_with_what_is_asked_so_far_and_says_how_far_it_is(growing: Growing) -> None:
    client = TestClient(workbench(growing.book), base_url=BASE)
    seen: set[int] = set()
    shown = 0
    for _ in range(1000):
        told = client.get("/review/queue").json()
        if told["whole"]:
            break
        seen.add(told["done"])
        if told["there"]:
            page = look(client, "/review")
            shown += bool(page.tree.xpath("//*[@data-making and not(@data-empty)]//progress")) and "so far" in page.html
    assert len(seen) > 5
    assert shown > 3
    assert progress(growing.book).whole
    whole = look(client, "/review")
    assert not whole.tree.xpath("//*[@data-making]")
    assert "so far" not in whole.html
    listed = client.get("/api/v1/review").json()
    assert (listed["so_far"], len(listed["results"])) == (None, told["there"])


@pytest.mark.usefixtures("much")
def test_who_asks_makes_nothing_where_another_process_does(growing: Growing) -> None:
    client = TestClient(workbench(growing.book, is_made_ahead=lambda: True), base_url=BASE)
    first = look(client, "/review")
    assert "Nothing is asked yet" in first.html
    [notice] = first.tree.xpath("//*[@data-making and @data-empty]")
    of = int(notice.xpath(".//progress/@max")[0])
    assert f"so far 0 of {of} events are looked at" in " ".join(notice.text_content().split())
    assert client.get("/api/v1/review").json()["so_far"] == {"done": 0, "of": of}
    assert client.get("/review/queue").json() == {"done": 0, "of": of, "whole": False, "there": 0}
    bring_on(growing.book)
    assert client.get("/review/queue").json()["whole"]
    assert "so far" not in look(client, "/review").html
    assert client.get("/api/v1/review").json()["so_far"] is None


def test_little_is_made_while_one_waits(growing: Growing) -> None:
    client = TestClient(workbench(growing.book, is_made_ahead=lambda: True), base_url=BASE)
    assert "so far" not in look(client, "/review").html
    assert progress(growing.book).whole


def test_a_process_beside_makes_it_goes_on_after_changes_and_ends_with_the_block(growing: Growing) -> None:
    made_ahead(growing)


def test_it_does_so_on_a_server(server: str) -> None:
    with Casebook.create(schema_on(server), BY) as book:
        made_ahead(Growing(book, list(situation(12, claims_each=3, seed=11, towns=6, persons=6)), random.Random(5)))


def made_ahead(growing: Growing) -> None:
    with Ahead(growing.book.where) as ahead:
        wait_until_whole(growing.book)
        growing.take_in()
        wait_until_whole(growing.book)
        assert ahead.going_on
        assert ahead.pid is not None
        assert os.getpriority(os.PRIO_PROCESS, ahead.pid) > os.getpriority(os.PRIO_PROCESS, 0)
    assert not ahead.going_on


def wait_until_whole(book: Casebook) -> None:
    until = time.monotonic() + WAITED
    while not progress(book).whole:
        assert time.monotonic() < until, "nothing is made"
        time.sleep(0.1)


def test_it_gives_up_where_it_may_not_write(growing: Growing) -> None:
    slept: list[float] = []

    def refused(_: Casebook) -> Progress:
        raise SetupError("may not be written to")

    with pytest.raises(SetupError, match="written"):
        work_ahead(growing.book, [refused], slept.append)
    assert len(slept) == FAILURES - 1


def test_what_comes_first_is_made_first(growing: Growing) -> None:
    done: list[str] = []

    def first(_: Casebook) -> Progress:
        done.append("first")
        return Progress(done=len(done), of=2)

    def second(_: Casebook) -> Progress:
        done.append("second")
        return Progress(done=len(done), of=5)

    bring_on(growing.book, [first, second])
    assert done == ["first", "first", "second", "first", "second", "first", "second"][: len(done)]
    assert done[-1] == "second"
