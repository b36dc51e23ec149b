"""What rival explanations rest on, so that only what changed is weighed anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; they are filled when explanations are next asked for."""
    op.create_table(
        "picture_bundled",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("bundle", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("stale", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_picture_bundled_bundle", "picture_bundled", ["bundle"])
    op.create_table(
        "picture_towns",
        sa.Column("town", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("town", "report"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_picture_towns_report", "picture_towns", ["report"])
    op.create_table(
        "picture_laid",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("bundle", sa.Text(), nullable=False),
        sa.Column("stale", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_picture_laid_bundle", "picture_laid", ["bundle"])
    op.create_index("ix_picture_laid_stale", "picture_laid", ["stale"])
    op.create_table(
        "picture_leans",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("claim", "question"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_picture_leans_question", "picture_leans", ["question"])
