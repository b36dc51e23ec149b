"""A person's judgements: rows with a name and a date, undone by an entry and never written over.

They are kept apart from what the stages read, and hold for a claim in every reading of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Select, Table, and_, func, or_, select, update

from reportedly.casebook import schema
from reportedly.casebook.bodies import Told
from reportedly.casebook.by import By
from reportedly.casebook.claims import place_columns
from reportedly.casebook.engine import Row
from reportedly.casebook.kept import Record
from reportedly.casebook.packing import canonical, unpack
from reportedly.casebook.provinces import province_of
from reportedly.casebook.writing import Added, Writing
from reportedly.errors import InputError
from reportedly.model.digest import digest_id, sha256_hex

JudgementVerb = Literal["place", "reject", "merge", "split", "grade", "rate"]
ABOUT: Mapping[str, str] = {
    "place": "claim",
    "reject": "claim",
    "rate": "claim",
    "merge": "actor",
    "split": "actor",
    "grade": "source",
}
"""What each verb judges: the first word of its subject."""
RELIABILITIES = tuple("ABCDEF")
CREDIBILITIES = tuple(range(1, 7))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person holds of a claim, an actor or a source."""

    id: str
    verb: JudgementVerb
    subject: str
    """"claim clm_…", "actor act_…" or "source NAME"."""
    value: Told
    """What is held instead: see the functions that judge."""
    why: str
    by: By
    since_entry: int
    until_entry: int | None
    """The entry that undid it; None while it stands."""


def judge(writing: Writing, verb: JudgementVerb, subject: str, value: Told, by: By, *, why: str) -> Added:
    """Enter a judgement.

    Raises InputError for a subject that the casebook does not have, or a value that the verb does not take.
    """
    kind, _, name = subject.partition(" ")
    if ABOUT[verb] != kind or not name:
        raise InputError(subject, f"cannot be judged by {verb!r}", f"name a {ABOUT[verb]}")
    reached = _reached(writing, verb, name, value)
    standing = _in_force_for(writing, verb, subject)
    if standing is not None and standing.value == value:
        return Added(outcome="same", id=standing.id, entry=None)
    told = {"verb": verb, "subject": subject, "value": value, "why": why}
    number = writing.next_number(schema.judgements)
    judgement_id = digest_id("jdg", number, verb, subject, canonical(value), by.at)
    body = canonical({"id": judgement_id, "reach": reached, **told}).encode("ascii")
    before = {"judgement": standing.id, "value": standing.value} if standing else None
    after = {"id": judgement_id, "value": value, "records": sha256_hex(body)}
    entry = writing.enter(by, verb, subject, before=before, after=after, why=why)
    writing.put_all(rows_of(Record.new(number, body, entry.seq)))
    return Added(outcome="new", id=judgement_id, entry=entry.seq)


def rows_of(record: Record) -> Iterator[tuple[Table, Row]]:
    """The row of a judgement, and those of what it reaches."""
    told = record.told
    yield schema.judgements, (record.number, told["id"], told["verb"], told["subject"], *record.ending)
    for claim_id in told["reach"]:
        yield schema.reach, (record.number, claim_id, record.since)
    if told["verb"] == "place":
        yield schema.judged_places, (record.number, *place_columns(told["value"], told["value"]["province"]))


def undo(writing: Writing, judgement_id: str, by: By, *, why: str) -> Added:
    """Take a judgement back by an entry; what stood before it stands again.

    Raises InputError where there is no such judgement.
    """
    table = schema.judgements
    row = writing.ask(select(table).where(table.c.id == judgement_id)).first()
    if row is None:
        raise InputError(f"judgement {judgement_id}", "is not in this casebook", "see `reportedly stats`")
    if row.until_entry is not None:
        return Added(outcome="same", id=judgement_id, entry=None)
    told = json.loads(unpack(row.body))
    before = {"judgement": judgement_id, "value": told["value"]}
    entry = writing.enter(by, "undo", row.subject, before=before, after=None, why=why)
    writing.ask(update(table).where(table.c.n == row.n).values(until_entry=entry.seq))
    return Added(outcome="new", id=judgement_id, entry=entry.seq)


def _reached(writing: Writing, verb: JudgementVerb, name: str, value: Told) -> list[str]:
    """The claims that a judgement is about; checks that they, or the actor, are there."""
    if verb == "grade" and value.get("reliability") not in RELIABILITIES:
        raise InputError(f"source {name}", f"cannot be graded {value}", "grade it from A to F")
    if verb == "rate" and value.get("credibility") not in CREDIBILITIES:
        raise InputError(f"claim {name}", f"cannot be rated {value}", "rate it from 1 to 6")
    if ABOUT[verb] == "claim":
        claims = [name]
    elif verb == "split":
        claims = list(value["claims"])
    else:
        return []
    for claim_id in claims:
        if writing.ask(select(schema.claims.c.n).where(schema.claims.c.id == claim_id).limit(1)).first() is None:
            raise InputError(f"claim {claim_id}", "is not in this casebook", "see `reportedly claims`")
    return claims


def place_value(
    *, name: str, lat: float, lon: float, radius_km: float | None = None, country: str | None = None,
    precision: int | None = None, gazetteer_id: str | None = None, position: int = 0,
) -> Told:  # fmt: skip
    """The value of a judgement that a claim's place (the one at `position`) is another one."""
    return {
        "position": position,
        "name": name,
        "lat": lat,
        "lon": lon,
        "radius_km": radius_km,
        "country": country,
        "precision": precision,
        "gazetteer_id": gazetteer_id,
        "province": province_of(gazetteer_id) if gazetteer_id else None,
    }


def active(since: Any, until: Any, seq: int | None) -> Any:
    """The condition that a row stood after an entry; None for the last."""
    if seq is None:
        return until.is_(None)
    return and_(since <= seq, or_(until.is_(None), until > seq))


def in_force(verb: JudgementVerb, seq: int | None) -> Select[tuple[int]]:
    """Numbers of the judgements of one kind that stand: the last for each subject that is not undone."""
    table = schema.judgements.c
    asked = select(func.max(table.n).label("n")).where(
        table.verb == verb, active(table.since_entry, table.until_entry, seq)
    )
    return asked.group_by(table.subject)


def judgements(connection: Connection, *, subject: str | None = None, seq: int | None = None) -> list[Judgement]:
    """The judgements that stand, or stood after an entry, the oldest first."""
    table, ledger = schema.judgements, schema.ledger.c
    asked = (
        select(table, ledger.name, ledger.version, ledger.at)
        .join(schema.ledger, ledger.seq == table.c.since_entry)
        .where(active(table.c.since_entry, table.c.until_entry, seq))
        .order_by(table.c.n)
    )
    if subject is not None:
        asked = asked.where(table.c.subject == subject)
    last = {(row.verb, row.subject): judgement_of(row) for row in connection.execute(asked)}
    return sorted(last.values(), key=lambda judgement: judgement.since_entry)


def judgement_of(row: Any) -> Judgement:
    """The judgement that a row with its entry's hand keeps."""
    told = json.loads(unpack(row.body))
    return Judgement(
        id=told["id"],
        verb=told["verb"],
        subject=told["subject"],
        value=told["value"],
        why=told["why"],
        by=By(name=row.name, version=row.version, at=row.at),
        since_entry=row.since_entry,
        until_entry=row.until_entry,
    )


def _in_force_for(writing: Writing, verb: str, subject: str) -> Judgement | None:
    writing.flush()
    standing = [j for j in judgements(writing.connection, subject=subject) if j.verb == verb]
    return standing[-1] if standing else None
