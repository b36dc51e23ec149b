"""Tables beside a casebook on a server lie in a schema that ends with who made it, also where that one crashed."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from reportedly.casebook import Casebook, picture_schema
from reportedly.casebook.beside import Beside, beside_schema
from reportedly.errors import SetupError
from tests.casebook.conftest import schema_on
from tests.casebook.made import stage


@pytest.fixture
def book(server: str) -> Iterator[Casebook]:
    with Casebook.create(schema_on(server), stage(0), title="Test") as made:
        yield made


def made_beside(book: Casebook) -> Beside:
    return beside_schema(book.where, book.kind, picture_schema.PICTURE, "event_words")


def schemas(server: str) -> set[str]:
    with psycopg.connect(server) as connection:
        return {name for (name,) in connection.execute("SELECT nspname FROM pg_namespace")}


def test_it_is_seen_as_one_with_the_casebook_and_changes_nothing_of_it(book: Casebook, server: str) -> None:
    beside = made_beside(book)
    with beside.engine.connect().execution_options(writes=True, **beside.writing) as connection, connection.begin():
        connection.exec_driver_sql("INSERT INTO picture_head (n, entry, next, body) VALUES (1, 5, 7, '{}')")
        assert connection.exec_driver_sql("SELECT count(*) FROM ledger").scalar() == 1
    with beside.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT next FROM picture_head").scalar() == 7
    with book.looking() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM picture_head WHERE next = 7").scalar() == 0
    assert beside.own in schemas(server)
    beside.throw_away()
    assert beside.own not in schemas(server)


def test_one_that_nobody_holds_any_more_is_dropped_and_one_in_use_stays(book: Casebook, server: str) -> None:
    in_use = made_beside(book)
    abandoned = f"{in_use.book}_shown_0dead"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {abandoned}")
    other = made_beside(book)
    assert {in_use.own, other.own} <= schemas(server)
    assert abandoned not in schemas(server)
    in_use.throw_away()
    other.throw_away()


def test_a_role_that_may_make_none_is_told_what_to_do(book: Casebook, server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE ROLE looker LOGIN")
        connection.execute(f"GRANT USAGE ON SCHEMA {book.where.rpartition('%3D')[2]} TO looker")
    as_looker = book.where.replace("://postgres:@", "://looker:@")
    assert as_looker != book.where
    with pytest.raises(SetupError, match="GRANT CREATE ON DATABASE"):
        beside_schema(as_looker, book.kind, picture_schema.PICTURE, "event_words")
