from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from reportedly.collect import Collected, Given, Refused, Snapshots, collect
from reportedly.collect.kinds import ENDINGS
from reportedly.errors import SetupError
from reportedly.model.digest import sha256_hex
from tests.collect.made import PARAGRAPHS, page, pdf, word

BODY = "\n".join(PARAGRAPHS)


def _write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _one(path: Path, **options: str) -> Collected:
    [found] = collect([path], given=Given(**options))
    assert isinstance(found, Collected), found
    return found


def _refusal(path: Path | str) -> Refused:
    [found] = collect([path])
    assert isinstance(found, Refused), found
    return found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", BODY.encode()),
        ("a.md", BODY.encode()),
        ("a.html", page().encode()),
        ("a.pdf", pdf(("Two fuel lorries burned on the ring road of Harbourton.",))),
        ("a.docx", word(*PARAGRAPHS)),
        ("a.jsonl", json.dumps({"text": BODY}).encode()),
        ("html.txt", page().encode()),
        ("pdf.txt", pdf(("Two fuel lorries burned on the ring road of Harbourton.",))),
        ("docx.txt", word(*PARAGRAPHS)),
        ("jsonl.txt", json.dumps({"text": BODY}).encode() + b"\n"),
        ("text.pdf", BODY.encode()),
        ("text", BODY.encode()),
    ],
)
def test_every_kind_is_taken_by_its_content(tmp_path: Path, name: str, content: bytes) -> None:
    collected = _one(_write(tmp_path / name, content))
    assert "fuel lorries burned on the ring road of Harbourton" in collected.report.text
    assert collected.report.language == "en"
    assert collected.report.sha256 == sha256_hex(content.rstrip(b"\n"))
    assert collected.report.fetched is None


def test_plain_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    text = f"  Lorries burn\n\n\tHARBOURTON (Coastal Press) — {BODY}  \n\n"
    assert _one(_write(tmp_path / "a.txt", text)).report.text == text


def test_the_head_of_the_text_speaks_where_the_file_does_not(tmp_path: Path) -> None:
    text = f"Lorries burn\nBy Jane Doe\nPublished: 12 January 2019\nHARBOURTON (Coastal Press) — {BODY}"
    report = _one(_write(tmp_path / "a.txt", text)).report
    assert (report.title, report.byline, report.publisher) == ("Lorries burn", ("Jane Doe",), "Coastal Press")
    assert (report.dateline, report.published) == ("HARBOURTON (Coastal Press)", "2019-01-12")
    assert report.published_from == "text"


def test_the_file_goes_before_the_text_and_the_user_before_both(tmp_path: Path) -> None:
    line = {"text": f"HARBOURTON, 3 Jan 2019 (Coastal Press) — {BODY}"}
    bare = _one(_write(tmp_path / "a.jsonl", json.dumps(line))).report
    assert (bare.publisher, bare.published, bare.published_from) == ("Coastal Press", "2019-01-03", "dateline")
    line |= {"publisher": "Daily Lantern", "published": "2019-01-04", "url": "https://lantern.example/1"}
    told = _one(_write(tmp_path / "a.jsonl", json.dumps(line))).report
    assert (told.publisher, told.published, told.published_from) == ("Daily Lantern", "2019-01-04", "metadata")
    options = {"publisher": "Hill Gazette", "published": "5 January 2019", "url": "https://hill.example/2"}
    given = _one(tmp_path / "a.jsonl", **options).report
    assert (given.publisher, given.published, given.published_from) == ("Hill Gazette", "2019-01-05", "given")
    assert given.url == "https://hill.example/2"


def test_the_day_a_file_was_made_is_doubtful_and_told(tmp_path: Path) -> None:
    content = pdf((PARAGRAPHS[0],), info="/CreationDate (D:20190111093000Z)")
    collected = _one(_write(tmp_path / "a.pdf", content))
    assert collected.report.published == "2019-01-11?"
    assert any("file was made" in gap.why for gap in collected.gaps)


@pytest.mark.parametrize("written", ["01/02/2019", "some day", "99"])
def test_a_published_time_that_cannot_be_read_is_a_gap(tmp_path: Path, written: str) -> None:
    collected = _one(_write(tmp_path / "a.jsonl", json.dumps({"text": BODY, "published": written})))
    assert collected.report.published is None
    assert any(gap.what == "published" and written in gap.why for gap in collected.gaps)


def test_a_published_time_given_wrongly_stops_at_once() -> None:
    with pytest.raises(SetupError, match="is no date"):
        Given(published="next week")


def test_languages_that_are_not_read_are_taken_and_told(tmp_path: Path) -> None:
    text = "Zwei Lastwagen brannten am Dienstagabend auf der Ringstraße, teilte die Feuerwehr der Region mit.\n" * 3
    collected = _one(_write(tmp_path / "a.txt", text))
    assert collected.report.language == "de"
    assert any(gap.what == "language" for gap in collected.gaps)


