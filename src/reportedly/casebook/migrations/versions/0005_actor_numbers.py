"""Numbers in the place of actors' ids beside claims."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PARTS = ("is_source", "is_actor", "is_recipient")


def upgrade() -> None:
    """Give every id a number, and make the table anew with these."""
    op.create_table(
        "actors",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    met = "SELECT DISTINCT actor FROM claim_actors"
    op.execute(f"INSERT INTO actors SELECT row_number() OVER (ORDER BY actor), actor FROM ({met}) AS met")
    op.create_table(
        "claim_actors_0005",
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(part, sa.Boolean(), nullable=False) for part in PARTS),
        sa.Column("earliest", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("claim", "actor"),
        sqlite_with_rowid=False,
    )
    op.execute(
        f"INSERT INTO claim_actors_0005 SELECT claim, actors.n, {', '.join(PARTS)}, earliest "
        "FROM claim_actors JOIN actors ON actors.id = claim_actors.actor ORDER BY 1, 2"
    )
    op.drop_table("claim_actors")
    op.rename_table("claim_actors_0005", "claim_actors")
    op.create_index("claim_actors_actor", "claim_actors", ["actor", "earliest", "claim"])
