from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.collect.snapshots import Snapshots
from reportedly.errors import InputError, SetupError
from reportedly.model.digest import sha256_hex


def test_content_is_kept_under_its_digest(tmp_path: Path) -> None:
    store = Snapshots(folder=tmp_path)
    path = store.keep(b"two lorries")
    digest = sha256_hex(b"two lorries")
    assert path == tmp_path / digest[:2] / digest
    assert store.read(digest) == b"two lorries"
    assert store.keep(b"two lorries") == path
    assert [p.name for p in path.parent.iterdir()] == [digest]


def test_damage_is_noticed_on_reading_and_mended_on_keeping(tmp_path: Path) -> None:
    store = Snapshots(folder=tmp_path)
    path = store.keep(b"two lorries")
    path.write_bytes(b"three lorries")
    with pytest.raises(InputError, match="damaged"):
        store.read(path.name)
    store.keep(b"two lorries")
    assert store.read(path.name) == b"two lorries"


def test_what_is_not_kept_or_no_digest_is_refused(tmp_path: Path) -> None:
    store = Snapshots(folder=tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        store.read("0" * 64)
    for wrong in ("", "../../etc/passwd", "A" * 64, "0" * 63):
        with pytest.raises(ValueError, match="no SHA-256"):
            store.read(wrong)


def test_a_folder_that_cannot_be_written_is_a_matter_of_setting_up(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SetupError, match="snapshot folder"):
        Snapshots(folder=tmp_path / "file").keep(b"x")


def test_a_write_cut_short_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(SetupError, match="No space left"):
        Snapshots(folder=tmp_path).keep(b"x")
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@given(contents=st.lists(st.binary(max_size=40), max_size=6))
def test_all_content_comes_back(contents: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    store = Snapshots(folder=tmp_path_factory.mktemp("kept"))
    kept = [store.keep(content) for content in contents]
    assert [store.read(path.name) for path in kept] == contents
