from __future__ import annotations

import dataclasses
import gc
import multiprocessing
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly import journey
from reportedly.collect import Collected, Refused
from reportedly.errors import SetupError
from reportedly.journey import REPORTS_A_BATCH, Failure, read_collected, read_reports
from reportedly.model.gap import Gap
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.read import syntax
from reportedly.read.draft import Draft
from reportedly.read.syntax import Syntax
from reportedly.spread import beside, spread


def squares(batch: tuple[int, ...]) -> list[int]:
    if 13 in batch:
        os._exit(1)
    return [number * number for number in batch]


def none_of_it(number: int) -> int:
    return -number


def batches(count: int, size: int) -> Iterator[tuple[int, ...]]:
    for start in range(0, count, size):
        yield tuple(range(start, min(start + size, count)))


def test_results_come_in_order_and_a_dying_process_costs_one_item() -> None:
    results = [n for done in spread(squares, batches(40, 4), workers=2, lost=none_of_it) for n in done]
    assert results == [n * n if n != 13 else -13 for n in range(40)]


def test_nothing_in_nothing_out() -> None:
    assert list(spread(squares, batches(0, 4), workers=2, lost=none_of_it)) == []


def square(number: int) -> int:
    """Dies in every process but that of the test."""
    if number == 13 and multiprocessing.parent_process() is not None:
        os._exit(1)
    return number * number


@pytest.mark.parametrize("number", [5, 13])
def test_work_goes_on_beside_other_work_and_outlives_its_process(number: int) -> None:
    with beside(square, number) as done:
        assert done() == number * number


def test_nobody_waits_for_work_beside_work_that_fails() -> None:
    began = time.monotonic()
    with pytest.raises(ZeroDivisionError), beside(time.sleep, 60):
        raise ZeroDivisionError
    assert time.monotonic() - began < 30


def reports(count: int) -> list[Report]:
    said = "Officials in Mosul said convoy {} left for Erbil on Monday. Reports of shelling could not be verified."
    return [Report.from_text(said.format(n), published="2024-03-05") for n in range(count)]


def test_dead_objects_are_looked_for_between_reports_and_not_within_one(monkeypatch: pytest.MonkeyPatch) -> None:
    within: list[bool] = []

    def run(draft: Draft) -> Draft:
        within.append(gc.isenabled())
        if "convoy 1" in draft.report.text:
            raise ValueError("a fault in a stage")
        return draft

    monkeypatch.setattr(journey, "STAGES", (dataclasses.replace(journey.STAGES[0], run=run),))
    monkeypatch.setattr(journey, "REPORTS_A_BATCH", 2)
    between = [gc.isenabled() for _ in read_reports(reports(4))]
    assert between == [True] * 4
    assert within == [False] * 4


def test_two_workers_read_the_same_as_one() -> None:
    some = reports(2 * REPORTS_A_BATCH + 3)
    one = list(read_reports(some))
    assert [reading.report for reading in one] == some
    assert list(read_reports(some, workers=2)) == one


def test_what_was_refused_passes_through_in_its_place() -> None:
    gap = Gap(stage="collect", what="published", why="not said", spans=())
    taken = [
        Collected(report=report, where=f"{n}.txt", gaps=(gap,), snapshot=None) for n, report in enumerate(reports(3))
    ]
    refused = [Refused(where=f"r{n}", what="is empty", todo="leave it out") for n in range(3)]
    inputs: list[Collected | Refused] = [refused[0], taken[0], taken[1], refused[1], taken[2], refused[2]]
    told = list(read_collected(inputs))
    assert [type(one) for one in told] == [Refused, Reading, Reading, Refused, Reading, Refused]
    assert all(one.gaps[0] == gap for one in told if isinstance(one, Reading))
    assert list(read_collected([])) == []


def test_a_text_that_cannot_be_analysed_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse(texts: Iterable[tuple[str, Any]], *, model: Path | None) -> Iterator[tuple[Syntax, Any]]:
        listed = list(texts)
        if any("convoy 2" in text for text, _ in listed):
            raise MemoryError("too long")
        return syntax.analyse(listed, model=model)

    monkeypatch.setattr(journey, "analyse", analyse)
    told = list(read_reports(reports(4)))
    assert [isinstance(one, Failure) for one in told] == [False, False, True, False]


@pytest.mark.parametrize("where", ["stage", "analysis"])
def test_an_incomplete_installation_stops_the_run(monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    def stop(*_: object, **__: object) -> Draft:
        raise SetupError("run `make setup`")

    if where == "stage":
        monkeypatch.setattr(journey, "STAGES", (dataclasses.replace(journey.STAGES[0], run=stop),))
    else:
        monkeypatch.setattr(journey, "analyse", stop)
    with pytest.raises(SetupError):
        list(read_reports(reports(2)))
