"""A person's judgements: rows with a name and a date, undone by an entry and never written over.

They are kept apart from what the stages read, and hold for a claim in every reading of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select, update

from reportedly.casebook import schema
from reportedly.casebook.bodies import Told
from reportedly.casebook.by import By
from reportedly.casebook.claims import place_columns
from reportedly.casebook.correction_values import span_value
from reportedly.casebook.engine import Rows
from reportedly.casebook.judgement_values import ABOUT, JudgementVerb, check_value
from reportedly.casebook.kept import Record
from reportedly.casebook.packing import canonical, unpack
from reportedly.casebook.writing import Added, Writing
from reportedly.errors import InputError
from reportedly.model.digest import digest_id, sha256_hex


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
    name = subject.partition(" ")[2]
    check_value(verb, subject, value, why)
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


def rows_of(record: Record) -> Iterator[Rows]:
    """The row of a judgement, and those of what it reaches."""
    told = record.told
    yield schema.judgements, [(record.number, told["id"], told["verb"], told["subject"], *record.ending)]
    yield schema.reach, [(record.number, claim_id, record.since) for claim_id in told["reach"]]
    if told["verb"] == "place":
        value = told["value"]
        point = (value["country"], value["province"], value["lat"], value["lon"], value["radius_km"])
        yield schema.judged_places, [(record.number, *place_columns(*point))]


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
    """The claims that a judgement is about; raises InputError where they are not there."""
    match ABOUT[verb]:
        case "claim":
            claims = [name]
        case "claims":
            claims = [*name.split(), *value.get("claims", ()), *value.get("from", ())]
        case _ if verb == "split":
            claims = list(value["claims"])
        case _:
            return []
    table = schema.claims.c
    there = {row.id for row in writing.among(select(table.id).distinct(), table.id, claims)}
    for claim_id in claims:
        if claim_id not in there:
            raise InputError(f"claim {claim_id}", "is not in this casebook", "see `reportedly claims`")
    if verb == "place":
        most = select(func.max(schema.claim_places.c.position)).join(
            schema.claims, table.n == schema.claim_places.c.claim
        )
        last = writing.ask(most.where(table.id == name)).scalar()
        if value["position"] > (last or 0) or last is None:
            raise InputError(f"claim {name}", f"has no place {value['position']}", "name one that it has, from 0 on")
    if verb == "span":
        _refuse_other_words(writing, name, value)
    return list(dict.fromkeys(claims))


def _refuse_other_words(writing: Writing, claim_id: str, value: Told) -> None:
    """Raise InputError where the words are not those of the claim's report at these spans."""
    claims, readings, reports = schema.claims.c, schema.readings.c, schema.reports.c
    asked = (
        select(reports.body)
        .join(schema.readings, readings.report == reports.n)
        .join(schema.claims, claims.reading == readings.n)
        .where(claims.id == claim_id)
        .order_by(readings.n.desc())
    )
    text = json.loads(unpack(writing.ask(asked.limit(1)).scalar_one()))["report"]["text"]
    if span_value(text, [(start, end) for start, end in value["spans"]]) != value:
        raise InputError(
            f"claim {claim_id}", "has other words there", "cut them by `span_value` from its report's text"
        )


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
