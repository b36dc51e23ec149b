from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import main
from reportedly.read.encoder import model_choice
from tests.read.encoder.made_models import CARD, flip, make_model


@pytest.fixture(autouse=True)
def built_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built-in model made for the test; and a user without a choice."""
    monkeypatch.delenv("REPORTEDLY_READER", raising=False)
    monkeypatch.setenv("REPORTEDLY_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "300")
    folder = make_model(tmp_path / "weights", name="small", weights=b"w" * 1_490_000)
    monkeypatch.setattr(model_choice, "built_in_folder", lambda: folder)
    return folder


@pytest.fixture
def large(tmp_path: Path) -> Path:
    return make_model(tmp_path / "large", name="large", languages=["en", "fr"])


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["models", *map(str, arguments)])


def rows(result: Result) -> list[list[str]]:
    assert result.exit_code == 0, result.output
    return [line.split() for line in result.stdout.splitlines()[2:]]


def test_models_are_listed_as_a_table(large: Path) -> None:
    assert run("use", large).stdout == f"chosen: {large} (large 2026.11)\n"
    listed = run()
    assert listed.stdout.splitlines()[0].split() == ["name", "version", "where", "MB", "languages", "chosen", "state"]
    assert rows(listed) == [
        ["small", "2026.11", "built-in", "1.5", "en", "ready"],
        ["large", "2026.11", str(large), "0.0", "en", "fr", "by", "you", "ready"],
    ]


def test_models_are_listed_as_json(built_in: Path, large: Path) -> None:
    run("use", large)
    flip(large / "reader.onnx")
    [small, external] = json.loads(run("--format", "json").stdout)
    assert small == {
        "name": "small", "version": "2026.11", "folder": str(built_in), "built_in": True,
        "size": sum(path.stat().st_size for path in built_in.iterdir()), "languages": ["en"], "chosen_by": None,
        "state": "ready", "faults": [],
    }  # fmt: skip
    assert (external["chosen_by"], external["state"], len(external["faults"])) == ("user", "damaged", 1)


def test_what_is_wrong_is_told_below_the_table(large: Path) -> None:
    run("use", large)
    shutil.rmtree(large)
    listed = run()
    assert listed.exit_code == 0
    row, blank, fault = listed.stdout.splitlines()[-3:]
    assert row.split()[-3:] == ["by", "you", "missing"]
    assert (blank, fault) == ("", f"{large}: there is no such folder")


def test_a_built_in_model_that_is_not_there_is_listed_so(built_in: Path) -> None:
    shutil.rmtree(built_in)
    assert rows(run())[0] == ["built-in", "by", "default", "not", "installed"]
    assert run("use", "built-in").stdout == "chosen: the built-in model, which is not installed\n"


def test_the_table_fits_a_narrow_terminal_and_shows_the_whole_folder(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("use", large)
    monkeypatch.setenv("COLUMNS", "70")
    lines = run().stdout.splitlines()
    assert max(map(len, lines)) <= 70
    start, end = lines[0].index("where"), lines[0].index(" MB")
    assert str(large) in "".join(line[start:end].strip() for line in lines)


def test_the_environment_is_said_to_go_before(large: Path, built_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_READER", "built-in")
    told = run("use", large).stdout
    assert "REPORTEDLY_READER is set and goes before this choice" in told
    assert "by REPORTEDLY_READER" in run().stdout


def test_a_whole_model_is_checked(large: Path, built_in: Path) -> None:
    assert run("check").stdout == f"small 2026.11 in {built_in} is whole\n"
    assert run("check", large).stdout == f"large 2026.11 in {large} is whole\n"
    run("use", large)
    assert run("check").stdout == f"large 2026.11 in {large} is whole\n"
    assert run("check", "built-in").stdout == f"small 2026.11 in {built_in} is whole\n"


def test_a_damaged_model_fails_the_check(large: Path) -> None:
    run("use", large)
    flip(large / "tokenizer.json")
    for result in (run("check"), run("check", large)):
        assert result.exit_code == 2
        assert result.stdout == ""
        assert "tokenizer.json is not the file that reader.json names" in result.stderr
        assert "Traceback" not in result.output
    assert "Exit codes: 0 the model is whole; 2 it is missing" in " ".join(run("check", "--help").stdout.split())


def test_a_faulty_folder_is_not_taken(tmp_path: Path) -> None:
    result = run("use", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"reportedly: the reader model in {tmp_path / 'nowhere'} cannot be used:\n")
    assert len(rows(run())) == 1


def test_the_card_is_printed(large: Path) -> None:
    assert run("card").stdout == CARD
    (large / "CARD.md").write_text("# Large\n\x1b[31mred\n", encoding="utf-8")
    assert run("card", large).stdout == "# Large\n[31mred\n"
    (large / "CARD.md").unlink()
    assert run("card", large).exit_code == 2


def test_names_cannot_drive_the_terminal(tmp_path: Path) -> None:
    run("use", make_model(tmp_path / "odd", name="\x1b[31mred[bold]"))
    for result in (run(), run("check"), run("use", tmp_path / "odd")):
        assert "\x1b" not in result.stdout
        assert "[31mred[bold]" in result.stdout
