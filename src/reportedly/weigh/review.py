"""What is worth a person's decision: each question with how doubtful it is, and what would change if it fell otherwise.

A question is worth its doubt times its effect. Doubt is how probable it is that what stands is wrong: by the score that
the reader gives a claim (which is how often such claims were right in the gold), by the bits that a link rests on, by
how alike two names are. The effect is worked out and not guessed: the events are weighed again as they would be then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reportedly.link.linking import Linked, SameEvent
from reportedly.model.digest import digest_id
from reportedly.model.grade import Reliability
from reportedly.model.hypothesis import Evidence, Hypothesis, Rating
from reportedly.model.reason import bits
from reportedly.model.relation import Relation
from reportedly.model.situation import SituationEvent
from reportedly.weigh.hypotheses import competing
from reportedly.weigh.matrix import Matrix
from reportedly.weigh.nearly import nearly_one_actor, nearly_one_event
from reportedly.weigh.otherwise import (
    LEADS,
    PLACED,
    Outcome,
    as_one,
    graded,
    one_actor,
    telling,
    without_claim,
)
from reportedly.weigh.picture import Picture
from reportedly.weigh.reliability import reliabilities

QuestionKind = Literal["claim", "events", "actors", "place", "source", "rating"]
MOST_EVENTS = 4_000
"""Events that are gone through, those of which most is told first."""
MOST_CLAIMS = 200
"""Claims of one event that are asked about, the most doubtful first."""
MOST_SOURCES = 300
ONCE_PLACED = "once it is placed, its event lies on the map"
UNKNOWN_SOURCE = 0.5
"""Doubt about the grade of a source of which nothing is known."""
IF_GRADED: tuple[Reliability, ...] = ("B", "E")
FLIPPED: Mapping[Rating, Rating] = {
    "consistent": "inconsistent",
    "inconsistent": "consistent",
    "neutral": "inconsistent",
    "not_applicable": "inconsistent",
}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What persons decided already, and is not asked again."""

    claims: Collection[str] = frozenset()
    """Accepted, corrected or rejected."""
    apart: Sequence[tuple[frozenset[str], frozenset[str]]] = ()
    """Claims that were held apart from others."""
    actors: Collection[frozenset[str]] = frozenset()
    """Pairs that were held to be one, or to be two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The questions, the most worth first, and whether all events were gone through."""

    questions: tuple[ReviewQuestion, ...]
    events: int
    """How many there are."""
    gone_through: int


def review_of(linked: Linked, picture: Picture, decided: Decided) -> Review:
    """Everything that is worth a decision."""
    events = sorted(picture.events, key=lambda event: (-telling(event), -len(event.claims), event.id))[:MOST_EVENTS]
    asking = _Asking(linked=linked, picture=picture, decided=decided, events=tuple(events))
    asked = (
        *asking.claims(),
        *asking.pairs(),
        *asking.actors(),
        *asking.places(),
        *asking.sources(),
        *ratings(picture),
    )
    found = sorted((q for q in asked if q.worth > 0), key=lambda q: (-q.worth, q.kind, q.id))
    return Review(questions=tuple(found), events=len(picture.events), gone_through=len(events))


