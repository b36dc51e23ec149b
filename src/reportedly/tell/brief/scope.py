"""What a brief is written about: the events asked for, in the picture they are part of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reportedly.casebook import Change
from reportedly.model.claim import Claim
from reportedly.model.situation import SituationEvent
from reportedly.tell.brief.totals import Totals
from reportedly.weigh.picture import Picture

CAME_IN = ("new", "new version", "returned")
"""Changes by which the words of a report come into a casebook."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Events with what is looked up about them; without slots, so that it is worked out once."""

    picture: Picture
    events: tuple[SituationEvent, ...]
    narrowed: bool
    """Whether anything of the casebook is left out."""
    changes: tuple[Change, ...] | None
    """What changed since the moment asked for; None where none was asked for."""
    totals: Totals | None = None
    """Of all that was asked for, where only the foremost was taken up; None where all of it is in the picture."""

    @cached_property
    def claims(self) -> frozenset[str]:
        """Claims that tell of the events."""
        return frozenset(id for event in self.events for id in event.claims)

    @cached_property
    def reports(self) -> frozenset[str]:
        """Reports with something to say on the events; all of the casebook's where nothing is left out."""
        if not self.narrowed:
            return frozenset(self.picture.situation.reports)
        return frozenset(self.picture.situation.claims[id].report_id for id in self.claims)

    @cached_property
    def came(self) -> frozenset[str]:
        """Reports that came in since the moment asked for."""
        found = (change.subject for change in self.changes or () if change.kind in CAME_IN)
        return frozenset(subject.partition(" ")[2] for subject in found) & self.picture.situation.reports.keys()

    def claims_of(self, ids: Iterable[str]) -> list[Claim]:
        """The claims with these ids, in the order of publication."""
        situation = self.picture.situation
        return [situation.claims[id] for id in sorted(set(ids), key=situation.when)]

    def origins_of(self, claim: str) -> frozenset[str]:
        """Ids of the origins of a claim."""
        return frozenset(origin.id for origin in self.picture.situation.origins.get(claim, ()))
