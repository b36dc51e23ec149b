"""All that the kept picture has of a kind, in the order of a listing, and never more of it in memory than a few."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from reportedly.casebook import picture_schema
from reportedly.model.situation import SituationEvent
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.web.kept.showing import Rows, listed_events, sources_kept, with_reports
from reportedly.web.kept.source import KeptSource

E, C, S = picture_schema.events.c, picture_schema.claims.c, picture_schema.sources.c


def events_in_order(rows: Rows, *, least: int = 1) -> Iterator[SituationEvent]:
    """The events of so many claims at least, in the order of their first reports; last those of unknown days."""
    first, claims = func.min(func.nullif(C.published, "")).label("first"), func.count()
    asked = select(E.n, E.id, first).select_from(picture_schema.events.join(picture_schema.claims, C.event == E.n))
    with rows.looking() as connection:
        told = connection.execute(asked.group_by(E.n, E.id).having(claims >= least)).all()
    ordered = sorted(told, key=lambda row: (row.first is None, row.first or "", row.id))
    for some in some_of((row.n for row in ordered), AT_A_TIME):
        with rows.looking() as connection:
            listed = listed_events(connection, some)
        yield from with_reports(rows, listed)


def sources_in_order(rows: Rows) -> Iterator[KeptSource]:
    """The sources, those carried by most reports first, then by their names."""
    with rows.looking() as connection:
        told = connection.execute(select(S.id, S.reports, S.name)).all()
    ordered = sorted(told, key=lambda row: (-row.reports, row.name, row.id))
    for some in some_of((row.id for row in ordered), AT_A_TIME):
        with rows.looking() as connection:
            found = {kept.origin.id: kept for kept in sources_kept(connection, some)}
        yield from (found[id] for id in some)
