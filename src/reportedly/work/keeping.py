"""Keeping one report with its bytes, and which series of reports it belongs to."""

from __future__ import annotations

from pathlib import Path

from reportedly import __version__
from reportedly.casebook import Added, By, Casebook
from reportedly.casebook.reports import series_of
from reportedly.collect import Collected
from reportedly.collect.clock import Clock

STAGE = "collect"


def hand(clock: Clock) -> By:
    """Who enters what is collected."""
    return By.stage(STAGE, __version__, clock.now())


def keep_report(book: Casebook, collected: Collected, content: bytes, by: By, *, from_web: bool = False) -> Added:
    """Keep a report and the bytes it was taken from; the outcome is the report's."""
    book.add_snapshot(content, by)
    series = _series(book, collected, from_web=from_web)
    return book.add_report(
        collected.report, by, series=series, where=collected.where, gaps=collected.gaps, reverts=from_web
    )


def _series(book: Casebook, collected: Collected, *, from_web: bool) -> str:
    """A page belongs to its address, a report with an id to that, and a file to its path.

    One of many in a file has no such name: it is known by its text alone, as its line may be another one tomorrow.
    The same report in another file is still that report.
    """
    report = collected.report
    if from_web and report.url is not None:
        return f"url {report.url}"
    if report.external_id is not None or report.url is not None:
        return series_of(report)
    known = book.report(report.id)
    if known is not None:
        return known.series
    path = Path(collected.where)
    return series_of(report, str(path.resolve()) if path.is_file() else None)
