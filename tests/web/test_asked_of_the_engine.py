"""What views ask of the engine: nothing for which it would go through everything there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event, select
from starlette.testclient import TestClient

from reportedly.casebook import Casebook, picture_schema, schema
from reportedly.web.app import workbench
from tests.web.conftest import BASE

OF_NONE = "1!=1"
"""Where SQLAlchemy asks for what is in an empty list. Of one table engines see at once that nothing is; of several that
are joined they may go through every row of another to find it.
"""
VIEWS = (
    *("/", "/?q=dam", "/?q=nothing+says+so", "/?status=disputed", "/map/places.json"),
    *("/sources", "/sources?q=nothing+says+so", "/explanations", "/changes?since=2024-01-01", "/review"),
    *("/api/v1/claims", "/api/v1/search?q=dam", "/api/v1/relations", "/api/v1/sources", "/api/v1/events"),
)


@pytest.fixture
def asked(book: Casebook) -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found.append(statement)

    event.listen(book._engine, "before_cursor_execute", note)
    yield found
    event.remove(book._engine, "before_cursor_execute", note)


def test_no_view_joins_tables_for_what_is_in_an_empty_list(
    client: TestClient, book: Casebook, asked: list[str]
) -> None:
    for made in ("/explanations", "/review"):  # what is made when it is first asked for
        assert client.get(made).status_code == 200
    asked.clear()
    client = TestClient(workbench(book), base_url=BASE)  # one that remembers no answers
    with book.looking() as connection:
        tables = {"sources": picture_schema.sources, "events": picture_schema.events, "reports": schema.reports}
        ids = {name: list(connection.execute(select(table.c.id)).scalars()) for name, table in tables.items()}
    addresses = [*VIEWS, *(f"/{name}/{id}" for name, some in ids.items() for id in some)]
    for address in addresses:
        assert client.get(address).status_code == 200, address
        assert [told for told in asked if OF_NONE in told and "JOIN" in told] == [], address
    assert len(asked) > len(addresses)
