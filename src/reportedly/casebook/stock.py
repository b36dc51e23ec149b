"""What is in a casebook, counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from reportedly.casebook import ledger, schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """Counts, as the casebook stands now."""

    reports: int
    """Series of reports."""
    versions: int
    withdrawn: int
    readings: int
    """Those that count."""
    superseded: int
    failed: int
    """Reports whose reading failed."""
    claims: int
    """Of the readings that count of newest versions."""
    snapshots: int
    snapshot_bytes: int
    """As received, before packing."""
    fetches: Mapping[str, int]
    """By outcome."""
    judgements: int
    links: int
    entries: int
    digest: str
    """The ledger's last."""


def stock(connection: Connection) -> Stock:
    """Count everything."""

    def number(asked: Select[Any]) -> int:
        return int(connection.execute(asked).scalar() or 0)

    reports, readings, snapshots = schema.reports.c, schema.readings.c, schema.snapshots.c
    current = readings.until_entry.is_(None)
    counted = schema.readings.join(schema.reports, reports.n == readings.report)
    end = ledger.tail(connection)
    return Stock(
        reports=number(select(func.count()).where(reports.until_entry.is_(None))),
        versions=number(select(func.count(reports.n))),
        withdrawn=number(select(func.count()).where(schema.withdrawals.c.until_entry.is_(None))),
        readings=number(select(func.count()).where(current)),
        superseded=number(select(func.count()).where(readings.until_entry.is_not(None))),
        failed=number(select(func.count()).where(current, readings.outcome == "failed")),
        claims=number(
            select(func.sum(readings.claims)).select_from(counted).where(current, reports.until_entry.is_(None))
        ),
        snapshots=number(select(func.count(snapshots.n))),
        snapshot_bytes=number(select(func.sum(snapshots.size))),
        fetches=_fetches(connection),
        judgements=number(select(func.count()).where(schema.judgements.c.until_entry.is_(None))),
        links=number(select(func.count()).where(schema.links.c.until_entry.is_(None))),
        entries=end.seq,
        digest=end.digest,
    )


def _fetches(connection: Connection) -> dict[str, int]:
    outcome = schema.fetches.c.outcome
    asked = select(outcome, func.count()).group_by(outcome).order_by(outcome)
    return {row[0]: row[1] for row in connection.execute(asked)}
