from __future__ import annotations

import dataclasses
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from reportedly import journey
from reportedly.cli.main import main
from reportedly.model.claim_json import from_lines, schema
from reportedly.read.draft import Draft
from reportedly.read.encoder.model_choice import built_in_folder
from tests.read.encoder.made_models import flip

SAID = "The mayor of Basra said on Monday that two bridges were closed. Residents of Amara said water was scarce."
COMMAND = [sys.executable, "-m", "reportedly"]
TAG = "FAULTY"


def run(*arguments: str | Path, **options: Any) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **options)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(SAID, encoding="utf-8")
    return path


@pytest.fixture
def faulty_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    """A journey in which one stage breaks on reports that hold a certain word."""
    whole = journey.STAGES[-1]

    def break_on_tag(draft: Draft) -> Draft:
        if TAG in draft.report.text:
            raise ZeroDivisionError("planted")
        return whole.run(draft)

    monkeypatch.setattr(journey, "STAGES", (*journey.STAGES[:-1], dataclasses.replace(whole, run=break_on_tag)))


def test_a_report_is_told_as_a_table_by_default(report: Path) -> None:
    result = run("read", report, "--published", "2024-03-05", "--publisher", "Gulf Wire")
    assert result.exit_code == 0, result.output
    assert "who says" in result.stdout
    assert "Gulf Wire · published 2024-03-05" in result.stdout
    assert "The mayor of Basra" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_claim_json_is_valid_and_reads_back(report: Path) -> None:
    result = run("read", report, "--format", "jsonl", "--url", "https://wire.example/1")
    lines = result.stdout.splitlines()
    validator = jsonschema.Draft202012Validator(schema())
    for line in lines:
        validator.validate(json.loads(line))
    (reading,) = from_lines(lines)
    assert reading.report.url == "https://wire.example/1"
    assert len(reading.claims) == len(lines) - 1 >= 2


@pytest.mark.parametrize(
    ("format_", "starts"),
    [("json", "[\n{"), ("jsonl", '{"record"'), ("geojson", '{"type":"FeatureCollection"'), ("html", "<!doctype html>")],
)
def test_every_format_goes_to_standard_output_and_to_a_file(
    report: Path, tmp_path: Path, format_: str, starts: str
) -> None:
    result = run("read", report, "-f", format_)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(starts)
    target = tmp_path / f"claims.{format_}"
    assert run("read", report, "-o", target).stdout == ""
    assert target.read_text(encoding="utf-8") == result.stdout


def test_standard_input_is_a_report(report: Path) -> None:
    result = run("read", "-", "-f", "jsonl", input=SAID)
    assert result.exit_code == 0, result.output
    assert next(from_lines(result.stdout.splitlines())).report.text == SAID


def test_what_cannot_be_read_is_named_and_the_rest_is_told(report: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = run("read", empty, tmp_path / "nowhere.txt", report)
    assert result.exit_code == 1
    assert "The mayor of Basra" in result.stdout
    assert f"refused  {empty}: is empty; leave it out, or fetch it again" in result.stderr
    assert "nowhere.txt" in result.stderr
    assert "1 report read" in result.stderr
    assert "2 refused" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("faulty_stage")
def test_a_report_that_breaks_a_stage_does_not_stop_the_run(report: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text(f"{TAG}. {SAID}", encoding="utf-8")
    result = run("read", bad, report, "-f", "jsonl")
    assert result.exit_code == 1
    assert len(list(from_lines(result.stdout.splitlines()))) == 1
    assert f"failed   {bad}: could not be read, in resolve.actors (ZeroDivisionError: planted)" in result.stderr
    assert result.stderr.endswith("1 failed\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "there is no casebook at casebook.reportedly"),
        (["x.txt", "--format", "xml"], "'xml' is not one of"),
        (["x.txt", "--workers", "0"], "not in the range"),
        (["x.txt", "--published", "the other day, maybe"], "is no date; write it as 2019-01-11"),
        (["x.txt", "--nonsense"], "No such option"),
    ],
)
def test_wrong_usage_is_exit_code_two(arguments: list[str], said: str) -> None:
    result = run("read", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_an_output_that_cannot_be_written_says_so_and_leaves_nothing(report: Path, tmp_path: Path) -> None:
    result = run("read", report, "-o", tmp_path / "no" / "such" / "folder.jsonl")
    assert result.exit_code == 2
    assert "name another --output" in result.stderr
    target = tmp_path / "kept.jsonl"
    target.write_text("before", encoding="utf-8")
    assert run("read", report, "-o", target, "-f", "jsonl", "--snapshots", report).exit_code == 2
    assert target.read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.jsonl", "report.txt"]


def test_snapshots_keep_the_bytes(report: Path, tmp_path: Path) -> None:
    assert run("read", report, "--snapshots", tmp_path / "kept").exit_code == 0
    (kept,) = (path for path in (tmp_path / "kept").rglob("*") if path.is_file())
    assert kept.read_bytes() == SAID.encode()


def test_a_real_process_writes_utf8_whatever_the_locale(report: Path) -> None:
    report.write_text("Señora Peña said Köln was quiet. “Nothing happened in Łódź,” the mayor said.", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    told = subprocess.run([*COMMAND, "read", report, "-f", "jsonl"], capture_output=True, env=environment, check=True)
    assert "Łódź" in told.stdout.decode("utf-8")
    shown = subprocess.run([*COMMAND, "read", report], capture_output=True, env=environment, check=True)
    assert b"who says" in shown.stdout
    assert shown.stderr == b""


def test_a_closed_pipe_is_no_drama(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"text": f"{n} {SAID}"}) + "\n" for n in range(20)), encoding="utf-8")
    command = f"{' '.join(COMMAND)} read {many} -f jsonl | head -c 20"
    told = subprocess.run(command, shell=True, capture_output=True, check=True)
    assert len(told.stdout) == 20
    assert b"Traceback" not in told.stderr
    assert b"BrokenPipe" not in told.stderr


