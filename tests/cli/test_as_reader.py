"""`--as-reader`: the owner of a casebook sees what its settings leave to a reader, on every command that tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.casebook import Casebook, ReportQuery
from reportedly.cli.main import main
from tests.tell.test_withheld import NOW, OLD, by, read


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of one report of 2024, and one that came in just now, without a date."""
    path = tmp_path_factory.mktemp("as-reader") / "book.reportedly"
    with Casebook.create(path, by(NOW)) as made:
        made.add_report(OLD, by(NOW))
    assert told(path, "collect", "--casebook", str(path), str(young(path.parent)))
    with Casebook.open(path) as made:
        read(made)
    path.with_suffix(".toml").write_text('place_floor = "50 km"\npublication_delay = "1d"\n')
    return path


def young(folder: Path) -> Path:
    file = folder / "young.txt"
    file.write_text("The army said that a bridge was destroyed at Zomba.")
    return file


def told(casebook: Path, *arguments: str, status: int = 0) -> str:
    result = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result.output


@pytest.mark.parametrize(
    "command",
    [
        ("claims",),
        ("search", "bridge"),
        ("reports",),
        ("show", "-f", "jsonl"),
        ("events", "--least", "1"),
        ("diff", "--since", "0"),
    ],
    ids=lambda command: command[0],
)
def test_a_young_report_is_told_to_the_owner_alone(casebook: Path, command: tuple[str, ...]) -> None:
    form = () if command[0] == "show" else ("-f", "json")
    for as_reader in (False, True):
        output = told(casebook, *command, *form, "-c", str(casebook), *(["--as-reader"] if as_reader else []))
        assert ("bridge" in output) is not as_reader
        if command[0] != "search":
            assert "Mangochi" in output or OLD.id in output


def test_exact_places_are_told_to_the_owner_alone(casebook: Path) -> None:
    for command in (("claims", "-f", "json"), ("show", "-f", "jsonl")):
        assert "geonames:" in told(casebook, *command, "-c", str(casebook))
        assert "geonames:" not in told(casebook, *command, "-c", str(casebook), "--as-reader")


def test_what_is_asked_for_by_name_is_not_there(casebook: Path) -> None:
    with Casebook.open(casebook) as book:
        [hidden] = [row.report.id for row in book.reports(ReportQuery()).found if row.report.id != OLD.id]
    assert told(casebook, "show", hidden, "-c", str(casebook))
    assert "is not in this casebook" in told(casebook, "show", hidden, "-c", str(casebook), "--as-reader", status=1)
    told(casebook, "claims", "--near", "-14,35,50", "-c", str(casebook), "--as-reader", status=1)
