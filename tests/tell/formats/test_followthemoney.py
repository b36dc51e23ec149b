"""FollowTheMoney entities, read back by the library that carries the format's model."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reportedly.tell.formats.followthemoney import ftm_id
from reportedly.tell.formats.selection import Selection
from tests.tell.formats.conftest import exported

READER = Path(__file__).parent / "read_followthemoney.mjs"
TYPES = {
    "date": re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?"),
    "number": re.compile(r"-?\d+(\.\d+)?"),
    "country": re.compile(r"[a-z]{2}"),
    "language": re.compile(r"[a-z]{3}"),
    "url": re.compile(r"https?://\S+"),
}
"""How the format writes values of a type; other types hold any text."""


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as the library read it."""

    id: str
    schema: str
    properties: dict[str, dict[str, Any]]

    def get(self, name: str) -> list[str]:
        values: list[str] = self.properties.get(name, {}).get("values", [])
        return values

    def first(self, name: str) -> str | None:
        return next(iter(self.get(name)), None)


def entities(selection: Selection) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported("ftm", selection).splitlines()]


def read_back(told: Iterable[dict[str, Any]]) -> list[Entity]:
    """Raises CalledProcessError where the model knows a schema or a property by no such name."""
    lines = "\n".join(map(json.dumps, told))
    done = subprocess.run(["node", READER], input=lines, capture_output=True, check=True, text=True, encoding="utf-8")
    return [Entity(**one) for one in json.loads(done.stdout)]


def of_schema(selection: Selection, schema: str) -> list[Entity]:
    return [one for one in read_back(entities(selection)) if one.schema == schema]


def misfits(read: Iterable[Entity]) -> list[tuple[str, str]]:
    """Names and values of properties that are not written as their type is."""
    return [
        (name, value)
        for one in read
        for name, told in one.properties.items()
        for value in told["values"]
        if told["type"] in TYPES and not TYPES[told["type"]].fullmatch(value)
    ]


def test_the_model_knows_every_schema_and_property_and_each_value_is_of_its_type(situation: Selection) -> None:
    told = entities(situation)
    read = read_back(told)
    assert [(one.id, one.schema) for one in read] == [(one["id"], one["schema"]) for one in told]
    assert [{name: one.get(name) for name in one.properties} for one in read] == [one["properties"] for one in told]
    assert misfits(read) == []
    assert {kind for one in read for p in one.properties.values() if (kind := p["type"]) in TYPES} >= {"date", "number"}


def test_what_the_model_does_not_know_is_found_out(small: Selection) -> None:
    event = next(one for one in entities(small) if one["schema"] == "Event")
    late = {**event, "properties": {**event["properties"], "startDate": ["on Tuesday"]}}
    assert misfits(read_back([late])) == [("startDate", "on Tuesday")]
    for wrong in ({**event, "schema": "Incident"}, {**event, "properties": {"epicentre": ["Gao"]}}):
        with pytest.raises(subprocess.CalledProcessError):
            read_back([wrong])


def test_reading_it_back_gives_the_same_counts(situation: Selection) -> None:
    claims = [claim for event in situation.events for claim in event.claims]
    assert [one.id for one in of_schema(situation, "Event")] == [ftm_id(event.id) for event in situation.events]
    assert [one.id for one in of_schema(situation, "Documentation")] == [ftm_id(claim) for claim in claims]
    assert [one.id for one in of_schema(situation, "Article")] == [ftm_id(report.id) for report in situation.reports]


def test_reading_it_back_gives_the_same_coordinates(situation: Selection) -> None:
    where = {
        one.id: (float(one.first("latitude") or "nan"), float(one.first("longitude") or "nan"))
        for one in of_schema(situation, "Address")
    }
    for event, facts in zip(of_schema(situation, "Event"), situation.facts(), strict=True):
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
    documented = {one.id: one for one in of_schema(situation, "Documentation")}
    for facts in situation.facts():
        for telling in facts.tellings:
            one = documented[ftm_id(telling.claim.id)]
            assert one.get("role") == [telling.side]
            assert telling.who in (one.first("summary") or "")
            assert telling.surely in (one.first("description") or "")


def test_private_persons_are_no_entities(situation: Selection) -> None:
    told = {entity["schema"] for entity in entities(situation)}
    assert told <= {"Event", "Address", "Article", "Documentation", "PublicBody", "Organization"}
