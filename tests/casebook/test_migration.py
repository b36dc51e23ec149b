"""Casebooks of older versions of the program are brought up to date, and say so."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from reportedly.casebook import Casebook, migration, schema
from tests.casebook.conftest import Where
from tests.casebook.made import jane, stage

NEXT = """
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "0003", "0002", None, None
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
    for path in ("env.py", "versions/0001_first_tables.py", "versions/0002_derived.py"):
        (scripts / path).write_bytes((migration.SCRIPTS / path).read_bytes())
    (scripts / "versions" / "0003_next.py").write_text(NEXT)
    monkeypatch.setattr(migration, "SCRIPTS", scripts)
    monkeypatch.setattr(migration, "HEAD", "0003")
    with Casebook.open(where, jane(1)) as book:
        assert book.migrated_from == "0002"
        last = list(book.ledger())[-1]
        assert (last.verb, last.before, last.after) == ("migrate", {"schema": "0002"}, {"schema": "0003"})
        with book.looking() as connection:
            connection.exec_driver_sql("SELECT note FROM snapshots")
    with Casebook.open(where) as book:
        assert book.migrated_from is None


def test_migrations_make_the_tables_that_the_program_knows(book: Casebook) -> None:
    with book.looking() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, schema.metadata)
    own = [told for told in differences if "_words" not in str(told) and "alembic_version" not in str(told)]
    assert own == []
