"""The queue of what is worth a decision as it is meant, worked out from everything in memory, each event weighed again.

What the kept rows must agree with.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from reportedly.link.event_blocks import event_keys
from reportedly.link.event_evidence import Setting, excluded
from reportedly.link.event_evidence import bits as bits_between
from reportedly.link.event_facts import EventFacts, facts_of
from reportedly.link.linking import Linked, SameEvent
from reportedly.link.report_words import Weights, likeness, weigh_words
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.grade import Reliability
from reportedly.model.origin import Origin
from reportedly.model.reading import Reading
from reportedly.model.reason import bits
from reportedly.model.relation import Relation
from reportedly.model.situation import SituationEvent
from reportedly.weigh.events import weigh_event
from reportedly.weigh.nearly import FULLEST, LEAST_BITS, NearlyOne, nearly_one_actor
from reportedly.weigh.otherwise import PLACED, Outcome, telling
from reportedly.weigh.picture import Picture
from reportedly.weigh.question import QuestionKind, ReviewQuestion
from reportedly.weigh.rated import BY_A_PERSON
from reportedly.weigh.reliability import reliabilities
from reportedly.weigh.review import IF_GRADED, ONCE_PLACED, UNKNOWN_SOURCE, Decided
from reportedly.weigh.situation import Situation


def asked_in_memory(linked: Linked, picture: Picture, decided: Decided) -> list[ReviewQuestion]:
    """Everything that is worth a decision but for explanations, the most worth first."""
    events = sorted(picture.events, key=lambda event: (-telling(event), -len(event.claims), event.id))
    asking = _Asking(linked=linked, picture=picture, decided=decided, events=tuple(events))
    asked = (*asking.claims(), *asking.pairs(), *asking.actors(), *asking.places(), *asking.sources())
    return sorted((q for q in asked if q.worth > 0), key=lambda q: (-q.worth, q.kind, q.id))


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
            for (doubt, why), id in doubted:
                outcome = without_claim(event, id, situation, self.reliability) if doubt > 0 else None
                if outcome is not None:
                    claims = (id, *(other for other in event.claims if other != id))
                    then = "were it not of this event" if len(claims) > 1 else "were it rejected"
                    yield _question("claim", (id,), claims, (event,), doubt, why, (outcome,), then)

    def pairs(self) -> Iterator[ReviewQuestion]:
        """Whether two events are one."""
        by_id = {event.id: event for event in self.events}
        for near in _nearly_one_event(self.events, self.linked):
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
        acting = self._acting()
        for near in nearly_one_actor(self._actors().values()):
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
            for id in {origin.id for origin in (*event.origins_for, *event.origins_against)}:
                resting[id].append(event)
        ungraded = [
            id for id in resting if self.picture.sources[id].grade == "F" and self.picture.sources[id].person is None
        ]
        for id in sorted(ungraded, key=lambda id: (-len(resting[id]), id)):
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

    def _actors(self) -> dict[str, Actor]:
        """Those who act in events or speak of them, by the name that their id is made of, else the first."""
        named: dict[str, list[Actor]] = defaultdict(list)
        readings = {reading.report.id: reading for reading in self.linked.readings}
        acting = self._acting()
        for event in self.events:
            for report in {self.picture.situation.claims[id].report_id for id in event.claims}:
                for actor in readings[report].actors:
                    if event.id in acting.get(actor.id, ()):
                        named[actor.id].append(actor)
        return {
            id: min(told, key=lambda a: (digest_id("act", a.kind, a.country, a.name) != id, a.name, a.kind))
            for id, told in named.items()
        }

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
    worked_out = math.fsum(outcome.effect * weight.get(outcome.event, 1.0) for outcome in outcomes)
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


def _part_of(situation: Situation, claims: Iterable[str]) -> Situation:
    """The situation with a few claims alone, and how they stand to each other."""
    few = frozenset(claims)
    relations = situation.relations_within(few)
    return replace(
        situation, claims={id: situation.claims[id] for id in sorted(few)}, relations=relations, events=(few,)
    )


def without_claim(
    event: SituationEvent, claim: str, situation: Situation, reliability: Mapping[str, Reliability]
) -> Outcome | None:
    """What becomes of an event if a claim is not of it; None where nothing does."""
    left = frozenset(event.claims) - {claim}
    if not left:
        return _outcome(event, None)
    return _outcome(event, weigh_event(left, _part_of(situation, left), reliability))


def as_one(
    events: Iterable[SituationEvent], situation: Situation, reliability: Mapping[str, Reliability]
) -> Iterator[Outcome]:
    """What becomes of events if they are one."""
    told = tuple(events)
    whole = weigh_event(frozenset(id for event in told for id in event.claims), situation, reliability)
    yield from filter(None, (_outcome(event, whole) for event in told))


def graded(
    events: Iterable[SituationEvent], source: str, grade: Reliability, situation: Situation,
    reliability: Mapping[str, Reliability],
) -> Iterator[Outcome]:  # fmt: skip
    """What becomes of events if a source is graded otherwise."""
    then = {**reliability, source: grade}
    yield from filter(None, (_outcome(e, weigh_event(frozenset(e.claims), situation, then)) for e in events))


def one_actor(
    events: Iterable[SituationEvent], one: str, other: str, situation: Situation, reliability: Mapping[str, Reliability]
) -> Iterator[Outcome]:
    """What becomes of events if two actors are one."""
    for event in events:
        few = _part_of(situation, event.claims)
        merged = replace(
            few,
            claims={id: _renamed(claim, one, other) for id, claim in few.claims.items()},
            origins={
                id: tuple(_as_other(o, one, other, situation) for o in few.origins.get(id, ())) for id in few.claims
            },
        )
        outcome = _outcome(event, weigh_event(frozenset(event.claims), merged, reliability))
        if outcome is not None:
            yield outcome


def _outcome(event: SituationEvent, then: SituationEvent | None) -> Outcome | None:
    if then is not None and event.credibility_rule == BY_A_PERSON:
        then = replace(then, credibility=event.credibility)
    if then is not None and (then.status, then.credibility) == (event.status, event.credibility):
        return None
    return Outcome(
        event=event.id,
        claim=event.claims[0],
        summary=event.summary,
        status=event.status,
        status_then=then.status if then else None,
        credibility=event.credibility,
        credibility_then=then.credibility if then else None,
    )


def _renamed(claim: Claim, one: str, other: str) -> Claim:
    event = claim.event
    if event is None:
        return claim
    actors = tuple(replace(p, actor=other) if p.actor == one else p for p in event.actors)
    recipients = tuple(replace(p, actor=other) if p.actor == one else p for p in event.recipients)
    return replace(claim, event=replace(event, actors=actors, recipients=recipients))


def _as_other(origin: Origin, one: str, other: str, situation: Situation) -> Origin:
    """An origin that is or speaks for the one actor, as that of the other."""
    if origin.actor != one:
        return origin
    known = {o.id: o for held in situation.origins.values() for o in held if o.actor == other}
    return known[min(known)] if known else replace(origin, actor=other)


def _nearly_one_event(events: Sequence[SituationEvent], linked: Linked) -> Iterator[NearlyOne]:
    """Pairs of events of which linking held it for less probable that they are one, by what their first claims tell."""
    readings = {reading.report.id: reading for reading in linked.readings}
    firsts = dict(_firsts(events, readings))
    words: dict[str, Weights] = {}
    for one, other in sorted(_meeting(firsts)):
        a, b = firsts[one], firsts[other]
        if excluded(a, b):
            continue
        for id in {a.report_id, b.report_id} - words.keys():
            words[id] = weigh_words(readings[id].report)
        same_report = a.report_id == b.report_id
        weight = bits_between(
            a, b, Setting(likeness=None if same_report else likeness(words[a.report_id], words[b.report_id]))
        )
        if weight > LEAST_BITS:
            why = f"what speaks for one event and what speaks against come to {weight:+.1f} bits"
            yield NearlyOne(first=one, second=other, probability=1 / (1 + 2**-weight), why=why)


def _firsts(events: Sequence[SituationEvent], readings: Mapping[str, Reading]) -> Iterator[tuple[str, EventFacts]]:
    """What the first claim of each event tells, by the event."""
    event_of = {event.claims[0]: event.id for event in events}
    for reading in readings.values():
        if any(claim.id in event_of for claim in reading.claims):
            yield from ((event_of[facts.id], facts) for facts in facts_of(reading) if facts.id in event_of)


def _meeting(firsts: Mapping[str, EventFacts]) -> set[tuple[str, str]]:
    """Events that share what happens with where, who or a rare word beside it."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for event, facts in firsts.items():
        for key in event_keys(facts):
            blocks[key].add(event)
    few = (sorted(block) for block in blocks.values() if len(block) <= FULLEST)
    return {pair for block in few for pair in combinations(block, 2)}
