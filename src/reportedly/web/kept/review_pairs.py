"""Events that may be one, as they are kept: which meet, how likely each pair is one, and what it would come to then.

Two events meet where they share a key that few events have. So what one more event changes lies among those that
share a key with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import orjson
from sqlalchemy import Connection, delete, func, or_, select

from reportedly.casebook import picture_schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.packing import pack, unpack
from reportedly.link.event_facts import EventFacts
from reportedly.web.kept.record import read, written
from reportedly.web.kept.review_around import Surroundings, events_at
from reportedly.web.kept.review_facts import facts_read, numbered_keys
from reportedly.web.kept.settling import AT_A_TIME, some_of
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
    first: bool
    """Whether no pairs are kept yet."""

    def settle(self, facts: Mapping[int, EventFacts | None], gone: set[int]) -> set[int]:
        """Make the pairs those of now; returns the events of which any pair came or went."""
        changed = {*facts, *gone}
        touched = _ends(_take_pairs_out(self.connection, changed))
        before = {} if self.first else self._sizes(self._keys_of(changed))
        for some in some_of(sorted(changed), AT_A_TIME):
            self.connection.execute(delete(picture_schema.met).where(M.event.in_(some)))
        now_met = {number: numbered_keys(told) for number, told in facts.items()}
        for met in some_of(((key, n) for n, keys in now_met.items() for key in sorted(keys)), 20 * AT_A_TIME):
            self.kind.insert(self.connection, picture_schema.met, met)
        if self.first:
            meeting = self._all_meeting()
        else:
            keys = before.keys() | {key for keys in now_met.values() for key in keys}
            now = self._sizes(keys)
            came = Counter(key for keys_of_one in now_met.values() for key in keys_of_one)
            before_all = {key: before.get(key, now.get(key, 0) - came[key]) for key in keys}
            touched |= self._parted({key for key in keys if before_all[key] <= FULLEST < now.get(key, 0)}, changed)
            meeting = self.meeting({k for k in keys if now.get(k, 0) <= FULLEST}, before_all, changed)
        return touched | self._look_at(meeting)

    def _keys_of(self, events: Iterable[int]) -> set[int]:
        found: set[int] = set()
        for some in some_of(sorted(events), AT_A_TIME):
            found |= set(self.connection.execute(select(M.key).where(M.event.in_(some)).distinct()).scalars())
        return found

    def _sizes(self, keys: Iterable[int]) -> dict[int, int]:
        counted = select(M.key, func.count().label("events")).group_by(M.key)
        found: dict[int, int] = {}
        for some in some_of(sorted(keys), AT_A_TIME):
            found |= {row.key: row.events for row in self.connection.execute(counted.where(M.key.in_(some)))}
        return found

    def _members(self, keys: Iterable[int]) -> dict[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for some in some_of(sorted(keys), AT_A_TIME):
            for row in self.connection.execute(select(M.key, M.event).where(M.key.in_(some)).order_by(M.event)):
                found[row.key].append(row.event)
        return found

    def _all_meeting(self) -> set[Two]:
        found: set[Two] = set()
        block: list[int] = []
        last: int | None = None
        asked = select(M.key, M.event).order_by(M.key, M.event).execution_options(yield_per=20 * AT_A_TIME)
        for key, event in self.connection.execute(asked):
            if key != last:
                found |= _two_of(block)
                block, last = [], key
            if len(block) <= FULLEST:
                block.append(event)
        return found | _two_of(block)

    def meeting(self, keys: set[int], before: Mapping[int, int], changed: set[int]) -> set[Two]:
        """Pairs that may not have met before: those with a changed event, and all where a key had too many."""
        return {
            two
            for key, block in self._members(keys).items()
            for two in _two_of(block)
            if before[key] > FULLEST or changed & {*two}
        }

    def _parted(self, keys: set[int], changed: set[int]) -> set[int]:
        """Take out pairs that met under a key that has too many events now, and nowhere else."""
        members = {event for block in self._members(keys).values() for event in block} - changed
        kept = [two for some in some_of(sorted(members), AT_A_TIME) for two in _pairs_among(self.connection, some)]
        parted = []
        for one, other in {two for two in kept if members.issuperset(two)}:
            shared = self._keys_of([one]) & self._keys_of([other])
            if not any(size <= FULLEST for size in self._sizes(shared).values()):
                parted.append((one, other))
        for one, other in parted:
            self.connection.execute(delete(picture_schema.pairs).where(P.first == one, P.second == other))
        return _ends(parted)

    def _look_at(self, meeting: set[Two]) -> set[int]:
        touched: set[int] = set()
        for some in some_of(sorted(meeting), TOGETHER):
            kept = set(_pairs_among(self.connection, sorted({n for two in some for n in two})))
            near = dict(self._near([two for two in some if two not in kept]))
            rows = list(self._weighed(near))
            if rows:
                self.kind.insert(self.connection, picture_schema.pairs, rows)
            touched |= _ends(near)
        return touched

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

    def _weighed(self, near: Mapping[Two, NearlyOne]) -> Iterator[tuple[int, int, bytes]]:
        if not near:
            return
        claims = {n: kept.event.claims for n, kept in events_at(self.connection, _ends(near)).items()}
        linked = self.around.linked((id for some in claims.values() for id in some), beyond=True)
        situation = self.around.situation(linked)
        for (one, other), found in near.items():
            pair = Pair(near=found, then=weighed((*claims[one], *claims[other]), situation))
            yield one, other, pack(written(pair))


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


def _two_of(block: list[int]) -> set[Two]:
    return set(combinations(block, 2)) if len(block) <= FULLEST else set()


def _ends(pairs: Iterable[Two]) -> set[int]:
    return {n for two in pairs for n in two}


def _pairs_among(connection: Connection, events: list[int]) -> Iterator[Two]:
    """The kept pairs with a first event among some."""
    for some in some_of(events, AT_A_TIME):
        for row in connection.execute(select(P.first, P.second).where(P.first.in_(some))):
            yield row.first, row.second


def _take_pairs_out(connection: Connection, events: Iterable[int]) -> list[Two]:
    found: list[Two] = []
    for some in some_of(sorted(events), AT_A_TIME):
        either = or_(P.first.in_(some), P.second.in_(some))
        found += [(row.first, row.second) for row in connection.execute(select(P.first, P.second).where(either))]
        connection.execute(delete(picture_schema.pairs).where(either))
    return found
