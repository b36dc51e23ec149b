from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportedly.collect.files import find, unreachable
from reportedly.errors import InputError


def _names(folder: Path) -> list[str]:
    """What is found, by name; errors with their words behind a "!"."""
    return [f"!{found.what}" if isinstance(found, InputError) else Path(found.where).name for found in find(folder)]


def test_a_folder_is_gone_through_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.html", ".hidden.txt", ".git/x.txt", "plain"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert _names(tmp_path) == ["c.html", "z.md", "b.txt", "plain"]


def test_unknown_endings_in_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x")
    (tmp_path / "b.TXT").write_text("x")
    assert _names(tmp_path) == ["!has an ending that is not known (.csv)", "b.TXT"]


def test_a_file_named_by_itself_is_tried_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "a.news").write_text("x")
    assert _names(tmp_path / "a.news") == ["a.news"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert _names(tmp_path) == ["!is a folder without reports"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "me").symlink_to(tmp_path / "me")
    names = _names(tmp_path)
    assert names[:2] == ["a.txt", "!leads to a folder that was read already"]
    assert names[2].startswith("!cannot be opened")


def test_links_that_double_at_every_step_end(tmp_path: Path) -> None:
    for n in range(30):
        (tmp_path / f"d{n}").mkdir()
        if n:
            (tmp_path / f"d{n - 1}" / "left").symlink_to(tmp_path / f"d{n}")
            (tmp_path / f"d{n - 1}" / "right").symlink_to(tmp_path / f"d{n}")
    assert len(_names(tmp_path)) < 100


def test_broken_links_pipes_and_missing_paths_are_told(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    assert _names(tmp_path) == ["!does not exist", "!is no file"]
    assert _names(tmp_path / "missing.txt") == ["!does not exist"]
    assert _names(Path("a\x00b"))[0].startswith("!cannot be opened")


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (PermissionError(13, "x"), "may not be read"),
        (FileNotFoundError(2, "x"), "does not exist"),
        (OSError(5, "I/O"), "I/O"),
    ],
)
def test_the_reason_of_the_system_is_told(error: OSError, word: str) -> None:
    assert word in str(unreachable("here", error))
