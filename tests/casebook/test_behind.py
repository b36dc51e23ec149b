"""What is written behind the work is written in order, waited for, and as loud when it fails."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import pytest

from reportedly.casebook import Casebook, Incoming, Query, sqlite, writing
from reportedly.casebook.behind import Behind
from tests.casebook.conftest import Where
from tests.casebook.made import STAGES, reading, report, stage


def test_one_piece_is_in_work_at_a_time() -> None:
    done: list[str] = []
    first = threading.Event()

    def late() -> None:
        first.wait(5)
        done.append("first")

    with Behind() as behind:
        behind.start(late)
        assert done == []
        first.set()
        behind.start(lambda: done.append("second"))
        behind.wait()
    assert done == ["first", "second"]


def test_an_error_is_raised_where_the_work_is_waited_for_and_only_once() -> None:
    behind = Behind()
    behind.start(_fails)
    with pytest.raises(OSError, match="disk full"):
        behind.wait()
    behind.wait()


def test_leaving_waits_and_tells_of_the_error() -> None:
    with pytest.raises(OSError, match="disk full"), Behind() as behind:
        behind.start(_fails)


def test_an_error_on_its_way_is_not_hidden_by_that_of_the_work() -> None:
    with pytest.raises(ValueError, match="bad report"):
        _fails_on_both_sides()


def test_what_fails_behind_takes_the_whole_block_back(book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MANY_ROWS", 3)
    whole = type(book._kind).insert

    def insert(self: Any, connection: Any, table: Any, rows: Sequence[Any]) -> None:
        if table.name == "readings" and any(row[0] == 4 for row in rows):
            raise OSError("disk full")
        whole(self, connection, table, rows)

    monkeypatch.setattr(type(book._kind), "insert", insert)
    before = book.stock()
    with pytest.raises(OSError, match="disk full"):
        _fill(book, 9)
    assert book.stock() == before
    assert book.verify().whole


def test_much_at_once_is_what_little_by_little_is(new_place: Where, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where one statement holds many rows, and the last one few."""
    with Casebook.create(new_place(), stage(0)) as at_once, Casebook.create(new_place(), stage(0)) as by_little:
        _fill(at_once, 60)
        monkeypatch.setattr(writing, "MANY_ROWS", 7)
        monkeypatch.setattr(sqlite, "MARKS", 100)
        _fill(by_little, 60)
        for book in (at_once, by_little):
            assert book.verify().whole
            assert book.stock().claims == 60
        assert [e.digest for e in at_once.ledger()] == [e.digest for e in by_little.ledger()]
        assert at_once.search(Query(text="sank")).found == by_little.search(Query(text="sank")).found


def _fill(book: Casebook, many: int) -> None:
    made = [report(f"The ferry {n} sank.", f"r{n}") for n in range(many)]
    with book.at_once():
        book.add_reports([Incoming(report=one) for one in made], stage(1))
        book.add_readings(
            [reading(one, f"The ferry {n} | sank") for n, one in enumerate(made)], stage(1), stages=STAGES
        )


def _fails_on_both_sides() -> None:
    with Behind() as behind:
        behind.start(_fails)
        raise ValueError("bad report")


def _fails() -> None:
    raise OSError("disk full")
