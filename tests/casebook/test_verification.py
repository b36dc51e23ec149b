"""Whatever is changed behind the casebook's back is named."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, func, select, update

from reportedly.casebook import Casebook, Fetch, Link, Query, picture_schema, place_value, schema
from tests.casebook.made import BRIDGE_READ, FERRY, STAGES, actor, hour, jane, reading, report, stage
from tests.casebook.sqlite_pages import payload

FLIPS = 200
LINK = Link(kind="copies", between="claims", newer="a", older="b", weight=1.5, reasons=(), stage="link", version="1")


def fill(book: Casebook) -> None:
    """A record of every kind, and enough snapshots and entries to run over several pages."""
    chance = random.Random(1)
    for number in range(12):
        content = bytes(chance.choices(b"<p>abc \xe9\n", k=chance.choice((0, 10, 900, 30000))))
        book.add_snapshot(content + bytes([number]), stage(6), media_type="text/html")
    book.add_fetch(Fetch(url="https://p.example/", at=hour(6), outcome="failed", reason="timed out"), stage(6))
    run = book.start_run(stage(6), stages=STAGES, settings={})
    book.add_reading(reading(FERRY, "police | A ferry sank"), stage(7), stages={"read": 2}, run=run.id)
    book.finish_run(run.id, stage(8), counts={"read": 1})
    book.add_report(report("The ferry did not sink.", "ferry", publisher="Island Wire"), stage(9))
    held = [
        book.judge("reject", f"claim {BRIDGE_READ.claims[0].id}", {}, jane(10), why="made up"),
        book.judge("place", f"claim {BRIDGE_READ.claims[1].id}", place_value(name="Suva", lat=-18.0, lon=178.4),
                   jane(11), why="a photograph"),
    ]  # fmt: skip
    book.judge("merge", f"actor {actor('rebels').id}", {"into": actor("Crew").id}, jane(12), why="the same")
    book.undo(held[0].id, jane(13), why="it was not")
    found = book.search(Query(text="market")).found[0]
    book.withdraw(found.series, stage(14), why="410", status=410)
    book.add_links([LINK], stage(15))


@pytest.fixture
def full(filled: Casebook) -> Casebook:
    fill(filled)
    return filled


def test_a_casebook_that_was_left_alone_is_whole(full: Casebook) -> None:
    found = full.verify()
    assert found.whole, found.breaks
    assert (found.entries, found.digest) == (full.stock().entries, full.stock().digest)


def test_a_flipped_byte_of_ledger_or_snapshots_is_named(tmp_path: Path) -> None:
    """In the file itself, at 200 places."""
    path = tmp_path / "book.reportedly"
    with Casebook.create(path, stage(0)) as book:
        book.add_report(FERRY, stage(1))
        book.add_report(report("Two bridges near Gao.", "bridge"), stage(1))
        for number in range(60):
            book.add_snapshot(random.Random(number).randbytes(number * 150), stage(2), media_type="text/plain")
    damaged = tmp_path / "damaged.reportedly"
    content = path.read_bytes()
    places = [(table, at) for table in ("ledger", "snapshots") for at in payload(path, table)]
    chance = random.Random(7)
    for table, at in chance.sample(places, FLIPS):
        flipped = bytearray(content)
        flipped[at] ^= 1 << chance.randrange(8)
        damaged.write_bytes(flipped)
        with Casebook.open(damaged) as book:
            found = book.verify()
        told = "; ".join(map(str, found.breaks))
        named = {"ledger": "ledger", "snapshots": "snapshot"}[table]
        assert named in told, f"{table} byte {at}: {told or 'nothing is named'}"
        for beside in ("-wal", "-shm"):
            shutil.rmtree(f"{damaged}{beside}", ignore_errors=True)


def test_the_first_break_is_named(full: Casebook) -> None:
    with full.at_once() as writing:
        writing.ask(update(schema.ledger).where(schema.ledger.c.seq == 4).values(why="another"))
    first = full.verify().breaks[0]
    assert str(first) == "ledger entry 4: does not have its own digest: one of its fields was changed"


def test_a_sealed_forgery_breaks_the_chain_at_the_next_entry(full: Casebook) -> None:
    from dataclasses import replace

    forged = replace(list(full.ledger())[3], why="another")
    forged = replace(forged, digest=forged.sealed)
    with full.at_once() as writing:
        changed = {"why": "another", "digest": forged.digest}
        writing.ask(update(schema.ledger).where(schema.ledger.c.seq == 4).values(changed))
    first = full.verify().breaks[0]
    assert (first.where, first.what.partition(" ")[0]) == ("ledger entry 5", "follows")


def changed(column: Any) -> Any:
    """Another value of the same kind, as far as SQL can make one; None for columns with nothing to change."""
    kind = column.type.python_type
    if kind is bytes:
        return None
    if kind is str:
        return func.coalesce(column, "") + "x"
    if kind is bool:
        return ~column
    return func.coalesce(column, 0) + 1


POINTING = {"since_entry", "until_entry", "reading", "report", "claim"}


def columns() -> list[tuple[Table, Any]]:
    return [(table, column) for table in proven() for column in table.columns]


def proven() -> list[Table]:
    """All tables but those of the kept picture, which proves nothing: it is worked out from the rest."""
    return [table for table in schema.metadata.sorted_tables if table not in picture_schema.PICTURE]


def test_every_column_of_every_table_is_looked_at(full: Casebook) -> None:
    """One row at a time is changed in one column, and must be named by its table."""
    missed = []
    for table, column in columns():
        value = changed(column)
        if value is None or (column.foreign_keys and column.name in POINTING) or column.primary_key:
            continue
        told = look_after(full, table, update(table).values({column.name: value}))
        if told is None:
            missed.append(f"{table.name} has no row")
        elif table.name.removesuffix("s") not in told:
            missed.append(f"{table.name}.{column.name}: {told or 'nothing is named'}")
    assert sorted(set(missed)) == ["gaps has no row"]


def test_rows_that_are_gone_are_missed(full: Casebook) -> None:
    missed = []
    for table in (
        "claim_places",
        "claim_actors",
        "actors",
        "actor_names",
        "reach",
        "judged_places",
        "links",
        "fetches",
        "withdrawals",
    ):
        told = look_after(full, schema.metadata.tables[table], schema.metadata.tables[table].delete())
        if not told:
            missed.append(table)
    assert missed == []


class Undone(Exception):  # noqa: N818
    """Takes a change back."""


def look_after(book: Casebook, table: Table, change: Any) -> str | None:
    """What is named after a change to some row, which is then taken back; None where there is no row."""
    told: list[str | None] = []

    def look() -> None:
        with book.at_once() as writing:
            keys = list(table.primary_key.columns) or list(table.columns)[:2]
            row = writing.ask(select(*keys).order_by(*keys).limit(1)).first()
            if row is None:
                told.append(None)
                raise Undone
            writing.ask(change.where(*(key == value for key, value in zip(keys, row, strict=True))))
            told.append("; ".join(map(str, book.verify().breaks)))
            raise Undone

    with pytest.raises(Undone):
        look()
    return told[0]


def test_a_flipped_bit_in_any_body_is_named(full: Casebook) -> None:
    for table in proven():
        if "body" not in table.columns:
            continue
        row = full_row(full, table)
        for bit in (0, len(row.body) * 4, len(row.body) * 8 - 1):
            body = bytearray(row.body)
            body[bit // 8] ^= 1 << bit % 8
            told = look_after(full, table, update(table).values(body=bytes(body)))
            assert told is not None
            assert table.name.removesuffix("s") in told, (table.name, bit)


def full_row(book: Casebook, table: Table) -> Any:
    with book.at_once() as writing:
        return writing.ask(select(table).order_by(table.c.n).limit(1)).one()
