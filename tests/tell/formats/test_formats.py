"""What holds of every format."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from reportedly.cli.export import FORMATS as OF_THE_COMMAND
from reportedly.errors import InputError
from reportedly.tell.formats import FORMATS, NAMES, format_named
from reportedly.tell.formats.selection import Selection
from reportedly.tell.listing import FORMULA_STARTS
from tests.tell.formats.conftest import FORMULAS, exported, from_publisher

OF_LINES = ("ftm", "jsonl")
"""Formats that are nothing but lines of records."""
TABLES = ("acled", "ucdp", "hxl", "csv")


def test_the_command_offers_every_format() -> None:
    assert OF_THE_COMMAND == NAMES
    assert len(set(NAMES)) == len(NAMES)
    assert len({form.ending for form in FORMATS}) == len(NAMES)
    assert all((form.events is None) != (form.claims is None) for form in FORMATS)


def test_a_format_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="is no format; take one of geojson, gpkg"):
        format_named("shapefile")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_selection_gives_the_same_bytes(name: str, about_liwonde: Selection) -> None:
    first = exported(name, about_liwonde)
    assert first == exported(name, about_liwonde)
    assert first


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("gpkg", "parquet", "acled-xlsx")])
def test_nothing_that_was_left_out_is_told(name: str, about_liwonde: Selection, situation: Selection) -> None:
    told, kept = exported(name, about_liwonde).decode(), {event.id for event in about_liwonde.events}
    assert 0 < len(kept) < len(situation.events)
    left = [event for event in situation.events if event.id not in kept]
    assert not [event.id for event in left if event.id in told or event.id.replace("_", "-") in told]
    silent = {claim for event in left for claim in event.claims} - about_liwonde.chosen
    assert silent
    assert not [claim for claim in silent if claim in told or claim.replace("_", "-") in told]


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_selection_is_a_file(name: str, about_liwonde: Selection) -> None:
    told = exported(name, replace(about_liwonde, events=()))
    assert bool(told) == (name not in OF_LINES)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(name: str, formula: str) -> None:
    written = exported(name, from_publisher(formula)).decode("utf-8")
    cells = [cell for row in csv.reader(io.StringIO(written, newline="")) for cell in row]
    held = formula.strip()
    assert any(held in cell for cell in cells)
    words = [cell for cell in cells if not _is_number(cell)]
    assert not [cell for cell in words if cell.startswith(FORMULA_STARTS)]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


FOLLOWED = ("geojson", "kml", "acled", "ucdp", "hxl", "stix", "ftm", "timemap", "annotations", "claimreview")
"""Formats whose addresses a map or a viewer makes links of."""


@pytest.mark.parametrize("name", FOLLOWED)
def test_no_address_that_runs_something_is_one_to_follow(name: str, situation: Selection) -> None:
    told = exported(name, situation).decode()
    assert any(report.url and report.url.startswith("javascript:") for report in situation.reports)
    assert "javascript:" not in told
    assert "https://" in told


@pytest.mark.parametrize("name", ["kml", *TABLES])
def test_what_is_shown_as_it_stands_hides_and_turns_no_words(name: str, situation: Selection) -> None:
    told = exported(name, situation).decode()
    assert "burned & sunk at Mangochi" in told.replace("&amp;", "&")
    assert "\u202e" not in told
    assert "\x00" not in told
