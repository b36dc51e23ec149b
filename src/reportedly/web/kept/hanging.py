"""Claims that hang together: by links, by persons' decisions or by an event that is kept; nothing else reaches them.

What such a set of claims comes to follows from the set alone, and from who is behind each claim. So the picture is
worked out set by set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from reportedly.casebook import picture_schema, schema
from reportedly.link.joined_events import Joined
from reportedly.model.decision import EventDecision
from reportedly.web.kept.settling import AT_A_TIME, some_of

L, C = schema.links.c, picture_schema.claims.c
TOGETHER = 2_000
"""So many claims are taken up at once, or as many as hang together where these are more."""
MANY = 10_000
"""From so many claims on, all links are gone through once instead of being looked up."""
Pair = tuple[str, str]


def sets_hanging(
    connection: Connection, claims: Iterable[str], decisions: Sequence[EventDecision]
) -> Iterator[list[str]]:
    """The claims, with all that they hang together with, some sets at a time, in the order of the claims."""
    wanted = dict.fromkeys(claims)
    joined = Joined()
    if len(wanted) > MANY:
        for one, other in _all_pairs(connection, decisions):
            joined.join(one, other)
    else:
        _follow(connection, wanted, decisions, joined)
    members: dict[str, list[str]] = {}
    for claim in wanted:
        joined.first(claim)
    for first, claims_of in joined.groups().items():
        members[first] = sorted(claims_of)
    yield from _batches(members.pop(first) for claim in wanted if (first := joined.first(claim)) in members)


def _batches(sets: Iterable[list[str]]) -> Iterator[list[str]]:
    waiting: list[str] = []
    for some in sets:
        waiting += some
        if len(waiting) >= TOGETHER:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _all_pairs(connection: Connection, decisions: Iterable[EventDecision]) -> Iterator[Pair]:
    stands = select(L.newer, L.older).where(L.until_entry.is_(None), L.between == "claims")
    for row in connection.execute(stands.execution_options(yield_per=AT_A_TIME)):
        yield row.newer, row.older
    yield from _pairs_decided(decisions)
    inside = select(C.event, C.id).where(C.event.is_not(None)).order_by(C.event, C.id)
    yield from _pairs_inside(connection.execute(inside.execution_options(yield_per=AT_A_TIME)))


def _pairs_inside(rows: Iterable[tuple[int, str]]) -> Iterator[Pair]:
    """The claims of each kept event, each with the one before."""
    last: tuple[int, str] | None = None
    for event, claim in rows:
        if last is not None and last[0] == event:
            yield last[1], claim
        last = event, claim


def _pairs_decided(decisions: Iterable[EventDecision]) -> Iterator[Pair]:
    for decision in decisions:
        claims = (*decision.claims, *decision.others)
        yield from ((claims[0], claim) for claim in claims[1:])


def _follow(connection: Connection, wanted: Iterable[str], decisions: Sequence[EventDecision], joined: Joined) -> None:
    """Join all that these claims hang together with, step by step."""
    seen, fresh = set(wanted), set(wanted)
    decided = list(_pairs_decided(decisions))
    while fresh:
        met = {pair for pair in decided if fresh & set(pair)}
        for some in some_of(sorted(fresh), AT_A_TIME):
            met |= set(_met(connection, some))
        for one, other in met:
            joined.join(one, other)
        fresh = {claim for pair in met for claim in pair} - seen
        seen |= fresh


def _met(connection: Connection, claims: Sequence[str]) -> Iterator[Pair]:
    stands = select(L.newer, L.older).where(L.until_entry.is_(None), L.between == "claims")
    for end in (L.newer, L.older):
        yield from (tuple(row) for row in connection.execute(stands.where(end.in_(claims))))
    events = C.event.in_(select(C.event).where(C.id.in_(claims), C.event.is_not(None)))
    yield from _pairs_inside(connection.execute(select(C.event, C.id).where(events).order_by(C.event, C.id)))
