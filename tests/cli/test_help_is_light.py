"""`reportedly --help` loads the command line alone: neither a casebook, nor what draws tables, nor a reader."""

from __future__ import annotations

import subprocess
import sys

import pytest

MOST = 60
"""Modules of the program: those of `cli/`, and a few names that its options are told by."""
NOT_NEEDED = ("sqlalchemy", "orjson", "numpy", "rich", "starlette", "spacy")
SHOWN = """
import sys
from click.testing import CliRunner
from reportedly.cli.main import main
assert CliRunner().invoke(main, {arguments!r}).exit_code == 0
ours = [name for name in sys.modules if name.partition(".")[0] == "reportedly"]
print(len(ours), *(name for name in (*ours, *sys.modules) if name.startswith({heavy!r})))
"""
HEAVY = ("reportedly.casebook", "reportedly.link", "reportedly.web", "reportedly.tell", *NOT_NEEDED)


@pytest.mark.parametrize("arguments", [["--help"], ["why", "--help"], ["events", "--help"]])
def test_help_loads_no_casebook(arguments: list[str]) -> None:
    script = SHOWN.format(arguments=arguments, heavy=HEAVY)
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout.split()
    assert told[1:] == []
    assert int(told[0]) <= MOST
