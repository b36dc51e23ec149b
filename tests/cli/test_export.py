"""`reportedly export`: one door, a copy of everything or a part in a format."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def casebook(tmp_path: Path) -> str:
    path = str(tmp_path / "empty.reportedly")
    assert run("init", "-c", path).exit_code == 0
    return path


def test_without_a_format_the_casebook_is_copied_and_comes_back(casebook: str, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.zip")
    assert run("export", copy, "-c", casebook).output == f"exported to {copy}\n"
    assert run("import", copy, "-c", str(tmp_path / "again.reportedly")).exit_code == 0


def test_a_copy_takes_no_filter(casebook: str, tmp_path: Path) -> None:
    told = run("export", str(tmp_path / "copy"), "-c", casebook, "--place", "Kosti", "--words", "ferry")
    assert told.exit_code == 2
    assert "leave out --place, --words, or name a format by --as" in told.output
    assert not (tmp_path / "copy").exists()


def test_a_format_goes_to_standard_output(casebook: str) -> None:
    told = run("export", "-", "--as", "geojson", "-c", casebook)
    assert told.exit_code == 0
    assert told.stdout == told.output == '{"type":"FeatureCollection","features":[\n]}\n'


def test_a_file_in_a_format_replaces_the_one_before(casebook: str, tmp_path: Path) -> None:
    to = tmp_path / "events.kml"
    to.write_text("old")
    assert run("export", str(to), "--as", "kml", "-c", casebook).exit_code == 0
    assert to.read_bytes().startswith(b"<?xml")
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_folder_that_is_not_there_is_told(casebook: str, tmp_path: Path) -> None:
    told = run("export", str(tmp_path / "none" / "x.kml"), "--as", "kml", "-c", casebook)
    assert told.exit_code == 2
    assert "cannot write" in told.output


def test_a_filter_that_cannot_be_leaves_the_file_as_it_was(casebook: str, tmp_path: Path) -> None:
    to = tmp_path / "events.kml"
    to.write_text("old")
    told = run("export", str(to), "--as", "kml", "--type", "WAR", "-c", casebook)
    assert told.exit_code == 1
    assert "WAR: is no type" in told.output
    assert to.read_text() == "old"
