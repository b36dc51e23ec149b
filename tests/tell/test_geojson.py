from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from reportedly.model.reading import Reading
from reportedly.tell.geojson import geojson_chunks


def features(*readings: Reading) -> list[dict[str, Any]]:
    collection = json.loads("".join(geojson_chunks(readings)))
    assert collection["type"] == "FeatureCollection"
    listed: list[dict[str, Any]] = collection["features"]
    return listed


def by_role(reading: Reading) -> dict[str, dict[str, Any]]:
    return {feature["properties"]["role"]: feature for feature in features(reading)}


def test_one_feature_for_each_place_and_each_movement(reading: Reading) -> None:
    found = features(reading)
    assert len(found) == sum(len(claim.places) for claim in reading.claims) + 1
    assert len({feature["id"] for feature in found}) == len(found)


def test_a_movement_runs_from_origin_by_way_to_destination(reading: Reading) -> None:
    movement = by_role(reading)["movement"]
    assert movement["geometry"] == {
        "type": "LineString",
        "coordinates": [[32.6635, 13.1629], [32.8032, 11.7413], [31.6605, 9.5334]],
    }
    assert movement["properties"]["who_says"] == "The Sennar Agency ← a source at the river ministry"


def test_an_area_is_no_pin_and_what_is_not_resolved_has_no_geometry(reading: Reading) -> None:
    roles = by_role(reading)
    assert roles["near"]["geometry"]["type"] == "Polygon"
    assert roles["near"]["properties"]["radius_km"] == 12
    assert roles["area"]["geometry"]["coordinates"][0][0] == [27.0, 11.5]
    assert roles["at"]["geometry"] is None
    assert roles["at"]["properties"]["toponym"] == "Camp Zuhur"
    assert roles["origin"]["geometry"]["type"] == "Point"


def test_nothing_to_show_is_an_empty_collection(reading: Reading) -> None:
    assert features() == []
    assert features(replace(reading, claims=())) == []


def test_features_of_several_readings_stand_in_one_collection(reading: Reading) -> None:
    assert len(features(reading, reading)) == 2 * len(features(reading))
