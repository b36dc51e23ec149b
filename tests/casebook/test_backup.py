from __future__ import annotations

import random
from pathlib import Path

import pytest

from reportedly.casebook import Casebook
from reportedly.errors import InputError, ReportedlyError, SetupError
from tests.casebook.conftest import Where
from tests.casebook.made import report, stage


def test_a_backup_of_a_casebook_in_use_is_consistent(filled: Casebook, new_place: Where, tmp_path: Path) -> None:
    copy = tmp_path / "copy.zip"
    with filled.at_once():
        filled.add_snapshot(b"not yet", stage(6))
        with Casebook.open(filled.where) as other:
            other.back_up(copy)
    filled.add_report(report("Later.", "later"), stage(7))
    with Casebook.restore(copy, new_place()) as restored:
        found = restored.verify()
        assert (found.whole, found.entries) == (True, 5)
        assert restored.stock().snapshots == 0
        assert restored.add_report(report("Later.", "later"), stage(8)).entry == 6


def test_nothing_is_written_over(filled: Casebook, tmp_path: Path) -> None:
    copy = tmp_path / "copy.zip"
    filled.back_up(copy)
    with pytest.raises(SetupError, match="already"):
        filled.back_up(copy)
    with pytest.raises(SetupError, match="already"):
        Casebook.restore(copy, filled.where)
    assert filled.verify().whole


def test_a_damaged_backup_is_refused(tmp_path: Path) -> None:
    with Casebook.create(tmp_path / "book.reportedly", stage(0)) as book:
        book.add_snapshot(random.Random(1).randbytes(50_000), stage(1))
        book.back_up(tmp_path / "copy")
    content = bytearray((tmp_path / "copy").read_bytes())
    content[-5000] ^= 1
    (tmp_path / "copy").write_bytes(content)
    with pytest.raises(ReportedlyError, match="not whole"):
        Casebook.restore(tmp_path / "copy", tmp_path / "new.reportedly")
    assert not (tmp_path / "new.reportedly").exists()
    with pytest.raises(InputError):
        Casebook.restore(tmp_path / "nowhere", tmp_path / "new.reportedly")
