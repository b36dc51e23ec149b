"""Reading what is unread: once, by one of many, with what cannot be read kept with its reason."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.casebook import Casebook
from reportedly.journey import Failure
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.work.files import collect_files
from reportedly.work.outcome import Tally
from reportedly.work.reading import model_for, read_unread, reader_of
from reportedly.work.settings import Settings
from reportedly.work.turns import SUFFIX, turns
from tests.casebook.conftest import Where
from tests.work.small_world import STAND_IN, new_casebook, read_at_once, write_reports

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.work.test_reading", "reportedly.casebook.postgresql", "psycopg"])
REPORTS = 60


def filled(where: str, tmp_path: Path, count: int = REPORTS) -> Casebook:
    book = new_casebook(where)
    for _ in collect_files(book, [write_reports(tmp_path / "reports.jsonl", count)]):
        pass
    return book


def counts(outcomes: Iterable[object]) -> dict[str, int]:
    tally = Tally()
    for outcome in outcomes:
        tally.count(outcome)  # type: ignore[arg-type]
    return dict(tally.counts)


def test_collecting_twice_adds_nothing(new_place: Where, tmp_path: Path) -> None:
    with filled(new_place(), tmp_path) as book:
        before = book.stock()
        again = counts(collect_files(book, [tmp_path / "reports.jsonl"]))
        assert again == {"same": REPORTS - 2, "refused": 2}
        assert book.stock() == before


def test_reading_twice_reads_nothing_and_a_newer_stage_reads_all(new_place: Where, tmp_path: Path) -> None:
    with filled(new_place(), tmp_path) as book:
        first = counts(read_unread(book, STAND_IN))
        assert first == {"read": 49, "failed": 9}
        before = book.stock()
        assert counts(read_unread(book, STAND_IN)) == {}
        assert book.stock() == before
        newer = replace(STAND_IN, stages={"stand-in": 2})
        assert counts(read_unread(book, newer)) == first
        assert (book.stock().readings, book.stock().superseded) == (58, 58)


def test_a_failure_is_kept_with_its_reason(tmp_path: Path) -> None:
    with filled(str(tmp_path / "x.reportedly"), tmp_path) as book:
        failed = [outcome for outcome in read_unread(book, STAND_IN) if outcome.became == "failed"]
        assert failed[0].why == "ValueError: no such verb (read.events)"
        (kept,) = book.readings(failed[0].report or "")
        assert (kept.outcome, kept.reading.gaps[-1].why) == ("failed", "ValueError: no such verb")


def test_a_language_that_the_reader_does_not_know_is_kept_whole_in_its_place(tmp_path: Path) -> None:
    asked: list[str] = []

    def read(reports: Iterable[Report]) -> Iterator[Reading | Failure]:
        for report in reports:
            asked.append(report.language)
            yield from read_at_once([report])

    path = tmp_path / "mixed.jsonl"
    texts = {
        "r1": "The bridge was hit on Monday. The mayor said that nine stalls burned down there.",
        "r2": "وقال المحافظ إن الجسر أصيب يوم الاثنين وإن تسعة محلات احترقت في السوق القديم",
        "r3": "The ferry sank on Tuesday. The harbour office said that nobody was on board.",
    }
    path.write_text("".join(f'{{"report_id": "{n}", "text": "{text}"}}\n' for n, text in texts.items()), "utf-8")
    with new_casebook(tmp_path / "x.reportedly") as book:
        assert counts(collect_files(book, [path])) == {"new": 3}
        outcomes = list(read_unread(book, replace(STAND_IN, read=read)))
        assert [outcome.became for outcome in outcomes] == ["read", "left whole", "read"]
        assert asked == ["en", "en"]
        (kept,) = book.readings(outcomes[1].report or "")
        assert (kept.reading.gaps[-1].what, kept.reading.report.text) == ("language", texts["r2"])
        assert "the text is in ar; the reader knows en" in kept.reading.gaps[-1].why
        assert kept.outcome == "read", "that it is left whole is no failure"
        assert list(read_unread(book, STAND_IN)) == []


def read_slowly(reports: Iterable[Report]) -> Iterator[Reading | Failure]:
    """A reader that takes its time, so that two of them meet."""
    import time

    for report in reports:
        time.sleep(0.005)
        yield from read_at_once([report])


def read_aside(where: str, told: str) -> None:
    with Casebook.open(where) as book:
        reports = [outcome.report for outcome in read_unread(book, replace(STAND_IN, read=read_slowly))]
    Path(told).write_text("\n".join(filter(None, reports)), "utf-8")


def test_readers_side_by_side_read_each_report_once(new_place: Where, tmp_path: Path) -> None:
    where = new_place()
    with filled(where, tmp_path) as book:
        told = [tmp_path / f"told-{n}" for n in range(3)]
        crew = [CONTEXT.Process(target=read_aside, args=(where, str(path))) for path in told]
        for process in crew:
            process.start()
        for process in crew:
            process.join(60)
            assert process.exitcode == 0
        read = [report for path in told for report in path.read_text("utf-8").split()]
        assert len(read) == len(set(read)) == 58
        assert sum(bool(path.read_text("utf-8")) for path in told) > 1, "they must have met"
        assert (book.stock().readings, book.stock().superseded) == (58, 0)
        assert book.verify().whole
    assert not list(tmp_path.glob(f"*{SUFFIX}"))


def hold(where: str, number: int, connection: object) -> None:
    with Casebook.open(where) as book, turns(book) as hands:
        connection.send(hands.take(number))  # type: ignore[attr-defined]
        connection.recv()  # type: ignore[attr-defined]


def test_a_turn_ends_with_the_process_that_holds_it(new_place: Where, tmp_path: Path) -> None:
    where = new_place()
    with filled(where, tmp_path, 3) as book, turns(book) as hands:
        here, there = CONTEXT.Pipe()
        holder = CONTEXT.Process(target=hold, args=(where, 2, there))
        holder.start()
        assert here.recv() is True
        assert not hands.take(2)
        assert hands.take(1)
        holder.kill()
        holder.join()
        for _ in range(100):  # a server takes a moment to see that a client is gone
            if hands.take(2):
                return
            CONTEXT.Event().wait(0.05)
        pytest.fail("the turn of a dead process was not let go of")


def test_the_real_reader_reads_into_a_casebook(tmp_path: Path) -> None:
    with filled(str(tmp_path / "x.reportedly"), tmp_path, 6) as book:
        reader = reader_of(model_for(None, Settings()))
        assert counts(read_unread(book, reader)) == {"read": 4}
        assert book.stock().claims >= 4
        assert counts(read_unread(book, reader)) == {}
        assert book.verify().whole
