"""What commands tell from parts of a casebook is, byte for byte, what is told of it where all of it is in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.casebook import Casebook
from reportedly.cli.main import main
from reportedly.errors import InputError
from tests.casebook.conftest import schema_on
from tests.casebook.conftest import server as server
from tests.web.in_memory import Command, InMemory, every_question

LISTINGS = ("events", "event", "sources", "source", "origins", "relations", "contradictions", "hypotheses")


def told(where: str, command: Command, form: str) -> str:
    """What the command line prints."""
    formed = () if command[0] == "why" else ("--format", form)
    result = CliRunner().invoke(main, [*command, "--casebook", where, *formed], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout_bytes.decode()


def hold_to_memory(book: Casebook, where: str) -> int:
    """Ask everything both ways; how many questions that were."""
    known, number = InMemory(book), 0
    for command in every_question(known):
        for form in ("table", "jsonl", "csv") if command[0] in LISTINGS else ("table",):
            assert told(where, command, form) == known.told(command, form), (command, form)
            number += 1
    return number


@pytest.fixture
def judged(book: Casebook, tmp_path: Path) -> Iterator[Casebook]:
    """The sample situation with what persons held of it."""
    book.back_up(tmp_path / "judged.reportedly")
    with Casebook.open(tmp_path / "judged.reportedly") as copy:
        yield copy


def test_of_the_sample_situation(book: Casebook, casebook: Path) -> None:
    assert hold_to_memory(book, str(casebook)) > 200
