"""Review: one decision at a time, with the words of the report in sight and what it would change said before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.datastructures import QueryParams

from reportedly.casebook import Casebook, Judgement
from reportedly.casebook.corrections import standing_on
from reportedly.errors import InputError
from reportedly.gazetteer.entry import Entry
from reportedly.gazetteer.store import open_gazetteer
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.grade import SourceGrade
from reportedly.model.hypothesis import Evidence, Hypothesis
from reportedly.model.origin import Origin
from reportedly.model.reading import Reading
from reportedly.model.situation import SituationEvent
from reportedly.tell.marks import Segment, paragraphs
from reportedly.tell.review_listing import ASKED, change_lines
from reportedly.web.base import box_of
from reportedly.web.decided import DecisionTold, decision_told
from reportedly.web.pick_map import CLOSER, HEIGHT, WIDTH, Pick
from reportedly.web.review_actor import Part, actor_in, actors_of, parts_of
from reportedly.web.standing import Stand
from reportedly.web.told import ToldEvent
from reportedly.weigh.review import QuestionKind, Review, ReviewQuestion
from reportedly.work.looking_up import reading_with
from reportedly.work.named import event_named, origin_named

WAITING = 9
"""Questions of the queue that are listed beside the one that is asked."""
LATELY = 8
"""Decisions that are listed with a way back."""
MOST_SIDES = 4
"""Claims whose words are shown in full; others are named below."""
CANDIDATES = 6
MOST_OTHERS = 150
MOST_DAYS = 10**6
"""Between days of which one is unknown."""
KINDS: tuple[QuestionKind, ...] = ("claim", "events", "actors", "place", "source", "rating")


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
    question: ReviewQuestion | None
    """None where a person came to decide something that the queue does not ask."""
    changes: tuple[str, ...]
    sides: tuple[Side, ...]
    more: tuple[Claim, ...]
    """Other claims that it is about."""
    event: SituationEvent | None = None
    actors: tuple[Actor, ...] = ()
    parts: tuple[Part, ...] = ()
    """Of the one actor, the claims in which it plays a part."""
    source: Origin | None = None
    grade: SourceGrade | None = None
    hypothesis: Hypothesis | None = None
    evidence: Evidence | None = None
    rejected: bool = False
    others: tuple[ToldEvent, ...] = ()
    """Events that it may be one with, those told about the same days first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Looking for another place: what was found by a name, the map, and the point that was put on it."""

    position: int
    find: str
    candidates: tuple[Entry, ...]
    pick: Pick
    chosen: tuple[float, float] | None
    nearer: str
    wider: str


def review_page(stand: Stand, book: Casebook, review: Review, query: QueryParams) -> dict[str, Any]:
    """What the page shows; raises InputError where something is named that is not there."""
    kind = query.get("kind", "")
    if kind and kind not in KINDS:
        raise InputError(kind, "is no kind of question", f"take one of {', '.join(KINDS)}")
    queue = [question for question in review.questions if kind in ("", question.kind)]
    number = next((n for n, question in enumerate(queue) if question.id == query.get("ask")), 0)
    named = _named(stand, book, query)
    asked = queue[number] if queue and named is None else None
    card = named or (_card_of(asked, stand, book) if asked else None)
    following = queue[number + 1] if asked and number + 1 < len(queue) else None
    return {
        "stand": stand,
        "review": review,
        "kinds": KINDS,
        "kind": kind,
        "counts": {k: sum(question.kind == k for question in review.questions) for k in KINDS},
        "queue": queue,
        "number": number + 1,
        "card": card,
        "following": following,
        "before": queue[number - 1] if asked and number else None,
        "waiting": [(q, _short(q, stand)) for q in queue[number + 1 if asked else 0 :][:WAITING]],
        "lately": [
            decision_told(one, stand.whole.picture.situation.claims, stand)
            for one in reversed(book.judgements()[-LATELY:])
        ],
        "entered": _entered(book, query),
        "placing": _placing(card, stand, query) if card else None,
        "actors": actors_of(stand),
        "map_size": (WIDTH, HEIGHT),
    }


def _named(stand: Stand, book: Casebook, query: QueryParams) -> Card | None:
    """What the address names to be decided, though the queue may not ask it."""
    if claim := query.get("claim"):
        return _claim_card(claim, stand, book, None)
    if event := query.get("event"):
        found = event_named(stand.whole.picture, event)
        sides, others = _sides(found.claims, stand, book), tuple(_others(found, stand))
        title = "Do these claims tell of one event?"
        return Card(
            kind="event", title=title, question=None, changes=(), sides=sides, more=(), event=found, others=others
        )
    if source := query.get("source"):
        return _source_card(origin_named(stand.whole.picture, source), stand, book, None)
    if actor := query.get("actor"):
        return _actor_card(actor_in(stand, actor), stand)
    return None


def _actor_card(actor: Actor, stand: Stand) -> Card:
    title, parts = "Is this one actor?", parts_of(stand, actor.id)
    return Card(kind="actor", title=title, question=None, changes=(), sides=(), more=(), actors=(actor,), parts=parts)


def _card_of(question: ReviewQuestion, stand: Stand, book: Casebook) -> Card:
    match question.kind:
        case "claim" | "place":
            return _claim_card(question.subject[0], stand, book, question)
        case "source":
            return _source_card(origin_named(stand.whole.picture, question.subject[0]), stand, book, question)
        case "actors":
            known = {actor.id: actor for actor in actors_of(stand)}
            return _card(question, question.claims, stand, book, actors=tuple(known[id] for id in question.subject))
        case "rating":
            hypothesis = next(h for h in stand.whole.picture.hypotheses if h.id == question.subject[0])
            piece = next(e for e in hypothesis.evidence if e.claim == question.subject[1])
            return _card(question, question.claims[:1], stand, book, hypothesis=hypothesis, evidence=piece)
        case _:
            return _card(question, question.subject, stand, book)


def _card(question: ReviewQuestion, claims: Sequence[str], stand: Stand, book: Casebook, **about: Any) -> Card:
    shown = claims[:MOST_SIDES]
    return Card(
        kind=question.kind,
        title=ASKED[question.kind],
        question=question,
        changes=tuple(change_lines(question)),
        sides=_sides(shown, stand, book),
        more=tuple(stand.whole.picture.situation.claims[id] for id in question.claims if id not in shown),
        **about,
    )


def _claim_card(id_: str, stand: Stand, book: Casebook, question: ReviewQuestion | None) -> Card:
    """A claim by itself; one that was rejected as it was read."""
    if id_ not in stand.whole.picture.situation.claims:
        side = _read_side(id_, stand, book)
        title = "This claim was rejected"
        return Card(kind="claim", title=title, question=None, changes=(), sides=(side,), more=(), rejected=True)
    event = stand.whole.event_of.get(id_)
    others = [other for other in event.claims if other != id_] if event else []
    return Card(
        kind=question.kind if question else "claim",
        title=ASKED[question.kind if question else "claim"],
        question=question,
        changes=tuple(change_lines(question)) if question else (),
        sides=_sides([id_], stand, book),
        more=tuple(stand.whole.picture.situation.claims[other] for other in others),
        event=event,
    )


def _others(event: SituationEvent, stand: Stand) -> list[ToldEvent]:
    def days_between(one: ToldEvent) -> int:
        if not (one.event.first and event.first and one.day):
            return MOST_DAYS
        try:
            return abs((date.fromisoformat(one.day) - date.fromisoformat(event.first[:10])).days)
        except ValueError:
            return MOST_DAYS

    known = (one for one in stand.whole.told if one.event.id != event.id)
    return sorted(known, key=lambda one: (days_between(one), one.day or "", one.event.id))[:MOST_OTHERS]


def _source_card(origin: Origin, stand: Stand, book: Casebook, question: ReviewQuestion | None) -> Card:
    situation = stand.whole.picture.situation
    said = [id for id, held in situation.origins.items() if any(one.id == origin.id for one in held)]
    ordered = sorted(said, key=situation.when)
    return Card(
        kind="source",
        title=ASKED["source"],
        question=question,
        changes=tuple(change_lines(question)) if question else (),
        sides=_sides(ordered[:1], stand, book),
        more=tuple(situation.claims[id] for id in ordered[1:]),
        source=origin,
        grade=stand.whole.picture.sources[origin.id],
    )


def _sides(claims: Sequence[str], stand: Stand, book: Casebook) -> tuple[Side, ...]:
    with book.looking() as connection:
        held = standing_on(connection, list(claims), None)
    return tuple(
        _side(stand.whole.picture.situation.claims[id], stand, held.get(id, ()), book)
        for id in claims
        if id in stand.whole.picture.situation.claims
    )


def _side(claim: Claim, stand: Stand, held: Sequence[Judgement], book: Casebook) -> Side:
    reading = stand.whole.readings[claim.report_id]
    return Side(
        claim=claim,
        reading=reading,
        event=stand.whole.event_of.get(claim.id),
        around=_around(reading, claim),
        held=tuple(decision_told(one, stand.whole.picture.situation.claims, stand) for one in held),
    )


def _read_side(id_: str, stand: Stand, book: Casebook) -> Side:
    """A claim that does not count, as it was read; raises InputError where there is none."""
    reading = reading_with(book, id_)
    with book.looking() as connection:
        held = standing_on(connection, [id_], None).get(id_, [])
    told = tuple(decision_told(one, stand.whole.picture.situation.claims, stand) for one in held)
    claim = reading.claims[0]
    return Side(claim=claim, reading=reading, event=None, around=_around(reading, claim), held=told)


def _around(reading: Reading, claim: Claim) -> tuple[tuple[Segment, ...], ...]:
    cut = paragraphs(reading, [claim])
    return tuple(tuple(p) for p in cut if any("content" in s.layers for s in p))


def _entered(book: Casebook, query: QueryParams) -> tuple[str, ...]:
    """The decisions that were just entered and stand, by their ids."""
    ids = {one.id for one in book.judgements()}
    return tuple(id for id in query.getlist("entered") if id in ids)


def _short(question: ReviewQuestion, stand: Stand) -> str:
    """What a question of the queue is about, in a few words."""
    situation = stand.whole.picture.situation
    if question.kind == "source":
        return origin_named(stand.whole.picture, question.subject[0]).informant
    if question.kind == "actors":
        known = {actor.id: actor.name for actor in actors_of(stand)}
        return " / ".join(known.get(id, id) for id in question.subject)
    return situation.claims[question.claims[0]].content.text


def _placing(card: Card, stand: Stand, query: QueryParams) -> Placing | None:
    """The search for a place of the claim in question; None where it names none."""
    places = card.sides[0].claim.places if card.kind in ("claim", "place") and card.sides else ()
    if not places or card.rejected:
        return None
    position = min(int(written) if (written := query.get("position", "0")).isdecimal() else 0, len(places) - 1)
    find = query.get("find", "").strip() or places[position].place.toponym.text
    candidates = open_gazetteer().lookup(find)[:CANDIDATES]
    pick = Pick(box=box_of(query["box"])) if "box" in query else Pick.around(_points(card, stand, candidates))
    chosen = _chosen(pick, query)
    middle = chosen or pick.middle
    return Placing(
        position=position,
        find=find,
        candidates=candidates,
        pick=pick,
        chosen=chosen,
        nearer=pick.zoomed(CLOSER, *middle).written,
        wider=pick.zoomed(1 / CLOSER, *middle).written,
    )


def _points(card: Card, stand: Stand, candidates: Sequence[Entry]) -> list[tuple[float, float]]:
    """What the map is fitted to: where the report's other places lie, with the candidates among them."""
    report = stand.whole.readings[card.sides[0].claim.report_id]
    near = [
        (p.lat, p.lon) for p in report.toponyms if p.lat is not None and p.lon is not None and p.precision != COUNTRY
    ]
    lats, lons = sorted(lat for lat, _ in near), sorted(lon for _, lon in near)
    if not near:
        return [(one.lat, one.lon) for one in candidates[:1]]
    tenth = len(near) // 10
    return [(lats[tenth], lons[tenth]), (lats[-1 - tenth], lons[-1 - tenth])]


