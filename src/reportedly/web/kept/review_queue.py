"""What the Review view reads of the kept queue: how much there is, pages of it, and each question in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson
from sqlalchemy import Connection, func, select

from reportedly.casebook import Casebook, picture_schema
from reportedly.casebook.packing import unpack
from reportedly.errors import InputError
from reportedly.model.hypothesis import Hypothesis
from reportedly.web.kept.listed import ListedEvent
from reportedly.web.kept.record import read
from reportedly.web.kept.review_around import KeptLetters, events_at
from reportedly.web.kept.review_asking import AskedRating, doubts_read, questions_of_event, with_grounds_at
from reportedly.web.kept.review_in_step import made_by
from reportedly.web.kept.review_pairs import pair_read
from reportedly.web.kept.review_sought import WHOLE, Sought
from reportedly.web.kept.review_stakes import subject_of, subject_text, weighed_read
from reportedly.web.kept.showing import Rows, origins_kept
from reportedly.web.scene import claims_with
from reportedly.weigh.question import KINDS, QuestionKind, ReviewQuestion
from reportedly.weigh.review import of_actors, of_events, of_source

C, K, P = picture_schema.claims.c, picture_schema.asked.c, picture_schema.pairs.c
D, E, T = picture_schema.doubts.c, picture_schema.events.c, picture_schema.stakes.c
Q = picture_schema.questions.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a question stands in the queue."""

    id: str
    rank: str


def counts(rows: Rows, sought: Sought = WHOLE) -> dict[QuestionKind, int]:
    """How many questions there are of each kind."""
    with rows.looking() as connection:
        asked = select(K.kind, func.count()).where(*sought.conditions(rows.kind)).group_by(K.kind)
        found = {row[0]: row[1] for row in connection.execute(asked)}
    return {kind: found.get(kind, 0) for kind in KINDS}


def place_of(rows: Rows, id: str, sought: Sought = WHOLE) -> Place | None:
    """Where a question stands, the first sought where that of the id is none of them; None where nothing is asked."""
    asked = select(K.id, K.rank).where(*sought.conditions(rows.kind))
    with rows.looking() as connection:
        row = connection.execute(asked.where(K.id == id)).first() if id else None
        row = row or connection.execute(asked.order_by(K.rank).limit(1)).first()
    return None if row is None else Place(id=row.id, rank=row.rank)


def question_at(rows: Rows, place: Place) -> ReviewQuestion | None:
    """The question that stands there; None where what it is about has gone since."""
    with rows.looking() as connection:
        found = connection.execute(select(picture_schema.asked).where(K.id == place.id)).all()
        return next(questions_in_full(connection, found), None)


def number_of(rows: Rows, place: Place, sought: Sought = WHOLE) -> int:
    """The how-manieth a question is, from 1."""
    until = (K.rank <= place.rank, *sought.conditions(rows.kind))
    asked = select(func.count()).select_from(picture_schema.asked).where(*until)
    with rows.looking() as connection:
        return connection.execute(asked).scalar() or 0


def before(rows: Rows, place: Place, sought: Sought = WHOLE) -> str | None:
    """The id of the question before another."""
    earlier = (K.rank < place.rank, *sought.conditions(rows.kind))
    with rows.looking() as connection:
        return connection.execute(select(K.id).where(*earlier).order_by(K.rank.desc()).limit(1)).scalar()


def page(
    rows: Rows, sought: Sought = WHOLE, *, after: str | None = None, limit: int
) -> tuple[list[ReviewQuestion], str | None]:
    """Questions after a place in the queue, the most worth first, and the place where the next page starts."""
    if after is not None and not after.isalnum():
        raise InputError("cursor", "is none of this list", "take it from `next` or `previous` of the page before")
    wanted = select(picture_schema.asked).where(*sought.conditions(rows.kind))
    asked = wanted.order_by(K.rank).limit(limit + 1)
    with rows.looking() as connection:
        found = connection.execute(asked if after is None else asked.where(K.rank > after)).all()
        shown = found[:limit]
        questions = list(questions_in_full(connection, shown))
    return questions, shown[-1].rank if len(found) > limit else None


