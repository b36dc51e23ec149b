"""Lighter rows of claims: one for each actor of a claim, names once, and no column that nothing is found by."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CLAIMS = "n, reading, position, id, kind, certainty, polarity, unverified, event, earliest, latest, score"
PLACES = "claim, position, country, province, lat, lon, radius_km, cell, earliest"
JUDGED = "judgement, country, province, lat, lon, radius_km, cell"
BEGINNING = -(2**60)
PARTS = ("source", "actor", "recipient")


def upgrade() -> None:
    """Make each table anew beside the old one, and put it in its place."""
    _renew("claim_places", _places(), f"SELECT {PLACES} FROM claim_places")
    op.create_index("claim_places_cell", "claim_places", ["cell", "earliest"])
    op.create_index("claim_places_country", "claim_places", ["country", "province", "claim"])
    _renew("claim_actors", _actors(), f"SELECT {_parts()} FROM claim_actors GROUP BY claim, actor, earliest")
    op.create_index("claim_actors_actor", "claim_actors", ["actor", "earliest", "claim"])
    _renew("actor_names", _names(), "SELECT DISTINCT name, id FROM actor_names")
    _renew("judged_places", _judged(), f"SELECT {JUDGED} FROM judged_places")
    op.create_index("ix_judged_places_cell", "judged_places", ["cell"])
    op.create_index("ix_judged_places_judgement", "judged_places", ["judgement"])
    _renew("claims", _claims(), f"SELECT {CLAIMS} FROM claims ORDER BY n")
    op.create_index("claims_earliest", "claims", ["earliest", "n"])
    op.create_index("claims_event", "claims", ["event", "n"])
    op.create_index("claims_id", "claims", ["id"])


def _renew(name: str, parts: Sequence[sa.schema.SchemaItem], rows: str) -> None:
    without_rowid = name not in ("claims", "judged_places")
    op.create_table(f"{name}_0002", *parts, **({"sqlite_with_rowid": False} if without_rowid else {}))
    op.execute(f"INSERT INTO {name}_0002 {rows}")
    op.drop_table(name)
    op.rename_table(f"{name}_0002", name)


def _parts() -> str:
    """Which parts an actor plays in a claim, from a row for each."""
    flags = (f"max(CASE role WHEN '{part}' THEN 1 ELSE 0 END) = 1" for part in PARTS)
    return f"claim, actor, {', '.join(flags)}, coalesce(earliest, {BEGINNING})"


def _places() -> Sequence[sa.schema.SchemaItem]:
    return (
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("radius_km", sa.Float(), nullable=True),
        sa.Column("cell", sa.Integer(), nullable=True),
        sa.Column("earliest", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("claim", "position"),
    )


def _actors() -> Sequence[sa.schema.SchemaItem]:
    return (
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        *(sa.Column(f"is_{part}", sa.Boolean(), nullable=False) for part in PARTS),
        sa.Column("earliest", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("claim", "actor"),
    )


def _names() -> Sequence[sa.schema.SchemaItem]:
    return (
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", "id"),
    )


def _judged() -> Sequence[sa.schema.SchemaItem]:
    return (
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("radius_km", sa.Float(), nullable=True),
        sa.Column("cell", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.n"]),
    )


def _claims() -> Sequence[sa.schema.SchemaItem]:
    return (
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("unverified", sa.Boolean(), nullable=False),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("earliest", sa.BigInteger(), nullable=True),
        sa.Column("latest", sa.BigInteger(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
    )