COUNTRY = 6
"""UCDP precision of a place that is a whole country."""


def _chosen(pick: Pick, query: QueryParams) -> tuple[float, float] | None:
    """The point that was clicked, or that the address carries on."""
    x, y = query.get("point.x", ""), query.get("point.y", "")
    if x.isdecimal() and y.isdecimal():
        return pick.at(min(int(x), WIDTH), min(int(y), HEIGHT))
    try:
        lat, lon = float(query.get("lat", "")), float(query.get("lon", ""))
    except ValueError:
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


def followed(form: Mapping[str, Any], entered: Sequence[str], book: Casebook) -> str:
    """Where a decision leads: to the question that comes next, or to where the person came from."""
    told = "&".join(f"entered={id}" for id in entered)
    back = str(form.get("back") or "")
    if back.startswith("/") and not back.startswith(("//", "/\\")):
        path, _, rest = back.partition("#")
        return f"{path}{'&' if '?' in path else '?'}{told}{'#' + rest if rest else ''}"
    kind, ask = str(form.get("kind") or ""), str(form.get("next") or "")
    parts = [told, f"kind={kind}" if kind in KINDS else "", f"ask={ask}" if ask.isalnum() or "_" in ask else ""]
    return f"/review?{'&'.join(filter(None, parts))}"


def numbered(placing: Placing) -> Iterator[tuple[float, float]]:
    """Where the candidates lie."""
    return ((entry.lat, entry.lon) for entry in placing.candidates)
