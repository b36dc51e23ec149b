"""Claims whose credibility a person rated: that stands above what the rules give, for the claim and for its event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportedly.model.grade import PersonCredibility
from reportedly.model.situation import SituationEvent
from reportedly.weigh.credibility import Credibility
from reportedly.weigh.sides import sides_of
from reportedly.weigh.situation import Situation

BY_A_PERSON = "by_a_person"
"""In the place of a rule's name."""


def rated_by_persons(rated: Iterable[PersonCredibility], situation: Situation) -> dict[str, Credibility]:
    """The ratings of claims that are there, by claim and in the order in which they were given."""
    return by_person(one for one in rated if one.claim in situation.claims)


def by_person(rated: Iterable[PersonCredibility]) -> dict[str, Credibility]:
    """Ratings by claim, in the order in which they were given."""
    ordered = sorted(rated, key=lambda one: one.given)
    return {one.claim: Credibility(grade=one.grade, rule=BY_A_PERSON, words=_words(one)) for one in ordered}


def as_rated(event: SituationEvent, rated: Mapping[str, Credibility], situation: Situation) -> SituationEvent:
    """The event with the rating given last of a claim on the side that holds it; one that denies it rates a denial."""
    inside = set(event.claims)
    if not inside & rated.keys():
        return event
    holding = set(sides_of(frozenset(event.claims), situation).holding.claims)
    given = [grade for claim, grade in rated.items() if claim in holding]
    return replace(event, credibility=given[-1].grade, credibility_rule=BY_A_PERSON) if given else event


def _words(one: PersonCredibility) -> str:
    return f"{one.by} rated it {one.grade}: {one.why}"
