"""The contract of a casebook, the same on both engines."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text

from reportedly.casebook import By, Casebook, Query, reports
from reportedly.casebook.migration import HEAD
from reportedly.errors import InputError, SetupError
from reportedly.model.gap import Gap
from reportedly.model.reading import Reading
from tests.casebook.conftest import Where
from tests.casebook.made import AWKWARD, BRIDGE, BRIDGE_READ, FERRY, STAGES, hour, jane, reading, report, stage
from tests.model.test_claim_json import readings

GAP = Gap(stage="read", what="the report", why="it is in another language than English (ar)", spans=())


def test_adding_twice_changes_nothing(filled: Casebook) -> None:
    before = filled.stock()
    assert filled.add_report(BRIDGE, stage(9)).outcome == "same"
    assert filled.add_reading(BRIDGE_READ, stage(9), stages=STAGES).outcome == "same"
    assert filled.add_snapshot(b"bytes", stage(9)).outcome == "new"
    assert filled.add_snapshot(b"bytes", stage(9)).outcome == "same"
    after = filled.stock()
    assert (after.entries, after.readings, after.claims) == (before.entries + 1, before.readings, before.claims)


def test_twice_in_one_batch_is_once(book: Casebook) -> None:
    from reportedly.casebook import Incoming

    outcomes = [added.outcome for added in book.add_reports([Incoming(report=BRIDGE)] * 2, stage(1))]
    assert outcomes == ["new", "same"]
    outcomes = [added.outcome for added in book.add_readings([BRIDGE_READ] * 2, stage(1), stages=STAGES)]
    assert outcomes == ["new", "same"]


def test_a_reading_comes_back_as_it_was(filled: Casebook) -> None:
    (kept,) = filled.readings(BRIDGE.id)
    assert kept.reading == BRIDGE_READ
    assert (kept.version, kept.stages, kept.outcome, kept.until_entry) == (1, STAGES, "read", None)
    assert [found.as_read for found in filled.search(Query(report=BRIDGE.id)).found][::-1] == list(BRIDGE_READ.claims)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=readings())
def test_whatever_a_record_holds_is_kept_whole(made: Reading, new_place: Where) -> None:
    with Casebook.create(new_place(), stage(0)) as book:
        book.add_report(made.report, stage(1), gaps=made.gaps)
        book.add_reading(made, stage(2), stages=STAGES)
        (kept,) = book.readings(made.report.id)
        assert kept.reading == made
        assert book.verify().whole


def test_text_that_engines_cannot_hold_in_columns_is_kept_whole(book: Casebook) -> None:
    book.add_report(AWKWARD, stage(1), where="mail\x00box/\ud800.eml")
    made = reading(AWKWARD, "| Two \U0001f6a2 ships")
    book.add_reading(made, stage(2), stages=STAGES)
    version = book.report(AWKWARD.id)
    assert version is not None
    assert version.report == AWKWARD
    assert book.search(Query(text="ships")).found[0].as_read == made.claims[0]
    assert book.verify().whole


def test_a_report_that_cannot_be_read_is_kept_with_its_gap(book: Casebook) -> None:
    book.add_report(BRIDGE, stage(1))
    assert [version.report for version in book.unread(STAGES)] == [BRIDGE]
    assert book.add_failure(BRIDGE, GAP, stage(2), stages=STAGES).outcome == "new"
    assert book.add_failure(BRIDGE, GAP, stage(3), stages=STAGES).outcome == "same"
    (kept,) = book.readings(BRIDGE.id)
    assert (kept.outcome, kept.reading.gaps, kept.reading.report) == ("failed", (GAP,), BRIDGE)
    assert list(book.unread(STAGES)) == []
    assert book.stock().failed == 1


def test_a_newer_stage_finds_everything_unread_again(filled: Casebook) -> None:
    assert list(filled.unread(STAGES)) == []
    assert [version.report.id for version in filled.unread({"read": 2})] == [BRIDGE.id, FERRY.id]


def test_reading_while_the_unread_are_listed_is_allowed(book: Casebook) -> None:
    for name in "abc":
        book.add_report(report(f"Text {name}.", name), stage(1))
    for version in book.unread(STAGES):
        book.add_reading(reading(version.report), stage(2), stages=STAGES)
    assert list(book.unread(STAGES)) == []


def test_a_reading_needs_its_report(book: Casebook) -> None:
    with pytest.raises(InputError, match="add it before its reading"):
        book.add_reading(BRIDGE_READ, stage(1), stages=STAGES)


def test_changes_of_one_block_are_kept_or_taken_back_together(book: Casebook) -> None:
    def half() -> None:
        with book.at_once():
            book.add_report(BRIDGE, stage(1))
            assert book.report(BRIDGE.id) is not None
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert book.report(BRIDGE.id) is None
    assert book.stock().entries == 1


def test_a_refusal_inside_a_block_costs_only_itself(book: Casebook) -> None:
    with book.at_once():
        book.add_report(BRIDGE, stage(1))
        with pytest.raises(InputError):
            book.undo("jdg_none", jane(1), why="nothing")
    assert book.report(BRIDGE.id) is not None


def test_a_step_that_fails_half_way_takes_the_whole_block_back(book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    def half() -> None:
        with book.at_once():
            book.add_report(FERRY, stage(1))
            with monkeypatch.context() as patched:
                patched.setattr(reports, "rows_of", fails)
                with contextlib.suppress(ZeroDivisionError):
                    book.add_report(BRIDGE, stage(1))

    with pytest.raises(SetupError, match="half-way"):
        half()
    assert book.stock().entries == 1
    assert book.add_report(BRIDGE, stage(2)).entry == 2
    assert book.verify().whole


def test_runs_begin_and_end(book: Casebook) -> None:
    run = book.start_run(stage(1), stages=STAGES, settings={"workers": 2})
    assert book.finish_run(run.id, stage(2), counts={"read": 3}).outcome == "new"
    assert book.finish_run(run.id, stage(3), counts={"read": 3}).outcome == "same"
    with pytest.raises(InputError, match="start it first"):
        book.finish_run("run_none", stage(3), counts={})


def test_the_ledger_tells_who_did_what_and_when(filled: Casebook) -> None:
    told = [(entry.seq, str(entry.by), entry.verb, entry.subject) for entry in filled.ledger()]
    assert told[:3] == [
        (1, "test 1", "create", "casebook"),
        (2, "test 1", "add", f"report {BRIDGE.id}"),
        (3, "test 1", "read", f"report {BRIDGE.id}"),
    ]
    assert next(iter(filled.ledger())).by.at == "2024-03-01T00:00:00.000000Z"
    assert [entry.seq for entry in filled.ledger(after=1, until=3)] == [2, 3]


def test_there_is_one_casebook_at_a_place(new_place: Where) -> None:
    where = new_place()
    with pytest.raises(SetupError, match="reportedly init"):
        Casebook.open(where)
    Casebook.create(where, stage(0)).close()
    with pytest.raises(SetupError, match="already"):
        Casebook.create(where, stage(0))
    with Casebook.open(where) as book:
        assert book.migrated_from is None


def test_a_casebook_of_a_newer_version_is_refused(new_place: Where) -> None:
    where = new_place()
    with Casebook.create(where, stage(0)) as book, book.at_once() as writing:
        writing.ask(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SetupError, match="newer version of reportedly"):
        Casebook.open(where)


def test_what_is_no_casebook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, this is no casebook at all, but a letter of more than a hundred bytes to read. " * 3)
    with pytest.raises(SetupError, match="not a database"):
        Casebook.open(path)
    with pytest.raises(SetupError, match="name a file or a postgresql"):
        Casebook.open("mysql://somewhere/book")


def test_the_version_that_is_asked_for_is_the_last_migration() -> None:
    from alembic.script import ScriptDirectory

    from reportedly.casebook.migration import SCRIPTS

    assert ScriptDirectory(str(SCRIPTS)).get_current_head() == HEAD


def test_times_need_a_zone() -> None:
    with pytest.raises(SetupError, match="time zone"):
        By.person("Jane Doe", "2024-03-01T10:00:00")
    assert By.person("Jane Doe", "2024-03-01T10:00:00+02:00").at == "2024-03-01T08:00:00.000000Z"
    assert By.stage("read", 2, hour(0)).version == "2"
