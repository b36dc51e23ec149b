"""Versions of a report, and pages that are taken away."""

from __future__ import annotations

import pytest

from reportedly.casebook import Casebook
from reportedly.casebook.reports import series_of
from reportedly.errors import InputError
from reportedly.model.gap import Gap
from reportedly.model.report import Report
from tests.casebook.made import report, stage

FIRST = report("Two bridges fell.", "n1")
SECOND = report("Three bridges fell.", "n1")


def test_other_words_under_the_same_name_are_a_new_version(book: Casebook) -> None:
    outcomes = [book.add_report(one, stage(1)).outcome for one in (FIRST, SECOND, FIRST, SECOND)]
    assert outcomes == ["new", "new version", "same", "same"]
    first, second = book.versions(series_of(FIRST))
    assert (first.report, first.version, first.until_entry) == (FIRST, 1, second.since_entry)
    assert (second.report, second.version, second.until_entry) == (SECOND, 2, None)


def test_a_page_that_goes_back_to_its_old_words_has_a_new_version(book: Casebook) -> None:
    outcomes = [book.add_report(one, stage(1), reverts=True).outcome for one in (FIRST, FIRST, SECOND, FIRST)]
    assert outcomes == ["new", "same", "new version", "new version"]
    assert [version.report for version in book.versions(series_of(FIRST))] == [FIRST, SECOND, FIRST]


@pytest.mark.parametrize(
    ("known", "outcome"),
    [
        ({"title": "Bridges fall"}, "new version"),
        ({"published": "2024-03-02"}, "new version"),
        ({"byline": ("Ann Other",)}, "new version"),
        ({"language": "fr"}, "same"),
        ({"fetched": "2024-03-05T00:00:00Z"}, "same"),
        ({"content": b"<p>Two bridges fell.</p>"}, "same"),
        ({"publisher": "Another"}, "new"),
    ],
)
def test_a_headline_is_part_of_a_version_and_its_bytes_are_not(
    book: Casebook, known: dict[str, object], outcome: str
) -> None:
    book.add_report(FIRST, stage(1))
    assert book.add_report(report("Two bridges fell.", "n1", **known), stage(2)).outcome == outcome


@pytest.mark.parametrize(
    ("made", "where", "series"),
    [
        (report("a", "n1", url="https://p.example/1"), "x.jsonl:1", 'id ["Sahel Post","n1"]'),
        (Report.from_text("a", url="https://p.example/1"), "x.html", "url https://p.example/1"),
        (Report.from_text("a"), "x.html", "file x.html"),
        (Report.from_text("a"), None, f"report {Report.from_text('a').id}"),
    ],
)
def test_a_series_is_named_by_what_stays(made: Report, where: str | None, series: str) -> None:
    assert series_of(made, where) == series


def test_what_collecting_left_open_stays_with_the_version(book: Casebook) -> None:
    gap = Gap(stage="collect", what="published", why="the page does not say", spans=())
    book.add_report(FIRST, stage(1), where="page.html", gaps=(gap,), series="mine")
    version = book.report(FIRST.id)
    assert version is not None
    assert (version.gaps, version.where, version.series) == ((gap,), "page.html", "mine")


def test_a_withdrawn_report_stays_and_may_return(book: Casebook) -> None:
    book.add_report(FIRST, stage(1))
    assert book.withdraw(series_of(FIRST), stage(2), why="410 Gone", status=410).outcome == "new"
    assert book.withdraw(series_of(FIRST), stage(3), why="410 Gone", status=410).outcome == "same"
    assert book.stock().withdrawn == 1
    assert book.report(FIRST.id) is not None
    assert book.add_report(FIRST, stage(4)).outcome == "same"
    assert book.stock().withdrawn == 0
    assert [entry.verb for entry in book.ledger(after=1)] == ["add", "withdraw", "return"]
    with pytest.raises(InputError, match="no series"):
        book.withdraw("url https://nowhere.example", stage(5), why="404")
