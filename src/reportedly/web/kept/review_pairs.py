"""Events that may be one, as they are kept: which meet, how likely each pair is one, and what it would come to then.

Two events meet where they share a key that few events have. So what one more event changes lies among those that
share a key with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import orjson
from sqlalchemy import Connection, delete, or_, select

from reportedly.casebook import picture_schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.packing import pack, unpack
from reportedly.link.event_facts import EventFacts
from reportedly.web.kept.record import read, written
from reportedly.web.kept.review_around import Surroundings, events_at
from reportedly.web.kept.review_facts import facts_read, numbered_keys
from reportedly.web.kept.review_waiting import among_waiting
from reportedly.web.kept.settling import AT_A_TIME, PAIRS, note_waiting, some_of
from reportedly.weigh.nearly import FULLEST, NearlyOne, nearly
from reportedly.weigh.otherwise import Weighed, weighed

M, P, D = picture_schema.met.c, picture_schema.pairs.c, picture_schema.doubts.c
TOGETHER = 100
"""Pairs that are looked at together."""
Two = tuple[int, int]
"""The numbers of two events, the lower first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two events that may be one."""

    near: NearlyOne
    then: Weighed


@dataclass(slots=True, kw_only=True)
class Pairing:
    """Brings the kept pairs in step with events that are others than before."""

    connection: Connection
    kind: Kind
    around: Surroundings

    def meet(self, facts: Mapping[int, EventFacts | None], gone: set[int]) -> list[Two]:
        """Note under which keys events meet now; returns pairs of others that meet nowhere any more and are taken out.

        The pairs of these events are taken out too. Where a key had too many events and has few now, all of them wait
        to be looked at.
        """
        changed = {*facts, *gone}
        _take_pairs_out(self.connection, changed)
        now_met = {number: numbered_keys(told) for number, told in facts.items()}
        left = self._keys_of(changed)
        keys = left | {key for some in now_met.values() for key in some} if left or self._any() else set()
        before = self._full(keys)
        for some in some_of(sorted(changed), AT_A_TIME):
            self.connection.execute(delete(picture_schema.met).where(M.event.in_(some)))
        for met in some_of(((key, n) for n, told in now_met.items() for key in sorted(told)), 20 * AT_A_TIME):
            self.kind.insert(self.connection, picture_schema.met, met)
        now = self._full(keys)
        self._wait({event for block in self._members(before - now).values() for event in block})
        return self._parted(now - before, changed)

    def look_at(self, events: set[int]) -> list[tuple[Two, Pair]]:
        """The pairs that some events make with those that were looked at before, and with each other: they are kept.

        What every pair tells must be in step.
        """
        meeting = self.meeting(events)
        others = {n for two in meeting for n in two} - events
        later = among_waiting(self.connection, others, PAIRS)
        return list(self._kept_of({two for two in meeting if not later.intersection(two)}))

    def meeting(self, events: set[int]) -> set[Two]:
        """The pairs that meet of which one of some events is a part."""
        keys = self._keys_of(events)
        blocks = self._members(keys - self._full(keys)).values()
        return {two for block in blocks for two in combinations(block, 2) if events.intersection(two)}

    def _any(self) -> bool:
        return self.connection.execute(select(P.first).limit(1)).first() is not None

    def _wait(self, events: set[int]) -> None:
        note_waiting(self.connection, self.kind, sorted(events), left=PAIRS)

    def _keys_of(self, events: Iterable[int]) -> set[int]:
        found: set[int] = set()
        for some in some_of(sorted(events), AT_A_TIME):
            found |= set(self.connection.execute(select(M.key).where(M.event.in_(some)).distinct()).scalars())
        return found

    def _full(self, keys: Iterable[int]) -> set[int]:
        """Those of some keys that too many events share; of no key more are counted than that takes."""
        found: set[int] = set()
        for some in some_of(sorted(keys), AT_A_TIME):
            listed = ", ".join(f"({key})" for key in some)
            one_more = f"SELECT event FROM picture_met WHERE key = asked.key ORDER BY event LIMIT 1 OFFSET {FULLEST}"
            told = f"WITH asked(key) AS (VALUES {listed}) SELECT key FROM asked WHERE ({one_more}) IS NOT NULL"
            found |= set(self.connection.exec_driver_sql(told).scalars())
        return found

    def _members(self, keys: Iterable[int]) -> dict[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for some in some_of(sorted(keys), AT_A_TIME):
            for row in self.connection.execute(select(M.key, M.event).where(M.key.in_(some)).order_by(M.event)):
                found[row.key].append(row.event)
        return found

    def _parted(self, keys: set[int], changed: set[int]) -> list[Two]:
        """Take out pairs that met under a key that has too many events now, and nowhere else."""
        members = {event for block in self._members(keys).values() for event in block} - changed
        kept = [two for some in some_of(sorted(members), AT_A_TIME) for two in _pairs_among(self.connection, some)]
        parted = []
        for one, other in {two for two in kept if members.issuperset(two)}:
            shared = self._keys_of([one]) & self._keys_of([other])
            if shared == self._full(shared):
                parted.append((one, other))
        for one, other in parted:
            self.connection.execute(delete(picture_schema.pairs).where(P.first == one, P.second == other))
        return parted

    def _kept_of(self, meeting: set[Two]) -> Iterator[tuple[Two, Pair]]:
        for some in some_of(sorted(meeting), TOGETHER):
            kept = set(_pairs_among(self.connection, sorted({n for two in some for n in two})))
            found = dict(self._weighed(dict(self._near([two for two in some if two not in kept]))))
            if found:
                rows = [(*two, pack(written(pair))) for two, pair in found.items()]
                self.kind.insert(self.connection, picture_schema.pairs, rows)
            yield from found.items()

    def _near(self, pairs: list[Two]) -> Iterator[tuple[Two, NearlyOne]]:
        numbers = sorted({n for two in pairs for n in two})
        asked = select(D.n, D.facts).where(D.n.in_(numbers))
        facts = {row.n: facts_read(row.facts) for row in self.connection.execute(asked)}
        ids = {n: kept.event.id for n, kept in events_at(self.connection, numbers).items()}
        weights = self.around.weights({told.report_id for told in facts.values() if told})
        for two in pairs:
            one, other = sorted(two, key=lambda n: ids[n])
            a, b = facts[one], facts[other]
            found = nearly(ids[one], ids[other], a, b, weights) if a and b else None
            if found is not None:
                yield two, found

    def _weighed(self, near: Mapping[Two, NearlyOne]) -> Iterator[tuple[Two, Pair]]:
        if not near:
            return
        claims = {n: kept.event.claims for n, kept in events_at(self.connection, _ends(near)).items()}
        linked = self.around.linked((id for some in claims.values() for id in some), beyond=True)
        situation = self.around.situation(linked)
        for (one, other), found in near.items():
            yield (one, other), Pair(near=found, then=weighed((*claims[one], *claims[other]), situation))


def pairs_of(connection: Connection, events: Iterable[int]) -> Iterator[tuple[Two, Pair]]:
    """The kept pairs of which one of some events is a part, each once."""
    seen: set[Two] = set()
    for some in some_of(sorted(set(events)), AT_A_TIME):
        asked = select(picture_schema.pairs).where(or_(P.first.in_(some), P.second.in_(some)))
        for row in connection.execute(asked):
            if (row.first, row.second) not in seen:
                seen.add((row.first, row.second))
                yield (row.first, row.second), pair_read(row.body)


def pair_read(body: bytes) -> Pair:
    """The pair that a row keeps."""
    return read(Pair, orjson.loads(unpack(body)))


def _ends(pairs: Iterable[Two]) -> set[int]:
    return {n for two in pairs for n in two}


def _pairs_among(connection: Connection, events: list[int]) -> Iterator[Two]:
    """The kept pairs with a first event among some."""
    for some in some_of(events, AT_A_TIME):
        for row in connection.execute(select(P.first, P.second).where(P.first.in_(some))):
            yield row.first, row.second


def _take_pairs_out(connection: Connection, events: Iterable[int]) -> None:
    for some in some_of(sorted(events), AT_A_TIME):
        connection.execute(delete(picture_schema.pairs).where(or_(P.first.in_(some), P.second.in_(some))))
