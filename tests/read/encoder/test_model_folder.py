from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import SetupError
from reportedly.read.encoder.model_folder import COPY_AGAIN, FILES, card_of, examine, open_model
from tests.read.encoder.made_models import CARD, flip, make_model, read_manifest, write_manifest

FILES_OF_A_MODEL = ("reader.onnx", "reader.json", "tokenizer.json", "CARD.md")


def faults(folder: Path) -> list[str]:
    return [fault.what for fault in examine(folder).faults]


def test_a_whole_model_opens_with_all_of_its_manifest(tmp_path: Path) -> None:
    model = open_model(make_model(tmp_path / "tiny", languages=["en", "fr"]))
    assert (model.name, model.version, model.languages) == ("tiny", "2026.11", ("en", "fr"))
    assert model.folder == tmp_path / "tiny"
    assert model.manifest == read_manifest(tmp_path / "tiny")
    assert model.manifest["tracks"] == ["claims"]


def test_a_model_goes_to_other_processes_and_into_sets(tmp_path: Path) -> None:
    model = open_model(make_model(tmp_path / "tiny"))
    assert pickle.loads(pickle.dumps(model)) == model
    assert len({model, open_model(tmp_path / "tiny")}) == 1


@pytest.mark.parametrize("file", FILES_OF_A_MODEL)
def test_a_missing_file_is_named(tmp_path: Path, file: str) -> None:
    folder = make_model(tmp_path / "tiny")
    (folder / file).unlink()
    assert faults(folder) == [f"{file} is missing"]


@pytest.mark.parametrize("file", FILES_OF_A_MODEL)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, file: str) -> None:
    folder = make_model(tmp_path / "tiny")
    (folder / file).unlink()
    (folder / file).mkdir()
    [fault] = faults(folder)
    assert fault.startswith(f"{file} cannot be read (")


@pytest.mark.parametrize("file", ["reader.onnx", "tokenizer.json"])
def test_every_flipped_byte_is_found_and_its_file_named(tmp_path: Path, file: str) -> None:
    folder = make_model(tmp_path / "tiny")
    for at in range((folder / file).stat().st_size):
        flip(folder / file, at)
        [fault] = faults(folder)
        assert fault.startswith(f"{file} is not the file that reader.json names: its SHA-256 is ")
        flip(folder / file, at)
    assert faults(folder) == []


def test_a_byte_too_many_or_too_few_is_found(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "tiny", weights=b"weights")
    for content in (b"weights\0", b"weight", b""):
        (folder / "reader.onnx").write_bytes(content)
        assert len(faults(folder)) == 1


def test_digests_of_further_files_are_checked_too(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "tiny")
    manifest = read_manifest(folder)
    manifest["sha256"] |= {"reader.onnx.data": "0" * 64, "CARD.md": "0" * 64}
    write_manifest(folder, manifest)
    assert [fault.split(" ")[0:2] for fault in faults(folder)] == [["CARD.md", "is"], ["'reader.onnx.data'", "is"]]


def test_digests_may_be_in_capitals(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "tiny")
    manifest = read_manifest(folder)
    write_manifest(folder, manifest | {"sha256": {k: v.upper() for k, v in manifest["sha256"].items()}})
    assert faults(folder) == []


@pytest.mark.parametrize("file", ["../reader.onnx", "/etc/passwd", "a\\b", "", ".", "..", "a\0b", "\ud800"])
def test_no_digest_is_of_a_file_elsewhere(tmp_path: Path, file: str) -> None:
    folder = make_model(tmp_path / "tiny")
    manifest = read_manifest(folder)
    manifest["sha256"][file] = "0" * 64
    write_manifest(folder, manifest)
    assert faults(folder) == [f"reader.json: sha256 names {file!r}, must name files in the folder itself"]