def _interrupted(process: subprocess.Popen[bytes]) -> bytes:
    """Press Ctrl-C, and again where Python was in a callback that swallows it, as a person would."""
    for _ in range(3):
        os.killpg(process.pid, signal.SIGINT)
        try:
            return process.communicate(timeout=20)[1]
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    raise AssertionError("Ctrl-C stops nothing")


HEEDING = """
import signal
from reportedly.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main(prog_name="reportedly")
"""
"""The command, heeding Ctrl-C also where the tests run in the background of a shell, which has it ignored."""


def test_ctrl_c_stops_without_a_traceback(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"text": f"{n} {SAID}"}) + "\n" for n in range(40000)), encoding="utf-8")
    target = tmp_path / "out.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-c", HEEDING, "read", many, "-o", target, "--workers", "2"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not any(part.stat().st_size for part in tmp_path.glob(".out.jsonl.*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    said = _interrupted(process)
    assert process.returncode == 130
    assert said.decode().strip() == "reportedly: stopped"
    assert [path.name for path in tmp_path.iterdir()] == ["many.jsonl"]


def test_claims_below_the_least_score_become_gaps(report: Path) -> None:
    whole = [json.loads(line) for line in run("read", report, "-f", "jsonl").stdout.splitlines()]
    scores = sorted(record["score"] for record in whole if record["record"] == "claim")
    least = (scores[0] + scores[-1]) / 2
    assert scores[0] < least < scores[-1], "the text must make claims of different scores"
    kept = [
        json.loads(line) for line in run("read", report, "-f", "jsonl", "--min-score", str(least)).stdout.splitlines()
    ]
    claims = [record for record in kept if record["record"] == "claim"]
    assert [c["score"] for c in claims] == [s["score"] for s in whole[1:] if s["score"] >= least]
    gaps = [gap for gap in kept[0]["gaps"] if gap["stage"] == "read.scores"]
    assert len(gaps) + len(claims) == len(whole) - 1


@pytest.mark.parametrize("least", ["-0.1", "1.5", "much"])
def test_a_score_that_is_no_probability_is_refused(report: Path, least: str) -> None:
    result = run("read", report, "--min-score", least)
    assert result.exit_code == 2
    assert "--min-score" in result.stderr


def test_a_model_named_for_one_run_is_read_with(report: Path, tmp_path: Path) -> None:
    copied = tmp_path / "copied"
    shutil.copytree(built_in_folder(), copied)
    assert run("read", report, "-f", "jsonl", "--model", copied).stdout == run("read", report, "-f", "jsonl").stdout
    flip(copied / "reader.onnx", at=1000)
    broken = run("read", report, "--model", copied)
    assert broken.exit_code == 2
    assert "reader.onnx" in broken.stderr
    assert "Traceback" not in broken.stderr
