"""All relations between claims, in their order, a few pairs of claims at a time: what the command line lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import orjson
from sqlalchemy import select, tuple_

from reportedly.casebook import schema
from reportedly.casebook.links import Link, link_of
from reportedly.casebook.packing import unpack
from reportedly.link.linking import linked_under, when
from reportedly.model.relation import Relation
from reportedly.web.around import LinksAround
from reportedly.web.at_hand import AtHand
from reportedly.web.kept.settling import some_of
from reportedly.web.kept.source_pages import origins_in_short
from reportedly.web.relations_listed import KINDS, TOLD_ANEW
from reportedly.weigh.picture import situation_of
from reportedly.weigh.situation import Situation
from reportedly.work.links_kept import STAGE, links_read

L = schema.links.c
ORDER = (L.older, L.newer, L.n)
AT_A_TIME = 2_000
"""Links that are read at once."""
FIRST_PAIRS, MOST_PAIRS = 100, 5_000
"""Pairs of claims that are taken up at once: few at first, so that something is told soon; then twice as many each
time, as a report that is told of in several lots is taken up for each."""
Pair = list[Link]
Key = tuple[str, str, str, str]


def relations_in_order(hand: AtHand, kind: str | None = None) -> Iterator[tuple[Relation, Situation]]:
    """The relations of a kind, or all, by the older claims and then the newer, each with what is at hand of the two."""
    around = LinksAround.of(hand, origins_in_short)
    decided, stays = _decided(around)
    for pairs in _growing(_pairs(hand, kind)):
        told, situation = _told(around, [link for pair in pairs for link in pair])
        for one in told:
            if kind in (None, one.relation) and (one.older not in decided or _key(one) in stays):
                yield one, situation


def _told(around: LinksAround, links: Sequence[Link]) -> tuple[tuple[Relation, ...], Situation]:
    """What links come to among the claims that are there, by who is behind each."""
    _, _, relations = links_read(links)
    claims = {end for one in relations for end in (one.older, one.newer)}
    readings, origins = sorted(around.readings(claims), key=when), around.behind(around.rows, claims)
    linked = linked_under(readings, told=(), informants={}, origins=origins, same=(), relations=relations)
    return linked.relations, situation_of(linked)


def _decided(around: LinksAround) -> tuple[set[str], set[Key]]:
    """The claims whose links persons may have decided otherwise, and the relations that stay between these."""
    claims = {claim for one in around.decisions for claim in (*one.claims, *one.others)}
    if not claims:
        return set(), set()
    return around.hanging_decided(claims), {_key(one) for one in around.linked(claims).relations}


def _key(one: Relation) -> Key:
    return one.older, one.newer, one.relation, one.attribute or ""


def _pairs(hand: AtHand, kind: str | None) -> Iterator[Pair]:
    """The links between each two claims, in the order of the older and then the newer."""
    links = (link_of(orjson.loads(unpack(row.body))) for row in _rows(hand, kind))
    found = (link for link in links if link.stage == STAGE)
    yield from (list(pair) for _, pair in groupby(found, key=lambda link: (link.older, link.newer)))


def _rows(hand: AtHand, kind: str | None) -> Iterator[Any]:
    kinds = KINDS if kind is None else (kind, *TOLD_ANEW.get(kind, ()))
    asked = select(*ORDER, L.body).where(L.until_entry.is_(None), L.kind.in_(kinds), L.between == "claims")
    asked, last = asked.order_by(*ORDER).limit(AT_A_TIME), None
    while True:
        further = asked if last is None else asked.where(tuple_(*ORDER) > tuple_(last.older, last.newer, last.n))
        with hand.book.looking() as connection:
            rows = connection.execute(further).all()
        yield from rows
        if len(rows) < AT_A_TIME:
            return
        last = rows[-1]


def _growing(pairs: Iterator[Pair]) -> Iterator[list[Pair]]:
    many = FIRST_PAIRS
    while some := next(some_of(pairs, many), None):
        yield some
        many = min(2 * many, MOST_PAIRS)
