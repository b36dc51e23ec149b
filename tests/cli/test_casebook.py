"""The commands on a casebook: what each prints, and its exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.casebook import Casebook
from reportedly.cli.main import main
from reportedly.work.files import collect_files
from reportedly.work.reading import read_unread
from tests.work.small_world import STAND_IN, new_casebook, write_reports

REPORTS = 9
VERSION = (
    '{"report_id": "r1", "publisher": "Nile Wire", "published": "2024-03-13", "language": "en", "text": "Shelling hit '
    'Rabak market for the 1th time. The mayor of Rabak said 40 stalls burned."}\n'
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A casebook of a few reports, read by the stand-in, as bytes."""
    folder = tmp_path_factory.mktemp("filled")
    path = folder / "casebook.reportedly"
    with new_casebook(path) as book:
        for _ in collect_files(book, [write_reports(folder / "reports.jsonl", REPORTS)]):
            pass
        for _ in read_unread(book, STAND_IN):
            pass
        book.back_up(folder / "copy")
    return (folder / "copy").read_bytes()


@pytest.fixture
def folder(filled: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with that casebook, and a name for the analyst."""
    (tmp_path / "casebook.reportedly").write_bytes(filled)
    (tmp_path / "r1-new.jsonl").write_text(VERSION, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_CASEBOOK", raising=False)
    monkeypatch.setenv("REPORTEDLY_ANALYST", "Jane Doe")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def told(line: str) -> Result:
    return run(*shlex.split(line.replace("CLAIM", claim_id()).replace("REPORT", report_id())))


def claim_id() -> str:
    return str(json.loads(run("claims", "-f", "jsonl", "-n", "1").stdout)["claim"]["id"])


def report_id() -> str:
    return str(json.loads(run("reports", "-f", "jsonl", "--text", "rabak", "-n", "1").stdout)["report"]["id"])


OUTCOMES = [
    ("init", 2, "there is a casebook at casebook.reportedly already"),
    ("init -c other.reportedly --title Sudan", 0, "made other.reportedly"),
    ("collect r1-new.jsonl", 0, "0 new, 1 new version, 0 same"),
    ("collect r1-new.jsonl r1-new.jsonl", 0, "0 new, 1 new version, 1 same"),
    ("collect picture.png", 1, "refused    picture.png: is a picture (PNG)"),
    ("collect none.txt", 1, "does not exist"),
    ("collect http://127.0.0.1/", 1, "1 failed"),
    ("collect", 2, "Missing argument"),
    ("collect r1-new.jsonl -c none.reportedly", 2, "there is no casebook at none.reportedly"),
    ("collect r1-new.jsonl --published someday", 2, "is no date"),
    ("watch", 2, "there is no feed to watch"),
    ("watch http://lantern.example/ --every soon", 2, "is no interval"),
    ("read -f json", 2, "--format goes with PATH"),
    ("read -o x.json", 2, "--output goes with PATH"),
    ("read r1-new.jsonl -c casebook.reportedly", 2, "--casebook goes without PATH"),
    ("claims", 0, "stalls burned"),
    ("claims --happened 2024-03..2024-04", 0, "No claims found."),
    ("claims --near 13,30,50", 0, "No claims found."),
    ("claims --near here", 2, "is no circle"),
    ("claims --published then", 2, "is no day or moment"),
    ("claims --as-of 1", 0, "No claims found."),
    ("search stalls", 0, "stalls burned"),
    ("search zeppelin", 0, "No claims found."),
    ("reports", 0, "Nile Wire"),
    ("reports --withdrawn", 0, "No reports found."),
    ("show", 0, "Shelling hit Kosti market"),
    ("show -o all.html", 0, ""),
    ("show REPORT", 0, "Shelling hit Rabak market"),
    ("show REPORT --text", 0, "Shelling hit Rabak market for the"),
    ("show CLAIM", 0, "stalls burned"),
    ("show rpt_none", 1, "is not in this casebook"),
    ("show clm_none", 1, "is not in this casebook"),
    (f"show {'0' * 64}", 1, "is not in this casebook"),
    ("diff --since 1", 0, "Shelling hit"),
    ("diff --since 2099-01-01", 0, "Nothing changed."),
    ("diff --since then", 2, "is no moment"),
    ("stats", 0, "claims"),
    ("stats --judgements", 0, "No judgements."),
    ("correct reject CLAIM --why 'not said'", 0, "entered: jdg_"),
    ("correct reject CLAIM", 2, "Missing option '--why'"),
    ("correct reject clm_none --why x", 1, "is not in this casebook"),
    ("correct rate CLAIM 7 --why x", 2, "7 is not in the range"),
    ("correct grade 'the mayor' B --why 'was right before'", 0, "entered: jdg_"),
    ("correct place CLAIM --name Rabak --lat 13.18 --lon 32.74 --why 'the market of Rabak'", 0, "entered: jdg_"),
    ("correct merge act_1 act_2 --why 'one man'", 0, "entered: jdg_"),
    ("correct split act_1 act_2 CLAIM --why 'two men'", 0, "entered: jdg_"),
    ("undo jdg_none --why x", 1, "is not in this casebook"),
    ("verify", 0, "Whole:"),
    ("verify -f jsonl", 0, '{"whole": true, "entries": '),
    ("backup copy", 0, "backed up to copy"),
    ("backup nowhere/copy", 2, "No such file or directory"),
    ("export nowhere/out.zip", 2, "No such file or directory"),
    ("collect http://127.0.0.1/ --warc nowhere/x.warc", 2, "No such file or directory"),
    ("claims -c picture.png", 2, "file is not a database"),
    ("init -c nowhere/x.reportedly", 2, "unable to open database file"),
    ("backup casebook.reportedly", 2, "is there already"),
    ("restore casebook.reportedly -c back.reportedly", 0, "restored to back.reportedly"),
    ("restore casebook.reportedly", 2, "already"),
    ("export out.zip", 0, "exported to out.zip"),
    ("import none.zip -c in.reportedly", 1, "none.zip"),
    ("claims -c redis://jane:s3cret@server/1", 2, "cannot be kept in redis"),
    ("claims -c postgresql://jane:s3cret@127.0.0.1:1/none", 2, "postgresql+psycopg://jane:***@127.0.0.1"),
    ("claims --config none.toml", 2, "No such option"),
    ("collect r1-new.jsonl --config none.toml", 2, "cannot be read"),
]


@pytest.mark.parametrize(("line", "code", "says"), OUTCOMES, ids=[line for line, _, _ in OUTCOMES])
def test_what_each_command_says(folder: Path, line: str, code: int, says: str) -> None:
    result = told(line)
    assert says in " ".join(result.output.split()) or says in result.output, result.output
    assert result.exit_code == code
    assert "s3cret" not in result.output
    assert "Traceback" not in result.output


def test_every_command_is_in_the_table() -> None:
    apart = {"gazetteer", "models", "schema", "read", "import"}
    apart |= {"link", "origins", "relations", "contradictions", "events", "event", "hypotheses", "sources", "source"}
    apart |= {"check", "why", "grade"}  # of a situation: tests/cli/test_situation.py
    apart |= {"serve"}  # the workbench: tests/cli/test_serve.py
    apart |= {"brief", "mcp", "alerts"}  # tests/web/test_brief.py, tests/agents, tests/cli/test_alerts.py
    apart |= {"review", "user"}  # tests/cli/test_review.py, test_user.py
    assert {line.split()[0] for line, _, _ in OUTCOMES} | apart == set(main.commands)


def test_an_export_comes_back_as_the_same_casebook(folder: Path) -> None:
    assert told("export out").exit_code == 0
    assert told("import out -c in.reportedly").exit_code == 0
    assert told("stats -c in.reportedly").stdout == told("stats").stdout


@pytest.mark.parametrize("command", ["claims", "reports", "diff --since 1", "stats"])
def test_formats_tell_the_same_rows(folder: Path, command: str) -> None:
    lines = [json.loads(line) for line in told(f"{command} -f jsonl").stdout.splitlines()]
    assert len(lines) > 1
    assert json.loads(told(f"{command} -f json").stdout) == lines
    rows = list(csv.reader(io.StringIO(told(f"{command} -f csv").stdout)))
    assert len(rows) == len(lines) + 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_nothing_is_an_empty_array(folder: Path) -> None:
    assert told("search zeppelin -f json").stdout == "[]\n"
    assert told("search zeppelin -f jsonl").stdout == ""


def test_csv_cells_are_inert(folder: Path) -> None:
    text = '=HYPERLINK("http://evil.example") was what the sheet said on Monday, and the clerk opened it.'
    record = {"report_id": "=1+1", "publisher": "@Lantern", "title": "-2+3", "text": text}
    (folder / "evil.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert told("collect evil.jsonl").exit_code == 0
    (row,) = csv.DictReader(io.StringIO(told("reports --publisher @Lantern -f csv").stdout))
    assert (row["publisher"], row["title"]) == ("'@Lantern", "'-2+3")
    assert row["version"] == "1"


def test_a_new_version_is_told_in_words_and_figures(folder: Path) -> None:
    since = json.loads(told("stats -f json").stdout)
    entries = next(row["count"] for row in since if row["what"] == "entries")
    assert told("collect r1-new.jsonl").exit_code == 0
    (change,) = [json.loads(line) for line in told(f"diff --since {entries} -f jsonl").stdout.splitlines()]
    assert change["kind"] == "new version"
    assert change["edits"] == [
        {
            "field": "text",
            "before": "The mayor of Rabak said 1 stalls burned.",
            "after": "The mayor of Rabak said 40 stalls burned.",
        }
    ]
    assert change["figures"] == ["1 → 40"]
    assert "1 → 40" in told(f"diff --since {entries}").stdout


def test_a_correction_is_signed_and_can_be_undone(folder: Path) -> None:
    rejected = told("correct reject CLAIM --why 'not said'").stdout.split()[1]
    (judged,) = json.loads(told("stats --judgements -f json").stdout)
    assert (judged["id"], judged["by"], judged["why"]) == (rejected, "Jane Doe", "not said")
    claims = len(told("claims -f jsonl").stdout.splitlines())
    assert len(told("claims --rejected -f jsonl").stdout.splitlines()) == claims + 1
    assert told(f"undo {rejected} --why 'said after all' --by 'John Roe'").stdout.startswith("undone: ")
    assert len(told("claims -f jsonl").stdout.splitlines()) == claims + 1
    with Casebook.open("casebook.reportedly") as book:
        assert [(entry.verb, str(entry.by)) for entry in book.ledger()][-2:] == [
            ("reject", "Jane Doe"),
            ("undo", "John Roe"),
        ]


def test_the_environment_names_the_casebook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "casebook.reportedly").rename(folder / "other.reportedly")
    monkeypatch.setenv("REPORTEDLY_CASEBOOK", "other.reportedly")
    assert told("claims").exit_code == 0
    assert run("read", "r1-new.jsonl", "-f", "jsonl").exit_code == 0
    monkeypatch.delenv("REPORTEDLY_CASEBOOK")
    assert run("claims").exit_code == 2


def test_a_broken_casebook_is_told(folder: Path) -> None:
    path = folder / "casebook.reportedly"
    content = path.read_bytes()
    at = content.rindex(b"Nile Wire")
    path.write_bytes(content[:at] + b"n" + content[at + 1 :])
    result = run("verify")
    assert result.exit_code == 1
    assert "does not have its own digest" in result.stdout


def test_snapshots_come_out_as_they_went_in(folder: Path) -> None:
    (folder / "raw.txt").write_bytes("Señor Peña said on Monday that the bridge at Kosti was closed.\r\n".encode())
    assert told("collect raw.txt").exit_code == 0
    record = json.loads(run("reports", "-n", "1", "-f", "jsonl").stdout)
    assert run("show", record["report"]["sha256"]).stdout_bytes == (folder / "raw.txt").read_bytes()


def test_a_watch_stops_cleanly_on_a_signal(folder: Path) -> None:
    (folder / "casebook.toml").write_text('[[feeds]]\nurl = "http://127.0.0.1/feed"\n', encoding="utf-8")
    command = [sys.executable, "-m", "reportedly", "watch", "--no-read"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and "127.0.0.1" not in run("stats", "-f", "json").stdout + fetched():
        time.sleep(0.2)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert re.search(r"failed +http://127.0.0.1/feed: ", said)
    assert said.rstrip().endswith("0 new, 0 new versions, 0 same, 1 failed")
    assert run("verify").exit_code == 0


def fetched() -> str:
    with Casebook.open("casebook.reportedly") as book:
        return " ".join(entry.subject for entry in book.ledger() if entry.verb == "fetch")


def test_a_second_collect_of_the_samples_reports_nothing_new(folder: Path) -> None:
    samples = Path(__file__).parents[2] / "samples"
    assert "42 new, 0 new versions, 0 same" in run("collect", str(samples)).stderr
    assert "0 new, 0 new versions, 42 same" in run("collect", os.path.relpath(samples)).stderr
