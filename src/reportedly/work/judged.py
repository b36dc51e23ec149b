"""What persons hold, as linking and weighing take it: claims corrected, actors put together, decisions, grades.

What was read stays in the casebook as it was; here it is laid over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from reportedly.casebook import Casebook, Judgement, schema
from reportedly.casebook.corrections import CORRECTING, corrected, standing
from reportedly.casebook.judgements import judgements
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.decision import EventDecision
from reportedly.model.grade import PersonCredibility, PersonGrade
from reportedly.model.hypothesis import PersonRating
from reportedly.model.reading import Reading

Renamed = Mapping[str, str]
"""By an actor's id, the one that stands for it."""
AT_A_TIME = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What stands on claims and actors."""

    claims: Mapping[str, list[Judgement]] = field(default_factory=dict)
    """Corrections and rejections, by claim."""
    merged: Renamed = field(default_factory=dict)
    split: Mapping[str, Renamed] = field(default_factory=dict)
    """By claim, the actors that are others in it."""

    def reading(self, reading: Reading) -> Reading:
        """A reading without what was rejected, and with everything else as corrected."""
        if not (self.merged or any(c.id in self.claims or c.id in self.split for c in reading.claims)):
            return reading
        kept = [c for c in reading.claims if not any(j.verb == "reject" for j in self.claims.get(c.id, ()))]
        actors = tuple(_actors(reading, self.merged, [self.split.get(c.id, {}) for c in kept]))
        return replace(reading, claims=tuple(self.claim(c) for c in kept), actors=actors)

    def claim(self, claim: Claim) -> Claim:
        """A claim as corrected."""
        split = self.split.get(claim.id, {})
        renamed = {**{old: split.get(into, into) for old, into in self.merged.items()}, **split}
        return corrected(_renaming(claim, renamed) if renamed else claim, self.claims.get(claim.id, ()))

    def keys(self, connection: Connection) -> dict[str, list[str]]:
        """By report, the ids of the judgements by which it is linked otherwise than it was read."""
        of_claims = {id: [j.id for j in held] for id, held in self.claims.items()}
        found = _by_report(connection, of_claims)
        for claim, renamed in self.split.items():
            _add(found, _by_report(connection, {claim: [f"{a} {b}" for a, b in sorted(renamed.items())]}))
        for actor, into in self.merged.items():
            _add(found, {report: [f"{actor} {into}"] for report in _reports_with(connection, actor)})
        return {report: sorted(held) for report, held in found.items()}


def judged_in(connection: Connection) -> Judged:
    """What stands on claims and actors in a casebook now."""
    told = judgements(connection)
    split: dict[str, dict[str, str]] = {}
    for one in (j for j in told if j.verb == "split"):
        for claim in one.value["claims"]:
            split.setdefault(claim, {})[_name(one)] = one.value["into"]
    return Judged(
        claims=standing(connection, ("reject", *CORRECTING)) if told else {},
        merged=_followed({_name(j): j.value["into"] for j in told if j.verb == "merge"}),
        split=split,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """What weighing takes from persons."""

    grades: tuple[PersonGrade, ...]
    rated: tuple[PersonCredibility, ...]
    ratings: tuple[PersonRating, ...]


def graded_in(book: Casebook) -> Graded:
    """The grades and ratings that persons gave and that stand."""
    told = book.judgements()
    with book.looking() as connection:
        rates = standing(connection, ("rate",))
    return Graded(
        grades=tuple(
            PersonGrade(source=_name(j), grade=j.value["reliability"], by=j.by.name, given=j.by.at, why=j.why)
            for j in told
            if j.verb == "grade"
        ),
        rated=tuple(
            PersonCredibility(claim=id, grade=j.value["credibility"], by=j.by.name, given=j.by.at, why=j.why)
            for id, held in rates.items()
            for j in held
        ),
        ratings=tuple(_rating(j) for j in told if j.verb == "assess"),
    )


def event_decisions(book: Casebook) -> list[EventDecision]:
    """Which claims persons put into one event, and which they held apart; the oldest decision first."""
    found = []
    for one in book.judgements():
        if one.verb in ("same", "apart"):
            first, second = _name(one).split()
            claims = tuple(one.value.get("claims", (first,)))
            others = tuple(one.value.get("from", (second,)))
            found.append(EventDecision(verb=one.verb, claims=claims, others=others, by=one.by.name, why=one.why))
    return found


def _rating(one: Judgement) -> PersonRating:
    hypothesis, claim = _name(one).split()
    return PersonRating(
        hypothesis=hypothesis, claim=claim, rating=one.value["rating"], by=one.by.name, given=one.by.at, why=one.why
    )


def _name(one: Judgement) -> str:
    return one.subject.partition(" ")[2]


def _followed(merges: dict[str, str]) -> Renamed:
    """Each merged actor with the one at the end of its merges; where they go round, the smallest id of the round."""
    found = {}
    for actor in merges:
        way = [actor]
        while (into := merges.get(way[-1])) is not None and into not in way:
            way.append(into)
        end = min(way[way.index(into) :]) if into is not None else way[-1]
        if end != actor:
            found[actor] = end
    return found


def _renaming(claim: Claim, renamed: Renamed) -> Claim:
    def known(id: str | None) -> str | None:
        return None if id is None else renamed.get(id, id)

    event = claim.event
    if event is not None:
        event = replace(
            event,
            actors=tuple(replace(p, actor=known(p.actor)) for p in event.actors),
            recipients=tuple(replace(p, actor=known(p.actor)) for p in event.recipients),
        )
    chain = tuple(replace(link, actor=known(link.actor)) for link in claim.attribution)
    return replace(claim, event=event, attribution=chain)


def _actors(reading: Reading, merged: Renamed, splits: Iterable[Renamed]) -> Iterator[Actor]:
    """The actors of a reading under the ids that stand for them; those that a person split off beside them."""
    found: dict[str, Actor] = {}
    for actor in reading.actors:
        id = merged.get(actor.id, actor.id)
        before = found.get(id)
        mentions = (*before.mentions, *actor.mentions) if before else actor.mentions
        found[id] = replace(before or actor, id=id, mentions=tuple(sorted(mentions, key=lambda quote: quote.spans)))
    for old, into in {pair for split in splits for pair in split.items()}:
        known = found.get(merged.get(old, old))
        if known is not None and into not in found:
            found[into] = replace(known, id=into, name=known.name if into.startswith("act_") else into)
    yield from sorted(found.values(), key=lambda actor: actor.mentions[0].spans if actor.mentions else ())


def _by_report(connection: Connection, of_claims: Mapping[str, list[str]]) -> dict[str, list[str]]:
    claims, readings, reports = schema.claims.c, schema.readings.c, schema.reports.c
    found: dict[str, list[str]] = {}
    named = sorted(of_claims)
    for start in range(0, len(named), AT_A_TIME):
        asked = (
            select(reports.id, claims.id.label("claim"))
            .join(schema.readings, readings.report == reports.n)
            .join(schema.claims, claims.reading == readings.n)
            .where(claims.id.in_(named[start : start + AT_A_TIME]), readings.until_entry.is_(None))
        )
        for row in connection.execute(asked):
            found.setdefault(row.id, []).extend(of_claims[row.claim])
    return found


def _reports_with(connection: Connection, actor: str) -> list[str]:
    """The reports in a claim of which an actor plays a part, as read."""
    told, claims, readings, reports = schema.claim_actors.c, schema.claims.c, schema.readings.c, schema.reports.c
    asked = (
        select(reports.id)
        .distinct()
        .join(schema.readings, readings.report == reports.n)
        .join(schema.claims, claims.reading == readings.n)
        .join(schema.claim_actors, told.claim == claims.n)
        .join(schema.actors, schema.actors.c.n == told.actor)
        .where(schema.actors.c.id == actor, readings.until_entry.is_(None))
    )
    return list(connection.execute(asked).scalars())


def _add(found: dict[str, list[str]], more: Mapping[str, list[str]]) -> None:
    for report, held in more.items():
        found.setdefault(report, []).extend(held)
