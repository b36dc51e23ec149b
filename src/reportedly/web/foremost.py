"""Which events of one kind a brief tells: the foremost of those gone through so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportedly.model.situation import SituationEvent
from reportedly.tell.brief.prominence import rank
from reportedly.tell.brief.scope import Scope
from reportedly.web.kept.rows import MOST_CLAIMS, MOST_SIDES


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A kept event that is asked for."""

    n: int
    status: str
    sides: int
    claims: int

    @property
    def at_best(self) -> tuple[int, int]:
        """Its rank among events, if each of its claims stands in a report of its own."""
        return -self.sides, -self.claims


@dataclass(slots=True, kw_only=True)
class Foremost:
    """The events of one kind that are told first, of those gone through so far, and how many there are."""

    most: int
    held: list[tuple[tuple[int, ...], str, int]] = field(default_factory=list)
    there: int = 0

    def take(self, event: SituationEvent, n: int, scope: Scope, *before: int) -> None:
        """Take note of an event; `before` comes before everything else by which it is ranked."""
        self.there += 1
        self.held.append(((*before, *rank(event, scope)), event.latest or "", n))
        if len(self.held) > 4 * self.most:
            self._drop()

    def _drop(self) -> None:
        self.held.sort(key=lambda one: one[1], reverse=True)
        self.held.sort(key=lambda one: one[0])
        del self.held[self.most :]

    def full_before(self, at_best: tuple[int, int]) -> bool:
        """Whether no event of this rank or a greater one can be among them."""
        self._drop()
        return len(self.held) == self.most and at_best > self.held[-1][0][:2]

    @property
    def numbers(self) -> list[int]:
        """The numbers of the events."""
        self._drop()
        return [n for _, _, n in self.held]


def row_of(row: Any) -> Row:
    """What a row of the kept picture says of how much is told of an event."""
    sides, claims = MOST_SIDES - 1 - int(row.told[:4]), MOST_CLAIMS - 1 - int(row.told[5:12])
    return Row(n=row.n, status=row.status, sides=sides, claims=claims)
