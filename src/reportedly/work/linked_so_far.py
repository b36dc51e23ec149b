"""What of a casebook is linked so far, and whether what changed since can be linked by itself.

How rare words and outlets are, and what is boilerplate, is counted when all reports are gone through. Until the reports
that came, went or were read anew since are more than a share of those counted, the count stands; then all are gone
through again. In a small casebook that takes no time, and is done always.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, select

from reportedly import __version__
from reportedly.casebook import schema
from reportedly.casebook.derived import all_derived, change_derived, drop_derived, put_derived
from reportedly.casebook.writing import Writing
from reportedly.model.digest import digest_id
from reportedly.work.judged import judged_in

FEW = 200
"""Up to so many reports are gone through always."""
SHARE = 0.1
"""So much of a count may change, and it still stands."""
FORM = 7
"""Raised where something else is kept, or found by it."""
REPORT, HEAD = "report", "head"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed since the last linking."""

    gone: tuple[str, ...]
    """Reports that are there no longer, or are read otherwise."""
    come: tuple[str, ...]
    """Reports that are new, or are read otherwise."""
    keys: dict[str, str]
    """What each report that came is read as."""
    head: dict[str, Any]


def reading_keys(connection: Connection) -> dict[str, str]:
    """By report: a digest of the reading that counts and of what persons hold of it; empty where it is unread."""
    reports, readings = schema.reports.c, schema.readings.c
    there = connection.execute(select(reports.id).where(reports.until_entry.is_(None))).scalars().all()
    asked = (
        select(reports.id, readings.id.label("reading"))
        .join(schema.readings, readings.report == reports.n)
        .where(readings.until_entry.is_(None))
        .order_by(readings.n)
    )
    read = {row.id: row.reading for row in connection.execute(asked)}
    held = judged_in(connection).keys(connection)
    return {
        report: digest_id("key", read[report], held[report])
        if report in held and report in read
        else read.get(report, "")
        for report in there
    }


def change_since(connection: Connection, *, few: int = FEW, share: float = SHARE) -> Change | str:
    """What changed since the last linking; or why all must be gone through."""
    head = next((orjson.loads(value) for _, value in all_derived(connection, HEAD)), None)
    if head is None:
        return "nothing is linked yet"
    if head["form"] != FORM or head["program"] != __version__:
        return "another version linked before"
    if head["entry"] != _last_entry(connection):
        return "links were changed otherwise"
    now = reading_keys(connection)
    kept = {report: value.decode() for report, value in all_derived(connection, REPORT)}
    gone = tuple(sorted(report for report, key in kept.items() if now.get(report) != key))
    come = tuple(sorted(report for report, key in now.items() if kept.get(report) != key))
    if (gone or come) and len(now) <= few:
        return "few reports"
    changed = head["changed"] + len({*gone, *come})
    if changed > share * head["counted"]:
        return f"{changed} reports changed since {head['counted']} were gone through"
    return Change(
        gone=gone, come=come, keys={report: now[report] for report in come}, head={**head, "changed": changed}
    )


def _last_entry(connection: Connection) -> int:
    """The last ledger entry about links."""
    table = schema.ledger.c
    asked = select(table.seq).where(table.verb == "link").order_by(table.seq.desc()).limit(1)
    return connection.execute(asked).scalar() or 0


def keep_change(writing: Writing, change: Change, links: int) -> None:
    """Keep that a change is linked; so many links stand now."""
    gone: dict[str, bytes | None] = dict.fromkeys(change.gone)
    change_derived(writing, REPORT, gone | {report: key.encode() for report, key in change.keys.items()})
    _keep_head(writing, {**change.head, "links": links})


def keep_whole(writing: Writing, entries: Iterable[tuple[str, str, bytes]], keys: dict[str, str], links: int) -> None:
    """Keep all that was worked out, in the place of what was kept before; so many links stand now."""
    drop_derived(writing)
    for shelf, key, value in entries:
        put_derived(writing, shelf, ((key, value),))
    put_derived(writing, REPORT, ((report, key.encode()) for report, key in keys.items()))
    head = {"form": FORM, "program": __version__, "counted": len(keys), "changed": 0, "links": links}
    _keep_head(writing, head)


def _keep_head(writing: Writing, head: dict[str, Any]) -> None:
    writing.flush()
    told = {**head, "entry": _last_entry(writing.connection)}
    change_derived(writing, HEAD, {"link": orjson.dumps(told)})
