"""The tables of a casebook. Records stand whole in `body`; the other columns are cut from it so that it can be found.

Every row says which ledger entry made it (`since_entry`) and, where it can end, which entry ended it (`until_entry`):
so the casebook can be asked as it stood after any entry. What is cut from a reading points at it without the engine
looking whether it is there: there are many such rows, and `verify` proves every one of them. Only `derived` and
`picture_…` say nothing of entries: they follow from the rest.
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


def _n() -> Column[int]:
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
    _n(),
    Column("digest", Text, nullable=False, unique=True),
    Column("size", BigInteger, nullable=False),
    Column("media_type", Text),
    *_body(),
    _made(),
)

runs = Table(
    "runs",
    metadata,
    _n(),
    Column("id", Text, nullable=False, unique=True),
    *_body(),
    _made(),
    _ended(),
)

reports = Table(
    "reports",
    metadata,
    _n(),
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
    _n(),
    Column("series", Text, nullable=False, index=True),
    *_body(),
    _made(),
    _ended(),
)

fetches = Table(
    "fetches",
    metadata,
    _n(),
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
    _n(),
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
    _n(),
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
    _n(),
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
    _n(),
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
    _n(),
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

picture_events = Table(
    "picture_events",
    metadata,
    _n(),
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

picture_bodies = Table(
    "picture_bodies",
    metadata,
    _n(),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

picture_claims = Table(
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

picture_names = Table(
    "picture_names",
    metadata,
    _n(),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("events", Integer, nullable=False),
    Index("picture_names_name", "name", "kind"),
    Index("picture_names_events", "kind", "events"),
)

picture_named = Table(
    "picture_named",
    metadata,
    Column("name", Integer, primary_key=True, autoincrement=False),
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)

picture_places = Table(
    "picture_places",
    metadata,
    _n(),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("label", Text, nullable=False),
    Column("events", Integer, nullable=False),
    Column("tally", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

picture_placed = Table(
    "picture_placed",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    Column("words", Text, nullable=False),
    sqlite_with_rowid=False,
)

picture_sources = Table(
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

picture_questions = Table(
    "picture_questions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("answers", Integer, nullable=False),
    Column("evidence", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("picture_questions_answers", "answers", "evidence", "id"),
)

picture_head = Table(
    "picture_head",
    metadata,
    _n(),
    Column("entry", Integer, nullable=False),
    Column("next", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

picture_tellings = Table(
    "picture_tellings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("origins", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

picture_grounds = Table(
    "picture_grounds",
    metadata,
    _n(),
    Column("body", LargeBinary, nullable=False),
)

picture_judged = Table(
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

picture_who = Table(
    "picture_who",
    metadata,
    Column("name", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

picture_turns = Table(
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

picture_carried = Table(
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

picture_basis = Table(
    "picture_basis",
    metadata,
    Column("name", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

picture_bundled = Table(
    "picture_bundled",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("bundle", Text, nullable=False, index=True),
    Column("published", Text, nullable=False),
    Column("stale", Integer, nullable=False),
)

picture_towns = Table(
    "picture_towns",
    metadata,
    Column("town", Text, primary_key=True),
    Column("report", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

picture_laid = Table(
    "picture_laid",
    metadata,
    Column("id", Text, primary_key=True),
    Column("bundle", Text, nullable=False, index=True),
    Column("stale", Integer, nullable=False, index=True),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

picture_leans = Table(
    "picture_leans",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("question", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

EXPLAINING = (picture_bundled, picture_towns, picture_laid, picture_leans)
"""What the kept explanations follow from."""

picture_waiting = Table(
    "picture_waiting",
    metadata,
    Column("event", Integer, primary_key=True, autoincrement=False),
    Column("anew", Integer, nullable=False),
)

picture_doubts = Table(
    "picture_doubts",
    metadata,
    _n(),
    Column("facts", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

picture_met = Table(
    "picture_met",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)

picture_pairs = Table(
    "picture_pairs",
    metadata,
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("second", Integer, primary_key=True, autoincrement=False, index=True),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

picture_acting = Table(
    "picture_acting",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text, nullable=False),
    sqlite_with_rowid=False,
)

picture_actors = Table(
    "picture_actors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text, nullable=False),
    sqlite_with_rowid=False,
)

picture_stakes = Table(
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

picture_asked = Table(
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

picture_review = Table(
    "picture_review",
    metadata,
    _n(),
    Column("body", LargeBinary, nullable=False),
)

REVIEW = (
    *(picture_waiting, picture_doubts, picture_met, picture_pairs),
    *(picture_acting, picture_actors, picture_stakes, picture_asked, picture_review),
)
"""The queue of what is worth a decision."""

PICTURE = (
    *(picture_head, picture_events, picture_bodies, picture_claims, picture_names, picture_named),
    *(picture_places, picture_placed, picture_sources, picture_questions),
    *(picture_tellings, picture_grounds, picture_judged, picture_basis, picture_turns, picture_carried),
    picture_who,
    *EXPLAINING,
    *REVIEW,
)
"""The picture of the whole as views read it: what `derived` is to stages."""
