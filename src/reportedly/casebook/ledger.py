"""The ledger: every change in order, each entry sealed by a digest that holds the digest of the entry before it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from reportedly.casebook import schema
from reportedly.casebook.by import By
from reportedly.casebook.packing import canonical, canonical_digest

START = "0" * 64
"""What the first entry names as the digest before it."""

Told = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change: who made it when, to what, what stood there before and after, and why."""

    seq: int
    by: By
    verb: str
    subject: str
    """What it is about, such as "report rpt_…" or "claim clm_…"."""
    before: Told | None
    after: Told | None
    """For records that were added, their ids and the digest over them under "records"."""
    why: str | None
    previous: str
    digest: str

    @property
    def sealed(self) -> str:
        """The digest that this entry must have."""
        return _seal(self.seq, self.by, self.verb, self.subject, self.before, self.after, self.why, self.previous)


def _seal(seq: int, by: By, *told: Any) -> str:
    return canonical_digest([seq, [by.at, by.name, by.version], *told])


@dataclass(frozen=True, slots=True)
class Tail:
    """The last entry's number and digest."""

    seq: int = 0
    digest: str = START


def tail(connection: Connection) -> Tail:
    """Where the ledger ends now."""
    last = select(schema.ledger.c.seq, schema.ledger.c.digest).order_by(schema.ledger.c.seq.desc()).limit(1)
    found = connection.execute(last).first()
    return Tail(found[0], found[1]) if found else Tail()


def sealed_entry(
    after_this: Tail,
    by: By,
    verb: str,
    subject: str,
    *,
    before: Told | None = None,
    after: Told | None = None,
    why: str | None = None,
) -> Entry:
    """The next entry of a chain."""
    seq, previous = after_this.seq + 1, after_this.digest
    return Entry(
        seq=seq,
        by=by,
        verb=verb,
        subject=subject,
        before=before,
        after=after,
        why=why,
        previous=previous,
        digest=_seal(seq, by, verb, subject, before, after, why, previous),
    )


def row_of(entry: Entry) -> tuple[Any, ...]:
    """The row that keeps an entry."""
    by = entry.by
    told = (None if value is None else canonical(value) for value in (entry.before, entry.after))
    return (entry.seq, by.at, by.name, by.version, entry.verb, entry.subject, *told, entry.why, entry.previous,
            entry.digest)  # fmt: skip


def entry_of(row: Any) -> Entry:
    """The entry that a row keeps; raises ValueError where the row does not hold what an entry holds."""
    seq, at, name, version, verb, subject, before, after, why, previous, digest = row
    return Entry(
        seq=seq,
        by=By(name=name, version=version, at=at),
        verb=verb,
        subject=subject,
        before=None if before is None else json.loads(before),
        after=None if after is None else json.loads(after),
        why=why,
        previous=previous,
        digest=digest,
    )


def entries(connection: Connection, *, after: int = 0, until: int | None = None) -> Iterator[Entry]:
    """Entries in order, those after one and up to another."""
    asked = select(schema.ledger).where(schema.ledger.c.seq > after).order_by(schema.ledger.c.seq)
    if until is not None:
        asked = asked.where(schema.ledger.c.seq <= until)
    for row in connection.execute(asked):
        yield entry_of(row)


def last_by(connection: Connection, moment: str) -> int:
    """The number of the last entry made at or before a moment; 0 where there is none."""
    table = schema.ledger.c
    latest = select(table.seq).where(table.at <= moment).order_by(table.at.desc(), table.seq.desc()).limit(1)
    seq: int | None = connection.execute(latest).scalar()
    if seq is None:
        return 0
    later = select(func.max(table.seq)).where(table.seq > seq, table.at <= moment)  # by a clock that was put back
    return connection.execute(later).scalar() or seq
