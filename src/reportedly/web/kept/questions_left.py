"""Which questions a filter leaves: those on which something is said to bear that tells of an event asked for.

An explanation in its own wording bears on its question, and so does evidence that weighs anything; that is what
briefs go by too. What a question is kept by (`picture_schema.leans`) is far more: all that may turn out to weigh.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import select

from reportedly.casebook import picture_schema
from reportedly.casebook.packing import unpack
from reportedly.web.claims_found import events_of
from reportedly.web.filter import Filter
from reportedly.web.kept.asking import conditions
from reportedly.web.kept.questions import AT_A_TIME, most_rivals
from reportedly.web.kept.showing import Rows

E, Q = picture_schema.events.c, picture_schema.questions.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Borne:
    """A question with the events, by their numbers, of what bears on it."""

    id: str
    rivals: bool
    """Whether it has rival answers, and not one alone."""
    events: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """The questions that a filter leaves, by their ids, those with most rivals first."""

    rivals: tuple[str, ...]
    alone: tuple[str, ...]

    @property
    def all(self) -> frozenset[str]:
        """With rival answers or without."""
        return frozenset((*self.rivals, *self.alone))


def borne(rows: Rows) -> tuple[Borne, ...]:
    """Every question that has an answer, those with most rivals first: gone through once, for all filters."""
    asked = select(Q.id, Q.answers, Q.body).where(Q.answers > 0).order_by(*most_rivals())
    with rows.looking() as connection:
        with connection.execute(asked.execution_options(yield_per=AT_A_TIME)) as found_in:
            told = [(row.id, row.answers > 1, frozenset(_bearing(orjson.loads(unpack(row.body))))) for row in found_in]
        events = events_of(connection, {claim for *_, claims in told for claim in claims})
    return tuple(
        Borne(id=id, rivals=rivals, events=frozenset(events[claim] for claim in claims if claim in events))
        for id, rivals, claims in told
    )


def _bearing(answers: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The claims that bear on a question, from its answers as they are kept."""
    for answer in answers:
        yield from answer["wordings"]
        for piece in answer["evidence"]:
            if piece["weight"] > 0:
                yield from piece["claims"]


def left_by(rows: Rows, asked: Filter, told: Sequence[Borne]) -> Left:
    """Those of the questions that a filter leaves."""
    with rows.looking() as connection:
        events = set(connection.execute(select(E.n).where(*conditions(asked, rows.kind))).scalars())
    found = [one for one in told if not events.isdisjoint(one.events)]
    return Left(
        rivals=tuple(one.id for one in found if one.rivals), alone=tuple(one.id for one in found if not one.rivals)
    )
