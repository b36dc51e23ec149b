"""The tables of the people. Secrets stand in them as digests alone; times are seconds since 1970."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table, Text

metadata = MetaData()

people = Table(
    "people",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("added", BigInteger, nullable=False),
)

sessions = Table(
    "people_sessions",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("person", Integer, ForeignKey("people.n"), nullable=False, index=True),
    Column("started", BigInteger, nullable=False),
    Column("seen", BigInteger, nullable=False),
)

tokens = Table(
    "people_tokens",
    metadata,
    Column("id", Text, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("person", Integer, ForeignKey("people.n"), nullable=False, index=True),
    Column("scope", Text, nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
)

failures = Table(
    "people_failures",
    metadata,
    Column("of", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("last", BigInteger, nullable=False),
)

filters = Table(
    "people_filters",
    metadata,
    Column("of", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
)

visits = Table(
    "people_visits",
    metadata,
    Column("of", Text, primary_key=True),
    Column("since", BigInteger, nullable=True),
    Column("ended", BigInteger, nullable=True),
    Column("latest", BigInteger, nullable=False),
    Column("seen", BigInteger, nullable=False),
)
