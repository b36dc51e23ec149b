"""ClaimReview, built anew from schema.org's own classes."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import pytest
from pydantic.v1 import ValidationError

from reportedly.tell.formats.selection import Selection
from tests.tell.formats.conftest import exported


def reviews(selection: Selection) -> list[dict[str, Any]]:
    told = json.loads(exported("claimreview", selection))
    assert told["@context"] == "https://schema.org"
    listed: list[dict[str, Any]] = told["@graph"]
    return listed


def built(told: Any) -> Any:
    """The same thing made of the classes of schema.org; each refuses values that its properties cannot have."""
    if isinstance(told, list):
        return [built(one) for one in told]
    if not isinstance(told, dict):
        return told
    kind = told["@type"]
    made = getattr(import_module(f"pydantic2_schemaorg.{kind}"), kind)
    return made(**{name: built(value) for name, value in told.items() if name != "@type"})


def test_schema_org_knows_every_property_and_takes_every_value(situation: Selection) -> None:
    for review in reviews(situation):
        assert json.loads(built(review).json()) == review


def test_schema_org_would_refuse_a_value_that_is_none(small: Selection) -> None:
    review = reviews(small)[0]
    with pytest.raises(ValidationError):
        built({**review, "reviewRating": {"@type": "Organization", "name": "five stars"}})
    assert "sureness" not in json.loads(built({**review, "sureness": 1}).json())


def test_the_rating_is_the_credibility_turned_round_and_no_verdict(situation: Selection) -> None:
    for review, event in zip(reviews(situation), situation.events, strict=True):
        rating = review["reviewRating"]
        expected = None if event.credibility == 6 else 6 - event.credibility
        assert rating.get("ratingValue") == expected
        assert rating["alternateName"].startswith(event.status)
        assert "not whether it is true" in review["reviewBody"]


def test_each_claim_appears_in_its_report_with_its_words(situation: Selection) -> None:
    for review, facts in zip(reviews(situation), situation.facts(), strict=True):
        works = review["itemReviewed"]["appearance"]
        assert [work["identifier"] for work in works] == list(facts.event.claims)
        assert [work["text"] for work in works] == [told.claim.content.text for told in facts.tellings]
        assert [work["creditText"] for work in works] == [told.who for told in facts.tellings]
        assert [work.get("url") for work in works] == [
            url if (url := told.report.url) and url.startswith("https://") else None for told in facts.tellings
        ]
