"""Bringing the queue of what is worth a decision in step with the kept picture: only what changed is asked anew.

events that came, or are told otherwise  → doubts, acting, met, questions   from their claims' words and links
… when there are none of these left      → pairs                            of those that meet
those, and others graded otherwise       → stakes, questions                from what is kept of them
… when there are none of these left      → sums, questions                  about sources, actors and explanations

It goes in steps, each a transaction of its own; what is left to do is kept with it, so that whoever goes on, after a
stop or at once, makes the same as whoever does all in one go.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import orjson
from sqlalchemy import Connection, func, select

from reportedly.casebook import Casebook, picture_schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.packing import pack, unpack
from reportedly.cycles import cycles_left
from reportedly.model.digest import sha256_hex
from reportedly.web.kept.basis import basis_kept
from reportedly.web.kept.head import Head, head_of, last_entry
from reportedly.web.kept.keeping import keep_picture
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.record import read, written
from reportedly.web.kept.review_around import KeptLetters, Surroundings
from reportedly.web.kept.review_asking import ON_ACTORS, RIVALS, Asking
from reportedly.web.kept.review_doubting import Doubting
from reportedly.web.kept.review_pairs import Pairing
from reportedly.web.kept.review_stakes import ActorStakes, NearActors, subject_of
from reportedly.web.kept.review_waiting import await_all, done, left_to_do, waiting_for
from reportedly.web.kept.settling import ACTORS, DOUBTS, GRADES, PAIRS, TOLD, note_waiting, values_among
from reportedly.weigh.review import UNKNOWN_SOURCE, Decided
from reportedly.work.reviewing import decided_in

E, C, T = picture_schema.events.c, picture_schema.claims.c, picture_schema.stakes.c
Q = picture_schema.questions.c
ONLY, FORM = 1, 2
TOGETHER, SLICE, SECONDS = 120, 30, 1.0
"""Events that are gone through in one step at most, and at once. After so many seconds it ends: where the computer is
busy, others would wait for long to write.
"""
SUMS = 10
"""So many sums are as much work as an event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """What the queue was last made by, besides the picture, and what is left to do that is not of single events."""

    decided: tuple[str, ...] = ()
    """Claims that are not asked about."""
    persons: tuple[str, ...] = ()
    """Sources that persons graded."""
    actors: tuple[tuple[str, ...], ...] = ()
    """Pairs of actors that are not asked about."""
    near: tuple[NearActors, ...] = ()
    sought: bool = False
    """Whether actors that may be one were looked for since an event was another."""
    unsummed: tuple[str, ...] = ()
    """Sources and pairs of actors of which something that hangs on them is another than when it was summed up."""
    ratings: str = ""
    """A digest of the explanations."""
    rated_to: str | None = None
    """The last question of those whose explanations are asked about; None where none is left."""
    entry: int = 0
    """The last ledger entry that it knows of."""
    explained: bool = False
    """Whether explanations were there."""
    steps: int = 0
    form: int = FORM


def made_by(connection: Connection) -> MadeBy | None:
    """What the kept queue was made by; None where there is none."""
    body = connection.execute(select(picture_schema.review.c.body)).scalar()
    told = None if body is None else orjson.loads(unpack(body))
    return read(MadeBy, told) if told is not None and told.get("form") == FORM else None


def queue_some(book: Casebook, many: int = TOGETHER) -> Progress:
    """Bring the queue one step on, in a transaction of its own; where the picture is not in step, that first."""
    with book.looking() as connection:
        found = queue_progress(connection)
    if found.whole:
        return found
    with book.at_once() as writing, cycles_left():
        head = head_of(writing.connection)
        if head is None or head.entry != last_entry(writing.connection):
            keep_picture(book)
        else:
            step = QueueStep(book=book, connection=writing.connection, kind=writing.kind, head=head)
            step.go_on(many)
        return queue_progress(writing.connection)


def queue_progress(connection: Connection) -> Progress:
    """How far the queue is, in events."""
    made, head = made_by(connection), head_of(connection)
    if made is None or head is None:
        return Progress(done=0, of=max(1, head.events if head else 0))
    left = left_of(connection, made, head)
    if (made.entry, head.entry) != (last_entry(connection),) * 2:
        left = max(left, 1)
    of = max(head.events, left)
    return Progress(done=of - left, of=of)


