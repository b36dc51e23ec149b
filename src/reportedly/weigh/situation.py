"""What weighing starts from: claims, who they come from, how they stand to each other, and which tell of one event."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from reportedly.link.content_words import content_words
from reportedly.link.polarity_compared import AFFIRMED, DENIES_PART, WEAK_DENIAL
from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.origin import Origin, ReportRef
from reportedly.model.relation import Relation

ON_THE_WHOLE = (None, "existence", "polarity")
"""A relation in one of these is about whether something is so at all, not only about what it is like."""


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The linked claims of a casebook; without slots, so that what is looked up often is worked out once."""

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
    texts: Mapping[str, str] = field(default_factory=dict)
    """By id of the report, its text; a report that is missing has nothing told around its claims."""
    copies: frozenset[str] = frozenset()
    """Reports that carry the words of another: such a one tells nothing first."""

    def without(self, report_id: str) -> Situation:
        """The situation as it is without one report, its claims and all that points at them."""
        kept = {id: _forgetting(c, self.claims, report_id) for id, c in self.claims.items() if c.report_id != report_id}
        return replace(
            self,
            claims=kept,
            reports={id: r for id, r in self.reports.items() if id != report_id},
            published={id: p for id, p in self.published.items() if id != report_id},
            texts={id: text for id, text in self.texts.items() if id != report_id},
            origins={
                id: tuple(_not_from(o, report_id) for o in held) for id, held in self.origins.items() if id in kept
            },
            relations=tuple(r for r in self.relations if r.older in kept and r.newer in kept),
            events=tuple(left for event in self.events if (left := event.intersection(kept))),
        )

    def within(self, reports: Collection[str]) -> Situation:
        """The situation as some reports alone tell it, with everybody behind their claims and on every side."""
        if self.claims_of.keys() <= set(reports):
            return self
        kept = {id: claim for id, claim in self.claims.items() if claim.report_id in reports}
        return replace(
            self,
            claims=kept,
            reports={id: r for id, r in self.reports.items() if id in reports},
            published={id: p for id, p in self.published.items() if id in reports},
            texts={id: text for id, text in self.texts.items() if id in reports},
            origins={id: held for id, held in self.origins.items() if id in kept},
            relations=tuple(r for r in self.relations if r.older in kept and r.newer in kept),
            events=tuple(left for event in self.events if (left := event.intersection(kept))),
        )

    @cached_property
    def event_of(self) -> dict[str, frozenset[str]]:
        """By claim, the claims that tell of the same event."""
        return {claim: event for event in self.events for claim in event}

    @cached_property
    def sides_seen(self) -> dict[frozenset[str], tuple[tuple[str, ...], ...]]:
        """By event, the claims on either side of it, as far as these were looked for: many questions look for them."""
        return {}

    @cached_property
    def reports_having(self) -> dict[str, tuple[str, ...]]:
        """The reports whose text has a content word, by its stem."""
        found: dict[str, list[str]] = {}
        for report in sorted(self.texts):
            for stem in {word.stem for word in content_words(self.texts[report])}:
                found.setdefault(stem, []).append(report)
        return {stem: tuple(reports) for stem, reports in found.items()}

    @cached_property
    def relations_of(self) -> dict[str, tuple[Relation, ...]]:
        """By claim, the relations that it stands in, in an order of their own."""
        found: dict[str, list[Relation]] = {}
        for relation in sorted(self.relations, key=lambda r: (r.older, r.newer, r.relation, r.attribute or "")):
            for end in {relation.older, relation.newer}:
                found.setdefault(end, []).append(relation)
        return {claim: tuple(relations) for claim, relations in found.items()}

    def relations_within(self, claims: Iterable[str]) -> tuple[Relation, ...]:
        """Relations between claims of a few, in an order of their own."""
        few = frozenset(claims)
        return tuple(r for id in sorted(few) for r in self.relations_of.get(id, ()) if r.newer == id and r.older in few)

    @cached_property
    def weakly_denying(self) -> frozenset[str]:
        """Claims that only say that somebody knows of no such thing."""
        return frozenset(
            r.newer if reason.older == AFFIRMED else r.older
            for r in self.relations
            for reason in r.reasons
            if reason.feature == WEAK_DENIAL and r.relation == "contradicts"
        )

    @cached_property
    def claims_of(self) -> dict[str, tuple[str, ...]]:
        """By report, its claims."""
        found: dict[str, list[str]] = {}
        for id in sorted(self.claims):
            found.setdefault(self.claims[id].report_id, []).append(id)
        return {report: tuple(ids) for report, ids in found.items()}

    @cached_property
    def taken_back(self) -> dict[str, str]:
        """By claim that its own source took back as a whole, the claim that takes it back, the first of several."""
        whole = [r for r in self.relations if r.relation == "withdraws" and r.attribute in ON_THE_WHOLE]
        return {r.older: r.newer for r in sorted(whole, key=lambda r: self.when(r.newer), reverse=True)}

    def disputed_attribute(self, relation: Relation) -> str | None:
        """What a contradiction is about: one that only denies a part in something is about who did it."""
        part = any(reason.feature == DENIES_PART for reason in relation.reasons)
        return "actor" if part and relation.attribute == "polarity" else relation.attribute

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
