"""What weighing starts from: claims, who they come from, how they stand to each other, and which tell of one event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.origin import Origin, ReportRef
from reportedly.model.relation import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The linked claims of a casebook."""

    claims: Mapping[str, Claim]
    """By their id."""
    reports: Mapping[str, ReportRef]
    published: Mapping[str, str | None]
    """By id of the report, when it was published, EDTF; None where it cannot be told."""
    origins: Mapping[str, tuple[Origin, ...]]
    """By claim, its innermost sources that can be told; none where its lineage is unknown."""
    relations: tuple[Relation, ...]
    events: tuple[frozenset[str], ...]
    """Ids of claims that tell of one event, affirming or denying it."""
    sides: Mapping[str, str]
    """By id of an actor, the party that it belongs to; an actor that is missing is a party of its own."""

    def without(self, report_id: str) -> Situation:
        """The situation as it is without one report, its claims and all that points at them."""
        kept = {id: _forgetting(c, self.claims, report_id) for id, c in self.claims.items() if c.report_id != report_id}
        return replace(
            self,
            claims=kept,
            reports={id: r for id, r in self.reports.items() if id != report_id},
            published={id: p for id, p in self.published.items() if id != report_id},
            origins={
                id: tuple(_not_from(o, report_id) for o in held) for id, held in self.origins.items() if id in kept
            },
            relations=tuple(r for r in self.relations if r.older in kept and r.newer in kept),
            events=tuple(left for event in self.events if (left := event.intersection(kept))),
        )

    def event_of(self) -> dict[str, frozenset[str]]:
        """By claim, the claims that tell of the same event."""
        return {claim: event for event in self.events for claim in event}

    def when(self, claim: str) -> tuple[bool, str, str]:
        """A key that puts claims into the order in which they were published; those without a day come last."""
        day = self.published.get(self.claims[claim].report_id)
        return day is None, day or "", claim


def event_id(claims: frozenset[str]) -> str:
    """The id of an event that is made up of these claims."""
    return digest_id("evt", *sorted(claims))


def _forgetting(claim: Claim, claims: Mapping[str, Claim], report_id: str) -> Claim:
    gone = {id for id in claim.explains if id in claims and claims[id].report_id == report_id}
    return replace(claim, explains=tuple(id for id in claim.explains if id not in gone)) if gone else claim


def _not_from(origin: Origin, report_id: str) -> Origin:
    left = tuple(r for r in origin.reports if r.id != report_id)
    return origin if len(left) == len(origin.reports) else replace(origin, reports=left)
