from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import main
from reportedly.gazetteer.store import open_gazetteer

ROWS = "name,lat,lon,country,kind,aliases\nCamp Zuhur,13.2,30.1,SD,base,Zuhur Barracks\n"


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "120")
    open_gazetteer.cache_clear()


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["gazetteer", *map(str, arguments)])


def test_what_is_added_is_shown(tmp_path: Path) -> None:
    rows = tmp_path / "own.csv"
    rows.write_text(ROWS, encoding="utf-8")
    added = run("add", rows)
    assert added.stdout == f"1 place added to {tmp_path / 'home' / 'places.sqlite'}\n"
    shown = run("show", "zuhur", "barracks")
    assert shown.exit_code == 0
    assert "Camp Zuhur" in shown.stdout
    assert "13.2000" in shown.stdout


def test_the_built_in_places_are_shown_the_likeliest_first() -> None:
    lines = run("show", "Basra").stdout.splitlines()
    assert lines[0].split()[:3] == ["name", "kind", "country"]
    assert " IQ " in lines[2]


def test_a_dump_of_geonames_is_loaded(tmp_path: Path) -> None:
    cells = [
        "1",
        "Oldbridge",
        "Oldbridge",
        "",
        "10.0",
        "20.0",
        "P",
        "PPL",
        "SD",
        "",
        "",
        "",
        "",
        "",
        "500",
        "",
        "",
        "",
        "",
    ]
    dump = tmp_path / "SD.txt"
    dump.write_text("\t".join(cells) + "\n", encoding="utf-8")
    assert run("load", dump).stdout.startswith("1 place added")
    assert "geonames:1" in run("show", "Oldbridge").stdout


@pytest.mark.parametrize(
    ("command", "content", "said"),
    [
        ("add", "name,lat,lon\nX,north,20\n", "lat is 'north', must be a number"),
        ("add", "name,lat\nX,1\n", "column 'lon' is missing"),
        ("load", "no dump\n", "a GeoNames dump has 19"),
    ],
)
def test_faults_are_told_with_their_line_and_nothing_is_added(
    tmp_path: Path, command: str, content: str, said: str
) -> None:
    path = tmp_path / "faulty.csv"
    path.write_text(content, encoding="utf-8")
    result = run(command, path)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_name_that_no_place_has_says_what_to_do() -> None:
    result = run("show", "Xyzzyville")
    assert result.exit_code == 1
    assert result.stderr == (
        "reportedly: Xyzzyville: no place goes by this name; add it with `reportedly gazetteer add`\n"
    )
