"""Runs: one call of the program that collected or read, with its stages, settings and counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select, update

from reportedly.casebook import schema
from reportedly.casebook.by import By
from reportedly.casebook.engine import Rows
from reportedly.casebook.kept import Record
from reportedly.casebook.packing import canonical
from reportedly.casebook.readings import Stages
from reportedly.casebook.writing import Added, Writing
from reportedly.errors import InputError
from reportedly.model.digest import digest_id, sha256_hex


def start_run(writing: Writing, by: By, *, stages: Stages, settings: Mapping[str, Any]) -> Added:
    """Enter that a run begins."""
    number = writing.next_number(schema.runs)
    run_id = digest_id("run", number, canonical(dict(stages)), canonical(dict(settings)), by.at)
    body = canonical({"id": run_id, "stages": dict(stages), "settings": dict(settings)}).encode("ascii")
    entry = writing.enter(by, "start", f"run {run_id}", after={"id": run_id, "records": sha256_hex(body)})
    writing.put_all(rows_of(Record.new(number, body, entry.seq)))
    return Added(outcome="new", id=run_id, entry=entry.seq)


def rows_of(record: Record) -> Iterator[Rows]:
    """The row of a run."""
    yield schema.runs, [(record.number, record.told["id"], *record.ending)]


def finish_run(writing: Writing, run_id: str, by: By, *, counts: Mapping[str, int]) -> Added:
    """Enter that a run came to its end, with what it counted; a run without such an entry was cut off.

    Raises InputError where there is no such run.
    """
    table = schema.runs
    row = writing.ask(select(table.c.n, table.c.until_entry).where(table.c.id == run_id)).first()
    if row is None:
        raise InputError(f"run {run_id}", "is not in this casebook", "start it first")
    if row.until_entry is not None:
        return Added(outcome="same", id=run_id, entry=None)
    entry = writing.enter(by, "finish", f"run {run_id}", after={"counts": dict(counts)})
    writing.ask(update(table).where(table.c.n == row.n).values(until_entry=entry.seq))
    return Added(outcome="new", id=run_id, entry=entry.seq)
