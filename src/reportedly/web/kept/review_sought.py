"""Which questions of the queue are gone through: those of a kind, those that bear on the events asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import and_, func, or_, select

from reportedly.casebook import picture_schema
from reportedly.casebook.engine import Kind
from reportedly.model.digest import digest_id
from reportedly.web.filter import Filter
from reportedly.web.kept.asking import Condition, conditions
from reportedly.web.kept.review_stakes import subject_text

E, C = picture_schema.events.c, picture_schema.claims.c
K, T = picture_schema.asked.c, picture_schema.stakes.c
AN_ID = len(digest_id("clm"))
"""Characters in the id of a claim, a source or an explanation."""
FIRST_FROM, SECOND_FROM = (subject_text(("x" * AN_ID, "y")).index(one) + 1 for one in "xy")
"""Where the things begin that the subject of a question names, counted from 1 as SQL does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What of the queue is gone through; all of it, where nothing is said."""

    kind: str = ""
    asked: Filter = field(default_factory=Filter)

    def conditions(self, engine: Kind) -> Iterator[Condition]:
        """What the row of every such question fulfils."""
        if self.kind:
            yield K.kind == self.kind
        if self.asked.narrows:
            yield _bearing_on(self.asked, engine)


WHOLE = Sought()
"""The whole queue."""


def _bearing_on(asked: Filter, engine: Kind) -> Condition:
    """That a question has to do with an event asked for.

    One about a claim or a place has by its event, one about a pair of events by either. One about a source has where
    the source says something of such an event or anything of the event hangs on it, one about two actors where either
    acts in it or speaks of it. One about a rating has where the claim that is rated tells of such an event.
    """
    chosen = select(E.n).where(*conditions(asked, engine)).cte("chosen")
    of_chosen = select(chosen.c.n)
    hanging = select(T.subject).where(T.event.in_(of_chosen))
    first, second = (func.substr(K.subject, start, AN_ID) for start in (FIRST_FROM, SECOND_FROM))
    saying = select(C.source).where(C.source.is_not(None), C.event.in_(of_chosen))
    rated = select(C.id).where(C.id == second, C.event.in_(of_chosen)).exists()
    return or_(
        K.event.in_(of_chosen),
        K.other.in_(of_chosen),
        and_(K.kind.in_(("source", "actors")), K.subject.in_(hanging)),
        and_(K.kind == "source", first.in_(saying)),
        and_(K.kind == "rating", rated),
    )
