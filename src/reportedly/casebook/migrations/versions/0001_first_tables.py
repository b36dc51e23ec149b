"""The first tables of a casebook."""

from __future__ import annotations

from alembic import context, op

from reportedly.casebook.schema import metadata

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    metadata.create_all(op.get_bind())
    context.config.attributes["kind"].create_words(op.get_bind())
