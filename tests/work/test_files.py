"""Which inputs are the same report, which a new version of it, and which another one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.casebook import Casebook
from reportedly.work.files import collect_files
from tests.work.small_world import new_casebook

FERRY = "The ferry at Kosti sank on Monday. Nine people drowned, the harbour office said."
FERRY_LATER = FERRY.replace("Nine", "Eleven")
BRIDGE = "The bridge at Rabak was closed on Tuesday. An engineer said it would stay closed for two weeks."

Collect = Callable[..., list[str]]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Casebook]:
    monkeypatch.chdir(tmp_path)
    with new_casebook(tmp_path / "x.reportedly") as made:
        yield made
        assert made.verify().whole


@pytest.fixture
def collect(book: Casebook) -> Collect:
    def collected(name: str, *texts: str, **fields: str) -> list[str]:
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        if path.suffix == ".jsonl":
            path.write_text("".join(json.dumps({"text": text, **fields}) + "\n" for text in texts), encoding="utf-8")
        else:
            path.write_text("".join(texts), encoding="utf-8")
        return [outcome.became for outcome in collect_files(book, [path])]

    return collected


def test_a_file_with_other_words_is_a_new_version(collect: Collect) -> None:
    assert collect("ferry.txt", FERRY) == ["new"]
    assert collect("ferry.txt", FERRY_LATER) == ["new version"]
    assert collect("ferry.txt", FERRY) == ["same"], "a file is no page: an older one put back says nothing"


def test_a_file_is_the_same_by_whatever_path(book: Casebook, collect: Collect, tmp_path: Path) -> None:
    assert collect("ferry.txt", FERRY) == ["new"]
    (tmp_path / "ferry.txt").write_text(FERRY_LATER, encoding="utf-8")
    assert [outcome.became for outcome in collect_files(book, [tmp_path / "ferry.txt"])] == ["new version"]


def test_files_of_one_name_in_two_folders_are_two_reports(
    book: Casebook, collect: Collect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    assert collect("ferry.txt", FERRY) == ["new"]
    monkeypatch.chdir(tmp_path / "other")
    assert collect("ferry.txt", BRIDGE) == ["new"]


def test_the_same_report_in_another_file_is_the_same(book: Casebook, collect: Collect) -> None:
    assert collect("ferry.txt", FERRY) == ["new"]
    before = book.stock()
    assert collect("copy/ferry-again.txt", FERRY) == ["same"]
    assert book.stock() == before


def test_lines_without_an_id_are_known_by_their_text(collect: Collect) -> None:
    assert collect("all.jsonl", FERRY) == ["new"]
    assert collect("all.jsonl", BRIDGE, FERRY) == ["new", "same"]


def test_an_id_of_a_publisher_makes_versions(collect: Collect) -> None:
    assert collect("a.jsonl", FERRY, report_id="7", publisher="Lantern") == ["new"]
    assert collect("b.jsonl", FERRY_LATER, report_id="7", publisher="Lantern") == ["new version"]
    assert collect("c.jsonl", FERRY_LATER, report_id="7", publisher="Kosti Daily") == ["new"]


def test_a_refusal_is_entered_once(book: Casebook, collect: Collect) -> None:
    assert collect("empty.txt") == ["refused"]
    before = book.stock()
    assert collect("empty.txt") == ["refused"]
    assert book.stock() == before
    assert before.fetches == {"refused": 1}


def test_the_bytes_are_kept_as_they_came(book: Casebook, tmp_path: Path) -> None:
    content = "Señora Peña said on Monday that the ferry at Kosti was lost.\r\n".encode("cp1252")
    (tmp_path / "old.txt").write_bytes(content)
    (outcome,) = collect_files(book, [tmp_path / "old.txt"])
    version = book.report(outcome.report or "")
    assert version is not None
    assert book.snapshot(version.report.sha256) == content
