"""How an event stood as reports came: weighed anew after each day of publication, by what was published until then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportedly.model.grade import Reliability
from reportedly.model.situation import SituationEvent, Status
from reportedly.weigh.events import weigh_event
from reportedly.weigh.otherwise import part_of
from reportedly.weigh.situation import Situation

MOST_DAYS = 60
"""Days that are told, the latest; what came before them is told in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """How an event stood after a day."""

    day: str | None
    """"YYYY-MM-DD"; None for reports of which the day is unknown, which count last."""
    claims: tuple[str, ...]
    """Those that were published on the day, or, on the first, until it."""
    status: Status
    credibility: int
    origins_for: int
    origins_against: int
    changed: bool
    """Whether status, credibility or origins are other than the day before."""


def history_of(event: SituationEvent, situation: Situation, reliability: Mapping[str, Reliability]) -> Iterator[Stood]:
    """The days on which it was told, the earliest first.

    Sources are taken at the grades that they have now: what is told is how the reports add up, not what was known then.
    """
    days: dict[str | None, list[str]] = {}
    for id in event.claims:
        published = situation.published.get(situation.claims[id].report_id)
        days.setdefault(published[:10] if published else None, []).append(id)
    told: set[str] = set()
    before: tuple[object, ...] = ()
    skipped, fresh = len(days) - MOST_DAYS, list[str]()
    for number, (day, claims) in enumerate(days.items()):
        told.update(claims)
        fresh += claims
        if number < skipped:
            continue
        now = weigh_event(frozenset(told), part_of(situation, told), reliability)
        stands = (now.status, now.credibility, now.independent_origins, len(now.origins_against))
        yield Stood(
            day=day,
            claims=tuple(fresh),
            status=now.status,
            credibility=now.credibility,
            origins_for=now.independent_origins,
            origins_against=len(now.origins_against),
            changed=stands != before,
        )
        before, fresh = stands, []
