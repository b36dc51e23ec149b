"""Who was found to be one among all reports, kept in short: more reports are heard without going through the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypeVar

import orjson
from sqlalchemy import Connection, delete, select

from reportedly.casebook import picture_schema
from reportedly.casebook.packing import pack, unpack
from reportedly.link.claim_origins import Carried, origin_id
from reportedly.link.one_speaker import Learned
from reportedly.model.origin import Informant, ReportRef
from reportedly.web.kept.source import origin_of
from reportedly.web.kept.telling_record import actor_read, actor_written, informant_read, informant_written

W, S = picture_schema.who.c, picture_schema.sources.c
SPEAKERS, ORIGINS = "speakers", "origins"
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """What is known of those behind claims, but for the reports that carry them, which are kept with the sources."""

    learned: Learned
    carried: dict[str, Carried]


def who_kept(connection: Connection) -> Who | None:
    """What was found before; None where nothing was."""
    kept = {name: orjson.loads(told) for name, told in who_as_kept(connection).items()}
    if not kept:
        return None
    return Who(learned=_learned(kept[SPEAKERS]), carried=dict(map(_carried, kept[ORIGINS])))


def who_as_kept(connection: Connection) -> dict[str, bytes]:
    """What was found before, as it is written."""
    return {row.name: unpack(row.body) for row in connection.execute(select(W.name, W.body))}


def who_written(who: Who) -> dict[str, bytes]:
    """What was found, as it is written: the same bytes for the same."""
    carried = [_carried_told(id, one) for id, one in _by_key(who.carried)]
    told = {SPEAKERS: _learned_told(who.learned), ORIGINS: carried}
    return {name: orjson.dumps(one, option=orjson.OPT_SORT_KEYS) for name, one in told.items()}


def put_who(connection: Connection, who: Who) -> None:
    """Keep what was found now."""
    connection.execute(delete(picture_schema.who))
    for name, told in who_written(who).items():
        connection.execute(picture_schema.who.insert().values(name=name, body=pack(told)))


def _by_key(known: Mapping[str, Thing]) -> list[tuple[str, Thing]]:
    return sorted(known.items(), key=itemgetter(0))


def reports_before(connection: Connection, informant: str) -> tuple[ReportRef, ...]:
    """The reports that carry an informant, as they are kept with the source."""
    body = connection.execute(select(S.body).where(S.id == origin_id(informant))).scalar()
    return () if body is None else origin_of(body).reports


def _learned_told(learned: Learned) -> list[Any]:
    return [
        sorted(learned.outlets),
        [[key, order, informant_written(one)] for key, (order, one) in _by_key(learned.bodies)],
        [[key, order, body] for key, (order, body) in _by_key(learned.people)],
        [[order, actor_written(one)] for _, (order, one) in _by_key(learned.actors)],
        learned.counts,
        sorted(learned.met),
        sorted(learned.acting),
    ]


def _learned(told: list[Any]) -> Learned:
    outlets, bodies, people, actors, counts, met, acting = told
    known = [(tuple(order), actor_read(*one)) for order, one in actors]
    return Learned(
        outlets=set(outlets),
        bodies={key: (tuple(order), informant_read(*one)) for key, order, one in bodies},
        people={key: (tuple(order), body) for key, order, body in people},
        actors={one.id: (order, one) for order, one in known},
        counts={person: Counter(found) for person, found in counts.items()},
        met=set(met),
        acting=set(acting),
    )


def _carried_told(id: str, one: Carried) -> list[Any]:
    resolved = None if one.resolved is None else _best_told(*one.resolved)
    return [id, _best_told(*one.best), resolved, sorted(one.names), one.wide, one.last]


def _best_told(named: tuple[Any, ...], found: Informant) -> list[Any]:
    return [named, informant_written(found)]


def _carried(told: list[Any]) -> tuple[str, Carried]:
    id, best, resolved, names, wide, last = told
    known = None if resolved is None else _best(*resolved)
    return id, Carried(best=_best(*best), resolved=known, names=set(names), wide=wide, last=tuple(last))


def _best(named: list[Any], found: list[Any]) -> tuple[Any, Informant]:
    return tuple(named), informant_read(*found)
