"""The tables of a casebook. Records stand whole in `body`; the other columns are cut from it so that it can be found.

Every row says which ledger entry made it (`since_entry`) and, where it can end, which entry ended it (`until_entry`):
so the casebook can be asked as it stood after any entry. What is cut from a reading points at it without the engine
looking whether it is there: there are many such rows, and `verify` proves every one of them. Only `derived` says
nothing of entries: it follows from the rest, as do the tables of the picture (`picture_schema`).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()


def numbered() -> Column[int]:
    """The row's own number, given in the order of writing."""
    return Column("n", Integer, primary_key=True, autoincrement=False)


def _made() -> Column[int]:
    return Column("since_entry", Integer, ForeignKey("ledger.seq"), nullable=False)


def _ended() -> Column[int]:
    return Column("until_entry", Integer, ForeignKey("ledger.seq"))


def _body() -> tuple[Column[bytes], Column[int]]:
    """The record as written, deflated, and the checksum of these bytes."""
    return Column("body", LargeBinary, nullable=False), Column("body_crc", BigInteger, nullable=False)


ledger = Table(
    "ledger",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("version", Text),
    Column("verb", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("before", Text),
    Column("after", Text),
    Column("why", Text),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
)

snapshots = Table(
    "snapshots",
    metadata,
    numbered(),
    Column("digest", Text, nullable=False, unique=True),
    Column("size", BigInteger, nullable=False),
    Column("media_type", Text),
    *_body(),
    _made(),
)

runs = Table(
    "runs",
    metadata,
    numbered(),
    Column("id", Text, nullable=False, unique=True),
    *_body(),
    _made(),
    _ended(),
)

reports = Table(
    "reports",
    metadata,
    numbered(),
    Column("id", Text, nullable=False, index=True),
    Column("series", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("publisher", Text, index=True),
    Column("title", Text),
    Column("url", Text),
    Column("external_id", Text, index=True),
    Column("language", Text, nullable=False),
    Column("telling", Text, nullable=False),
    Column("published_earliest", BigInteger),
    Column("published_latest", BigInteger),
    Column("fetched", BigInteger),
    Column("snapshot", Text),
    *_body(),
    _made(),
    _ended(),
    Index("reports_published", "published_earliest"),
    Index("reports_version", "series", "version", unique=True),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    numbered(),
    Column("series", Text, nullable=False, index=True),
    *_body(),
    _made(),
    _ended(),
)

fetches = Table(
    "fetches",
    metadata,
    numbered(),
    Column("url", Text, nullable=False, index=True),
    Column("at", BigInteger),
    Column("outcome", Text, nullable=False),
    Column("status", Integer),
    Column("snapshot", Text),
    *_body(),
    _made(),
)

readings = Table(
    "readings",
    metadata,
    numbered(),
    Column("id", Text, nullable=False, unique=True),
    Column("report", Integer, ForeignKey("reports.n"), nullable=False, index=True),
    Column("stages", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("first_claim", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    *_body(),
    _made(),
    _ended(),
)

claims = Table(
    "claims",
    metadata,
    numbered(),
    Column("reading", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("unverified", Boolean, nullable=False),
    Column("event", Text),
    Column("earliest", BigInteger),
    Column("latest", BigInteger),
    Column("score", Float, nullable=False),
    Index("claims_id", "id"),
    Index("claims_event", "event", "n"),
    Index("claims_earliest", "earliest", "n"),
)

claim_places = Table(
    "claim_places",
    metadata,
    Column("claim", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("country", Text),
    Column("province", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("cell", Integer),
    Column("earliest", BigInteger),
    Index("claim_places_cell", "cell", "earliest"),
    Index("claim_places_country", "country", "province", "claim"),
    sqlite_with_rowid=False,
)

actors = Table(
    "actors",
    metadata,
    numbered(),
    Column("id", Text, nullable=False, unique=True),
)

claim_actors = Table(
    "claim_actors",
    metadata,
    Column("claim", Integer, primary_key=True, autoincrement=False),
    Column("actor", Integer, primary_key=True, autoincrement=False),
    Column("is_source", Boolean, nullable=False),
    Column("is_actor", Boolean, nullable=False),
    Column("is_recipient", Boolean, nullable=False),
    Column("earliest", BigInteger, nullable=False),
    Index("claim_actors_actor", "actor", "earliest", "claim"),
    sqlite_with_rowid=False,
)

actor_names = Table(
    "actor_names",
    metadata,
    Column("name", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    sqlite_with_rowid=False,
)

MADE_LAST = tuple(
    sorted((i for t in (claims, claim_places, claim_actors) for i in t.indexes), key=lambda i: str(i.name))
)
"""Indexes that take most of the time of writing where they are kept row by row."""

SHARED = (actor_names,)
"""Tables whose rows several records say: each is there once."""

gaps = Table(
    "gaps",
    metadata,
    Column("reading", Integer, ForeignKey("readings.n"), nullable=False, index=True),
    Column("stage", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("why", Text, nullable=False),
)

links = Table(
    "links",
    metadata,
    numbered(),
    Column("id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("between", Text, nullable=False),
    Column("newer", Text, nullable=False, index=True),
    Column("older", Text, nullable=False, index=True),
    Column("weight", Float),
    *_body(),
    _made(),
    _ended(),
)

judgements = Table(
    "judgements",
    metadata,
    numbered(),
    Column("id", Text, nullable=False, unique=True),
    Column("verb", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    *_body(),
    _made(),
    _ended(),
)

reach = Table(
    "reach",
    metadata,
    Column("judgement", Integer, nullable=False, index=True),
    Column("claim_id", Text, nullable=False, index=True),
    Column("since_entry", Integer, ForeignKey("ledger.seq"), nullable=False, index=True),
)

judged_places = Table(
    "judged_places",
    metadata,
    Column("judgement", Integer, ForeignKey("judgements.n"), nullable=False, index=True),
    Column("country", Text),
    Column("province", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("cell", Integer, index=True),
)

derived = Table(
    "derived",
    metadata,
    Column("shelf", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
