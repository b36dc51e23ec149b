"""What the kept picture says of itself: up to which ledger entry it goes, and how much it holds."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import orjson
from sqlalchemy import Connection, delete, select

from reportedly import __version__
from reportedly.casebook import picture_schema, schema

FORM = 9
"""Raised where other rows are kept, or other things in them: then all are written anew."""
ONLY = 1
BESIDES = ("fetch", "keep", "start", "finish", "create", "migrate")
"""Entries by which no claim, link or judgement comes or goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What is known of the kept picture without looking at it."""

    entry: int
    """The last ledger entry that it knows of, of those that could make it another."""
    following: int
    """The number of the next event: none is given twice, as full text forgets no number."""
    events: int
    reports: int
    """Those of the casebook, read or not."""
    linked: bool
    """Whether linking found anything among them."""
    bounds: list[float] | None
    """West, south, east, north of what the map of everything is fitted to."""
    explained: bool
    """Whether the kept rival explanations are in step too: they take the longest, and wait until they are asked for."""
    form: int = FORM
    program: str = __version__


def head_of(connection: Connection) -> Head | None:
    """What is kept; None where nothing is, or what another version of the program kept."""
    table = picture_schema.head.c
    row = connection.execute(select(table.body)).first()
    told = orjson.loads(row.body) if row else {}
    return Head(**told) if told.get("form") == FORM and told.get("program") == __version__ else None


def following_of(connection: Connection) -> int:
    """The number of the next event, whatever version kept the last."""
    return connection.execute(select(picture_schema.head.c.next)).scalar() or 1


def put_head(connection: Connection, head: Head) -> None:
    """Say what is kept now."""
    body = orjson.dumps(asdict(head)).decode()
    connection.execute(delete(picture_schema.head))
    row = {"n": ONLY, "entry": head.entry, "next": head.following, "body": body}
    connection.execute(picture_schema.head.insert().values(row))


def last_entry(connection: Connection) -> int:
    """The last ledger entry that could make the picture another."""
    table = schema.ledger.c
    asked = select(table.seq).where(table.verb.not_in(BESIDES)).order_by(table.seq.desc()).limit(1)
    return connection.execute(asked).scalar() or 0
