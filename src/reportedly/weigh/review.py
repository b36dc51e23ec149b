"""What is worth a person's decision: each question with how doubtful it is, and what would change if it fell otherwise.

A question is worth its doubt times its effect. Doubt is how probable it is that what stands is wrong: by the score that
the reader gives a claim (which is how often such claims were right in the gold), by the bits that a link rests on, by
how alike two names are. The effect is worked out and not guessed: the events are weighed again as they would be then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.model.grade import Reliability
from reportedly.model.situation import SituationEvent
from reportedly.weigh.doubts import ClaimDoubt, Unplaced
from reportedly.weigh.grounds import Grounds
from reportedly.weigh.nearly import NearlyOne
from reportedly.weigh.otherwise import PLACED, Outcome, Weighed, as_graded, outcome, telling
from reportedly.weigh.question import QuestionKind, ReviewQuestion, effect_of, most_told_first, question_id

ONCE_PLACED = "once it is placed, its event lies on the map"
UNKNOWN_SOURCE = 0.5
"""Doubt about the grade of a source of which nothing is known."""
IF_GRADED: tuple[Reliability, ...] = ("B", "E")
Letters = Mapping[str, Reliability]
"""How reliable sources are, by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What persons decided already, and is not asked again."""

    claims: Collection[str] = frozenset()
    """Accepted, corrected or rejected."""
    apart: Sequence[tuple[frozenset[str], frozenset[str]]] = ()
    """Claims that were held apart from others."""
    actors: Collection[frozenset[str]] = frozenset()
    """Pairs that were held to be one, or to be two."""

    def held_apart(self, one: SituationEvent, other: SituationEvent) -> bool:
        """Whether claims of two events were held apart."""
        a, b = set(one.claims), set(other.claims)
        return any((here & a and there & b) or (here & b and there & a) for here, there in self.apart)


def of_claim(doubted: ClaimDoubt, event: SituationEvent, letters: Letters) -> ReviewQuestion | None:
    """Whether a claim is rightly read, and is rightly in its event; None where nothing hangs on it."""
    found = outcome(event, doubted.then, letters)
    if found is None:
        return None
    claims = (doubted.claim, *(other for other in event.claims if other != doubted.claim))
    then = "were it not of this event" if len(claims) > 1 else "were it rejected"
    return _question("claim", (doubted.claim,), claims, (event,), doubted.doubt, doubted.why, (found,), then)


def of_place(unplaced: Unplaced, event: SituationEvent) -> ReviewQuestion:
    """Where a place is that nothing was found for."""
    claims = (unplaced.claim, *(other for other in event.claims if other != unplaced.claim))
    why = (f"nothing was found for {unplaced.words!r}, and the event lies nowhere on the map",)
    subject, effect = (unplaced.claim, str(unplaced.position)), PLACED * telling(event)
    return _question("place", subject, claims, (event,), 1.0, why, (), ONCE_PLACED, effect)


def of_events(
    one: SituationEvent, other: SituationEvent, near: NearlyOne, then: Weighed, letters: Letters
) -> ReviewQuestion:
    """Whether two events are one."""
    outcomes = tuple(filter(None, (outcome(event, then, letters) for event in (one, other))))
    subject, claims = (one.claims[0], other.claims[0]), (*one.claims, *other.claims)
    return _question("events", subject, claims, (one, other), near.probability, (near.why,), outcomes, "were they one")


def of_actors(near: NearlyOne, thens: Iterable[tuple[SituationEvent, Weighed]], letters: Letters) -> ReviewQuestion:
    """Whether two actors are one; with the events in which they act or speak, as these would be then."""
    ordered = sorted(thens, key=lambda told: most_told_first(told[0]))
    outcomes = tuple(filter(None, (outcome(event, then, letters) for event, then in ordered)))
    events = [event for event, _ in ordered]
    claims = tuple(id for event in events for id in event.claims)
    subject = (near.first, near.second)
    return _question("actors", subject, claims, events, near.probability, (near.why,), outcomes, "were they one actor")


def of_source(
    source: str, resting: Iterable[tuple[SituationEvent, Grounds]], said: Collection[str], letters: Letters
) -> ReviewQuestion:
    """How reliable a source is that cannot be judged by its record; `said` are its claims."""
    ordered = sorted(resting, key=lambda told: most_told_first(told[0]))
    found = {grade: tuple(_if_graded(ordered, {**letters, source: grade})) for grade in IF_GRADED}
    grade = telling_most({grade: sum(one.effect for one in outcomes) for grade, outcomes in found.items()})
    claims = tuple(id for event, _ in ordered for id in event.claims if id in said)
    why, then = ("its record settles nothing, so that it cannot be judged",), f"were it graded {grade}"
    events = [event for event, _ in ordered]
    return _question("source", (source,), claims, events, UNKNOWN_SOURCE, why, found[grade], then)


def telling_most(effects: Mapping[Reliability, float]) -> Reliability:
    """The grade that would change most."""
    return max(IF_GRADED, key=lambda grade: effects[grade])


def _if_graded(resting: Iterable[tuple[SituationEvent, Grounds]], letters: Letters) -> Iterator[Outcome]:
    yield from filter(None, (outcome(event, as_graded(event, grounds), letters) for event, grounds in resting))


def _question(
    kind: QuestionKind,
    subject: tuple[str, ...],
    claims: tuple[str, ...],
    events: Iterable[SituationEvent],
    doubt: float,
    why: tuple[str, ...],
    outcomes: tuple[Outcome, ...],
    then: str,
    effect: float | None = None,
) -> ReviewQuestion:
    about = tuple(events)
    return ReviewQuestion(
        id=question_id(kind, subject),
        kind=kind,
        subject=subject,
        claims=claims,
        events=tuple(event.id for event in about),
        doubt=doubt,
        why=why,
        outcomes=outcomes,
        then=then,
        effect=effect_of(outcomes, about) if effect is None else effect,
    )
