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
            None if body is None else [body[0], _informant(body[1])],
            [[a.id, a.name, a.kind, a.country, a.holder] for a in telling.posts],
            [_informant(one) for one in telling.informants],
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
        body=None if body is None else (body[0], _known(*body[1])),
        posts=tuple([_actor(*one) for one in posts]),
        informants=tuple([_known(*one) for one in informants]),
        claims=tuple(map(tuple, claims)),
        acting=tuple(map(tuple, acting)),
    )


def _informant(one: Informant) -> list[Any]:
    return [one.id, one.name, one.kind, one.actor, one.party, one.wide]


@lru_cache(maxsize=REMEMBERED)
def _known(id: str | None, name: str, kind: Any, actor: str | None, party: str | None, wide: bool) -> Informant:
    return Informant(id=id, name=name, kind=kind, actor=actor, party=party, wide=wide)


@lru_cache(maxsize=REMEMBERED)
def _actor(id: str, name: str, kind: Any, country: str | None, holder: str | None) -> Actor:
    return Actor(id=id, name=name, kind=kind, country=country, holder=holder, mentions=())
