"""Reports into stories: by what they are about, in any order of arrival."""

from __future__ import annotations

from itertools import permutations

from reportedly.link.stories import Stories
from reportedly.model.report import Report

BRIDGE = (
    (
        "Bridge at Sefid collapses",
        "The road bridge at Sefid collapsed on Monday under a column of lorries, engineers said.",
    ),
    (
        "Lorries fall as Sefid bridge gives way",
        "Engineers are at the Sefid bridge, which collapsed under lorries on Monday.",
    ),
    (
        "Sefid without its bridge",
        "The bridge at Sefid was overloaded by lorries before it collapsed, two engineers said.",
    ),
)
HARVEST = (
    (
        "Apricot harvest fails in Malat",
        "Frost has destroyed the apricot harvest of Malat, growers told a meeting on Friday.",
    ),
    ("Growers in Malat lose apricots to frost", "Apricot growers in Malat say frost took nine tenths of the harvest."),
)
REPORTS = [
    Report.from_text(text, title=title, publisher=f"Paper {n}") for n, (title, text) in enumerate(BRIDGE + HARVEST)
]


def stories(reports: list[Report]) -> set[frozenset[str]]:
    kept = Stories()
    for report in reports:
        kept.add(report)
        kept.stories()
    return {frozenset(ids) for ids in kept.stories().values()}


EXPECTED = {frozenset(r.id for r in REPORTS[:3]), frozenset(r.id for r in REPORTS[3:])}


def test_reports_of_one_occurrence_are_one_story() -> None:
    assert stories(REPORTS) == EXPECTED


def test_the_order_of_arrival_does_not_matter() -> None:
    for order in permutations(REPORTS):
        assert stories(list(order)) == EXPECTED


def test_a_report_added_twice_changes_nothing() -> None:
    assert stories([*REPORTS, *REPORTS]) == EXPECTED


def test_removing_a_report_leaves_what_would_be_without_it() -> None:
    kept = Stories()
    for report in REPORTS:
        kept.add(report)
    kept.remove(REPORTS[1].id)
    kept.remove(REPORTS[1].id)
    assert {frozenset(ids) for ids in kept.stories().values()} == stories([REPORTS[0], *REPORTS[2:]])


def test_the_reason_names_the_words_that_tell() -> None:
    kept = Stories()
    for report in REPORTS:
        kept.add(report)
    (reason,) = kept.reasons(REPORTS[0].id, REPORTS[1].id)
    assert reason.bits > 0
    assert "sefid" in reason.newer
    assert kept.reasons(REPORTS[0].id, REPORTS[3].id)[0].bits < 0


def test_a_report_without_words_stands_alone() -> None:
    empty = Report.from_text("", title=None)
    assert stories([*REPORTS, empty]) == EXPECTED | {frozenset({empty.id})}
