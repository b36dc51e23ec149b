"""The STIX bundle, parsed strictly by stix2 and read back."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
import stix2
import stix2.exceptions

from reportedly.model.factuality import Certainty
from reportedly.tell.formats.selection import Selection
from reportedly.tell.formats.stix import CONFIDENCE, EXTENSION, opinion_of
from tests.tell.formats.conftest import exported, selection_from
from tests.tell.sample import make_reading, sure


def bundle(selection: Selection) -> Any:
    """The bundle as the library understands it; no property and no object that it does not know is let through."""
    return stix2.parse(exported("stix", selection).decode(), allow_custom=False)


def objects(selection: Selection, kind: str) -> list[Any]:
    return [one for one in bundle(selection).objects if one.type == kind]


def test_the_library_would_refuse_what_stix_does_not_know(small: Selection) -> None:
    told = json.loads(exported("stix", small))
    told["objects"][2]["x_pin"] = 1
    with pytest.raises(stix2.exceptions.InvalidValueError, match="Unexpected properties"):
        stix2.parse(told, allow_custom=False)


def test_reading_it_back_gives_the_same_counts(situation: Selection) -> None:
    counted = Counter(one.type for one in bundle(situation).objects)
    claims = [claim for event in situation.events for claim in event.claims]
    assert counted["incident"] == len(situation.events)
    assert counted["opinion"] == len(claims)
    assert counted["report"] + counted["grouping"] == len(situation.reports)
    ids = [one.external_references[0].external_id for one in objects(situation, "incident")]
    assert ids == [event.id for event in situation.events]


def test_reading_it_back_gives_the_same_coordinates(situation: Selection) -> None:
    found = {one.id: one for one in bundle(situation).objects}
    at: dict[str, set[tuple[float, float, float | None]]] = {}
    for relation in objects(situation, "relationship"):
        if relation.relationship_type == "located-at":
            place = found[relation.target_ref]
            where = (place.latitude, place.longitude, place.get("precision"))
            event = found[relation.source_ref].external_references[0].external_id
            at.setdefault(event, set()).add(where)
    expected = {
        facts.event.id: {
            (p.lat, p.lon, round(p.radius_km * 1000, 1) if p.radius_km else None)
            for site in facts.sites
            if (p := site.claim_place.place).lat is not None
        }
        for facts in situation.facts()
    }
    assert at == {event: where for event, where in expected.items() if where}


def test_every_reference_leads_to_an_object(situation: Selection) -> None:
    told = bundle(situation).objects
    ids = {one.id for one in told}
    assert len(ids) == len(told)
    for one in told:
        refs = [
            *one.get("object_refs", []),
            *(one[k] for k in ("source_ref", "target_ref", "created_by_ref") if k in one),
        ]
        assert set(refs) <= ids


def test_an_incident_says_how_it_stands(situation: Selection) -> None:
    for incident, facts in zip(objects(situation, "incident"), situation.facts(), strict=True):
        event = facts.event
        assert incident.labels[0] == event.status
        assert incident.get("confidence") == CONFIDENCE.get(event.credibility)
        beside = incident.extensions[EXTENSION]
        assert beside["credibility"] == event.credibility
        assert len(beside.get("origins_for", [])) == event.independent_origins
        assert [said["claim"] for said in beside["says"]] == list(event.claims)
        shapes = [place.get("geometry") for place in beside.get("places", [])]
        assert shapes == json.loads(json.dumps([site.geometry for site in facts.sites]))


def test_a_claim_is_an_opinion_of_whoever_makes_it(small: Selection) -> None:
    opinions = {one.explanation: one for one in objects(small, "opinion")}
    shelling = opinions["shells fell 30 km north of El Obeid"]
    assert shelling.opinion == "strongly-agree"
    assert shelling.labels == ["for", "certain · unverified"]
    assert shelling.external_references[0].description == "said by: Unconfirmed reports"
    assert shelling.external_references[1].url == "https://courier.example/barges"
    assert len(shelling.external_references[1].hashes["SHA-256"]) == 64


@pytest.mark.parametrize(
    ("certainty", "side", "opinion"),
    [
        ("certain", "for", "strongly-agree"),
        ("probable", "for", "agree"),
        ("possible", "for", "neutral"),
        ("certain", "against", "strongly-disagree"),
        ("probable", "against", "disagree"),
        ("certain", "withdrawn", "neutral"),
        ("certain", "aside", "neutral"),
    ],
)
def test_opinions(certainty: Certainty, side: str, opinion: str) -> None:
    claim = replace(make_reading().claims[0], factuality=sure(certainty))
    assert opinion_of(claim, side) == opinion


def test_ids_are_the_same_in_every_export(small: Selection, about_liwonde: Selection, situation: Selection) -> None:
    part = {one.id for one in bundle(about_liwonde).objects}
    assert part < {one.id for one in bundle(situation).objects}
    assert all(one.id[-36:][14] == "5" for one in bundle(small).objects)


def test_a_report_that_does_not_say_when_is_a_grouping(small: Selection) -> None:
    reading = make_reading()
    undated = selection_from(replace(reading, report=replace(reading.report, published=None)))
    assert not objects(undated, "report")
    [grouping] = objects(undated, "grouping")
    assert "does not say when it was published" in grouping.description
    assert len(objects(small, "report")) == 1
