"""The whole picture of linked claims: events weighed, sources and claims graded, explanations ranked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportedly.link.copying import copies_among
from reportedly.link.joined_events import Joined, telling_of_one
from reportedly.link.linking import Linked
from reportedly.model.grade import PersonCredibility, PersonGrade, SourceGrade
from reportedly.model.hypothesis import Hypothesis, PersonRating
from reportedly.model.origin import Origin, ReportRef
from reportedly.model.situation import SituationEvent
from reportedly.weigh.credibility import Credibility
from reportedly.weigh.events import grade_claims, weigh_events
from reportedly.weigh.hypotheses import weigh_hypotheses
from reportedly.weigh.rated import as_rated, rated_by_persons
from reportedly.weigh.reliability import grade_sources, reliabilities
from reportedly.weigh.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a situation comes to."""

    situation: Situation
    sources: Mapping[str, SourceGrade]
    """By id of the origin."""
    credibility: Mapping[str, Credibility]
    """By claim; claims that tell of no event have none."""
    events: tuple[SituationEvent, ...]
    hypotheses: tuple[Hypothesis, ...]


def picture_of(
    linked: Linked,
    *,
    grades: Iterable[PersonGrade] = (),
    rated: Iterable[PersonCredibility] = (),
    ratings: Iterable[PersonRating] = (),
    explained: bool = True,
) -> Picture:
    """Weigh what was linked; a person's grade names a source by the id of its origin or by its name.

    What persons rated a claim (`rated`), and evidence for an explanation (`ratings`), counts in place of the rules'.
    Without `explained`, rival explanations are left out, which take the longest to weigh.
    """
    situation = situation_of(linked)
    sources = grade_sources(situation, grades_by_id(grades, _origins(situation)))
    picture = weighed(situation, sources, rated)
    if not explained:
        return picture
    ranked = weigh_hypotheses(situation, reliabilities(sources), ratings, picture.credibility)
    return replace(picture, hypotheses=ranked)


def weighed(situation: Situation, sources: Mapping[str, SourceGrade], rated: Iterable[PersonCredibility]) -> Picture:
    """What claims come to where it is known how reliable their sources are; without rival explanations."""
    reliability = reliabilities(sources)
    by_persons = rated_by_persons(rated, situation)
    events = (as_rated(event, by_persons, situation) for event in weigh_events(situation, reliability))
    return Picture(
        situation=situation,
        sources=sources,
        credibility={**grade_claims(situation, reliability), **by_persons},
        events=tuple(events),
        hypotheses=(),
    )


def situation_of(linked: Linked) -> Situation:
    """Linked claims as weighing takes them; a claim that nothing is linked to is an event of its own."""
    claims = {claim.id: claim for reading in linked.readings for claim in reading.claims}
    origins = {origin.actor: origin.party for held in linked.origins.values() for origin in held if origin.actor}
    return Situation(
        claims=claims,
        reports={reading.report.id: ReportRef.to(reading.report) for reading in linked.readings},
        published={reading.report.id: reading.report.published for reading in linked.readings},
        origins={id: linked.origins.get(id, ()) for id in claims},
        relations=linked.relations,
        events=tuple(_events(linked, [id for id, claim in claims.items() if claim.kind in ("event", "state")])),
        sides={actor: party for actor, party in sorted(origins.items()) if party is not None},
        texts={reading.report.id: reading.report.text for reading in linked.readings},
        copies=copies_among(linked.reports),
    )


def _events(linked: Linked, telling: Iterable[str]) -> Iterable[frozenset[str]]:
    joined = Joined()
    claims = {claim.id: claim for reading in linked.readings for claim in reading.claims}
    related = telling_of_one(linked.relations, claims)
    pairs = [*((s.older, s.newer) for s in linked.same), *((r.older, r.newer) for r in related)]
    for older, newer in pairs:
        joined.join(older, newer)
    for id in telling:
        joined.first(id)
    return [frozenset(claims) for claims in joined.groups().values()]


def _origins(situation: Situation) -> dict[str, Origin]:
    return {origin.id: origin for held in situation.origins.values() for origin in held}


def grades_by_id(grades: Iterable[PersonGrade], origins: Mapping[str, Origin]) -> Iterator[PersonGrade]:
    """Each grade that a person gave, for every origin of that id or name."""
    for grade in grades:
        for id in sorted(id for id, origin in origins.items() if grade.source in (id, origin.informant)):
            yield replace(grade, source=id)
