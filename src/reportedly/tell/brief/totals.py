"""What a brief says of everything asked for, where only what it tells was taken up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.casebook import Change
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.relation import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much there is of what a brief tells the foremost of."""

    statuses: Mapping[str, int]
    """By status, how many events stand so."""
    disputed: int
    """Events in dispute, or in something of which somebody is contradicted."""
    alone: int
    fresh: int
    """Events of which nothing was told before that are worth a line."""
    related: tuple[Relation, ...]
    """The foremost of what new claims do to older ones, in the order of telling."""
    related_in_all: int
    changed: tuple[Change, ...]
    """Changes on what was asked for, oldest first."""
    unanswered: tuple[Claim, ...]
    """The latest claims that leave something open, oldest first."""
    unanswered_in_all: int
    unconfirmed: tuple[Claim, ...]
    unconfirmed_in_all: int
    lost: tuple[str, ...]
    """The first places that were not found on the map."""
    lost_in_all: int
    unread: tuple[Reading, ...]
    """The first reports that are not in English."""
    claims: int
    reports: int
    publishers: int
    came: int
    """Reports on what was asked for that came in since the moment asked for."""
    all_new: bool
    """Whether every report of the casebook came in since then."""
    first: str | None
    """When the first report on it was published, and when the last; None where no report says."""
    latest: str | None

    @property
    def events(self) -> int:
        """Those asked for."""
        return sum(self.statuses.values())