@dataclass(frozen=True, kw_only=True)
class _Asking:
    linked: Linked
    picture: Picture
    decided: Decided
    events: tuple[SituationEvent, ...]
    reliability: dict[str, Reliability] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reliability", reliabilities(self.picture.sources))

    def claims(self) -> Iterator[ReviewQuestion]:
        """Whether a claim is rightly read, and is rightly in its event."""
        links = _links(self.linked)
        situation = self.picture.situation
        for event in self.events:
            asked = (id for id in event.claims if id not in self.decided.claims)
            doubted = sorted(
                ((_doubt_of(id, event, situation.claims[id].score, links), id) for id in asked), reverse=True
            )
            for (doubt, why), id in doubted[:MOST_CLAIMS]:
                outcome = without_claim(event, id, situation, self.reliability) if doubt > 0 else None
                if outcome is not None:
                    claims = (id, *(other for other in event.claims if other != id))
                    then = "were it not of this event" if len(claims) > 1 else "were it rejected"
                    yield _question("claim", (id,), claims, (event,), doubt, why, (outcome,), then)

    def pairs(self) -> Iterator[ReviewQuestion]:
        """Whether two events are one."""
        by_id = {event.id: event for event in self.events}
        for near in nearly_one_event(self.events, self.linked):
            one, other = by_id[near.first], by_id[near.second]
            if not self._held_apart(one, other):
                outcomes = tuple(as_one((one, other), self.picture.situation, self.reliability))
                subject = (one.claims[0], other.claims[0])
                claims, both = (*one.claims, *other.claims), (one, other)
                yield _question(
                    "events", subject, claims, both, near.probability, (near.why,), outcomes, "were they one"
                )

    def actors(self) -> Iterator[ReviewQuestion]:
        """Whether two actors are one."""
        told = {actor.id: actor for reading in self.linked.readings for actor in reading.actors}
        acting = self._acting()
        for near in nearly_one_actor(told.values()):
            both = [e for e in self.events if e.id in acting[near.first] | acting[near.second]]
            if frozenset((near.first, near.second)) in self.decided.actors:
                continue
            situation = self.picture.situation
            outcomes = tuple(one_actor(both, near.second, near.first, situation, self.reliability))
            claims = tuple(id for event in both for id in event.claims)
            subject = (near.first, near.second)
            yield _question(
                "actors", subject, claims, both, near.probability, (near.why,), outcomes, "were they one actor"
            )

    def places(self) -> Iterator[ReviewQuestion]:
        """Where a place is that nothing was found for, of events that lie nowhere on the map."""
        situation = self.picture.situation
        for event in self.events:
            lying = [(id, n, p.place) for id in event.claims for n, p in enumerate(situation.claims[id].places)]
            if not lying or any(place.lat is not None or place.geometry is not None for _, _, place in lying):
                continue
            id, position, place = lying[0]
            if id not in self.decided.claims:
                others = tuple(other for other in event.claims if other != id)
                why = (f"nothing was found for {place.toponym.text!r}, and the event lies nowhere on the map",)
                subject, effect = (id, str(position)), PLACED * telling(event)
                yield _question(
                    "place",
                    subject,
                    (id, *others),
                    (event,),
                    1.0,
                    why,
                    (),
                    ONCE_PLACED,
                    effect,
                )

    def sources(self) -> Iterator[ReviewQuestion]:
        """How reliable a source is that cannot be judged by its record, and that much rests on."""
        resting: dict[str, list[SituationEvent]] = defaultdict(list)
        for event in self.events:
            for origin in (*event.origins_for, *event.origins_against):
                resting[origin.id].append(event)
        ungraded = [
            id for id in resting if self.picture.sources[id].grade == "F" and self.picture.sources[id].person is None
        ]
        for id in sorted(ungraded, key=lambda id: (-len(resting[id]), id))[:MOST_SOURCES]:
            found = {
                grade: tuple(graded(resting[id], id, grade, self.picture.situation, self.reliability))
                for grade in IF_GRADED
            }
            grade = max(IF_GRADED, key=lambda grade: sum(outcome.effect for outcome in found[grade]))
            claims = tuple(
                c for e in resting[id] for c in e.claims
                if any(o.id == id for o in self.picture.situation.origins.get(c, ()))
            )  # fmt: skip
            why = ("its record settles nothing, so that it cannot be judged",)
            then = f"were it graded {grade}"
            yield _question("source", (id,), claims, resting[id], UNKNOWN_SOURCE, why, found[grade], then)

    def _held_apart(self, one: SituationEvent, other: SituationEvent) -> bool:
        a, b = set(one.claims), set(other.claims)
        return any((here & a and there & b) or (here & b and there & a) for here, there in self.decided.apart)

    def _acting(self) -> dict[str, set[str]]:
        """By actor, the events in which it takes part or speaks."""
        found: dict[str, set[str]] = defaultdict(set)
        for event in self.events:
            for id in event.claims:
                told = self.picture.situation.claims[id].event
                for one in (*told.actors, *told.recipients) if told else ():
                    if one.actor:
                        found[one.actor].add(event.id)
                for origin in self.picture.situation.origins.get(id, ()):
                    if origin.actor:
                        found[origin.actor].add(event.id)
        return found


