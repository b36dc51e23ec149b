"""Finding reports: by words, publisher, time, language and whether they still stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, literal, select

from reportedly.casebook import schema
from reportedly.casebook.as_of import entry_of
from reportedly.casebook.engine import Kind
from reportedly.casebook.judgements import active
from reportedly.casebook.packing import plain
from reportedly.casebook.query import ReportQuery
from reportedly.casebook.reports import Version, version_of
from reportedly.casebook.stretches import end_of, start_of
from reportedly.casebook.words import terms_of
from reportedly.errors import SetupError

P = schema.reports.c
MOST_DIGITS = 19
"""A row's number has fewer: SQL's numbers end somewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """Some of the reports asked for, and where the next ones start."""

    found: tuple[Version, ...]
    cursor: str | None
    """For `ReportQuery.cursor`; None on the last page."""


def find_reports(connection: Connection, kind: Kind, query: ReportQuery) -> ReportPage:
    """One page of report versions, those added last first."""
    seq = entry_of(connection, query.as_of)
    asked = select(schema.reports).where(*_conditions(kind, query, seq)).order_by(P.n.desc()).limit(query.limit + 1)
    if query.cursor is not None:
        if not (query.cursor.isdecimal() and len(query.cursor) < MOST_DIGITS):
            raise SetupError(f"{query.cursor!r} is no cursor; take it from the page before")
        asked = asked.where(int(query.cursor) > P.n)
    rows = connection.execute(asked).all()
    page = rows[: query.limit]
    cursor = str(page[-1].n) if len(rows) > query.limit else None
    return ReportPage(found=tuple(version_of(row) for row in page), cursor=cursor)


def _conditions(kind: Kind, query: ReportQuery, seq: int | None) -> Iterator[ColumnElement[bool]]:
    if seq is not None:
        yield seq >= P.since_entry
    if not query.all_versions:
        yield active(P.since_entry, P.until_entry, seq)
    for column, asked in ((P.publisher, query.publisher), (P.language, query.language), (P.id, query.report)):
        if asked is not None:
            yield column == plain(asked)
    if query.without:
        yield P.n.not_in(bindparam("without", query.without, expanding=True, literal_execute=True))
    if query.text is not None:
        terms = terms_of(query.text)
        yield P.n.in_(kind.matching("report_words", terms)) if terms else literal(False)
    if query.withdrawn is not None:
        gone = schema.withdrawals.c
        series = select(gone.series).where(active(gone.since_entry, gone.until_entry, seq))
        yield P.series.in_(series) if query.withdrawn else P.series.not_in(series)
    for stretch, first, last in (
        (query.published, P.published_earliest, P.published_latest),
        (query.fetched, P.fetched, P.fetched),
    ):
        if stretch is not None:
            yield first.is_not(None) if stretch.until is None else first <= end_of(stretch)
            yield last.is_not(None) if stretch.since is None else last >= start_of(stretch)
