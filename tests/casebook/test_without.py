"""Claims and reports are found without those of some reports, on pages as full as ever."""

from __future__ import annotations

from dataclasses import replace

from reportedly.casebook import Casebook, Query, ReportQuery
from tests.casebook.made import BRIDGE, FERRY


def test_reports_and_their_claims_are_left_out(filled: Casebook) -> None:
    version = filled.report(BRIDGE.id)
    assert version is not None
    without = (version.number,)
    for asked in (Query(without=without), Query(without=without, order="happened"), Query(without=without, limit=1)):
        page = filled.search(asked)
        assert {one.report.id for one in page.found} == {FERRY.id}
        assert filled.count(asked) == filled.count(Query(report=FERRY.id))
    assert [one.report.id for one in filled.reports(ReportQuery(without=without, limit=1)).found] == [FERRY.id]
    assert filled.reports(ReportQuery(without=without, limit=1)).cursor is None
    many = tuple(range(10, 60_000)) + without
    assert filled.search(replace(Query(), without=many)).found