def ratings(picture: Picture) -> Iterator[ReviewQuestion]:
    """Whether evidence bears on an explanation as it was rated, where otherwise another one would lead."""
    questions: dict[str, list[Hypothesis]] = defaultdict(list)
    for hypothesis in competing(picture.hypotheses):
        questions[hypothesis.question_id].append(hypothesis)
    for rivals in questions.values():
        yield from _ratings(rivals, picture)


def _ratings(rivals: list[Hypothesis], picture: Picture) -> Iterator[ReviewQuestion]:
    cells = {(h.id, piece.claim): piece for h in rivals for piece in h.evidence}
    rows = list(dict.fromkeys(piece.claim for h in rivals for piece in h.evidence))
    rated: list[list[Evidence | None]] = [[cells.get((h.id, claim)) for h in rivals] for claim in rows]
    matrix = Matrix(
        ratings=tuple(tuple(cell.counted if cell else "neutral" for cell in row) for row in rated),
        weights=tuple(max((cell.weight for cell in row if cell), default=0.0) for row in rated),
        explanations=len(rivals),
    )
    leading = _leading(matrix, rivals)
    for n, row in enumerate(rated):
        for m, cell in enumerate(row):
            if cell is None or cell.person is not None or not (cell.weight and cell.reasons):
                continue
            flipped = (*matrix.ratings[n][:m], FLIPPED[cell.counted], *matrix.ratings[n][m + 1 :])
            then = _leading(matrix.having(n, weight=matrix.weights[n], ratings=flipped), rivals)
            if then != leading:
                yield _of_rating(rivals[m], cell, then, picture)


def _leading(matrix: Matrix, rivals: Sequence[Hypothesis]) -> tuple[str, ...]:
    return tuple(h.statement for h, rank in zip(rivals, matrix.ranks(), strict=True) if rank == 1)


def _of_rating(hypothesis: Hypothesis, cell: Evidence, then: tuple[str, ...], picture: Picture) -> ReviewQuestion:
    doubt = 1 / (1 + 2 ** abs(bits(cell.reasons)))
    why = (f"it was rated {cell.counted.replace('_', ' ')} by {abs(bits(cell.reasons)):.1f} bits",)
    event = picture.situation.event_of.get(cell.claim, frozenset())
    events = [one for one in picture.events if set(one.claims) == event]
    words = f"were it {FLIPPED[cell.counted]}, this would lead: {' / '.join(then)}"
    claims = (cell.claim, *hypothesis.wordings)
    return _question("rating", (hypothesis.id, cell.claim), claims, events, doubt, why, (), words, LEADS)


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
    weight = {event.id: telling(event) for event in about}
    worked_out = sum(outcome.effect * weight.get(outcome.event, 1.0) for outcome in outcomes)
    return ReviewQuestion(
        id=digest_id("ask", kind, *subject),
        kind=kind,
        subject=subject,
        claims=claims,
        events=tuple(event.id for event in about),
        doubt=doubt,
        why=why,
        outcomes=outcomes,
        then=then,
        effect=worked_out if effect is None else effect,
    )


def _links(linked: Linked) -> Mapping[str, list[tuple[str, float]]]:
    """By claim, the claims that it is linked to, with the bits of the link."""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    links: tuple[SameEvent | Relation, ...] = (*linked.same, *linked.relations)
    for link in links:
        weight = bits(link.reasons)
        found[link.older].append((link.newer, weight))
        found[link.newer].append((link.older, weight))
    return found


def _doubt_of(
    claim: str, event: SituationEvent, score: float, links: Mapping[str, list[tuple[str, float]]]
) -> tuple[float, tuple[str, ...]]:
    """How probable it is that a claim is misread or of another event, and why."""
    why = [f"{score:.0%} of claims that are read like this one are right"]
    inside = set(event.claims)
    held = [weight for other, weight in links.get(claim, ()) if other in inside]
    belongs = 1.0
    if held and max(held) > 0:
        belongs = 1 / (1 + 2 ** -max(held))
        why.append(f"what puts it into this event comes to {max(held):+.1f} bits")
    return 1 - score * belongs, tuple(why)
