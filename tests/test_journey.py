"""The journey: what a stage may touch, and that one bad report never stops a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from reportedly import journey
from reportedly.errors import SetupError
from reportedly.journey import STAGES, Failure, read_reports
from reportedly.model.claim_json import to_line, to_records
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.read.draft import Draft, Stage
from reportedly.read.syntax import analyse

TEXT = (
    "TIKRIT (Madar) - Gunmen killed three policemen just north of Baiji on Sunday, a day after the minister's visit to "
    'Tikrit, the governor said. "We were not warned," he added. It is not clear who sent them.'
)
OTHER = "The port is open. According to the harbour master, two ships left for Basra on 3 May 2020."


def drafts(stages: tuple[Stage, ...]) -> Iterator[tuple[Stage, Draft, Draft]]:
    ((syntax, report),) = analyse([(TEXT, Report.from_text(TEXT, published="2020-05-04", published_from="given"))])
    draft = Draft(report=report, syntax=syntax)
    for stage in stages:
        after = stage.run(draft)
        yield stage, draft, after
        draft = after


def touched(before: Draft, after: Draft) -> set[str]:
    return {f.name for f in fields(Draft) if getattr(before, f.name) != getattr(after, f.name)}


def trespasses(stages: tuple[Stage, ...]) -> dict[str, set[str]]:
    """What each stage changed without declaring it."""
    found = {stage.name: touched(before, after) - set(stage.writes) for stage, before, after in drafts(stages)}
    return {name: names for name, names in found.items() if names}


def test_a_stage_writes_only_what_it_declares() -> None:
    assert trespasses(STAGES) == {}


def test_the_law_sees_a_stage_that_trespasses() -> None:
    def meddle(draft: Draft) -> Draft:
        return replace(draft, passages=draft.passages[:1])

    bad = Stage(name="read.meddler", version=1, reads=("passages",), writes=("gaps",), run=meddle)
    assert trespasses((*STAGES, bad)) == {"read.meddler": {"passages"}}


def test_stages_name_fields_that_there_are_and_read_what_was_written() -> None:
    known = {f.name for f in fields(Draft)}
    written = {"report", "syntax"}
    for stage in STAGES:
        assert set(stage.reads) | set(stage.writes) <= known, stage.name
        assert set(stage.reads) <= written, f"{stage.name} reads what no stage before it writes"
        written |= set(stage.writes)


def test_a_report_that_breaks_a_stage_is_told_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_on_ports(draft: Draft) -> Draft:
        if "port" in draft.report.text:
            raise ValueError("no ports, please")
        return draft

    broken = Stage(name="read.broken", version=1, reads=(), writes=(), run=break_on_ports)
    monkeypatch.setattr(journey, "STAGES", (*STAGES, broken))
    first, second, third = read_reports([Report.from_text(t) for t in (TEXT, OTHER, TEXT + " ")])
    assert isinstance(first, Reading)
    assert isinstance(third, Reading)
    assert isinstance(second, Failure)
    assert (second.stage, second.why) == ("read.broken", "ValueError: no ports, please")


def test_a_set_up_error_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def unready(draft: Draft) -> Draft:
        raise SetupError("nothing is set up; run `make setup`")

    monkeypatch.setattr(journey, "STAGES", (Stage(name="read.x", version=1, reads=(), writes=(), run=unready),))
    with pytest.raises(SetupError, match="make setup"):
        list(read_reports([Report.from_text(TEXT)]))


def test_the_same_report_reads_the_same_beside_other_reports() -> None:
    report = Report.from_text(TEXT, published="2020-05-04", published_from="given")
    (alone,) = read_reports([report])
    _, beside = read_reports([Report.from_text(OTHER), report])
    assert isinstance(alone, Reading)
    assert isinstance(beside, Reading)
    assert list(map(to_line, to_records(alone))) == list(map(to_line, to_records(beside)))


def test_the_parts_of_a_claim_meet() -> None:
    (reading,) = read_reports([Report.from_text(TEXT, published="2020-05-04", published_from="given")])
    assert isinstance(reading, Reading)
    attack = next(c for c in reading.claims if c.content.text.startswith("Gunmen"))
    visit = next(c for c in reading.claims if "visit" in c.content.text)
    assert attack.event is not None
    assert attack.event.type == "ASSAULT"
    assert [(p.place.toponym.text, p.role) for p in attack.places] == [("Baiji", "near")]
    assert attack.time is not None
    assert attack.time.earliest == "2020-05-03"
    assert visit.attribution == ()
    assert {q.unit: q.best for q in attack.quantities} == {"killed": 3}