@pytest.mark.parametrize("stated", [2, 0, "1", 1.0, True, None, [1]])
def test_a_format_not_known_is_told_before_all_else_in_the_manifest(tmp_path: Path, stated: Any) -> None:
    folder = make_model(tmp_path / "tiny", format=stated, name=7, sha256="new")
    [fault] = examine(folder).faults
    assert fault.trouble == "format unknown"
    assert fault.what == f"reader.json has format {stated!r}, must be 1: take such a model, or a newer reportedly"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("name", None, "name is None, must be a word"),
        ("name", " ", "name is ' ', must be a word"),
        ("version", 2026.11, "version is 2026.11, must be a word"),
        ("languages", None, "languages is None, must list one language or more"),
        ("languages", [], "languages is [], must list one language or more"),
        ("languages", "en", "languages is 'en', must list one language or more"),
        ("languages", ["en", 3], "languages is ['en', 3], must list one language or more"),
        ("sha256", None, "sha256 is None, must name the digest of each file"),
        ("sha256", ["x"], "sha256 is ['x'], must name the digest of each file"),
    ],
)
def test_a_fault_of_the_manifest_is_told(tmp_path: Path, key: str, value: Any, said: str) -> None:
    assert faults(make_model(tmp_path / "tiny", **{key: value})) == [f"reader.json: {said}"]


@pytest.mark.parametrize("file", ["reader.onnx", "tokenizer.json"])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda digests, file: digests.pop(file), "reader.json: sha256 does not name {file}"),
        (lambda digests, file: digests.update({file: 5}), "reader.json: sha256 of '{file}' is 5, must be a digest"),
    ],
)
def test_weights_and_tokenizer_need_a_digest(
    tmp_path: Path, file: str, change: Callable[[dict[str, Any], str], Any], said: str
) -> None:
    folder = make_model(tmp_path / "tiny")
    manifest = read_manifest(folder)
    change(manifest["sha256"], file)
    write_manifest(folder, manifest)
    assert faults(folder) == [said.format(file=file)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "reader.json is no JSON ("),
        (b"\xff\xfe\xff", "reader.json is no JSON ("),
        (b"[" * 100_000, "reader.json is no JSON ("),
        (b"[1]", "reader.json is no JSON object"),
    ],
)
def test_a_manifest_that_is_none_is_told_and_nothing_is_said_of_its_keys(
    tmp_path: Path, content: bytes, said: str
) -> None:
    folder = make_model(tmp_path / "tiny")
    (folder / "reader.json").write_bytes(content)
    [fault] = faults(folder)
    assert fault.startswith(said)


def test_all_faults_are_told_together_with_where_and_what_to_do(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "tiny", name="", languages=[])
    (folder / "CARD.md").unlink()
    flip(folder / "reader.onnx")
    flip(folder / "tokenizer.json")
    with pytest.raises(SetupError) as raised:
        open_model(folder, way_out="do something")
    lines = str(raised.value).splitlines()
    assert lines[0] == f"the reader model in {folder} cannot be used:"
    assert [" ".join(line.split()[:2]) for line in lines[1:-1]] == [
        "reader.json: name", "reader.json: languages", "reader.onnx is", "tokenizer.json is", "CARD.md is",
    ]  # fmt: skip
    assert lines[-1] == "do something"


def test_an_empty_folder_lacks_every_file(tmp_path: Path) -> None:
    assert sorted(faults(tmp_path)) == sorted(f"{file} is missing" for file in FILES)


@pytest.mark.parametrize("name", ["nowhere", "a-file"])
def test_a_folder_that_is_none_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").touch()
    with pytest.raises(SetupError, match="there is no such folder") as raised:
        open_model(tmp_path / name)
    assert str(raised.value).endswith(f"\n{COPY_AGAIN}")


def test_a_folder_is_looked_at_anew_each_time(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "tiny")
    open_model(folder)
    flip(folder / "reader.onnx")
    with pytest.raises(SetupError):
        open_model(folder)


def test_a_long_value_is_told_short(tmp_path: Path) -> None:
    [fault] = faults(make_model(tmp_path / "tiny", name=list(range(10_000))))
    assert len(fault) < 100


def test_the_card_is_given_as_written(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "tiny")
    assert card_of(folder) == CARD
    (folder / "CARD.md").write_bytes(b"caf\xe9")
    assert card_of(folder) == "caf\N{REPLACEMENT CHARACTER}"
    (folder / "CARD.md").unlink()
    with pytest.raises(SetupError, match=r"CARD\.md cannot be read"):
        card_of(folder)
