from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

import reportedly
from reportedly.cli.main import main
from reportedly.model.claim_json import schema

HEAVY = ("asyncio", "jinja2", "numpy", "onnxruntime", "reportedly.casebook.casebook", "rich", "spacy", "sqlalchemy")


@pytest.fixture(scope="module")
def loaded_for_help() -> frozenset[str]:
    """The modules that a fresh process has loaded when it can show its help."""
    script = "import sys, reportedly.cli.main; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    return frozenset(told.stdout.split())


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


@pytest.mark.parametrize("heavy", HEAVY)
def test_help_comes_up_at_once(heavy: str, loaded_for_help: frozenset[str]) -> None:
    """What takes long to load waits until a command needs it; how long help takes is in `bench/speed.py`."""
    assert "reportedly.cli.main" in loaded_for_help
    assert heavy not in loaded_for_help


def test_every_public_name_is_there_and_stays_what_it_is() -> None:
    listed = {name for names in reportedly.PUBLIC.values() for name in names}
    assert sorted(listed) == reportedly.__all__
    for name in listed:
        assert getattr(reportedly, name) is getattr(reportedly, name)
    with pytest.raises(AttributeError):
        _ = reportedly.nonsense