def queue_state(connection: Connection) -> str:
    """Other whenever the queue is, and whenever something is to be done about it but that something was entered."""
    body, head = connection.execute(select(picture_schema.review.c.body)).scalar(), head_of(connection)
    return f"{sha256_hex(body or b'')[:16]} {head.entry if head else 0} {head is not None and head.explained}"


def left_of(connection: Connection, made: MadeBy, head: Head) -> int:
    """To how many events the work amounts that is left until the queue is that of the kept picture."""
    left = left_to_do(connection) - (-len(made.unsummed) // SUMS)
    rating = made.rated_to is not None and head.explained
    if rating:
        asked = select(func.count()).select_from(picture_schema.questions).where(RIVALS, Q.id > made.rated_to)
        left += connection.execute(asked).scalar() or 0
    settled = made.sought and not rating and made.explained == head.explained
    return max(left, 0 if settled else 1)


def asking_of(connection: Connection, kind: Kind, decided: Decided) -> Asking:
    """Makes the questions of the picture as it is kept."""
    persons = frozenset(basis_kept(connection).persons)
    return Asking(connection=connection, kind=kind, letters=KeptLetters(connection), decided=decided, persons=persons)


@dataclass(kw_only=True)
class QueueStep:
    """One step of making the queue that of the kept picture; without slots, as what it needs is taken up at need."""

    book: Casebook
    connection: Connection
    kind: Kind
    head: Head

    def go_on(self, many: int) -> None:
        """Do what comes next, of so many events; everything is gone through where there is no queue yet."""
        self._note_changes()
        self._do_parts(many, time.monotonic() + SECONDS)
        self.made = replace(self.made, entry=self.head.entry, steps=self.made.steps + 1)
        table = picture_schema.review
        self.connection.execute(table.delete())
        self.connection.execute(table.insert().values(n=ONLY, body=pack(written(self.made))))

    def _do_parts(self, many: int, until: float) -> None:
        """Do one part of the work after the other, each when nothing is left of those before."""
        for part in (self._words, self._pairs, self._grades, self._near, self._actors, self._sums, self._ratings):
            did, some = 1, 1
            while did == some:
                did = part(some := min(many, SLICE))
                many -= did
                if many <= 0 or (did and time.monotonic() > until):  # every step gets on by something
                    return

    @cached_property
    def made(self) -> MadeBy:
        """What it was made by, as far as it is; all events are noted where nothing is."""
        found = made_by(self.connection)
        if found is None:
            for table in picture_schema.REVIEW:
                self.connection.execute(table.delete())
            await_all(self.connection)
            found = MadeBy(decided=self._claims_decided, persons=self._persons)
        return found

    @cached_property
    def decided(self) -> Decided:
        """What is not asked about."""
        return decided_in(self.book)

    @cached_property
    def around(self) -> Surroundings:
        """What is known around claims."""
        return Surroundings.of(self.connection)

    @cached_property
    def asking(self) -> Asking:
        """Makes questions of what is kept."""
        return asking_of(self.connection, self.kind, self.decided)

    @property
    def _claims_decided(self) -> tuple[str, ...]:
        return tuple(sorted(self.decided.claims))

    @cached_property
    def _persons(self) -> tuple[str, ...]:
        return tuple(sorted(basis_kept(self.connection).persons))

    def _note_changes(self) -> None:
        """Note the events of claims that are decided, and of sources that a person graded, where these are others."""
        claims = {*self.made.decided} ^ {*self._claims_decided}
        self._wait(_events_of(self.connection, claims, C.id), DOUBTS)
        self._wait(_events_of(self.connection, {*self.made.persons} ^ {*self._persons}, C.source), GRADES)
        self.made = replace(self.made, decided=self._claims_decided, persons=self._persons)

    def _words(self, many: int) -> int:
        """Go through the words of events, and ask about each by itself."""
        noted = waiting_for(self.connection, TOLD | DOUBTS, many)
        there = values_among(self.connection, select(E.n), E.n, sorted(noted))
        gone = noted.keys() - there
        anew = {n for n in there if noted[n] & TOLD}
        if noted:
            self._doubt(there, gone, anew)
            self._unsum(self.asking.subjects_of(anew | gone, ON_ACTORS))
            stakes = ActorStakes(connection=self.connection, kind=self.kind, around=self.around)
            stakes.settle(anew | gone, ())
            self.asking.ask_of_events(there, gone)
            self._unsum(self.asking.weigh_sources(there, gone))
            self._unsum(self.asking.grade_actors(there - anew))
            self.made = replace(self.made, sought=False)
            done(self.connection, there, TOLD | DOUBTS | GRADES)
            done(self.connection, gone, ~0)
        return len(noted)

    def _doubt(self, there: set[int], gone: set[int], anew: set[int]) -> None:
        doubting = Doubting(
            connection=self.connection, kind=self.kind, around=self.around, decided=self.decided.claims
        )  # fmt: skip
        doubting.forget(gone)
        facts = doubting.doubt(there, anew)
        self.asking.forget_pairs(self._pairing.meet(facts, gone))

    @property
    def _pairing(self) -> Pairing:
        return Pairing(connection=self.connection, kind=self.kind, around=self.around)

    def _pairs(self, many: int) -> int:
        """Look at the pairs that events make, when the words of all are gone through."""
        noted = waiting_for(self.connection, PAIRS, many)
        if noted:
            self.asking.ask_of_pairs(self._pairing.look_at({*noted}))
            done(self.connection, noted, PAIRS)
        return len(noted)

    def _grades(self, many: int) -> int:
        """Ask anew about events that are graded otherwise."""
        noted = waiting_for(self.connection, GRADES, many)
        if noted:
            self.asking.ask_of_events({*noted}, set())
            self._unsum(self.asking.weigh_sources({*noted}, set()))
            self._unsum(self.asking.grade_actors({*noted}))
            self.made = replace(self.made, sought=False)
            done(self.connection, noted, GRADES)
        return len(noted)

    def _near(self, many: int) -> int:
        """Look for actors that may be one, and note the events in which such act of which that was not known."""
        apart = tuple(sorted(tuple(sorted(pair)) for pair in self.decided.actors))
        if self.made.sought and apart == self.made.actors:
            return 0
        stakes = ActorStakes(connection=self.connection, kind=self.kind, around=self.around)
        before, now = {one.subject: one for one in self.made.near}, stakes.near(self.decided.actors)
        other = {subject for subject in {*now, *before} if now.get(subject) != before.get(subject)}
        stakes.forget(other)
        self._wait(stakes.acting_in(now[subject] for subject in other & now.keys()), ACTORS)
        self._unsum(other)
        self.made = replace(self.made, near=tuple(now.values()), actors=apart, sought=True)
        return 0

    def _actors(self, many: int) -> int:
        """Work out what hangs on actors that may be one."""
        noted = waiting_for(self.connection, ACTORS, many)
        if noted:
            self._unsum(self.asking.subjects_of(noted, ON_ACTORS))
            stakes = ActorStakes(connection=self.connection, kind=self.kind, around=self.around)
            stakes.settle(noted, self.made.near)
            self._unsum(self.asking.grade_actors({*noted}))
            done(self.connection, noted, ACTORS)
        return len(noted)

    def _sums(self, many: int) -> int:
        """Ask about sources and actors, by what hangs on them in all."""
        some = self.made.unsummed[: many * SUMS]
        near = {one.subject: one.near.probability for one in self.made.near}
        sources = [subject for subject in some if len(subject_of(subject)) == 1]
        self.asking.ask_in_sum("source", dict.fromkeys(sources, UNKNOWN_SOURCE))
        self.asking.ask_in_sum("actors", {one: near.get(one, 0.0) for one in {*some} - {*sources}})
        self.made = replace(self.made, unsummed=self.made.unsummed[len(some) :])
        return -(-len(some) // SUMS)

    def _ratings(self, many: int) -> int:
        """Ask about explanations, when these are there."""
        if not self.head.explained:
            self.made = replace(self.made, explained=False)
            return 0
        digest = self.asking.digest_of_rated()
        if digest != self.made.ratings:
            self.asking.forget_ratings()
            self.made = replace(self.made, ratings=digest, rated_to="")
        answered = [] if self.made.rated_to is None else self.asking.ask_of_ratings(self.made.rated_to, many)
        rated_to = answered[-1] if len(answered) == many else None
        self.made = replace(self.made, rated_to=rated_to, explained=True)
        return len(answered)

    def _wait(self, events: set[int], left: int) -> None:
        note_waiting(self.connection, self.kind, sorted(events), left=left)

    def _unsum(self, subjects: set[str]) -> None:
        if subjects - {*self.made.unsummed}:
            self.made = replace(self.made, unsummed=tuple(sorted({*self.made.unsummed, *subjects})))


def _events_of(connection: Connection, among: Iterable[str], column: Any) -> set[int]:
    asked = select(C.event).where(C.event.is_not(None)).distinct()
    return values_among(connection, asked, column, sorted(among))
