"""Fetches: every attempt to get something, also those that were refused or failed, with the reason."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

from sqlalchemy import Connection, select

from reportedly.casebook import schema
from reportedly.casebook.by import By
from reportedly.casebook.engine import Rows
from reportedly.casebook.kept import Record
from reportedly.casebook.moments import minutes
from reportedly.casebook.packing import canonical, plain, unpack
from reportedly.casebook.writing import Added, Writing
from reportedly.model.digest import sha256_hex

FetchOutcome = Literal["new", "new version", "same", "not modified", "gone", "refused", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One attempt to get a page, feed or file."""

    url: str
    """As asked for; for files their path."""
    at: str
    """RFC 3339."""
    outcome: FetchOutcome
    status: int | None = None
    """HTTP status; None where there was no answer, and for files."""
    final_url: str | None = None
    """Where redirects led; None where there were none."""
    headers: Mapping[str, str] = field(default_factory=dict)
    snapshot: str | None = None
    """Digest of the bytes; None where none were kept."""
    reason: str | None = None
    """Why it was refused or failed."""
    series: str | None = None
    """The series of the report that it gave; None where it gave none."""


def add_fetch(writing: Writing, fetch: Fetch, by: By) -> Added:
    """Enter an attempt; each is one of its own, however alike."""
    body = canonical(asdict(fetch)).encode("ascii")
    records = {"records": sha256_hex(body), "outcome": fetch.outcome}
    entry = writing.enter(by, "fetch", f"url {plain(fetch.url)}", after=records, why=plain(fetch.reason))
    number = writing.next_number(schema.fetches)
    writing.put_all(rows_of(Record.new(number, body, entry.seq)))
    return Added(outcome="new", id=str(number), entry=entry.seq)


def rows_of(record: Record) -> Iterator[Rows]:
    """The row of a fetch."""
    told = record.told
    known = (plain(told["url"]), minutes(told["at"]), told["outcome"], told["status"], told["snapshot"])
    yield schema.fetches, [(record.number, *known, *record.lasting)]


def fetches(connection: Connection, url: str | None = None) -> Iterator[Fetch]:
    """Attempts in order, of one URL or all."""
    asked = select(schema.fetches.c.body).order_by(schema.fetches.c.n)
    if url is not None:
        asked = asked.where(schema.fetches.c.url == plain(url))
    for row in connection.execute(asked):
        yield Fetch(**json.loads(unpack(row[0])))


def last_fetch(connection: Connection, url: str) -> Fetch | None:
    """The last attempt at a URL that got an answer with bytes or "not modified"; None where there is none."""
    table = schema.fetches.c
    got = ("new", "new version", "same", "not modified")
    asked = select(table.body).where(table.url == plain(url), table.outcome.in_(got)).order_by(table.n.desc()).limit(1)
    row = connection.execute(asked).first()
    return Fetch(**json.loads(unpack(row[0]))) if row else None
