"""What changed in a casebook from one moment or entry to another, as an analyst wants to be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, select

from reportedly.casebook import schema
from reportedly.casebook.as_of import entry_before, entry_of
from reportedly.casebook.by import By
from reportedly.casebook.ledger import Entry, entries
from reportedly.casebook.reports import version_of
from reportedly.casebook.wording_changes import Edit, edits

ChangeKind = Literal[
    "new", "new version", "withdrawn", "returned", "read", "re-read", "accepted", "corrected", "regraded", "undone",
    "linked", "failed",
]  # fmt: skip
KINDS: dict[str, ChangeKind] = {
    "add": "new",
    "renew": "new version",
    "withdraw": "withdrawn",
    "return": "returned",
    "place": "corrected",
    "reject": "corrected",
    "accept": "accepted",
    "time": "corrected",
    "type": "corrected",
    "actor": "corrected",
    "span": "corrected",
    "merge": "corrected",
    "split": "corrected",
    "differ": "corrected",
    "same": "corrected",
    "apart": "corrected",
    "assess": "regraded",
    "rate": "regraded",
    "grade": "regraded",
    "undo": "undone",
    "link": "linked",
}
"""What the ledger's verbs come to; what is not here changes nothing that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that became otherwise."""

    kind: ChangeKind
    entry: int
    by: By
    subject: str
    """As in the ledger."""
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    why: str | None
    edits: tuple[Edit, ...]
    """New versions: what changed in words; else empty."""


def changes(connection: Connection, since: str | int, until: str | int | None = None) -> Iterator[Change]:
    """What changed after a day's first moment, a moment or an entry, up to another, in order."""
    for entry in entries(connection, after=entry_before(connection, since), until=entry_of(connection, until)):
        kind = _kind(entry)
        if kind is not None:
            yield Change(
                kind=kind,
                entry=entry.seq,
                by=entry.by,
                subject=entry.subject,
                before=entry.before,
                after=_shown(entry.after),
                why=entry.why,
                edits=_edits(connection, entry) if kind == "new version" else (),
            )


def _kind(entry: Entry) -> ChangeKind | None:
    if entry.verb == "fetch":
        return "failed" if (entry.after or {}).get("outcome") in ("failed", "refused") else None
    if entry.verb == "read":
        return "re-read" if entry.before else "read"
    return KINDS.get(entry.verb)


def _shown(after: dict[str, Any] | None) -> dict[str, Any] | None:
    return after and {key: value for key, value in after.items() if key != "records"}


def _edits(connection: Connection, entry: Entry) -> tuple[Edit, ...]:
    after = entry.after or {}
    table = schema.reports
    asked = (
        select(table)
        .where(table.c.series == after["series"], table.c.version.in_((after["version"] - 1, after["version"])))
        .order_by(table.c.version)
    )
    before, now = (version_of(row).report for row in connection.execute(asked))
    return edits(before, now)
