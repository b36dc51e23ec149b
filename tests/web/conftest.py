"""The workbench with the sample situation, and a client that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.web.app import workbench
from tests.sample_situation import HOSTILE as HOSTILE
from tests.sample_situation import HOSTILE_TITLE as HOSTILE_TITLE
from tests.sample_situation import SAMPLES as SAMPLES
from tests.sample_situation import filled
from tests.sample_situation import hostile as hostile
from tests.sample_situation import run as run

BASE = "http://localhost:8470"


@pytest.fixture(scope="session")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("workbench"))


@pytest.fixture(scope="session")
def book(casebook: Path) -> Iterator[Casebook]:
    with Casebook.open(casebook) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(book: Casebook) -> TestClient:
    return TestClient(workbench(book), base_url=BASE)
