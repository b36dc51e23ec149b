"""The first tables of a casebook."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import context, op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "ledger",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_ledger_at", "ledger", ["at"])
    op.create_index("ix_ledger_subject", "ledger", ["subject"])
    op.create_table(
        "fetches",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("snapshot", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("body_crc", sa.BigInteger(), nullable=False),
        sa.Column("since_entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["since_entry"], ["ledger.seq"]),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index("ix_fetches_url", "fetches", ["url"])
    op.create_table(
        "judgements",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("body_crc", sa.BigInteger(), nullable=False),
        sa.Column("since_entry", sa.Integer(), nullable=False),
        sa.Column("until_entry", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since_entry"], ["ledger.seq"]),
        sa.ForeignKeyConstraint(["until_entry"], ["ledger.seq"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_judgements_subject", "judgements", ["subject"])
    op.create_table(
        "links",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("between", sa.Text(), nullable=False),
        sa.Column("newer", sa.Text(), nullable=False),
        sa.Column("older", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("body_crc", sa.BigInteger(), nullable=False),
        sa.Column("since_entry", sa.Integer(), nullable=False),
        sa.Column("until_entry", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since_entry"], ["ledger.seq"]),
        sa.ForeignKeyConstraint(["until_entry"], ["ledger.seq"]),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index("ix_links_id", "links", ["id"])
    op.create_index("ix_links_newer", "links", ["newer"])
    op.create_index("ix_links_older", "links", ["older"])
    op.create_table(
        "reach",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("since_entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["since_entry"], ["ledger.seq"]),
    )
    op.create_index("ix_reach_claim_id", "reach", ["claim_id"])
    op.create_index("ix_reach_judgement", "reach", ["judgement"])
    op.create_index("ix_reach_since_entry", "reach", ["since_entry"])
    op.create_table(
        "reports",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("telling", sa.Text(), nullable=False),
        sa.Column("published_earliest", sa.BigInteger(), nullable=True),
        sa.Column("published_latest", sa.BigInteger(), nullable=True),
        sa.Column("fetched", sa.BigInteger(), nullable=True),
        sa.Column("snapshot", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("body_crc", sa.BigInteger(), nullable=False),
        sa.Column("since_entry", sa.Integer(), nullable=False),
        sa.Column("until_entry", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since_entry"], ["ledger.seq"]),
        sa.ForeignKeyConstraint(["until_entry"], ["ledger.seq"]),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index("ix_reports_external_id", "reports", ["external_id"])
    op.create_index("ix_reports_id", "reports", ["id"])
    op.create_index("ix_reports_publisher", "reports", ["publisher"])
    op.create_index("ix_reports_series", "reports", ["series"])
    op.create_index("reports_published", "reports", ["published_earliest"])
    op.create_index("reports_version", "reports", ["series", "version"], unique=True)
    op.create_table(
        "runs",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("body_crc", sa.BigInteger(), nullable=False),
        sa.Column("since_entry", sa.Integer(), nullable=False),
        sa.Column("until_entry", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since_entry"], ["ledger.seq"]),
        sa.ForeignKeyConstraint(["until_entry"], ["ledger.seq"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "snapshots",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("body_crc", sa.BigInteger(), nullable=False),
        sa.Column("since_entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["since_entry"], ["ledger.seq"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("digest"),
    )
    op.create_table(
        "withdrawals",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("body_crc", sa.BigInteger(), nullable=False),
        sa.Column("since_entry", sa.Integer(), nullable=False),
        sa.Column("until_entry", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since_entry"], ["ledger.seq"]),
        sa.ForeignKeyConstraint(["until_entry"], ["ledger.seq"]),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index("ix_withdrawals_series", "withdrawals", ["series"])
    op.create_table(
        "judged_places",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("precision", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("radius_km", sa.Float(), nullable=True),
        sa.Column("cell", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.n"]),
    )
    op.create_index("ix_judged_places_cell", "judged_places", ["cell"])
    op.create_index("ix_judged_places_judgement", "judged_places", ["judgement"])
    op.create_table(
        "readings",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("stages", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("first_claim", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("body_crc", sa.BigInteger(), nullable=False),
        sa.Column("since_entry", sa.Integer(), nullable=False),
        sa.Column("until_entry", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.n"]),
        sa.ForeignKeyConstraint(["since_entry"], ["ledger.seq"]),
        sa.ForeignKeyConstraint(["until_entry"], ["ledger.seq"]),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_readings_report", "readings", ["report"])
    op.create_table(
        "actor_names",
        sa.Column("reading", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["reading"], ["readings.n"]),
        sa.PrimaryKeyConstraint("reading", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("actor_names_name", "actor_names", ["name", "id"])
    op.create_table(
        "claims",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("unverified", sa.Boolean(), nullable=False),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("source_kind", sa.Text(), nullable=True),
        sa.Column("earliest", sa.BigInteger(), nullable=True),
        sa.Column("latest", sa.BigInteger(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.n"]),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index("claims_earliest", "claims", ["earliest", "n"])
    op.create_index("claims_event", "claims", ["event", "n"])
    op.create_index("claims_id", "claims", ["id"])
    op.create_table(
        "gaps",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.n"]),
    )
    op.create_index("ix_gaps_reading", "gaps", ["reading"])
    op.create_table(
        "claim_actors",
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("earliest", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.n"]),
        sa.PrimaryKeyConstraint("claim", "actor", "role"),
        sqlite_with_rowid=False,
    )
    op.create_index("claim_actors_actor", "claim_actors", ["actor", "earliest"])
    op.create_table(
        "claim_places",
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("precision", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("radius_km", sa.Float(), nullable=True),
        sa.Column("cell", sa.Integer(), nullable=True),
        sa.Column("earliest", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.n"]),
        sa.PrimaryKeyConstraint("claim", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("claim_places_cell", "claim_places", ["cell", "earliest"])
    op.create_index("claim_places_country", "claim_places", ["country", "province", "claim"])
    # ### end Alembic commands ###
    context.config.attributes["kind"].create_words(op.get_bind(), "claim_words", "report_words")
