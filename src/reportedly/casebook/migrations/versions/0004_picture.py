"""The picture of the whole as rows, so that a view reads only what it shows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import context, op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; they are filled when the picture is next asked for."""
    _events()
    _names()
    _places()
    _sources()
    context.config.attributes["kind"].create_words(op.get_bind(), "event_words")


def _events() -> None:
    op.create_table(
        "picture_head",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("next", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_table(
        "picture_events",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("latest", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("credibility", sa.Integer(), nullable=False),
        sa.Column("types", sa.BigInteger(), nullable=False),
        sa.Column("certainties", sa.Integer(), nullable=False),
        sa.Column("reliabilities", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("picture_events_told", "picture_events", ["told"])
    op.create_index("picture_events_latest", "picture_events", ["latest", "told"])
    op.create_index("picture_events_status", "picture_events", ["day", "status"])
    op.create_table(
        "picture_bodies",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_table(
        "picture_claims",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("picture_claims_event", "picture_claims", ["event", "source"])
    op.create_index("picture_claims_source", "picture_claims", ["source", "published", "id"])


def _names() -> None:
    op.create_table(
        "picture_names",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index("picture_names_name", "picture_names", ["name", "kind"])
    op.create_index("picture_names_events", "picture_names", ["kind", "events"])
    op.create_table(
        "picture_named",
        sa.Column("name", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("name", "event"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_picture_named_event", "picture_named", ["event"])


def _places() -> None:
    op.create_table(
        "picture_places",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("tally", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("key"),
    )
    op.create_table(
        "picture_placed",
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", "event"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_picture_placed_event", "picture_placed", ["event"])


def _sources() -> None:
    op.create_table(
        "picture_sources",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("settled", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_picture_sources_actor", "picture_sources", ["actor"])
    op.create_index("ix_picture_sources_folded", "picture_sources", ["folded"])
    op.create_index("picture_sources_reports", "picture_sources", ["reports", "id"])
    op.create_index("picture_sources_settled", "picture_sources", ["settled", "reports", "name", "id"])
    op.create_table(
        "picture_questions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("picture_questions_answers", "picture_questions", ["answers", "evidence", "id"])
