"""FollowTheMoney entities, checked by the library that defines them and read back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.proxy import EntityProxy

from reportedly.tell.formats.followthemoney import ftm_id
from reportedly.tell.formats.selection import Selection
from tests.tell.formats.conftest import exported


def entities(selection: Selection) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported("ftm", selection).splitlines()]


def proxies(selection: Selection, schema: str) -> list[EntityProxy]:
    """Entities as the library cleans them: a value that is none of its type is dropped."""
    told = [EntityProxy.from_dict(entity, cleaned=False) for entity in entities(selection)]
    return [one for one in told if one.schema.name == schema]


def test_no_value_is_dropped_or_changed_by_the_library(situation: Selection) -> None:
    for entity in entities(situation):
        proxy = EntityProxy.from_dict(entity, cleaned=False)
        assert proxy.id == entity["id"]
        for name, values in entity["properties"].items():
            assert sorted(proxy.get(name)) == sorted(set(values)), (entity["schema"], name)
        assert model.get(entity["schema"]) is not None


def test_the_library_would_drop_what_is_none_of_its_type(small: Selection) -> None:
    event = next(one for one in entities(small) if one["schema"] == "Event")
    event["properties"]["startDate"] = ["on Tuesday"]
    assert EntityProxy.from_dict(event, cleaned=False).get("startDate") == []
    with pytest.raises(InvalidData):
        EntityProxy.from_dict({**event, "schema": "Incident"}, cleaned=False)


def test_reading_it_back_gives_the_same_counts(situation: Selection) -> None:
    claims = [claim for event in situation.events for claim in event.claims]
    assert [one.id for one in proxies(situation, "Event")] == [ftm_id(event.id) for event in situation.events]
    assert [one.id for one in proxies(situation, "Documentation")] == [ftm_id(claim) for claim in claims]
    assert [one.id for one in proxies(situation, "Article")] == [ftm_id(report.id) for report in situation.reports]


def test_reading_it_back_gives_the_same_coordinates(situation: Selection) -> None:
    where = {
        one.id: (float(one.first("latitude") or "nan"), float(one.first("longitude") or "nan"))
        for one in proxies(situation, "Address")
    }
    for event, facts in zip(proxies(situation, "Event"), situation.facts(), strict=True):
        places = [site.claim_place.place for site in facts.sites]
        expected = {(p.lat, p.lon) for p in places if p.lat is not None}
        assert {where[address] for address in event.get("addressEntity")} == expected


def test_every_reference_leads_to_an_entity(situation: Selection) -> None:
    told = entities(situation)
    ids = {entity["id"] for entity in told}
    assert len(ids) == len(told)
    for entity in told:
        for name in ("entity", "document", "involved", "addressEntity", "proof"):
            assert set(entity["properties"].get(name, ())) <= ids


def test_who_says_it_and_on_which_side_goes_with_it(situation: Selection) -> None:
    documented = {one.id: one for one in proxies(situation, "Documentation")}
    for facts in situation.facts():
        for telling in facts.tellings:
            one = documented[ftm_id(telling.claim.id)]
            assert one.get("role") == [telling.side]
            assert telling.who in (one.first("summary") or "")
            assert telling.surely in (one.first("description") or "")


def test_private_persons_are_no_entities(situation: Selection) -> None:
    told = {entity["schema"] for entity in entities(situation)}
    assert told <= {"Event", "Address", "Article", "Documentation", "PublicBody", "Organization"}
