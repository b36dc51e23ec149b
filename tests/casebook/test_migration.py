"""Casebooks of older versions of the program are brought up to date, and say so."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from reportedly.casebook import Casebook, Circle, Query, migration, picture_schema, place_value, schema
from reportedly.casebook.words import words_of
from tests.casebook.conftest import Where
from tests.casebook.made import BRIDGE_READ, FERRY_READ, jane, stage

NEXT = """
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "next", "0009", None, None
def upgrade():
    op.add_column("snapshots", sa.Column("note", sa.Text))
"""


def test_an_older_casebook_is_migrated_and_its_ledger_says_so(
    new_place: Where, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = new_place()
    Casebook.create(where, stage(0)).close()
    scripts = tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    for path in (
        "env.py",
        "versions/0001_first_tables.py",
        "versions/0002_lighter_rows.py",
        "versions/0003_derived.py",
        "versions/0004_picture.py",
        "versions/0005_actor_numbers.py",
        "versions/0006_picture_in_parts.py",
        "versions/0007_explanations_in_parts.py",
        "versions/0008_firsts_and_copies.py",
        "versions/0009_review_kept.py",
    ):
        (scripts / path).write_bytes((migration.SCRIPTS / path).read_bytes())
    (scripts / "versions" / "next.py").write_text(NEXT)
    monkeypatch.setattr(migration, "SCRIPTS", scripts)
    monkeypatch.setattr(migration, "HEAD", "next")
    with Casebook.open(where, jane(1)) as book:
        assert book.migrated_from == "0009"
        last = list(book.ledger())[-1]
        assert (last.verb, last.before, last.after) == ("migrate", {"schema": "0009"}, {"schema": "next"})
        with book.looking() as connection:
            connection.exec_driver_sql("SELECT note FROM snapshots")
    with Casebook.open(where) as book:
        assert book.migrated_from is None


OLD_ROWS = {
    "claims": "SELECT n, reading, position, id, kind, certainty, polarity, unverified, event, 'official', earliest, "
    "latest, score FROM claims",
    "claim_places": "SELECT claim, position, 'at', 'a name', country, province, 1, lat, lon, radius_km, cell, earliest "
    "FROM claim_places",
    "claim_actors": " UNION ALL ".join(
        f"SELECT claim, actors.id, '{part}', nullif(earliest, {-(2**60)}) FROM claim_actors "
        f"JOIN actors ON actors.n = actor WHERE is_{part}"
        for part in ("source", "actor", "recipient")
    ),
    "actor_names": "SELECT readings.n, actor_names.id, name, 'armed_group', NULL FROM actor_names, readings",
    "judged_places": "SELECT judgement, 'a name', country, province, 1, lat, lon, radius_km, cell FROM judged_places",
}
"""How the rows that later migrations change stood in 0001, from how they stand now."""
NOT_YET = ("actors",)
"""Tables that later migrations fill from the others."""


def test_a_casebook_of_heavier_rows_is_brought_up_whole(
    filled: Casebook, new_place: Where, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = place_value(name="Kidal", country="ML", lat=18.44, lon=1.41, radius_km=2.0, precision=1, position=0)
    filled.judge("place", f"claim {BRIDGE_READ.claims[0].id}", moved, jane(6), why="the map says so")
    asked = (
        Query(actor="rebels", part="actor"),
        Query(actor="rebels", part="source"),
        Query(actor="The army", order="happened"),
        Query(circle=Circle(lat=18.44, lon=1.41, km=50)),
        Query(text="ferry"),
    )
    found = [[one.claim.id for one in filled.search(query).found] for query in asked]
    where = new_place()
    monkeypatch.setattr(migration, "HEAD", "0001")
    with Casebook.create(where, stage(0)) as old:
        put_back(filled, old)
    monkeypatch.undo()
    with Casebook.open(where) as book:
        assert book.migrated_from == "0001"
        assert book.verify().breaks == ()
        assert [[one.claim.id for one in book.search(query).found] for query in asked] == found
        assert [bool(ids) for ids in found] == [True, False, True, True, True]
        book.export(tmp_path / "migrated.tar")
    filled.export(tmp_path / "new.tar")
    assert (tmp_path / "migrated.tar").read_bytes() == (tmp_path / "new.tar").read_bytes()


def put_back(book: Casebook, old: Casebook) -> None:
    """Write the rows of a casebook into the tables that 0001 makes."""
    with book.looking() as now, old.at_once() as writing:
        writing.connection.exec_driver_sql("DELETE FROM ledger")
        same = [table.name for table in schema.metadata.sorted_tables if table.name not in (*OLD_ROWS, *NOT_YET)]
        for name in (*same, *OLD_ROWS):
            asked = OLD_ROWS.get(name, f"SELECT * FROM {name}")
            rows = [tuple(row) for row in now.exec_driver_sql(asked)]
            mark = "%s" if book._kind.name == "postgresql" else "?"
            if rows:
                marks = ", ".join([mark] * len(rows[0]))
                writing.connection.exec_driver_sql(f"INSERT INTO {name} VALUES ({marks})", rows)
        for n, claim in enumerate((*BRIDGE_READ.claims, *FERRY_READ.claims), start=1):
            book._kind.index(writing.connection, "claim_words", [(n, " ".join(words_of(claim.content.text)))])


def test_migrations_make_the_tables_that_the_program_knows(book: Casebook) -> None:
    with book.looking() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, picture_schema.events.metadata)
    own = [told for told in differences if "_words" not in str(told) and "alembic_version" not in str(told)]
    assert own == []
