"""timemap's JSON, against what timemap checks before it shows an event (its own schemas, as JSON Schema)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import jsonschema

from reportedly.tell.formats.selection import Selection
from tests.tell.formats.conftest import exported

WORDS = {"type": "string"}
EVENT_KEYS = (
    "id description date time time_precision location latitude longitude type category category_full comments "
    "time_display shape colour"
)
DOCUMENT: dict[str, Any] = {
    "type": "object",
    "required": ["events", "sources", "associations", "sites", "shapes"],
    "properties": {
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    **dict.fromkeys(EVENT_KEYS.split(), WORDS),
                    "associations": {"type": "array", "items": WORDS},
                    "sources": {"type": "array", "items": WORDS},
                },
                "additionalProperties": False,
                "required": ["description", "associations"],
                "anyOf": [{"required": ["date"]}, {"required": ["latitude"]}],
                "dependentRequired": {"latitude": ["longitude"], "longitude": ["latitude"]},
            },
        },
        "sources": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {
                    **dict.fromkeys(
                        ["id", "title", "thumbnail", "type", "url", "description", "parent", "author", "date", "notes"],
                        WORDS,
                    ),
                    "paths": {"type": "array"},
                    "affil_s": {"type": "array"},
                },
                "additionalProperties": False,
                "required": ["id", "paths"],
            },
        },
        "associations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    **dict.fromkeys(["id", "title", "desc", "mode", "colour", "type", "display"], WORDS),
                    "filter_paths": {"type": "array"},
                },
                "additionalProperties": False,
                "required": ["id", "title", "mode"],
            },
        },
        "sites": {"type": "array"},
        "shapes": {"type": "array"},
    },
    "additionalProperties": False,
}


def document(selection: Selection) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(exported("timemap", selection))
    return told


def test_it_is_what_timemap_takes(situation: Selection) -> None:
    told = document(situation)
    jsonschema.Draft202012Validator(DOCUMENT).validate(told)
    del told["events"][0]["description"]
    assert not jsonschema.Draft202012Validator(DOCUMENT).is_valid(told)


def test_every_event_stands_with_its_sources_and_associations(situation: Selection) -> None:
    told = document(situation)
    assert [event["id"] for event in told["events"]] == [event.id for event in situation.events]
    known = {one["id"] for one in told["associations"]}
    for event in told["events"]:
        assert set(event["associations"]) <= known
        assert set(event["sources"]) <= told["sources"].keys()
        assert datetime.strptime(event["date"], "%m/%d/%Y")


def test_a_pin_is_a_town_or_near_one_and_never_an_area(situation: Selection) -> None:
    pins = {event["id"]: event.get("latitude") for event in document(situation)["events"]}
    wide = 0
    for facts in situation.facts():
        place = facts.site.claim_place.place if facts.site else None
        if place is None or (place.precision or 9) > 2:
            wide += place is not None
            assert pins[facts.event.id] is None
        else:
            assert pins[facts.event.id] == str(place.lat)
    assert wide


def test_the_day_of_the_report_is_never_passed_off_as_the_day_of_the_event(small: Selection) -> None:
    events = {event["location"]: event for event in document(small)["events"]}
    shelling, departure = events["30 km north of El Obeid"], events["Kosti → Renk → Malakal; Kosti; Malakal; Renk"]
    assert shelling["date"] == "05/11/2023"
    assert shelling["time_precision"] == "reported"
    assert shelling["time_display"] == "reported 2023-05-11; nobody says when it happened"
    assert (departure["date"], departure["time_precision"]) == ("05/09/2023", "")
    assert "known to within 12 km" in shelling["comments"]
    assert "Unconfirmed reports (certain · unverified)" in shelling["comments"]
