"""The journey: one bad report never stops a run, neighbours change nothing, the parts of a claim meet."""

from __future__ import annotations

import pytest

from reportedly import journey
from reportedly.errors import SetupError
from reportedly.journey import STAGES, Failure, read_reports
from reportedly.model.claim_json import to_line, to_records
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.read.draft import Draft, Stage

TEXT = (
    "TIKRIT (Madar) - Gunmen killed three policemen just north of Baiji on Sunday, a day after the minister's visit to "
    'Tikrit, the governor said. "We were not warned," he added. It is not clear who sent them.'
)
OTHER = "The port is open. According to the harbour master, two ships left for Basra on 3 May 2020."


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


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that the road was shut,",
        'The mayor said that the road was shut,"',
        "The mayor said that the road was shut, —",
        "The army said that it held the hill;",
        "The army said that it held the hill;”",
    ],
)
def test_a_report_cut_off_behind_what_was_said_is_read(text: str) -> None:
    (told,) = read_reports([Report.from_text(text)])
    assert isinstance(told, Reading), told
    assert [claim.attribution[0].cue.text for claim in told.claims if claim.attribution[0].cue] == ["said"]


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
