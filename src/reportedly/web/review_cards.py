"""What one question of the Review view shows: the claims with their words in sight, and what can be decided of them.

Only the claims, events and reports that are shown are taken up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.datastructures import QueryParams

from reportedly.casebook import Casebook, Judgement
from reportedly.casebook.corrections import standing_on
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.grade import SourceGrade
from reportedly.model.hypothesis import Evidence, Hypothesis
from reportedly.model.origin import Origin
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.situation import SituationEvent
from reportedly.tell.marks import Segment, paragraphs
from reportedly.tell.review_listing import ASKED, change_lines
from reportedly.web.decided import DecisionTold, decision_told
from reportedly.web.kept.listed import ListedEvent
from reportedly.web.kept.review_queue import hypothesis_asked
from reportedly.web.kept.showing import event_kept, events_about, events_of
from reportedly.web.kept.source import KeptSource
from reportedly.web.kept.source_pages import claims_said, number_said, source_kept
from reportedly.web.review_actor import Part, actor_in, parts_of
from reportedly.web.scene import claims_with
from reportedly.web.standing import Stand
from reportedly.weigh.question import ReviewQuestion
from reportedly.work.linking import readings_standing
from reportedly.work.looking_up import reading_with

MOST_SIDES = 4
"""Claims whose words are shown in full; others are named below."""
MOST_MORE = 40
"""Others that are named; of those beyond only the number is told."""
MOST_OTHERS = 150
"""Events that another one may be put together with, those told about the same days first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A claim with its words in its report."""

    claim: Claim
    reading: Reading
    event: SituationEvent | None
    around: tuple[tuple[Segment, ...], ...]
    """The paragraphs that its content stands in."""
    held: tuple[DecisionTold, ...]
    """What persons decided about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is asked, and everything that one needs to answer it."""

    kind: str
    title: str
    question: ReviewQuestion | None = None
    """None where a person came to decide something that the queue does not ask."""
    changes: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    more: tuple[Claim, ...] = ()
    """The first of the other claims that it is about."""
    others: int = 0
    """How many other claims it is about."""
    reports: Mapping[str, Report] = field(default_factory=dict)
    """The reports of claims whose words are not shown in full, by id."""
    event: SituationEvent | None = None
    actors: tuple[Actor, ...] = ()
    parts: tuple[Part, ...] = ()
    """Of the one actor, the claims in which it plays a part."""
    source: Origin | None = None
    grade: SourceGrade | None = None
    hypothesis: Hypothesis | None = None
    evidence: Evidence | None = None
    rejected: bool = False
    besides: tuple[ListedEvent, ...] = ()
    """Events that it may be one with, those told about the same days first."""


def card_named(stand: Stand, book: Casebook, query: QueryParams) -> Card | None:
    """What the address names to be decided, though the queue may not ask it; `source` is a field of the filter."""
    if claim := query.get("claim"):
        return _claim_card(claim, stand, book, None)
    if event := query.get("event"):
        found = event_kept(stand.rows, event)
        return Card(
            kind="event",
            title="Do these claims tell of one event?",
            sides=_sides(found.event.claims, stand, book),
            event=found.event,
            besides=tuple(events_about(stand.rows, found, limit=MOST_OTHERS)),
        )
    if origin := query.get("origin"):
        return _source_card(source_kept(stand.rows, origin), stand, book, None)
    if actor := query.get("actor"):
        return _actor_card(actor_in(stand, actor), stand)
    return None


def card_of(question: ReviewQuestion, stand: Stand, book: Casebook) -> Card:
    """What a question of the queue shows."""
    match question.kind:
        case "claim" | "place":
            return _claim_card(question.subject[0], stand, book, question)
        case "source":
            return _source_card(source_kept(stand.rows, question.subject[0]), stand, book, question)
        case "actors":
            actors = tuple(actor_in(stand, id) for id in question.subject)
            return _card(question, question.claims, stand, book, actors=actors)
        case "rating":
            hypothesis = hypothesis_asked(stand.rows, question)
            bearing = hypothesis.evidence if hypothesis else ()
            piece = next((piece for piece in bearing if piece.claim == question.subject[1]), None)
            return _card(question, question.claims[:1], stand, book, hypothesis=hypothesis, evidence=piece)
        case _:
            return _card(question, question.subject, stand, book)


def _actor_card(actor: Actor, stand: Stand) -> Card:
    parts = parts_of(stand, actor.id)
    _, reports = _claims(stand.book, [part.claim.id for part in parts])
    return Card(kind="actor", title="Is this one actor?", actors=(actor,), parts=parts, reports=reports)


def _card(question: ReviewQuestion, claims: Sequence[str], stand: Stand, book: Casebook, **about: Any) -> Card:
    shown = claims[:MOST_SIDES]
    card = Card(
        kind=question.kind,
        title=ASKED[question.kind],
        question=question,
        changes=tuple(change_lines(question)),
        sides=_sides(shown, stand, book),
        **about,
    )
    return _with_more(card, book, [id for id in question.claims if id not in shown])


def _with_more(card: Card, book: Casebook, others: Sequence[str], number: int | None = None) -> Card:
    """A card with the first of the other claims that it is about."""
    named = others[:MOST_MORE]
    claims, reports = _claims(book, named)
    more = tuple(claims[id] for id in named if id in claims)
    return replace(card, more=more, others=len(others) if number is None else number, reports=reports)


def _claims(book: Casebook, ids: Sequence[str]) -> tuple[Mapping[str, Claim], Mapping[str, Report]]:
    claims, readings = claims_with(book, ids)
    return claims, {id: reading.report for id, reading in readings.items()}


def _claim_card(id_: str, stand: Stand, book: Casebook, question: ReviewQuestion | None) -> Card:
    """A claim by itself; one that was rejected as it was read."""
    sides = _sides([id_], stand, book)
    if not sides:
        return Card(kind="claim", title="This claim was rejected", sides=(_read_side(id_, stand, book),), rejected=True)
    event = sides[0].event
    kind = question.kind if question else "claim"
    card = Card(
        kind=kind,
        title=ASKED[kind],
        question=question,
        changes=tuple(change_lines(question)) if question else (),
        sides=sides,
        event=event,
    )
    return _with_more(card, book, [other for other in event.claims if other != id_] if event else [])


def _source_card(kept: KeptSource, stand: Stand, book: Casebook, question: ReviewQuestion | None) -> Card:
    said = claims_said(stand.rows, kept.origin.id, limit=1 + MOST_MORE)
    card = Card(
        kind="source",
        title=ASKED["source"],
        question=question,
        changes=tuple(change_lines(question)) if question else (),
        sides=_sides(said[:1], stand, book),
        source=kept.origin,
        grade=kept.grade,
    )
    return _with_more(card, book, said[1:], number_said(stand.rows, kept.origin.id) - 1)


def _sides(claims: Sequence[str], stand: Stand, book: Casebook) -> tuple[Side, ...]:
    """Claims that count, each with its report as it was read; those that do not are missing."""
    with book.looking() as connection:
        held = standing_on(connection, list(claims), None)
    there, _ = claims_with(book, claims)
    readings = {one.report.id: one for one in readings_standing(book, {one.report_id for one in there.values()})}
    events = events_of(stand.rows, claims)
    kept = {id: event_kept(stand.rows, id).event for id in sorted(set(events.values()))}
    return tuple(
        Side(
            claim=there[id],
            reading=(reading := readings[there[id].report_id]),
            event=kept.get(events.get(id, "")),
            around=_around(reading, there[id]),
            held=tuple(decision_told(one, there, stand) for one in held.get(id, ())),
        )
        for id in claims
        if id in there
    )


def _read_side(id_: str, stand: Stand, book: Casebook) -> Side:
    """A claim that does not count, as it was read; raises InputError where there is none."""
    reading = reading_with(book, id_)
    with book.looking() as connection:
        held: Sequence[Judgement] = standing_on(connection, [id_], None).get(id_, [])
    told = tuple(decision_told(one, {}, stand) for one in held)
    claim = reading.claims[0]
    return Side(claim=claim, reading=reading, event=None, around=_around(reading, claim), held=told)


def _around(reading: Reading, claim: Claim) -> tuple[tuple[Segment, ...], ...]:
    cut = paragraphs(reading, [claim])
    return tuple(tuple(p) for p in cut if any("content" in s.layers for s in p))
