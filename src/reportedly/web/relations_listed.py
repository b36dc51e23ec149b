"""Relations between claims, page by page, out of the links that stand in the casebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any, get_args

import orjson
from sqlalchemy import Select, or_, select, tuple_

from reportedly.casebook import schema
from reportedly.casebook.links import Link, link_of
from reportedly.casebook.packing import unpack
from reportedly.errors import InputError
from reportedly.link.holds_compared import rules_out_contents
from reportedly.link.one_voice import as_voices_stand
from reportedly.model.relation import Relation, RelationKind
from reportedly.web.kept.showing import events_of
from reportedly.web.kept.source_pages import origins_of
from reportedly.web.scene import claims_with
from reportedly.web.standing import Stand
from reportedly.work.judged import event_decisions
from reportedly.work.links_kept import STAGE, links_read, reasons_of

L = schema.links.c
KINDS = get_args(RelationKind)
TOLD_ANEW: Mapping[str, tuple[str, ...]] = {
    "repeats": ("corroborates",),
    "updates": ("contradicts",),
    "withdraws": ("contradicts",),
}
"""What links of another kind may come to where two informants are one."""
ORDER = (L.older, L.newer, L.kind, L.n)
FURTHEST = 1 << 31


def relations_after(
    stand: Stand, place: str | None, *, kind: str | None, claim: str | None, limit: int
) -> tuple[list[Relation], str | None]:
    """Relations after a place in their order, that of the older claims, and where the next page starts."""
    asked = _asked(kind, claim)
    found: list[tuple[str, Relation]] = []
    while len(found) <= limit:
        some = list(_some(stand, asked, place, limit + 1))
        found += [one for one in _told(stand, _standing(stand, some)) if kind in (None, one[1].relation)]
        if len(some) <= limit:
            break
        place = some[-1][0]
    relations = [relation for _, relation in found[:limit]]
    return list(stand.withheld.relations(relations)), found[limit - 1][0] if len(found) > limit else None


def _asked(kind: str | None, claim: str | None) -> Select[Any]:
    kinds = KINDS if kind is None else (kind, *TOLD_ANEW.get(kind, ()))
    asked = select(*ORDER, L.body).where(L.until_entry.is_(None), L.kind.in_(kinds), L.between == "claims")
    asked = asked.order_by(*ORDER)
    return asked if claim is None else asked.where(or_(L.older == claim, L.newer == claim))


def _some(stand: Stand, asked: Select[Any], place: str | None, limit: int) -> Iterator[tuple[str, Link]]:
    if place is not None:
        asked = asked.where(tuple_(*ORDER) > tuple_(*_place(place)))
    with stand.book.looking() as connection:
        for row in connection.execute(asked.limit(limit)):
            yield f"{row.older} {row.newer} {row.kind} {row.n}", link_of(orjson.loads(unpack(row.body)))


def _place(written: str) -> tuple[str, str, str, int]:
    *claims, number = written.split(" ")
    if len(claims) != len(ORDER) - 1 or not number.isdecimal() or int(number) > FURTHEST:
        raise InputError("cursor", "is none of this list", "take it from `next` or `previous` of the page before")
    older, newer, kind = claims
    return older, newer, kind, int(number)


def _told(stand: Stand, some: Iterable[tuple[str, Link]]) -> Iterator[tuple[str, Relation]]:
    """The relations that links come to, once it is known who is one voice."""
    found = list(some)
    _, _, relations = links_read(link for _, link in found)
    claims = {end for one in relations for end in (one.older, one.newer)}
    _, readings = claims_with(stand.book, claims)
    told = as_voices_stand(relations, origins_of(stand.rows, claims), readings.values())
    yield from zip((place for place, _ in found), told, strict=True)


def _standing(stand: Stand, some: list[tuple[str, Link]]) -> Iterator[tuple[str, Link]]:
    """Those whose claims are there and tell of one event: what a person held apart is related no more.

    Only what was in something alone is disputed between events.
    """
    ends = {end for _, link in some for end in (link.older, link.newer)}
    events = events_of(stand.rows, ends)
    across = {place for place, link in some if rules_out_contents(reasons_of(link))}
    apart = _held_apart(stand) if across else frozenset()
    for place, link in some:
        one, other = events.get(link.older), events.get(link.newer)
        if link.stage != STAGE or one is None or other is None:
            continue
        if one == other or (place in across and (one, other) not in apart):
            yield place, link


def _held_apart(stand: Stand) -> frozenset[tuple[str, str]]:
    """Pairs of events, either way round, that a person held apart."""
    decided = [decision for decision in event_decisions(stand.book) if decision.verb == "apart"]
    events = events_of(stand.rows, {claim for one in decided for claim in (*one.claims, *one.others)})
    sides = [({events.get(c) for c in one.claims}, {events.get(c) for c in one.others}) for one in decided]
    return frozenset(
        (a, b)
        for ours, theirs in sides
        for one, other in product(ours, theirs)
        if one is not None and other is not None
        for a, b in ((one, other), (other, one))
    )
