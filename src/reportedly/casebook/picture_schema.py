"""The tables of the kept picture: the whole as views read it, what `derived` is to stages.

They say nothing of entries: they follow from the rest of the casebook, and are thrown away and made anew at will.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, Table, Text

from reportedly.casebook.schema import metadata, numbered

events = Table(
    "picture_events",
    metadata,
    numbered(),
    Column("id", Text, nullable=False, unique=True),
    Column("told", Text, nullable=False),
    Column("latest", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("credibility", Integer, nullable=False),
    Column("types", BigInteger, nullable=False),
    Column("certainties", Integer, nullable=False),
    Column("reliabilities", Integer, nullable=False),
    Column("entry", Integer, nullable=False),
    Index("picture_events_told", "told"),
    Index("picture_events_latest", "latest", "told"),
    Index("picture_events_status", "day", "status"),
)

bodies = Table(
    "picture_bodies",
    metadata,
    numbered(),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

claims = Table(
    "picture_claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("event", Integer),
    Column("source", Text),
    Column("published", Text, nullable=False),
    Index("picture_claims_event", "event", "source"),
    Index("picture_claims_source", "source", "published", "id"),
    sqlite_with_rowid=False,
)

names = Table(
    "picture_names",
    metadata,
    numbered(),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("events", Integer, nullable=False),
    Index("picture_names_name", "name", "kind"),
    Index("picture_names_events", "kind", "events"),
)

named = Table(
    "picture_named",
    metadata,
    Column("name", Integer, primary_key=True, autoincrement=False),
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)

places = Table(
    "picture_places",
    metadata,
    numbered(),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("label", Text, nullable=False),
    Column("events", Integer, nullable=False),
    Column("tally", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

placed = Table(
    "picture_placed",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    Column("words", Text, nullable=False),
    sqlite_with_rowid=False,
)

sources = Table(
    "picture_sources",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("actor", Text, index=True),
    Column("party", Text),
    Column("settled", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("voice", Text, nullable=False, server_default=""),
    Index("picture_sources_reports", "reports", "id"),
    Index("picture_sources_settled", "settled", "reports", "name", "id"),
)

questions = Table(
    "picture_questions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("answers", Integer, nullable=False),
    Column("evidence", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("picture_questions_answers", "answers", "evidence", "id"),
)

head = Table(
    "picture_head",
    metadata,
    numbered(),
    Column("entry", Integer, nullable=False),
    Column("next", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

tellings = Table(
    "picture_tellings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("origins", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

grounds = Table(
    "picture_grounds",
    metadata,
    numbered(),
    Column("body", LargeBinary, nullable=False),
)

judged = Table(
    "picture_judged",
    metadata,
    Column("source", Text, primary_key=True),
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    Column("settled", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("why", Text, nullable=False),
    sqlite_with_rowid=False,
)

who = Table(
    "picture_who",
    metadata,
    Column("name", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

turns = Table(
    "picture_turns",
    metadata,
    Column("source", Text, primary_key=True),
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    Column("ahead", Integer, nullable=False),
    Column("level", Integer, nullable=False),
    Column("others", Integer, nullable=False),
    Column("undated", Integer, nullable=False),
    Column("claim", Text, nullable=False),
    Column("published", Text, nullable=False),
    Index("picture_turns_source", "source", "ahead", "published", "event"),
    sqlite_with_rowid=False,
)

carried = Table(
    "picture_carried",
    metadata,
    Column("report", Text, primary_key=True),
    Column("carrying", Text, primary_key=True),
    Column("of", Text, primary_key=True),
    Column("of_name", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("older", Text),
    Column("published", Text, nullable=False),
    Index("picture_carried_by", "by", "carrying", "of", "of_name"),
    Index("picture_carried_of", "of", "carrying", "by", "by_name"),
    sqlite_with_rowid=False,
)

basis = Table(
    "picture_basis",
    metadata,
    Column("name", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

bundled = Table(
    "picture_bundled",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("bundle", Text, nullable=False, index=True),
    Column("published", Text, nullable=False),
    Column("stale", Integer, nullable=False),
)

towns = Table(
    "picture_towns",
    metadata,
    Column("town", Text, primary_key=True),
    Column("report", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

laid = Table(
    "picture_laid",
    metadata,
    Column("id", Text, primary_key=True),
    Column("bundle", Text, nullable=False, index=True),
    Column("stale", Integer, nullable=False, index=True),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

leans = Table(
    "picture_leans",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("question", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

EXPLAINING = (bundled, towns, laid, leans)
"""What the kept explanations follow from."""

waiting = Table(
    "picture_waiting",
    metadata,
    Column("event", Integer, primary_key=True, autoincrement=False),
    Column("anew", Integer, nullable=False, key="left"),
)

doubts = Table(
    "picture_doubts",
    metadata,
    numbered(),
    Column("facts", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

met = Table(
    "picture_met",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)

pairs = Table(
    "picture_pairs",
    metadata,
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("second", Integer, primary_key=True, autoincrement=False, index=True),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

acting = Table(
    "picture_acting",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text, nullable=False),
    sqlite_with_rowid=False,
)

actors = Table(
    "picture_actors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text, nullable=False),
    sqlite_with_rowid=False,
)

stakes = Table(
    "picture_stakes",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    Column("told", Float, nullable=False),
    Column("better", Float, nullable=False),
    Column("worse", Float, nullable=False),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

asked = Table(
    "picture_asked",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("rank", Text, nullable=False, index=True),
    Column("event", Integer, index=True),
    Column("other", Integer, index=True),
    Column("subject", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("picture_asked_kind", "kind", "rank"),
)

review = Table(
    "picture_review",
    metadata,
    numbered(),
    Column("body", LargeBinary, nullable=False),
)

REVIEW = (
    *(waiting, doubts, met, pairs),
    *(acting, actors, stakes, asked, review),
)
"""The queue of what is worth a decision."""

PICTURE = (
    *(head, events, bodies, claims, names, named),
    *(places, placed, sources, questions),
    *(tellings, grounds, judged, basis, turns, carried),
    who,
    *EXPLAINING,
    *REVIEW,
)
"""The picture of the whole as views read it: what `derived` is to stages."""
