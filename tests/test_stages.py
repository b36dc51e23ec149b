"""Every stage keeps to what it declares: it writes its own fields, and reads no other than it names."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from reportedly.journey import STAGES
from reportedly.model.report import Report
from reportedly.read.draft import Draft, Stage
from reportedly.read.syntax import analyse

TEXT = """Army says nine soldiers killed near Rawa

BAGHDAD (Tigris Post) - At least nine Iraqi soldiers were killed on Tuesday in an ambush 10 km north of Rawa, the army
said.

The Furat news agency quoted an officer as saying that Islamic State fighters had fired from a farm. The claim could
not be independently verified.

Defence Minister Hadi Karim flew from Baghdad to Anbar a day after the attack. Karim said more troops would be sent to
the Syrian border. Residents said the army may be preparing to close the road between Rawa and Anah.

It was not clear why the soldiers were there. A tribal leader said the visit was likely linked to the elections.
"""
ALWAYS_THERE = {"report", "syntax"}
NAMES = {f.name for f in fields(Draft)}


def drafts() -> list[Draft]:
    """The draft before each stage, and after the last."""
    report = Report.from_text(TEXT, published="2021-03-03", published_from="given")
    ((syntax, _),) = analyse([(TEXT, None)])
    steps = [Draft(report=report, syntax=syntax)]
    for stage in STAGES:
        steps.append(stage.run(steps[-1]))
    return steps


@pytest.fixture(scope="module")
def steps() -> list[Draft]:
    return drafts()


NUMBERED = list(enumerate(STAGES))
IDS = [stage.name for stage in STAGES]


@pytest.mark.parametrize(("number", "stage"), NUMBERED, ids=IDS)
def test_a_stage_writes_what_it_declares_and_nothing_else(number: int, stage: Stage, steps: list[Draft]) -> None:
    before, after = steps[number], steps[number + 1]
    assert set(stage.writes) <= NAMES
    changed = {name for name in NAMES if getattr(after, name) is not getattr(before, name)}
    assert changed <= set(stage.writes)
    assert after.gaps[: len(before.gaps)] == before.gaps


@pytest.mark.parametrize(("number", "stage"), NUMBERED, ids=IDS)
def test_a_stage_reads_what_it_declares_and_nothing_else(number: int, stage: Stage, steps: list[Draft]) -> None:
    before, after = steps[number], steps[number + 1]
    assert set(stage.reads) <= NAMES
    known = {name: getattr(before, name) for name in ALWAYS_THERE | set(stage.reads) | set(stage.writes)}
    alone = stage.run(Draft(**known))
    assert {name: getattr(alone, name) for name in stage.writes} == {
        name: getattr(after, name) for name in stage.writes
    }


def test_some_claim_has_every_sort_of_record(steps: list[Draft]) -> None:
    last = steps[-1]
    assert all(getattr(last, name) for name in NAMES - {"gaps"}), [n for n in NAMES if not getattr(last, n)]


def test_a_stage_that_writes_more_is_found_out(steps: list[Draft]) -> None:
    sly = replace(STAGES[-1], writes=("gaps",))
    with pytest.raises(AssertionError):
        test_a_stage_writes_what_it_declares_and_nothing_else(len(STAGES) - 1, sly, steps)


def test_a_stage_that_reads_more_is_found_out(steps: list[Draft]) -> None:
    sly = replace(STAGES[-1], reads=("syntax",))
    with pytest.raises(AssertionError):
        test_a_stage_reads_what_it_declares_and_nothing_else(len(STAGES) - 1, sly, steps)
