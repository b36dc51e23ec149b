"""Holding an alert against a casebook: against what its filter leaves, or, without one, against what changed."""

from __future__ import annotations

from dataclasses import replace

from starlette.datastructures import QueryParams

from reportedly.alerts.changed import NoticingChanges
from reportedly.alerts.noticing import Noticing
from reportedly.web.brief_view import of_reports
from reportedly.web.filter import filter_of
from reportedly.web.part import part_around
from reportedly.web.standing import Stand
from reportedly.work.alert_settings import AlertSetting


def noticing(
    alert: AlertSetting, stand: Stand, *, since: int, mark: int, before: dict[str, str], at: str
) -> Noticing | NoticingChanges:
    """Hold an alert against the casebook as it stands; `since` is the ledger entry that it had gone through.

    `mark` is the number that the next new event would have got then.
    """
    asked, book = filter_of(QueryParams(alert.pairs()), stand.book), stand.book
    held = Noticing(
        alert=alert,
        stand=stand,
        scene=part_around(stand.rows, book, (), stand.withheld),
        changes=tuple(of_reports(stand.withheld.changes(book, book.changes(since, stand.entry)), book)),
        before=before,
        at=at,
    )
    if asked.narrows:
        return replace(held, scene=stand.around(asked))
    return NoticingChanges(noticing=held, since=since, mark=mark)
