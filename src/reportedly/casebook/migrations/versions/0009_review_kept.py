"""The queue of what is worth a person's decision, as rows beside the picture's."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; they are filled when the queue is first asked for."""
    _table("picture_waiting", _number("event"), _number("anew"), key=("event",))
    _table("picture_doubts", _number("n"), _bytes("facts"), _bytes("body"), key=("n",))
    met = sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False)
    _table("picture_met", met, _number("event"), key=("key", "event"), without_rowid=True)
    op.create_index("ix_picture_met_event", "picture_met", ["event"])
    _table(
        "picture_pairs", _number("first"), _number("second"), _bytes("body"),
        key=("first", "second"), without_rowid=True,
    )  # fmt: skip
    op.create_index("ix_picture_pairs_second", "picture_pairs", ["second"])
    _table(
        "picture_acting", _text("actor"), _number("event"), _text("name"), _text("kind"), _text("country"),
        key=("actor", "event"), without_rowid=True,
    )  # fmt: skip
    _table(
        "picture_actors", _text("id"), _text("name"), _text("kind"), _text("country"), key=("id",), without_rowid=True
    )
    op.create_index("ix_picture_acting_event", "picture_acting", ["event"])
    _table(
        "picture_stakes", _text("subject"), _number("event"), _float("told"), _float("better"), _float("worse"),
        _bytes("body"), key=("subject", "event"), without_rowid=True,
    )  # fmt: skip
    op.create_index("ix_picture_stakes_event", "picture_stakes", ["event"])
    _asked()
    _table("picture_review", _number("n"), _bytes("body"), key=("n",))


def _asked() -> None:
    event = [sa.Column(name, sa.Integer(), nullable=True) for name in ("event", "other")]
    _table(
        "picture_asked", _text("id"), _text("kind"), _text("rank"), *event, _text("subject"), _bytes("body"),
        key=("id",),
    )  # fmt: skip
    for column in ("rank", "event", "other"):
        op.create_index(f"ix_picture_asked_{column}", "picture_asked", [column])
    op.create_index("picture_asked_kind", "picture_asked", ["kind", "rank"])


def _table(name: str, *columns: sa.Column[Any], key: tuple[str, ...], without_rowid: bool = False) -> None:
    op.create_table(name, *columns, sa.PrimaryKeyConstraint(*key), sqlite_with_rowid=not without_rowid)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _float(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Float(), nullable=False)


def _bytes(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)
