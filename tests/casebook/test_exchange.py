"""Out of one engine, into the other, and out again: the same bytes."""

from __future__ import annotations

import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from reportedly.casebook import Casebook, Query
from reportedly.errors import InputError, SetupError
from tests.casebook.conftest import Where
from tests.casebook.made import AWKWARD, hour, reading, stage
from tests.casebook.test_search import ASKED, told
from tests.casebook.test_verification import fill


@pytest.fixture
def full(filled: Casebook) -> Casebook:
    fill(filled)
    filled.add_report(AWKWARD, stage(16))
    filled.add_reading(reading(AWKWARD, "| Two \U0001f6a2 ships"), stage(17), stages={"read": 2})
    return filled


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_both_engines_export_the_same_bytes(full: Casebook, other_place: str, tmp_path: Path) -> None:
    full.export(tmp_path / "one")
    with Casebook.import_from(tmp_path / "one", other_place) as other:
        assert other.verify().whole
        other.export(tmp_path / "other")
        assert contents(tmp_path / "other") == contents(tmp_path / "one")
        assert other.stock() == full.stock()
        for asked, _ in ASKED:
            assert told(other, Query(**asked)) == told(full, Query(**asked)), asked
        assert [change.kind for change in other.changes(hour(0))] == [change.kind for change in full.changes(hour(0))]
        assert other.add_snapshot(b"more", stage(20)).entry == full.stock().entries + 1
        assert other.verify().whole


@pytest.mark.parametrize("ending", [".zip", ".tar"])
def test_archives_hold_the_same_files_and_bytes(full: Casebook, new_place: Where, tmp_path: Path, ending: str) -> None:
    one, two = tmp_path / f"one{ending}", tmp_path / f"two{ending}"
    full.export(one)
    full.export(tmp_path / "folder")
    names = set(contents(tmp_path / "folder"))
    if ending == ".zip":
        with zipfile.ZipFile(one) as archive:
            assert set(archive.namelist()) == names
    else:
        with tarfile.open(one) as tar:
            assert set(tar.getnames()) == names
    with Casebook.import_from(one, new_place()) as other:
        other.export(two)
    assert two.read_bytes() == one.read_bytes()


def test_an_export_writes_over_nothing(full: Casebook, tmp_path: Path) -> None:
    (tmp_path / "mine.zip").write_bytes(b"mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine").write_bytes(b"mine")
    for place in ("mine.zip", "folder"):
        with pytest.raises(SetupError, match="already"):
            full.export(tmp_path / place)
    assert (tmp_path / "mine.zip").read_bytes() == b"mine"


def change_line(path: Path, number: int, old: str, new: str) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert old in lines[number]
    lines[number] = lines[number].replace(old, new)
    path.write_text("".join(lines), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("ledger.jsonl", '"verb": "create"', '"verb": "creates"'),
        ("records/reports.jsonl", "bridges", "brothels"),
        ("records/readings.jsonl", "bridges", "bridgez"),
        ("records/links.jsonl", "copies", "updates"),
        ("records/runs.jsonl", '"n": 1', '"n": 2'),
        ("casebook.json", '"format": 1', '"format": 2'),
        ("casebook.json", '"entries": ', '"entries": 1'),
    ],
)
def test_what_was_tampered_with_is_refused(
    full: Casebook, other_place: str, tmp_path: Path, file: str, old: str, new: str
) -> None:
    full.export(tmp_path / "out")
    change_line(tmp_path / "out" / file, 0, old, new)
    if file.endswith("runs.jsonl"):
        with (tmp_path / "out" / file).open("a", encoding="utf-8") as more:
            more.write(json.dumps({"n": 3, "entry": 999, "record": {}}) + "\n")
    with pytest.raises(InputError):
        Casebook.import_from(tmp_path / "out", other_place)
    with pytest.raises(SetupError, match="reportedly init"):
        Casebook.open(other_place)


def test_a_snapshot_that_is_damaged_or_gone_is_refused(full: Casebook, other_place: str, tmp_path: Path) -> None:
    full.export(tmp_path / "out")
    some = next(path for path in (tmp_path / "out" / "snapshots").rglob("*") if path.is_file())
    some.write_bytes(some.read_bytes() + b"!")
    with pytest.raises(InputError, match="damaged"):
        Casebook.import_from(tmp_path / "out", other_place)
    some.unlink()
    with pytest.raises(InputError, match="cannot be read"):
        Casebook.import_from(tmp_path / "out", other_place)


def test_what_is_no_export_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "letter.txt").write_text("Dear reader")
    for source in ("empty", "letter.txt", "nowhere"):
        with pytest.raises(InputError):
            Casebook.import_from(tmp_path / source, tmp_path / "new.reportedly")
