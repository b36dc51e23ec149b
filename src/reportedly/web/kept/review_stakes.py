"""What hangs on questions that are about many events, event by event: on a source's grade, on two actors being one.

Kept by event, so that where one event changes its own part is worked out anew and the sum is taken again.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, delete, select

from reportedly.casebook import picture_schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.packing import pack, unpack
from reportedly.model.actor import Actor
from reportedly.model.digest import digest_id
from reportedly.model.grade import Reliability
from reportedly.model.origin import Origin
from reportedly.model.reading import Reading
from reportedly.model.situation import SituationEvent
from reportedly.web.kept.listed import ListedEvent
from reportedly.web.kept.record import read, written
from reportedly.web.kept.review_around import KeptLetters, Surroundings, events_at, speaking_for
from reportedly.web.kept.settling import AT_A_TIME, some_of, values_among
from reportedly.weigh.grounds import Grounds
from reportedly.weigh.nearly import NearlyOne, nearly_one_actor
from reportedly.weigh.otherwise import Weighed, as_graded, one_actor, outcome, telling
from reportedly.weigh.review import IF_GRADED
from reportedly.weigh.situation import Situation

A, T = picture_schema.acting.c, picture_schema.stakes.c
EVENTS_TOGETHER = 200
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NearActors:
    """Two actors that may be one, and who speaks for the one as which both would be known."""

    near: NearlyOne
    speaking: str | None
    """The id of an origin."""
    letter: str
    """How reliable it is; F where there is none."""

    @property
    def subject(self) -> str:
        """By which their question is kept."""
        return subject_text((self.near.first, self.near.second))


def subject_text(subject: Sequence[str]) -> str:
    """The subject of a question as a row has it."""
    return orjson.dumps(list(subject)).decode()


def subject_of(text: str) -> tuple[str, ...]:
    """The same taken up again."""
    return tuple(orjson.loads(text))


def stakes_of_sources(
    event: SituationEvent, number: int, grounds: Grounds, graded: Iterable[str], letters: Mapping[str, Reliability]
) -> Iterator[Row]:
    """What of an event hangs on the grades of its sources that cannot be judged, but for those a person graded."""
    then, persons = as_graded(event, grounds), set(graded)
    for id in dict.fromkeys(origin.id for origin in (*event.origins_for, *event.origins_against)):
        if letters[id] == "F" and id not in persons:
            found = [outcome(event, then, {**letters, id: grade}) for grade in IF_GRADED]
            effects = [one.effect if one else 0.0 for one in found]
            yield subject_text((id,)), number, telling(event), *effects, b""


def acting_in(event: SituationEvent, readings: Mapping[str, Reading], situation: Situation) -> dict[str, Actor | None]:
    """The actors that take part in an event or speak of it, as their reports name them; None where none does."""
    found: dict[str, Actor | None] = {}
    for id in event.claims:
        claim = situation.claims[id]
        told = claim.event
        ids = [p.actor for p in (*told.actors, *told.recipients) if p.actor] if told else []
        ids += [origin.actor for origin in situation.origins.get(id, ()) if origin.actor]
        names = {actor.id: actor for actor in readings[claim.report_id].actors}
        for one in ids:
            found[one] = best_named([found.get(one), names.get(one)])
    return found


def best_named(told: Iterable[Actor | None]) -> Actor | None:
    """Of the names under which reports tell of one actor, that which its id is made of, else the first by letters."""
    known = [actor for actor in told if actor is not None]
    return min(known, key=lambda a: (a.id != _own_id(a), a.name, a.kind, a.country or ""), default=None)


def _own_id(actor: Actor) -> str:
    return digest_id("act", actor.kind, actor.country, actor.name)


def acting_rows(number: int, acting: Mapping[str, Actor | None]) -> Iterator[Row]:
    """The rows of those who act in an event."""
    for id, actor in sorted(acting.items()):
        yield (id, number, *((actor.name, actor.kind, actor.country or "") if actor else ("", "", "")))


def put_actors(connection: Connection, kind: Kind, readings: Iterable[Reading]) -> None:
    """Note all actors that reports tell of, whatever part they play, by the best name of all that are known."""
    told: dict[str, Actor] = {}
    for actor in (actor for reading in readings for actor in reading.actors):
        told[actor.id] = best_named([told.get(actor.id), actor]) or actor
    for ids in some_of(sorted(told), AT_A_TIME):
        among = picture_schema.actors.c.id.in_(ids)
        known = {row.id: _actor(row) for row in connection.execute(select(picture_schema.actors).where(among))}
        best = {id: best_named([known.get(id), told[id]]) for id in ids}
        rows = [(id, one.name, one.kind, one.country or "") for id, one in best.items() if one and one != known.get(id)]
        other = [row[0] for row in rows if row[0] in known]
        connection.execute(delete(picture_schema.actors).where(picture_schema.actors.c.id.in_(other)))
        if rows:
            kind.insert(connection, picture_schema.actors, rows)


def actors_offered(connection: Connection) -> list[Actor]:
    """All actors that any report was found to tell of, by name."""
    rows = connection.execute(select(picture_schema.actors))
    return sorted(map(_actor, rows), key=lambda actor: (actor.name, actor.id))


def actors_kept(connection: Connection) -> dict[str, Actor]:
    """The actors that take part in events or speak of them, by id."""
    asked = select(A.actor.label("id"), A.name, A.kind, A.country).where(A.kind != "").distinct()
    found: dict[str, Actor] = {}
    for row in connection.execute(asked):
        told = _actor(row)
        found[told.id] = best_named([found.get(told.id), told]) or told
    return found


def _actor(row: Any) -> Actor:
    return Actor(id=row.id, name=row.name, kind=row.kind, country=row.country or None, holder=None, mentions=())


@dataclass(slots=True, kw_only=True)
class ActorStakes:
    """Brings what hangs on pairs of actors in step with events that are others than before."""

    connection: Connection
    kind: Kind
    around: Surroundings

    def near(self, decided: Iterable[frozenset[str]]) -> dict[str, NearActors]:
        """The pairs that may be one now, by their subjects."""
        known, apart = actors_kept(self.connection), set(decided)
        found = [n for n in nearly_one_actor(known.values()) if frozenset((n.first, n.second)) not in apart]
        speaking = speaking_for(self.connection, (one.first for one in found))
        letters = KeptLetters(self.connection)
        pairs = (_near(one, speaking.get(one.first), letters) for one in found)
        return {one.subject: one for one in pairs}

    def forget(self, subjects: Iterable[str]) -> None:
        """Take out what hangs on some pairs."""
        for some in some_of(sorted(subjects), AT_A_TIME):
            self.connection.execute(delete(picture_schema.stakes).where(T.subject.in_(some)))

    def acting_in(self, pairs: Iterable[NearActors]) -> set[int]:
        """The events in which one of some pairs acts."""
        ids = sorted({id for pair in pairs for id in (pair.near.first, pair.near.second)})
        return values_among(self.connection, select(A.event).distinct(), A.actor, ids)

    def settle(self, events: Iterable[int], near: Iterable[NearActors]) -> None:
        """Write what some events come to were two actors one, but for their grades."""
        pairs: defaultdict[str, list[NearActors]] = defaultdict(list)
        for pair in near:
            pairs[pair.near.first].append(pair)
            pairs[pair.near.second].append(pair)
        wanted: defaultdict[int, dict[str, NearActors]] = defaultdict(dict)
        for some in some_of(sorted(events), AT_A_TIME):
            self.connection.execute(delete(picture_schema.stakes).where(T.event.in_(some), T.body != b""))
            for row in self.connection.execute(select(A.event, A.actor).where(A.event.in_(some))):
                wanted[row.event] |= {pair.subject: pair for pair in pairs[row.actor]}
        for numbers in some_of(sorted(n for n, some in wanted.items() if some), EVENTS_TOGETHER):
            rows = list(self._rows({n: list(wanted[n].values()) for n in numbers}))
            self.kind.insert(self.connection, picture_schema.stakes, rows)

    def _rows(self, wanted: Mapping[int, list[NearActors]]) -> Iterator[Row]:
        events = events_at(self.connection, wanted)
        claims = (claim for kept in events.values() for claim in kept.event.claims)
        situation = self.around.situation(self.around.linked(claims))
        speaking = speaking_for(self.connection, (pair.near.first for some in wanted.values() for pair in some))
        for n, kept in events.items():
            for pair in wanted[n]:
                then = one_actor(kept.event, pair.near.second, pair.near.first, situation, speaking)
                yield pair.subject, n, telling(kept.event), 0.0, 0.0, pack(written(then))


def _near(near: NearlyOne, speaking: Origin | None, letters: KeptLetters) -> NearActors:
    if speaking is None:
        return NearActors(near=near, speaking=None, letter="F")
    return NearActors(near=near, speaking=speaking.id, letter=letters[speaking.id])


def graded_stakes(rows: Iterable[Any], events: Mapping[int, ListedEvent], letters: KeptLetters) -> Iterator[Row]:
    """What of events hangs on pairs of actors, as grades stand; `rows` are those that are kept."""
    for row in rows:
        found = outcome(events[row.event].event, weighed_read(row.body), letters)
        yield row.subject, row.event, row.told, found.effect if found else 0.0, 0.0, row.body


def weighed_read(body: bytes) -> Weighed:
    """What a row says that an event would come to."""
    return read(Weighed, orjson.loads(unpack(body)))


def sums_of(connection: Connection, subjects: Iterable[str]) -> dict[str, float]:
    """By subject, how much would change in all, what more origins speak of counting more.

    Of a source it is what the grade would change that changes most, each event counting alike.
    """
    effects: defaultdict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for some in some_of(sorted(set(subjects)), AT_A_TIME):
        asked = select(T.subject, T.told, T.better, T.worse).where(T.subject.in_(some))
        for row in connection.execute(asked):
            effects[row.subject].append((row.told, row.better, row.worse))
    return {subject: _summed(found) for subject, found in effects.items()}


def _summed(found: list[tuple[float, float, float]]) -> float:
    better, worse = (sum(row[at] for row in found) for at in (1, 2))
    at = 1 if better >= worse else 2
    return math.fsum(row[at] * row[0] for row in found)