def questions_in_full(connection: Connection, rows: Sequence[Any]) -> Iterator[ReviewQuestion]:
    """What rows of the queue ask, with all that is known of it; those whose events have gone since are passed over."""
    events = events_at(connection, {n for row in rows for n in (row.event, row.other) if n is not None})
    letters = KeptLetters(connection)
    for row in rows:
        found = _in_full(connection, row, events, letters)
        if found is not None:
            yield found


def _in_full(
    connection: Connection, row: Any, events: Mapping[int, ListedEvent], letters: KeptLetters
) -> ReviewQuestion | None:
    if row.kind == "rating":
        return _with_event(connection, rating_read(row.body).asked)
    if row.kind == "source":
        return _of_source(connection, subject_of(row.subject)[0], letters)
    if row.kind == "actors":
        return _of_actors(connection, row.subject, letters)
    if not {row.event, row.other} - {None} <= events.keys():
        return None
    if row.kind == "events":
        return _of_events(connection, row, events, letters)
    body = connection.execute(select(D.body).where(D.n == row.event)).scalar()
    asked = questions_of_event(events[row.event], doubts_read(body), letters) if body else ()
    return next((question for question in asked if question.id == row.id), None)


def _of_events(
    connection: Connection, row: Any, events: Mapping[int, ListedEvent], letters: KeptLetters
) -> ReviewQuestion | None:
    asked = select(P.body).where(P.first == row.event, P.second == row.other)
    body = connection.execute(asked).scalar()
    one, other = sorted((events[n].event for n in (row.event, row.other)), key=lambda event: event.id)
    if body is None:
        return None
    pair = pair_read(body)
    return of_events(one, other, pair.near, pair.then, letters)


def _of_source(connection: Connection, source: str, letters: KeptLetters) -> ReviewQuestion:
    numbers = connection.execute(select(T.event).where(T.subject == subject_text((source,)))).scalars().all()
    said = set(connection.execute(select(C.id).where(C.source == source, C.event.is_not(None))).scalars())
    resting = list(with_grounds_at(connection, numbers).values())
    letters.look_up(origin for kept, _ in resting for claim in kept.claims for origin in claim.origins)
    return of_source(source, [(kept.event, grounds) for kept, grounds in resting], said, letters)


def _of_actors(connection: Connection, subject: str, letters: KeptLetters) -> ReviewQuestion | None:
    made = made_by(connection)
    pair = next((one for one in made.near if one.subject == subject), None) if made else None
    if pair is None:
        return None
    bodies = {row.event: row.body for row in connection.execute(select(T.event, T.body).where(T.subject == subject))}
    events = events_at(connection, bodies)
    thens = [(kept.event, weighed_read(bodies[n])) for n, kept in events.items()]
    return of_actors(pair.near, thens, letters)


def _with_event(connection: Connection, question: ReviewQuestion) -> ReviewQuestion:
    """A question about a rating, with the event that its evidence tells of."""
    joined = picture_schema.claims.join(picture_schema.events, E.n == C.event)
    told = connection.execute(select(E.id).select_from(joined).where(C.id == question.claims[0])).scalar()
    return replace(question, events=() if told is None else (told,))


def rating_read(body: bytes) -> AskedRating:
    """What a row asks about a rating."""
    return read(AskedRating, orjson.loads(unpack(body)))


def hypothesis_asked(rows: Rows, question: ReviewQuestion) -> Hypothesis | None:
    """The explanation that a question about a rating is about; None where it is no more."""
    with rows.looking() as connection:
        body = connection.execute(select(K.body).where(K.id == question.id)).scalar()
        told = connection.execute(select(Q.body).where(Q.id == rating_read(body).matrix)).scalar() if body else None
    answers = [read(Hypothesis, one) for one in orjson.loads(unpack(told))] if told else []
    return next((one for one in answers if one.id == question.subject[0]), None)


def called(rows: Rows, book: Casebook, questions: Iterable[ReviewQuestion], claims: Iterable[str]) -> dict[str, str]:
    """By id, the words of some claims, and the names of the sources that questions are about."""
    sources = [question.subject[0] for question in questions if question.kind == "source"]
    with rows.looking() as connection:
        found = {id: origin.informant for id, origin in origins_kept(connection, sources).items()}
    return found | {id: claim.content.text for id, claim in claims_with(book, claims)[0].items()}
