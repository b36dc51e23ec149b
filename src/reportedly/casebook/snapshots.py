"""Snapshots: the bytes as received, once for each digest."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from reportedly.casebook import schema
from reportedly.casebook.by import By
from reportedly.casebook.engine import Rows
from reportedly.casebook.kept import Record
from reportedly.casebook.packing import plain, unpack
from reportedly.casebook.writing import Added, Writing
from reportedly.errors import InputError
from reportedly.model.digest import sha256_hex


def add_snapshot(writing: Writing, content: bytes, by: By, *, media_type: str | None = None) -> Added:
    """Keep content under its digest; what is there already stays as it is."""
    digest = sha256_hex(content)
    if writing.ask(select(schema.snapshots.c.n).where(schema.snapshots.c.digest == digest)).first():
        return Added(outcome="same", id=digest, entry=None)
    about = {"size": len(content), "media_type": plain(media_type)}
    entry = writing.enter(by, "keep", f"snapshot {digest}", after={"records": digest, **about})
    record = Record.new(writing.next_number(schema.snapshots), content, entry.seq)
    writing.put_all(rows_of(record, plain(media_type)))
    return Added(outcome="new", id=digest, entry=entry.seq)


def rows_of(record: Record, media_type: str | None) -> Iterator[Rows]:
    """The row of a snapshot."""
    known = (sha256_hex(record.body), len(record.body), media_type)
    yield schema.snapshots, [(record.number, *known, *record.lasting)]


def snapshot(connection: Connection, digest: str) -> bytes:
    """The content with this digest.

    Raises InputError where it is not kept or is damaged.
    """
    found = connection.execute(select(schema.snapshots.c.body).where(schema.snapshots.c.digest == digest)).scalar()
    if found is None:
        raise InputError(f"snapshot {digest}", "is not in this casebook", "collect the report again")
    try:
        content = unpack(found)
    except zlib.error:
        content = b""
    if sha256_hex(content) != digest:
        raise InputError(f"snapshot {digest}", "is damaged", "run `reportedly verify`, and restore a backup")
    return content


def digests(connection: Connection) -> Iterator[str]:
    """Every digest that is kept, in the order of keeping."""
    for row in connection.execute(select(schema.snapshots.c.digest).order_by(schema.snapshots.c.n)):
        yield row[0]