def test_of_languages_that_are_glossed_the_reading_tells(tmp_path: Path) -> None:
    text = "Deux camions ont brûlé mardi soir sur la route de ceinture, ont indiqué les pompiers de la région.\n" * 3
    collected = _one(_write(tmp_path / "a.txt", text))
    assert collected.report.language == "fr"
    assert not any(gap.what == "language" for gap in collected.gaps)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", b"", "is empty"),
        ("a.html", b"", "is empty"),
        ("a.pdf", b"", "is empty"),
        ("a.docx", b"", "is empty"),
        ("a.txt", b" \n\t\n", "holds no text"),
        ("a.txt", b"\xef\xbb\xbf", "holds no text"),
        ("a.txt", b"\x00\x01\x02\x03", "is no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n....", "is a picture"),
        ("a.md", b"---\ntitle: x\n---\n", "holds no text"),
        ("a.pdf", pdf(()), "is a PDF without text"),
        ("a.docx", word(), "holds no text"),
        ("a.docx", b"PK\x03\x04 broken", "is a damaged Word file"),
        ("a.html", b"<html></html>", "is a web page without an article"),
        ("a.jsonl", b'{"text": " "}', "holds no text"),
    ],
)
def test_what_cannot_be_taken_says_why(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    refusal = _refusal(_write(tmp_path / name, content))
    assert what in refusal.what
    assert refusal.where.startswith(str(tmp_path / name))
    assert refusal.todo


def test_the_rest_of_a_batch_goes_on(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": BODY, "report_id": "r1"}),
        "{broken",
        "",
        json.dumps({"text": BODY, "report_id": "r2"}),
    ]
    _write(tmp_path / "b.jsonl", "\n".join(lines))
    _write(tmp_path / "a.txt", b"")
    _write(tmp_path / "c.txt", BODY)
    found = list(collect([tmp_path, tmp_path / "missing.txt"]))
    told = [f.where if isinstance(f, Refused) else f.report.external_id for f in found]
    assert told == [
        str(tmp_path / "a.txt"),
        "r1",
        f"{tmp_path / 'b.jsonl'}:2",
        "r2",
        None,
        str(tmp_path / "missing.txt"),
    ]


def test_standard_input_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for content, count in (
        (BODY.encode(), 1),
        (page().encode(), 1),
        (b'{"text": "%s"}\n' % PARAGRAPHS[0].encode() * 2, 2),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        found = list(collect(["-"]))
        assert [type(f) for f in found] == [Collected] * count
        assert found[0].where.startswith("standard input")


def test_bytes_as_received_are_kept(tmp_path: Path) -> None:
    content = BODY.replace("\n", "\r\n").encode("utf-16")
    _write(tmp_path / "in" / "a.txt", content)
    _write(tmp_path / "in" / "b.jsonl", json.dumps({"text": BODY}) + "\n")
    store = Snapshots(folder=tmp_path / "kept")
    for found in collect([tmp_path / "in"], snapshots=store):
        assert isinstance(found, Collected)
        assert found.snapshot is not None
        assert found.snapshot.read_bytes() == store.read(found.report.sha256)
    assert store.read(sha256_hex(content)) == content


def test_a_snapshot_folder_that_cannot_be_written_stops_the_run(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", BODY)
    with pytest.raises(SetupError, match="snapshot folder"):
        list(collect([path], snapshots=Snapshots(folder=path)))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl"])
def test_twenty_megabytes_are_refused_quickly(tmp_path: Path, name: str) -> None:
    line = "Two fuel lorries burned on the ring road of Harbourton late on Tuesday, it was said. "
    content = line * (20 * 2**20 // len(line))
    path = _write(tmp_path / name, json.dumps({"text": content}) if name == "a.jsonl" else content)
    started = time.monotonic()
    refusal = _refusal(path)
    assert time.monotonic() - started < 5
    assert "longer than" in refusal.what or "more than" in refusal.what


def test_a_text_at_the_limit_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.collect.intake.MAX_CHARACTERS", len(BODY))
    assert _one(_write(tmp_path / "a.txt", BODY))
    assert "longer than" in _refusal(_write(tmp_path / "b.txt", BODY + "x")).what


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.collect.intake.MAX_FILE_BYTES", 2**20)
    assert "larger than 1 MiB" in _refusal(_write(tmp_path / "a.pdf", b"%PDF-" + b" " * 2**20)).what


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", BODY)
    path.chmod(0)
    assert "may not be read" in _refusal(path).what


def test_a_fault_inside_a_reader_becomes_a_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("reportedly.collect.intake.read_head", fail)
    assert "planted" in _refusal(_write(tmp_path / "a.txt", BODY)).what


@drawn(
    content=st.binary(max_size=400),
    start=st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b'{"text": "', b"\xff\xfe", b"---\n"]),
)
@settings(deadline=None, max_examples=150)
def test_whatever_the_bytes_every_input_is_taken_or_refused(content: bytes, start: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("", *ENDINGS):
            path = _write(Path(folder) / f"a{ending}", start + content)
            for found in collect([path]):
                assert isinstance(found, Collected | Refused)
                if isinstance(found, Collected):
                    assert found.report.text.strip()
                    found.report.text.encode("utf-8")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx", "a.pdf"])
def test_good_files_cut_short_or_altered_never_raise(tmp_path: Path, name: str) -> None:
    whole = {
        "a.txt": BODY.encode(),
        "a.md": b"---\ntitle: x\n---\n# T\n" + BODY.encode(),
        "a.html": page().encode(),
        "a.docx": word(*PARAGRAPHS),
        "a.pdf": pdf(PARAGRAPHS),
    }[name]
    for cut in range(0, len(whole), max(1, len(whole) // 40)):
        altered = (whole[:cut], whole[:cut] + b"\xff\x00<&" + whole[cut + 4 :])
        for content in altered:
            assert all(isinstance(found, Collected | Refused) for found in collect([_write(tmp_path / name, content)]))


def test_plain_text_loads_no_reader_of_other_formats(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", BODY)
    code = (
        "import sys; from reportedly.collect import collect; [f] = collect([sys.argv[1]]); "
        "print([m for m in ('trafilatura', 'docx', 'pypdfium2', 'markdown_it', 'lxml') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
