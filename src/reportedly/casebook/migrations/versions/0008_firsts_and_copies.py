"""Who was first with what, who copies whom, and who is who, beside the picture's other rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; they are filled when the picture is next asked for."""
    op.create_table(
        "picture_turns",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("event", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("others", sa.Integer(), nullable=False),
        sa.Column("undated", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source", "event"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_picture_turns_event", "picture_turns", ["event"])
    op.create_index("picture_turns_source", "picture_turns", ["source", "ahead", "published", "event"])
    op.create_table(
        "picture_who",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "picture_carried",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("carrying", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("of_name", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("older", sa.Text()),
        sa.Column("published", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("report", "carrying", "of"),
        sqlite_with_rowid=False,
    )
    op.create_index("picture_carried_by", "picture_carried", ["by", "carrying", "of", "of_name"])
    op.create_index("picture_carried_of", "picture_carried", ["of", "carrying", "by", "by_name"])
