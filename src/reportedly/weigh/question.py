"""A question that a person can decide, and what it is worth: how doubtful it is times how much would change."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from reportedly.model.digest import digest_id
from reportedly.model.situation import SituationEvent
from reportedly.weigh.otherwise import Outcome, telling

QuestionKind = Literal["claim", "events", "actors", "place", "source", "rating"]
KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewQuestion:
    """Something that a person can decide."""

    id: str
    kind: QuestionKind
    subject: tuple[str, ...]
    """The claim; two events by their first claims; two actors; the claim and the number of its place; the source; the
    explanation and the claim that bears on it."""
    claims: tuple[str, ...]
    """Whose words to look at, the one in question first."""
    events: tuple[str, ...]
    """The events that it is about."""
    doubt: float
    """How probable it is that what stands is wrong, 0 to 1."""
    why: tuple[str, ...]
    """Where the doubt comes from."""
    outcomes: tuple[Outcome, ...]
    """What would become otherwise."""
    then: str
    """The decision that would make it so, in words: "were it rejected"."""
    effect: float

    @property
    def worth(self) -> float:
        """By which the queue is ordered."""
        return self.doubt * self.effect

    @property
    def rank(self) -> str:
        """What puts questions into order as words: the most worth first, and then by kind and id."""
        return rank_of(self.worth, self.kind, self.id)


def question_id(kind: QuestionKind, subject: Sequence[str]) -> str:
    """The id of a question about something."""
    return digest_id("ask", kind, *subject)


def rank_of(worth: float, kind: QuestionKind, id: str) -> str:
    """The place of a question in the queue; in letters and digits alone, so that every engine orders it alike."""
    inverted = (1 << 64) - 1 - int.from_bytes(struct.pack(">d", worth), "big")
    return f"{inverted:016x}{sorted(KINDS).index(kind)}{id.rpartition('_')[2]}"


def effect_of(outcomes: Iterable[Outcome], events: Iterable[SituationEvent]) -> float:
    """How much would change in all, what more origins speak of counting more; the same in whatever order."""
    weight = {event.id: telling(event) for event in events}
    return math.fsum(outcome.effect * weight.get(outcome.event, 1.0) for outcome in outcomes)


def most_told_first(event: SituationEvent) -> tuple[float, int, str]:
    """A key that puts events into order by how much is told of them."""
    return -telling(event), -len(event.claims), event.id
