"""Whose reporting reports carry: of all of them, a few at a time, or of those around one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import orjson
from sqlalchemy import Connection, select

from reportedly.casebook import Casebook, schema
from reportedly.casebook.claim_lines import report_in
from reportedly.casebook.links import link_of, links_about, links_to
from reportedly.casebook.packing import unpack
from reportedly.link.lineage import goes_back_to, lineage, lineage_of, origin_group
from reportedly.link.linking import Linked, linked_under, when
from reportedly.model.origin import ReportOrigin, ReportRef
from reportedly.model.report import Report
from reportedly.tell.situation_listing import Carrying
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.work.linking import readings_standing
from reportedly.work.links_kept import COPIES, SAME_STATEMENT, STAGE, links_read

L, R = schema.links.c, schema.reports.c
TOGETHER = 100
"""Reports that are taken up at once."""


def carryings(book: Casebook) -> Iterator[Carrying]:
    """Every report with whose reporting it carries: those of one origin together, and these by their first reports."""
    with book.looking() as connection:
        ordered = [id for _, id in sorted((told.published or "", told.id) for told in reports_standing(connection))]
        roots = first_reports(connection)
    first: dict[str, int] = {}
    for number, report in enumerate(ordered):
        first.setdefault(roots[report], number)
    for some in some_of(sorted(ordered, key=lambda report: first[roots[report]]), TOGETHER):
        yield from _carryings(book, some, roots)


def _carryings(book: Casebook, reports: list[str], roots: Mapping[str, str]) -> Iterator[Carrying]:
    with book.looking() as connection:
        tied = _tied(connection, reports, roots)
        older = {one.copy_of for one in tied.values() if one.copy_of}
        known = {told.id: ReportRef.to(told) for told in reports_standing(connection, older)}
    readings = {one.report.id: one for one in readings_standing(book, reports)}
    for id in reports:
        told, report = lineage_of(readings[id], tied.get(id), roots[id]), readings[id].report
        copied = known[told.copy_of] if told.copy_of else None
        yield Carrying(told=told, report=ReportRef.to(report), published=report.published, older=copied)


def reports_standing(connection: Connection, ids: Iterable[str] | None = None) -> Iterator[Report]:
    """The reports that stand, or those of them with some ids; few are in memory at once."""
    asked = select(R.body).where(R.until_entry.is_(None)).order_by(R.n).execution_options(yield_per=AT_A_TIME)
    for some in [None] if ids is None else some_of(sorted(ids), AT_A_TIME):
        for row in connection.execute(asked if some is None else asked.where(R.id.in_(some))):
            yield report_in(unpack(row.body))


def first_reports(connection: Connection) -> dict[str, str]:
    """By report, the one that it goes back to over all copies: itself, where it is none."""
    ids = connection.execute(select(R.id).where(R.until_entry.is_(None))).scalars().all()
    copied = _copied(connection, frozenset(ids))
    return {id: goes_back_to(id, copied) for id in ids}


def _copied(connection: Connection, there: frozenset[str]) -> dict[str, str]:
    """By copy, the report whose words it carries."""
    asked = select(L.newer, L.older, L.kind, L.body).where(L.until_entry.is_(None), L.between == "reports")
    found: dict[str, tuple[str, str]] = {}
    for row in connection.execute(asked.order_by(L.n).execution_options(yield_per=AT_A_TIME)):
        if {row.newer, row.older} <= there and link_of(orjson.loads(unpack(row.body))).stage == STAGE:
            found[row.newer] = row.older, row.kind
    return {newer: older for newer, (older, kind) in found.items() if kind == COPIES}


def _tied(connection: Connection, reports: Iterable[str], there: Mapping[str, object]) -> dict[str, ReportOrigin]:
    """By report, the one that it is tied to, of those that are there."""
    links = (link for link in links_about(connection, reports) if link.stage == STAGE and link.between == "reports")
    found, _, _ = links_read(links)
    return {one.report_id: one for one in found if one.copy_of in there}


def linked_with(book: Casebook, report: str) -> Linked:
    """A report with all of the same origin, and those that these are tied to; nothing where it is not there."""
    with book.looking() as connection:
        group = _group(connection, report)
        links = [link for link in links_about(connection, group, (COPIES, SAME_STATEMENT)) if link.stage == STAGE]
        reports = group | _standing(connection, {link.older for link in links})
    told, _, _ = links_read(links)
    readings = sorted(readings_standing(book, reports), key=when)
    return linked_under(readings, told=lineage(readings, told), informants={}, origins={}, same=(), relations=())


def report_of_group(book: Casebook, group: str) -> str | None:
    """The first report of a group of reports of one origin; None where no group has the id."""
    with book.looking() as connection:
        ids = connection.execute(select(R.id).where(R.until_entry.is_(None))).scalars()
        return next((id for id in ids if origin_group(id) == group), None)


def _group(connection: Connection, report: str) -> set[str]:
    """The reports that carry the same reporting as one, and it; nothing where it is not there."""
    found = fresh = _standing(connection, {report})
    while fresh:
        links = [*links_about(connection, fresh, (COPIES,)), *links_to(connection, fresh)]
        ends = {end for one in links if one.kind == COPIES and one.stage == STAGE for end in (one.older, one.newer)}
        fresh = _standing(connection, ends - found)
        found = found | fresh
    return found


def _standing(connection: Connection, reports: set[str]) -> set[str]:
    found: set[str] = set()
    for some in some_of(sorted(reports), AT_A_TIME):
        asked = select(R.id).where(R.until_entry.is_(None), R.id.in_(some))
        found |= set(connection.execute(asked).scalars())
    return found
