"""What a source was first with: the events that several sources tell of, and that none at hand told before it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, func, select

from reportedly.casebook import picture_schema
from reportedly.web.kept.listed import ListedEvent
from reportedly.web.kept.showing import Rows, listed_events
from reportedly.weigh.turns import Turn

Q = picture_schema.turns.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Firsts:
    """How often a source was first, among the events that it and others tell of."""

    alone: int
    """Before all others that are dated."""
    level: int
    """Where it may have been: others are as early, as far as days and hours tell."""
    later: int
    """Where another was before it, for certain."""

    @property
    def number(self) -> int:
        """Events of which nobody told before it, for certain."""
        return self.alone + self.level

    @property
    def events(self) -> int:
        """Events that it and others tell of, and of which it is known when it did."""
        return self.number + self.later


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """An event that a source was first with, or may have been."""

    event: ListedEvent
    turn: Turn


def firsts_counted(rows: Rows, source: str) -> Firsts:
    """How often a source was first."""
    first = Q.ahead == 0
    alone, level, later = (
        func.count().filter(which) for which in (and_(first, Q.level == 0), and_(first, Q.level > 0), Q.ahead > 0)
    )
    with rows.looking() as connection:
        counted = connection.execute(select(alone, level, later).where(Q.source == source)).one()
    return Firsts(alone=counted[0], level=counted[1], later=counted[2])


def firsts_of(rows: Rows, source: str, *, limit: int, skipped: int = 0) -> list[First]:
    """Some of the events that a source was first with, or may have been; the latest first."""
    asked = select(picture_schema.turns).where(Q.source == source, Q.ahead == 0)
    asked = asked.order_by(Q.published.desc(), Q.event.desc()).offset(skipped).limit(limit)
    with rows.looking() as connection:
        told = connection.execute(asked).all()
        events = listed_events(connection, [row.event for row in told])
    return [First(event=event, turn=_turn(row)) for event, row in zip(events, told, strict=True)]


def _turn(row: object) -> Turn:
    return Turn(**{name: getattr(row, name) for name in Turn.__dataclass_fields__})
