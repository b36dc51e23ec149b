"""KML and GeoPackage, opened by GDAL: the same shapes as GeoJSON."""

from __future__ import annotations

import json
import sqlite3
import struct
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pyogrio
import pyogrio.raw
import pytest

from reportedly.tell.formats.features import features_of
from reportedly.tell.formats.geopackage import CLAIMS
from reportedly.tell.formats.selection import Selection
from reportedly.tell.formats.wkt import envelope, wkb, wkt
from tests.tell.formats.conftest import exported

KML = "{http://www.opengis.net/kml/2.2}"
SHAPES = [
    {"type": "Point", "coordinates": [1.5, -2.25]},
    {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]},
    {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
    {"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]},
    {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 1]]]},
    {"type": "MultiPolygon", "coordinates": [[[[0, 0], [4, 0], [4, 4], [0, 0]]], [[[9, 9], [8, 9], [8, 8], [9, 9]]]]},
]


def shapes(selection: Selection) -> list[Any]:
    return [feature["geometry"] for facts in selection.facts() for feature in features_of(facts)]


def saved(name: str, selection: Selection, folder: Path) -> Path:
    path = folder / f"events.{name}"
    path.write_bytes(exported(name, selection))
    return path


def test_geopackage_has_the_very_shapes(situation: Selection, tmp_path: Path) -> None:
    path = saved("gpkg", situation, tmp_path)
    assert pyogrio.list_layers(path).tolist() == [["places", "Unknown"], ["claims", None]]
    meta, _, geometries, columns = pyogrio.raw.read(path, layer="places")
    assert meta["crs"] == "EPSG:4326"
    assert [None if g is None else bytes(g) for g in geometries] == [g and wkb(g) for g in shapes(situation)]
    events = dict(zip(meta["fields"], columns, strict=True))["event"]
    assert list(dict.fromkeys(events)) == [event.id for event in situation.events]


def test_geopackage_has_the_claims_beside_it(situation: Selection, tmp_path: Path) -> None:
    meta, _, _, columns = pyogrio.raw.read(saved("gpkg", situation, tmp_path), layer="claims")
    told = dict(zip(meta["fields"], columns, strict=True))
    assert tuple(told) == CLAIMS
    assert list(told["claim"]) == [claim for event in situation.events for claim in event.claims]
    assert set(told["side"]) <= {"for", "against", "withdrawn", "aside"}


def test_geopackage_is_marked_and_bounded_as_the_standard_asks(small: Selection, tmp_path: Path) -> None:
    path = saved("gpkg", small, tmp_path)
    assert path.read_bytes()[68:72] == b"GPKG"
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        box = file.execute("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name='places'").fetchone()
    file.close()
    boxes = [envelope(shape) for shape in shapes(small) if shape]
    assert box == (
        min(b[0] for b in boxes),
        min(b[2] for b in boxes),
        max(b[1] for b in boxes),
        max(b[3] for b in boxes),
    )


def test_kml_is_read_with_every_shape(situation: Selection, tmp_path: Path) -> None:
    path = saved("kml", situation, tmp_path)
    meta, _, geometries, columns = pyogrio.raw.read(path)
    written = shapes(situation)
    assert len(geometries) == len(written)
    assert [g is not None for g in geometries] == [g is not None for g in written]
    told = dict(zip(meta["fields"], columns, strict=True))
    assert list(dict.fromkeys(told["event"])) == [event.id for event in situation.events]
    points = {(g["coordinates"][0], g["coordinates"][1]) for g in written if g and g["type"] == "Point"}
    read = {struct.unpack("<2d", bytes(g)[5:21]) for g in geometries if g is not None and bytes(g)[1] == 1}
    assert read == points


def test_kml_names_the_status_in_words(small: Selection) -> None:
    root = ET.fromstring(exported("kml", small))
    marks = root.findall(f".//{KML}Placemark")
    assert len(marks) == len(shapes(small))
    assert all("[uncorroborated]" in (mark.findtext(f"{KML}name") or "") for mark in marks)
    styles = {f"#{style.get('id')}" for style in root.findall(f".//{KML}Style")}
    assert {mark.findtext(f"{KML}styleUrl") for mark in marks} <= styles
    spans = root.findall(f".//{KML}TimeSpan/{KML}begin")
    assert {span.text for span in spans} == {"2023-05-09"}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape["type"])
def test_binary_is_what_gdal_makes_of_a_shape(shape: dict[str, Any]) -> None:
    feature = {"type": "Feature", "properties": {}, "geometry": shape}
    told = json.dumps({"type": "FeatureCollection", "features": [feature]})
    _, _, [read], _ = pyogrio.raw.read(told.encode())
    assert bytes(read) == wkb(shape)


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        (SHAPES[0], "POINT (1.5 -2.25)"),
        (SHAPES[2], "LINESTRING (1 2, 3 4)"),
        (SHAPES[4], "POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))"),
        (SHAPES[5], "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((9 9, 8 9, 8 8, 9 9)))"),
    ],
)
def test_well_known_text(shape: dict[str, Any], words: str) -> None:
    assert wkt(shape) == words
    assert wkt(None) is None
