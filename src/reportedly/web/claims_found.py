"""Looking up claims by rows alone: where they belong, what they may leave open, and in which order they were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from reportedly.casebook import picture_schema, schema
from reportedly.web.kept.settling import some_of, values_among
from reportedly.web.parts import AT_A_TIME

C, K, R, P = picture_schema.claims.c, schema.claims.c, schema.readings.c, schema.reports.c


@dataclass(slots=True)
class Worded:
    """When something was first said in some words, and when last, each with the claim."""

    first: tuple[bool, str, str]
    last: tuple[bool, str, str]

    def take(self, at: tuple[bool, str, str]) -> None:
        """It was said then too."""
        self.first, self.last = min(self.first, at), max(self.last, at)


def in_order(told: dict[str, Worded]) -> list[str]:
    """The latest claim of each wording, in the order in which the wordings were first told."""
    return [one.last[2] for one in sorted(told.values(), key=lambda one: one.first)]


def claims_of(connection: Connection, reports: Sequence[str]) -> set[str]:
    """The claims of some reports, as these are read now."""
    joined = schema.claims.join(schema.readings, R.n == K.reading).join(schema.reports, P.n == R.report)
    asked = select(K.id).select_from(joined).where(R.until_entry.is_(None), P.until_entry.is_(None))
    return values_among(connection, asked, P.id, reports)


def may_be_open(connection: Connection) -> set[str]:
    """Claims that were read as leaving something open, or as called unconfirmed."""
    joined = schema.claims.join(schema.readings, R.n == K.reading)
    asked = select(K.id).select_from(joined).where(R.until_entry.is_(None))
    open_ended = or_(K.kind == "question", K.polarity == "open", K.unverified.is_(True))
    return set(connection.execute(asked.where(open_ended)).scalars())


def events_of(connection: Connection, claims: set[str]) -> dict[str, int]:
    """By claim, the number of the event that it tells of; claims of none are missing."""
    asked, found = select(C.id, C.event).where(C.event.is_not(None)), dict[str, int]()
    for some in some_of(sorted(claims), AT_A_TIME):
        found |= {row.id: row.event for row in connection.execute(asked.where(C.id.in_(some)))}
    return found


def in_time(connection: Connection, events: set[int]) -> list[str]:
    """The claims of some events in the order of publication, those last that have no day."""
    rows = list[Any]()
    for some in some_of(sorted(events), AT_A_TIME):
        rows += connection.execute(select(C.id, C.published).where(C.event.in_(some))).all()
    return [row.id for row in sorted(rows, key=lambda row: (not row.published, row.published, row.id))]
