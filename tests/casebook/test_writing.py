"""Much that comes into a casebook without claims is indexed at the end of its block, and nobody sees it otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from reportedly.casebook import Casebook, Incoming, Query, schema, writing
from reportedly.casebook.derived import put_derived
from tests.casebook.conftest import Where, schema_on
from tests.casebook.made import BRIDGE, BRIDGE_READ, FERRY, FERRY_READ, STAGES, stage

OF_CLAIMS = ("claims", "claim_places", "claim_actors")
OF_WORDS = {"claim_words_words"}
"""The index of words that an engine keeps as one; FTS5 keeps its own."""
ALL = {str(index.name) for index in schema.MADE_LAST}


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MANY_ROWS", 3)


def indexes(connection: Connection) -> set[str]:
    """Those of claims, their places, actors and words that are there."""
    words = ("claim_words",) if connection.dialect.name == "postgresql" else ()
    return {str(index["name"]) for table in (*OF_CLAIMS, *words) for index in inspect(connection).get_indexes(table)}


def all_of(connection: Connection) -> set[str]:
    """Those that there are to be."""
    return ALL | OF_WORDS if connection.dialect.name == "postgresql" else ALL


def test_indexes_are_made_last(book: Casebook) -> None:
    with book.at_once() as block:
        book.add_reports([Incoming(report=BRIDGE), Incoming(report=FERRY)], stage(1))
        assert indexes(block.connection) == all_of(block.connection)
        book.add_readings([BRIDGE_READ, FERRY_READ], stage(2), stages=STAGES)
        assert indexes(block.connection) == set()
        assert [found.claim for found in book.search(Query(actor="Crew")).found] == [FERRY_READ.claims[1]]
    with book.looking() as connection:
        assert indexes(connection) == all_of(connection)
    assert [found.claim for found in book.search(Query(actor="Crew")).found] == [FERRY_READ.claims[1]]
    assert book.verify().whole


def test_a_block_that_fails_leaves_them_as_they_were(book: Casebook) -> None:
    book.add_reports([Incoming(report=BRIDGE)], stage(1))

    def fails() -> None:
        with book.at_once() as block:
            book.add_readings([BRIDGE_READ], stage(2), stages=STAGES)
            assert indexes(block.connection) == set()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    with book.looking() as connection:
        assert indexes(connection) == all_of(connection)
    assert book.stock().claims == 0


def test_where_claims_are_they_stay(book: Casebook) -> None:
    book.add_reports([Incoming(report=BRIDGE), Incoming(report=FERRY)], stage(1))
    book.add_readings([BRIDGE_READ], stage(2), stages=STAGES)
    with book.at_once() as block:
        book.add_readings([FERRY_READ], stage(3), stages=STAGES)
        assert indexes(block.connection) == all_of(block.connection)


def test_much_that_is_no_claim_leaves_them(book: Casebook) -> None:
    with book.at_once() as block:
        put_derived(block, "shelf", ((str(n), b"[]") for n in range(9)))
        assert indexes(block.connection) == all_of(block.connection)


def test_what_is_imported_has_them(filled: Casebook, new_place: Where, tmp_path: Path) -> None:
    filled.export(tmp_path / "book.tar")
    with Casebook.import_from(tmp_path / "book.tar", new_place()) as book:
        with book.looking() as connection:
            assert indexes(connection) == all_of(connection)
        assert book.verify().whole


def test_the_server_counts_what_came_last(server: str) -> None:
    """Making indexes must not look to it as if it had counted already."""
    with Casebook.create(schema_on(server), stage(0)) as book:
        with book.at_once():
            book.add_reports([Incoming(report=BRIDGE), Incoming(report=FERRY)], stage(1))
            book.add_readings([BRIDGE_READ, FERRY_READ], stage(2), stages=STAGES)
        with book.looking() as connection:
            asked = "SELECT DISTINCT tablename FROM pg_stats WHERE schemaname = current_schema()"
            counted = set(connection.exec_driver_sql(asked).scalars())
            assert {"claims", "claim_words", "readings", "reports"} <= counted


def test_the_server_counts_anew_when_claims_have_doubled(server: str) -> None:
    with Casebook.create(schema_on(server), stage(0)) as book:
        book.add_reports([Incoming(report=BRIDGE), Incoming(report=FERRY)], stage(1))
        counted: list[int] = []
        for reading in (BRIDGE_READ, FERRY_READ, BRIDGE_READ):
            book.add_readings([reading], stage(len(counted) + 2), stages={**STAGES, "read": len(counted) + 1})
            counted.append(claims_counted(book))
    assert counted == [3, 3, 8]  # three claims, then five, then eight


def claims_counted(book: Casebook) -> int:
    """The highest number of a claim that the server has counted."""
    with book.looking() as connection:
        asked = "SELECT max(b) FROM pg_stats, unnest(histogram_bounds::text::integer[]) AS b WHERE tablename = 'claims'"
        return connection.exec_driver_sql(f"{asked} AND attname = 'n' AND schemaname = current_schema()").scalar() or 0
