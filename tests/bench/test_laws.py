"""What must hold of every reading, held over whole sets: nothing fails, and every quote is the text at its spans."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bench.laws import SETS, broken_quotes, own_reports, shared_reports
from bench.shared import BENCH
from reportedly.journey import read_reports
from reportedly.model.reading import Reading
from reportedly.model.report import Report


def breaches(reports: Iterable[Report]) -> list[str]:
    found: list[str] = []
    for read in read_reports(reports):
        if not isinstance(read, Reading):
            found.append(f"{read.report.external_id} breaks {read.stage}: {read.why}")
        else:
            found += [f"{read.report.external_id}: {quote}" for quote in broken_quotes(read)]
    return found


def test_our_own_gold_is_read_lawfully() -> None:
    assert breaches(own_reports()) == []


@pytest.mark.skipif(not all((BENCH / path).exists() for path in SETS), reason="../shared/bench is not there")
def test_the_shared_reports_are_read_lawfully() -> None:
    assert breaches(shared_reports()) == []
