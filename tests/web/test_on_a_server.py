"""Every view of a casebook on a server is shown, and tells what that of the same casebook in a file tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.web.app import workbench
from tests.casebook.conftest import schema_on
from tests.casebook.conftest import server as server
from tests.web.conftest import BASE

PAGES = (
    *("/", "/?q=bridge", "/?place=Liwonde", "/?status=disputed&order=latest", "/sources", "/sources?q=police"),
    *("/explanations", "/review", "/review?kind=events", "/changes?since=0", "/brief"),
)
RECORDS = ("events", "hypotheses", "review", "claims", "sources")
OF_A_SOURCE = ("", "/firsts", "/copies", "/copied")


@pytest.fixture(scope="module")
def on_server(book: Casebook, server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    exported: Path = tmp_path_factory.mktemp("exported") / "casebook.zip"
    book.export(exported)
    with Casebook.import_from(exported, schema_on(server)) as there:
        yield TestClient(workbench(there), base_url=BASE)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shown(on_server: TestClient, page: str) -> None:
    assert on_server.get(page).status_code == 200


@pytest.mark.parametrize("records", RECORDS)
def test_records_are_the_same(client: TestClient, on_server: TestClient, records: str) -> None:
    ours, theirs = (one.get(f"/api/v1/{records}").json()["results"] for one in (client, on_server))
    assert theirs
    assert theirs == ours


def test_so_is_all_that_is_told_of_the_sources(client: TestClient, on_server: TestClient) -> None:
    for source in client.get("/api/v1/sources").json()["results"][:20]:
        assert on_server.get(f"/sources/{source['id']}").status_code == 200
        for part in OF_A_SOURCE:
            ours, theirs = (one.get(f"/api/v1/sources/{source['id']}{part}").json() for one in (client, on_server))
            assert theirs == ours
