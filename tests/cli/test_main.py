from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

import reportedly
from reportedly.cli.main import main
from reportedly.model.claim_json import schema

HELP_LIMIT_SECONDS = 0.5


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["read", "--help"], ["gazetteer", "--help"]])
def test_help_says_what_there_is(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")


def test_exit_codes_are_documented() -> None:
    for arguments in (["--help"], ["read", "--help"]):
        assert "Exit codes: 0 all" in " ".join(CliRunner().invoke(main, arguments).stdout.split())


def test_the_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout.strip() == f"main {reportedly.__version__}"
    told = subprocess.run([sys.executable, "-m", "reportedly", "--version"], capture_output=True, check=True, text=True)
    assert told.stdout.strip() == f"reportedly {reportedly.__version__}"


def test_the_schema_is_printed() -> None:
    assert json.loads(CliRunner().invoke(main, ["schema"]).stdout) == schema()


def test_help_comes_up_at_once() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "reportedly", "--help"], capture_output=True, check=True)
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < HELP_LIMIT_SECONDS


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys, reportedly.cli.main; print(*(m for m in ('spacy', 'rich', 'numpy', 'jinja2') if m in sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert told.stdout.strip() == ""


def test_every_public_name_is_there_and_stays_what_it_is() -> None:
    listed = {name for names in reportedly.PUBLIC.values() for name in names}
    assert sorted(listed) == reportedly.__all__
    for name in listed:
        assert getattr(reportedly, name) is getattr(reportedly, name)
    with pytest.raises(AttributeError):
        _ = reportedly.nonsense
