"""The sample situation read into a casebook once a session, with a hostile report among it in two versions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.cli.main import main
from reportedly.web.app import workbench

SAMPLES = Path(__file__).parents[2] / "samples" / "liwonde"
BASE = "http://localhost:8470"

HOSTILE = (
    '<script>document.title = "taken"</script><img src=x onerror="document.title=1">\n\n'
    "LIWONDE, Sept 9 (Lake Mirror) - The mayor of Balaka said on Monday that <b>nine</b> </p></main><script>boats"
    " had burned & sunk\u202e at Mangochi\u0000.\n\nPolice said that two people were killed."
)
HOSTILE_TITLE = '"><script>document.title = "taken"</script>'


def hostile(text: str) -> str:
    """A line of JSON for a report that attacks whoever shows it."""
    return json.dumps(
        {
            "report_id": "lm-1",
            "publisher": "Lake <i>Mirror</i>",
            "published": "2024-09-09",
            "title": HOSTILE_TITLE,
            "url": "javascript:document.title='taken'",
            "language": "en",
            "text": text,
        }
    )


def run(*arguments: str) -> str:
    """Run a command of the program."""
    result = CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)
    assert result.exit_code in (0, 1), result.output
    return result.output


@pytest.fixture(scope="session")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workbench")
    path, own = folder / "shire.reportedly", folder / "lake.jsonl"
    at = ("--casebook", str(path))
    run("init", *at, "--title", "A week on the Shire <b>")
    own.write_text(hostile(HOSTILE.replace("two people", "one man")), encoding="utf-8")
    run("collect", str(SAMPLES), str(own), *at)
    own.write_text(hostile(HOSTILE), encoding="utf-8")
    run("collect", str(own), *at)
    run("read", *at)
    run("link", *at)
    return path


@pytest.fixture(scope="session")
def book(casebook: Path) -> Iterator[Casebook]:
    with Casebook.open(casebook) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(book: Casebook) -> TestClient:
    return TestClient(workbench(book), base_url=BASE)
