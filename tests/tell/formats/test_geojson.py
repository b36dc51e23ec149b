"""Events as GeoJSON: read back, nothing is moved or lost."""

from __future__ import annotations

import json
from typing import Any

import pyogrio.raw
import pytest

from reportedly.tell.formats.selection import Selection
from reportedly.tell.shape import geometry_of
from tests.tell.formats.conftest import exported


def features(selection: Selection, name: str = "geojson") -> list[dict[str, Any]]:
    collection = json.loads(exported(name, selection))
    assert collection["type"] == "FeatureCollection"
    listed: list[dict[str, Any]] = collection["features"]
    return listed


def test_reading_it_back_gives_the_same_events_places_and_coordinates(situation: Selection) -> None:
    found = features(situation)
    assert len({feature["id"] for feature in found}) == len(found)
    by_event: dict[str, list[Any]] = {}
    for feature in found:
        by_event.setdefault(feature["properties"]["event"], []).append(feature)
    assert list(by_event) == [event.id for event in situation.events]
    for facts in situation.facts():
        places = [f for f in by_event[facts.event.id] if "/movement/" not in f["id"]]
        expected = [site.geometry for site in facts.sites] or [None]
        assert [f["geometry"] for f in places] == json.loads(json.dumps(expected))
        said = {told["claim"]: told for told in places[0]["properties"]["says"]}
        assert list(said) == list(facts.event.claims)


def test_an_area_is_an_area_and_what_is_not_resolved_has_no_geometry(small: Selection) -> None:
    found = {f["properties"]["place_words"]: f for f in features(small)}
    assert found["Kosti"]["geometry"] == {"type": "Point", "coordinates": [32.6635, 13.1629]}
    assert found["30 km north of El Obeid"]["geometry"]["type"] == "Polygon"
    assert found["30 km north of El Obeid"]["properties"]["radius_km"] == 12
    assert found["Camp Zuhur\u00a0?"]["geometry"] is None
    assert found["Kosti → Renk → Malakal"]["geometry"]["coordinates"] == [
        [32.6635, 13.1629],
        [32.8032, 11.7413],
        [31.6605, 9.5334],
    ]


def test_who_says_it_and_how_surely_goes_with_it(small: Selection) -> None:
    [shelling] = [f for f in features(small) if f["properties"]["place_words"] == "30 km north of El Obeid"]
    [said] = shelling["properties"]["says"]
    assert said["says"] == "shells fell 30 km north of El Obeid"
    assert said["certainty"] == "certain · unverified"
    assert said["side"] == "for"
    assert said["url"] == "https://courier.example/barges"
    assert said["who_says"] == "Unconfirmed reports"
    assert shelling["properties"]["lineage_unknown"] == 1
    assert shelling["properties"]["earliest"] is None


def test_an_event_without_a_place_is_not_lost(situation: Selection) -> None:
    without = {facts.event.id for facts in situation.facts() if not facts.sites}
    told = {f["properties"]["event"] for f in features(situation) if f["id"].endswith("/place/none")}
    assert without
    assert told == without


@pytest.mark.parametrize("name", ["geojson", "claims-geojson"])
def test_gdal_reads_every_feature(name: str, situation: Selection) -> None:
    content = exported(name, situation)
    _, _, geometries, _ = pyogrio.raw.read(content)
    written = features(situation, name)
    assert len(geometries) == len(written)
    assert [one is not None for one in geometries] == [f["geometry"] is not None for f in written]


def test_claims_on_the_map_are_those_of_every_place(situation: Selection) -> None:
    places = [p for reading in situation.claims() for claim in reading.claims for p in claim.places]
    told = [f for f in features(situation, "claims-geojson") if "/place/" in f["id"]]
    assert [f["geometry"] for f in told] == json.loads(json.dumps([geometry_of(p.place) for p in places]))
