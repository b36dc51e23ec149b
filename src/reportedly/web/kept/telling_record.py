"""A telling as JSON and back, in as little time and room as it takes: all of them are read whenever anything changed.

Whoever is told of in many reports is one record in memory.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import orjson

from reportedly.link.telling import Telling
from reportedly.model.actor import Actor
from reportedly.model.origin import Informant, ReportRef

REMEMBERED = 1 << 17


def telling_written(telling: Telling) -> bytes:
    """The JSON of a telling."""
    report, body = telling.report, telling.body
    return orjson.dumps(
        [
            [report.id, report.url, report.publisher, report.external_id],
            telling.published,
            telling.own,
            None if body is None else [body[0], informant_written(body[1])],
            [actor_written(actor) for actor in telling.posts],
            [informant_written(one) for one in telling.informants],
            telling.claims,
            telling.acting,
        ]
    )


def telling_read(told: bytes) -> Telling:
    """The telling that JSON tells of."""
    report, published, own, body, posts, informants, claims, acting = orjson.loads(told)
    return Telling(
        report=ReportRef(id=report[0], url=report[1], publisher=report[2], external_id=report[3]),
        published=published,
        own=tuple(own),
        body=None if body is None else (body[0], informant_read(*body[1])),
        posts=tuple([actor_read(*one) for one in posts]),
        informants=tuple([informant_read(*one) for one in informants]),
        claims=tuple(map(tuple, claims)),
        acting=tuple(map(tuple, acting)),
    )


def actor_written(one: Actor) -> list[Any]:
    """An office or body without the words that name it."""
    return [one.id, one.name, one.kind, one.country, one.holder]


def informant_written(one: Informant) -> list[Any]:
    """An informant."""
    return [one.id, one.name, one.kind, one.actor, one.party, one.wide]


@lru_cache(maxsize=REMEMBERED)
def informant_read(id: str | None, name: str, kind: Any, actor: str | None, party: str | None, wide: bool) -> Informant:
    """The informant that JSON tells of."""
    return Informant(id=id, name=name, kind=kind, actor=actor, party=party, wide=wide)


@lru_cache(maxsize=REMEMBERED)
def actor_read(id: str, name: str, kind: Any, country: str | None, holder: str | None) -> Actor:
    """The office or body that JSON tells of."""
    return Actor(id=id, name=name, kind=kind, country=country, holder=holder, mentions=())
