"""An event as it is kept and listed: how it stands, in the words of a list, and what is looked up for its own page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import orjson

from reportedly.casebook.packing import unpack
from reportedly.model.origin import Origin
from reportedly.model.situation import SituationEvent
from reportedly.web.kept.record import read
from reportedly.web.told import ToldEvent
from reportedly.weigh.credibility import Credibility
from reportedly.weigh.picture import Picture

REMEMBERED = 1024
"""Events that are not taken apart again: those told most are on the first pages that everybody opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim:
    """A claim of an event, with whom it comes from and how it is graded."""

    id: str
    origins: tuple[str, ...]
    """Ids."""
    credibility: Credibility | None
    """None where it is on neither side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEvent:
    """What is kept of an event."""

    event: SituationEvent
    """Its origins name no reports: a ministry's are thousands, and are kept with the source."""
    claims: tuple[ListedClaim, ...]
    """In the order of publication."""
    summary: str
    day: str | None
    last_day: str | None
    happened: str
    where: str


def listed(told: ToldEvent, picture: Picture) -> ListedEvent:
    """What is kept of an event."""
    origins = picture.situation.origins
    return ListedEvent(
        event=with_origins(told.event, {}),
        claims=tuple(
            ListedClaim(
                id=claim.id,
                origins=tuple(origin.id for origin in origins.get(claim.id, ())),
                credibility=picture.credibility.get(claim.id),
            )
            for claim in told.claims
        ),
        summary=told.summary,
        day=told.day,
        last_day=told.last_day,
        happened=told.happened,
        where=told.where,
    )


@lru_cache(maxsize=REMEMBERED)
def listed_event(body: bytes) -> ListedEvent:
    """The event that a row keeps."""
    return read(ListedEvent, orjson.loads(unpack(body)))


def with_origins(event: SituationEvent, known: Mapping[str, Origin]) -> SituationEvent:
    """An event with its origins as they are known in full, the others without reports."""

    def whole(origin: Origin) -> Origin:
        return known.get(origin.id) or replace(origin, reports=())

    return replace(
        event,
        origins_for=tuple(map(whole, event.origins_for)),
        origins_against=tuple(map(whole, event.origins_against)),
    )
