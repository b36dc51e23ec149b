"""The page on exports names every field that a format writes, in the format's own section."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.tell.formats import FORMATS
from reportedly.tell.formats.account import COLUMNS as ACCOUNT
from reportedly.tell.formats.hxl import TAGS
from reportedly.tell.formats.selection import Selection
from tests.tell.formats.conftest import exported

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
SECTIONS = {part.split("\n", 1)[0]: part for part in PAGE.split("\n## ")[1:]}
JSON_LD = ("@type", "@id", "@context", "@graph")
OF_STIX = ("type", "spec_version", "id", "created_by_ref")
"""What every object of STIX has."""


def named(section: str) -> set[str]:
    """Every word that stands as code in a section, and of a path its parts."""
    return {word for code in re.findall(r"`([^`]+)`", SECTIONS[section]) for word in re.split(r"[^\w#+@-]", code)}


def keys(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        for key, value in told.items():
            yield key
            yield from keys(value)
    elif isinstance(told, list):
        for value in told:
            yield from keys(value)


def test_every_format_is_in_the_table_with_its_media_type() -> None:
    head = PAGE.partition("\n## ")[0]
    for form in FORMATS:
        assert f"`{form.name}`" in head
        assert f"`{form.media_type.partition(';')[0]}`" in head


def test_the_account_is_told() -> None:
    assert set(ACCOUNT) <= named("Beside each row of events")


@pytest.mark.parametrize(
    ("name", "section"), [("acled", "acled and acled-xlsx"), ("ucdp", "ucdp"), ("csv", "csv and parquet")]
)
def test_every_column_is_told(name: str, section: str, small: Selection) -> None:
    columns = next(csv.reader(io.StringIO(exported(name, small).decode())))
    assert set(columns) <= named(section) | set(ACCOUNT)


def test_every_hashtag_is_told() -> None:
    assert set(TAGS.values()) <= named("hxl")


@pytest.mark.parametrize("name", ["geojson", "claims-geojson"])
def test_every_property_is_told(name: str, situation: Selection) -> None:
    features = json.loads(exported(name, situation))["features"]
    assert set(keys([feature["properties"] for feature in features])) <= named(name)


def test_every_schema_and_property_of_ftm_is_told(situation: Selection) -> None:
    told = [json.loads(line) for line in exported("ftm", situation).splitlines()]
    used = {one["schema"] for one in told} | {name for one in told for name in one["properties"]}
    assert used <= named("ftm")


def test_every_object_of_stix_is_told(situation: Selection) -> None:
    told = json.loads(exported("stix", situation))["objects"]
    assert {one["type"] for one in told} <= named("stix")
    of_places = {key for one in told if one["type"] in ("incident", "location", "opinion") for key in one}
    assert of_places - set(OF_STIX) <= named("stix")


def test_every_key_of_timemap_is_told(situation: Selection) -> None:
    told = json.loads(exported("timemap", situation))
    used = {*told, *keys(told["events"]), *keys(list(told["sources"].values())), *keys(told["associations"])}
    assert used <= named("timemap")


@pytest.mark.parametrize("name", ["annotations", "claimreview"])
def test_every_key_of_json_ld_is_told(name: str, situation: Selection) -> None:
    told = json.loads(exported(name, situation))["@graph"]
    assert set(keys(told)) - set(JSON_LD) <= named(name)
