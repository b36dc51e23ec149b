"""The questions of the queue as rows, from what is kept of events: what may be wrong with them, and how they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, delete, or_, select

from reportedly.casebook import picture_schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.packing import pack, unpack
from reportedly.model.digest import digest_id
from reportedly.model.grade import Reliability
from reportedly.model.hypothesis import Hypothesis
from reportedly.web.kept.listed import ListedEvent, listed_event
from reportedly.web.kept.record import read, written
from reportedly.web.kept.regrading import with_grounds
from reportedly.web.kept.review_around import KeptLetters, events_at
from reportedly.web.kept.review_pairs import Pair, Two, pairs_of
from reportedly.web.kept.review_stakes import (
    graded_stakes,
    stakes_of_sources,
    subject_of,
    subject_text,
    sums_of,
)
from reportedly.web.kept.settling import AT_A_TIME, some_of, values_among
from reportedly.weigh.doubts import Doubts
from reportedly.weigh.grounds import Grounds
from reportedly.weigh.question import QuestionKind, ReviewQuestion, question_id, rank_of
from reportedly.weigh.rating_questions import ratings
from reportedly.weigh.review import Decided, Letters, of_claim, of_events, of_place

E, Q = picture_schema.events.c, picture_schema.questions.c
D, K, T = picture_schema.doubts.c, picture_schema.asked.c, picture_schema.stakes.c
ON_SOURCE, ON_ACTORS = T.body == b"", T.body != b""
RIVALS = Q.answers > 1
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRating:
    """A question about a rating, as its row has it."""

    asked: ReviewQuestion
    matrix: str
    """The id of the kept question whose answers are rated."""


@dataclass(slots=True, kw_only=True)
class Asking:
    """Makes rows of questions, and writes them in the place of those that are there."""

    connection: Connection
    kind: Kind
    letters: KeptLetters
    decided: Decided
    persons: frozenset[str]
    """Sources that persons graded."""

    def ask_of_events(self, events: set[int], gone: set[int]) -> None:
        """Write the questions about some events and pairs of them."""
        for some in some_of(sorted(events | gone), AT_A_TIME):
            self.connection.execute(delete(picture_schema.asked).where(or_(K.event.in_(some), K.other.in_(some))))
        for numbers in some_of(sorted(events), AT_A_TIME):
            self._insert(picture_schema.asked, list(self.event_rows(numbers)))
        self.ask_of_pairs(pairs_of(self.connection, events))

    def ask_of_pairs(self, pairs: Iterable[tuple[Two, Pair]]) -> None:
        """Write the questions about some pairs of events, which are not there."""
        for some in some_of(pairs, AT_A_TIME):
            self._insert(picture_schema.asked, list(self.pair_rows(some)))

    def forget_pairs(self, pairs: Iterable[Two]) -> None:
        """Take out the questions about some pairs of events."""
        for one, other in pairs:
            self.connection.execute(delete(picture_schema.asked).where(K.event == one, K.other == other))

    def event_rows(self, numbers: Sequence[int]) -> Iterator[Row]:
        """The questions about some events by themselves."""
        kept = events_at(self.connection, numbers)
        self._look_up(kept)
        for row in self.connection.execute(select(D.n, D.body).where(D.n.in_(numbers)).order_by(D.n)).all():
            if row.n in kept:
                yield from _rows(row.n, None, questions_of_event(kept[row.n], doubts_read(row.body), self.letters))

    def pair_rows(self, pairs: Sequence[tuple[Two, Pair]]) -> Iterator[Row]:
        """The questions about some pairs of events; those of which one has gone are passed over."""
        kept = events_at(self.connection, {n for two, _ in pairs for n in two})
        self._look_up(kept)
        for two, pair in pairs:
            if not kept.keys() >= {*two}:
                continue
            one, other = sorted((kept[n].event for n in two), key=lambda event: event.id)
            if not self.decided.held_apart(one, other):
                yield from _rows(*two, [of_events(one, other, pair.near, pair.then, self.letters)])

    def weigh_sources(self, events: set[int], gone: set[int]) -> set[str]:
        """Write what of some events hangs on the grades of their sources; returns whose sums are others."""
        touched = self.subjects_of(events | gone, ON_SOURCE)
        for some in some_of(sorted(events | gone), AT_A_TIME):
            self.connection.execute(delete(picture_schema.stakes).where(T.event.in_(some), ON_SOURCE))
        for numbers in some_of(sorted(events), AT_A_TIME):
            rows = list(self.source_stakes(numbers))
            self._insert(picture_schema.stakes, rows)
            touched |= {row[0] for row in rows}
        return touched

    def source_stakes(self, numbers: Sequence[int]) -> Iterator[Row]:
        """What of some events hangs on the grades of their sources."""
        kept = with_grounds_at(self.connection, numbers)
        self._look_up({n: listed for n, (listed, _) in kept.items()})
        for n, (listed, grounds) in kept.items():
            yield from stakes_of_sources(listed.event, n, grounds, self.persons, self._letters_of(listed))

    def grade_actors(self, events: set[int]) -> set[str]:
        """Write what of some events hangs on pairs of actors as sources are graded; returns whose sums are others."""
        touched: set[str] = set()
        for some in some_of(sorted(events), AT_A_TIME):
            rows = list(self.actor_stakes(some))
            self.connection.execute(delete(picture_schema.stakes).where(T.event.in_(some), ON_ACTORS))
            self._insert(picture_schema.stakes, rows)
            touched |= {row[0] for row in rows}
        return touched

    def subjects_of(self, events: Iterable[int], condition: ColumnElement[bool]) -> set[str]:
        """On which sources or actors anything of some events hangs."""
        asked = select(T.subject).where(condition).distinct()
        return values_among(self.connection, asked, T.event, sorted(events))

    def actor_stakes(self, numbers: Sequence[int]) -> Iterator[Row]:
        """What of some events hangs on pairs of actors, as their sources are graded."""
        asked = select(picture_schema.stakes).where(T.event.in_(numbers), ON_ACTORS)
        rows = self.connection.execute(asked).all()
        kept = events_at(self.connection, {row.event for row in rows})
        self._look_up(kept)
        yield from graded_stakes(rows, kept, self.letters)

    def digest_of_rated(self) -> str:
        """Other whenever explanations that are rated are."""
        told = self.connection.execute(select(Q.id, Q.digest).where(RIVALS).order_by(Q.id)).all()
        return digest_id("all", *(part for row in told for part in row))

    def forget_ratings(self) -> None:
        """Take out all questions about explanations."""
        self.connection.execute(delete(picture_schema.asked).where(K.kind == "rating"))

    def ask_of_ratings(self, after: str, many: int) -> list[str]:
        """Write the questions about some explanations, those after one; returns the ids of what these answer."""
        asked = select(Q.id, Q.body).where(RIVALS, Q.id > after).order_by(Q.id).limit(many)
        rows = self.connection.execute(asked).all()
        for row in rows:
            hypotheses = [read(Hypothesis, one) for one in orjson.loads(unpack(row.body))]
            self._insert(picture_schema.asked, [_rating_row(q, row.id) for q in ratings(hypotheses)])
        return [row.id for row in rows]

    def ask_in_sum(self, kind: QuestionKind, doubts: Mapping[str, float]) -> None:
        """Write the questions about sources or actors, with the doubt of each."""
        for subjects in some_of(sorted(doubts), AT_A_TIME):
            ids = [question_id(kind, subject_of(subject)) for subject in subjects]
            self.connection.execute(delete(picture_schema.asked).where(K.id.in_(ids)))
            self._insert(picture_schema.asked, list(self.sum_rows(kind, {one: doubts[one] for one in subjects})))

    def sum_rows(self, kind: QuestionKind, doubts: Mapping[str, float]) -> Iterator[Row]:
        """The questions about sources or actors, by what hangs on them event by event; with the doubt of each."""
        sums = sums_of(self.connection, doubts)
        for subject, doubt in doubts.items():
            id, worth = question_id(kind, subject_of(subject)), doubt * sums.get(subject, 0.0)
            if worth > 0:
                yield id, kind, rank_of(worth, kind, id), None, None, subject, b""

    def _look_up(self, kept: Mapping[int, ListedEvent]) -> None:
        self.letters.look_up(id for one in kept.values() for claim in one.claims for id in claim.origins)

    def _letters_of(self, kept: ListedEvent) -> Mapping[str, Reliability]:
        return {id: self.letters[id] for claim in kept.claims for id in claim.origins}

    def _insert(self, table: Any, rows: list[Any]) -> None:
        if rows:
            self.kind.insert(self.connection, table, rows)


def _rows(event: int, other: int | None, questions: Iterable[ReviewQuestion]) -> Iterator[Row]:
    yield from ((q.id, q.kind, q.rank, event, other, subject_text(q.subject), b"") for q in questions if q.worth > 0)


def with_grounds_at(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[ListedEvent, Grounds]]:
    """Kept events with what their grades rest on, by their numbers."""
    found = {}
    for some in some_of(sorted(set(numbers)), AT_A_TIME):
        for row in connection.execute(with_grounds().where(E.n.in_(some))):
            found[row.n] = listed_event(row.body), read(Grounds, orjson.loads(unpack(row.grounds)))
    return found


def questions_of_event(kept: ListedEvent, doubts: Doubts, letters: Letters) -> Iterator[ReviewQuestion]:
    """The questions about an event by itself."""
    places = [of_place(doubts.unplaced, kept.event)] if doubts.unplaced else []
    yield from chain(filter(None, (of_claim(one, kept.event, letters) for one in doubts.claims)), places)


def _rating_row(asked: ReviewQuestion, matrix: str) -> Any:
    body = pack(written(AskedRating(asked=asked, matrix=matrix)))
    return asked.id, asked.kind, asked.rank, None, None, subject_text(asked.subject), body


def doubts_read(body: bytes) -> Doubts:
    """What a row says may be wrong with an event."""
    return read(Doubts, orjson.loads(unpack(body)))
