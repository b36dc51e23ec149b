"""What is exported, all of it in memory: some events of a situation, with their claims and reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from reportedly.model.actor import Actor
from reportedly.model.grade import Reliability
from reportedly.model.origin import Origin, ReportOrigin
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.situation import SituationEvent
from reportedly.tell.formats.event_facts import EventFacts, facts_of
from reportedly.tell.formats.selected import ClaimStanding, ReportStanding
from reportedly.tell.formats.tellings import Telling, side_by_claim
from reportedly.weigh.picture import Picture
from reportedly.weigh.reliability import reliabilities
from reportedly.weigh.situation import Situation

SUPERSEDING = ("updates", "withdraws")
OF_FIGURES = (None, "value")


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Events that were asked for; without slots, so that what several parts of a format need is worked out once."""

    title: str
    """Of the casebook."""
    at: str
    """When the ledger's last entry was made, RFC 3339: the casebook as it stood then is what is exported."""
    events: tuple[SituationEvent, ...]
    """In the order of their first reports."""
    picture: Picture
    readings: Mapping[str, Reading]
    """By report, in the order of publication."""
    lineage: Mapping[str, ReportOrigin]
    """By report, whose reporting it carries."""
    whole: bool
    """Whether nothing was left out, so that claims of no event (questions, forecasts) belong to it too."""
    named: Mapping[str, Actor] | None = None
    """Actors by id, as the first report of the casebook has them; None to look them up in the readings."""

    @property
    def event_ids(self) -> tuple[str, ...]:
        """The ids of the events."""
        return tuple(event.id for event in self.events)

    def facts(self) -> Iterator[EventFacts]:
        """The events one after the other."""
        return map(self.facts_of, self.events)

    def facts_of(self, event: SituationEvent) -> EventFacts:
        """An event with all that formats ask of it."""
        return facts_of(event, self._tellings(event), self.actors, self.reliability, self._gone(event))

    def claims(self) -> Iterator[Reading]:
        """The reports that tell of the events, each with the claims that do, and those that explain them."""
        chosen = self.chosen
        for reading in self.readings.values():
            if self.whole:
                yield reading
            elif any(claim.id in chosen for claim in reading.claims):
                yield reading.only(chosen)

    def told_in(self) -> Iterator[Reading]:
        """Those of them that make a claim."""
        return (reading for reading in self.claims() if reading.claims)

    def standing(self) -> Iterator[ReportStanding]:
        """The same, with how their claims stand."""
        situation = self.picture.situation
        there = {report.id for report in self.reports}
        event_of = {id: (place, event.id) for place, event in enumerate(self.events) for id in event.claims}
        updated = updates_in(situation)
        for reading in self.told_in():
            tied = self.lineage.get(reading.report.id)
            yield ReportStanding(
                reading=reading,
                copy_of=tied.copy_of if tied and tied.copy_of in there else None,
                claims={
                    claim.id: ClaimStanding(
                        event=event_of.get(claim.id),
                        origins=tuple(origin.id for origin in situation.origins.get(claim.id, ())),
                        updates=older if (older := updated.get(claim.id)) in self.chosen else None,
                        taken_back=taken_back_at(claim.id, situation),
                    )
                    for claim in reading.claims
                },
            )

    @property
    def origins(self) -> Iterator[Origin]:
        """Who is said to know the claims: who knows the claim with the least id comes first."""
        held = self.picture.situation.origins
        return iter({o.id: o for id in sorted(self.chosen) for o in held.get(id, ())}.values())

    @cached_property
    def chosen(self) -> frozenset[str]:
        """Ids of the claims of the events, and of explanations of these."""
        if self.whole:
            return frozenset(self.picture.situation.claims)
        telling = {id for event in self.events for id in event.claims}
        explaining = (c.id for c in self.picture.situation.claims.values() if telling.intersection(c.explains))
        return frozenset({*telling, *explaining})

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports that tell of the events, in the order of publication."""
        return tuple(reading.report for reading in self.told_in())

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """By id, the actors that claims point to, as the first report has them."""
        if self.named is not None:
            return self.named
        found: dict[str, Actor] = {}
        for reading in self.readings.values():
            for actor in reading.actors:
                found.setdefault(actor.id, actor)
        return found

    @cached_property
    def reliability(self) -> Mapping[str, Reliability]:
        """By origin, the grade that counts."""
        return reliabilities(self.picture.sources)

    def _tellings(self, event: SituationEvent) -> tuple[Telling, ...]:
        situation, sides = self.picture.situation, side_by_claim(event, self.picture.situation)
        return tuple(
            Telling(
                claim=(claim := situation.claims[id]),
                report=self.readings[claim.report_id].report,
                side=sides[id],
                origins=situation.origins.get(id, ()),
                credibility=grade.grade if (grade := self.picture.credibility.get(id)) else None,
            )
            for id in event.claims
        )

    def _gone(self, event: SituationEvent) -> frozenset[str]:
        """Claims whose figures no longer stand: updated or taken back by their own origin, or altered in copying."""
        within = self.picture.situation.relations_within(event.claims)
        about = [r for r in within if r.attribute in OF_FIGURES]
        superseded = (r.older for r in about if r.relation in SUPERSEDING)
        return frozenset({*superseded, *(r.newer for r in about if r.relation == "distorts")})


def updates_in(situation: Situation) -> dict[str, str]:
    """By claim, the older one that it puts right."""
    return {r.newer: r.older for r in situation.relations if r.relation == "updates"}


def taken_back_at(claim: str, situation: Situation) -> str | None:
    """When the report was published by which a claim was taken back."""
    by = situation.taken_back.get(claim)
    return situation.published.get(situation.claims[by].report_id) if by else None


def in_order(events: Iterable[SituationEvent]) -> tuple[SituationEvent, ...]:
    """Events in the order of their first reports, whatever the order in which they were listed."""
    return tuple(sorted(events, key=lambda e: (e.first is None, e.first or "", e.id)))
