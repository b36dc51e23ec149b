"""Decisions of persons in words: what was decided, about which words, by whom, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from reportedly.casebook import Casebook, Judgement, picture_schema, schema
from reportedly.errors import InputError
from reportedly.model.claim import Claim
from reportedly.tell.wording import counted, plain
from reportedly.web.standing import Stand
from reportedly.work.looking_up import reading_with

REJECTED = "rejected"
LONGEST = 120
"""Characters of a claim's words in the telling of a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTold:
    """A decision that stands."""

    id: str
    what: str
    """What was decided: "rejected", "held to be one event"."""
    about: tuple[str, ...]
    """The words or names that it is about."""
    claim: str | None
    """The first claim that it is about, where it is about claims."""
    by: str
    at: str
    why: str
    entry: int


def decision_told(one: Judgement, claims: Mapping[str, Claim], stand: Stand) -> DecisionTold:
    """Put a decision into words; `claims` are those at hand, others are looked up."""
    kind, *names = one.subject.split(" ")
    book = stand.book
    known = _actor_name(one.value["actor"], book) if one.verb == "actor" and one.value["actor"] else ""
    told = [name for name in names if name.startswith("clm_")]
    about = [_claim_words(id, claims, book) for id in told]
    if kind in ("actor", "actors"):
        about = [_actor_name(id, book) for id in (*names, one.value.get("into", "")) if id]
    elif kind == "source":
        about = [_source_name(" ".join(names), stand)]
    return DecisionTold(
        id=one.id,
        what=f"its {one.value['role']} told to be {known}" if known else what_words(one),
        about=tuple(about),
        claim=told[0] if told else None,
        by=one.by.name,
        at=one.by.at,
        why=one.why,
        entry=one.since_entry,
    )


def what_words(one: Judgement) -> str:
    """What was decided."""
    value = one.value
    match one.verb:
        case "accept":
            return "accepted"
        case "reject":
            return REJECTED
        case "place":
            return f"placed at {plain(value['name'])}"
        case "time":
            return f"dated {value['edtf']}"
        case "type":
            return f"typed {value['type'] or 'as nothing that PLOVER names'}"
        case "actor":
            return f"its {value['role']} told to be no known actor"
        case "span":
            return f"its words set to “{plain(value['text'])[:LONGEST]}”"
        case "rate":
            return f"rated {value['credibility']}"
        case "grade":
            return f"graded {value['reliability']}"
        case "assess":
            return f"rated {value['rating'].replace('_', ' ')}"
        case "same":
            return "held to be one event"
        case "apart":
            return "held to be different events"
        case "merge":
            return "held to be one actor"
        case "differ":
            return "held to be two actors"
        case _:
            return f"told to be another actor in {counted(len(value['claims']), 'claim')}"


def decisions_about(few: Iterable[str], claims: Mapping[str, Claim], stand: Stand) -> list[DecisionTold]:
    """The decisions that stand and name a claim of a few, the latest first."""
    named = frozenset(few)
    found = [one for one in stand.book.judgements() if named.intersection(one.subject.split(" "))]
    return [decision_told(one, claims, stand) for one in reversed(found)]


def _claim_words(id_: str, claims: Mapping[str, Claim], book: Casebook) -> str:
    claim = claims.get(id_)
    if claim is None:
        try:
            claim = reading_with(book, id_).claims[0]
        except InputError:
            return id_
    return plain(claim.content.text)[:LONGEST]


def _actor_name(id_: str, book: Casebook) -> str:
    """By any of the names that reports are read to give it."""
    table = schema.actor_names.c
    with book.looking() as connection:
        found = connection.execute(select(table.name).where(table.id == id_).limit(1)).scalar()
    return plain(found or id_)


def _source_name(id_: str, stand: Stand) -> str:
    table = picture_schema.sources.c
    with stand.rows.looking() as connection:
        found = connection.execute(select(table.name).where(table.id == id_)).scalar()
    return plain(found or id_)
