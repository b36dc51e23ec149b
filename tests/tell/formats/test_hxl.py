"""HXL, checked and read by libhxl."""

from __future__ import annotations

import csv
import io
from typing import Any

import hxl

from reportedly.tell.formats.hxl import TAGS
from reportedly.tell.formats.selection import Selection
from tests.tell.formats.conftest import exported

STANDARD = (
    "#access #activity #adm1 #adm2 #adm3 #adm4 #adm5 #affected #beneficiary #capacity #cause #channel #contact "
    "#country #crisis #currency #date #delivery #description #event #frequency #geo #group #impact #indicator "
    "#inneed #item #loc #meta #modality #need #operations #org #output #population #reached #region #respondee "
    "#sector #service #severity #status #subsector #targeted #value"
)
"""The core hashtags of HXL 1.1."""


def opened(content: bytes) -> Any:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
    return hxl.data(rows)


def test_the_library_reads_what_was_written(situation: Selection) -> None:
    data = opened(exported("hxl", situation))
    rows = list(data)
    assert [column.display_tag for column in data.columns] == list(TAGS.values())
    assert [row.get("#event+id") for row in rows] == [event.id for event in situation.events]
    by_id = {facts.event.id: facts for facts in situation.facts()}
    for row in rows:
        site = by_id[row.get("#event+id")].site
        lat = row.get("#geo+lat")
        assert (float(lat) if lat else None) == (site.claim_place.place.lat if site else None)


def test_it_passes_the_librarys_schema(situation: Selection) -> None:
    told = exported("hxl", situation)
    found = hxl.validate(opened(told))
    assert found["stats"]["error"] == 0, found["issues"]
    words_for_a_number = told.replace(b"#description+counting", b"#affected+counting")
    assert hxl.validate(opened(words_for_a_number))["stats"]["error"] > 0


def test_every_hashtag_is_one_of_the_standard() -> None:
    assert {tag.partition("+")[0] for tag in TAGS.values()} <= set(STANDARD.split())
    assert all(hxl.model.Column.parse(tag, use_exception=True) for tag in TAGS.values())


def test_a_place_that_is_not_resolved_has_words_alone(small: Selection) -> None:
    [row] = [row for row in opened(exported("hxl", small)) if "Camp Zuhur" in row.get("#loc+description")]
    assert not row.get("#geo+lat")
    assert not row.get("#geo+lon")
    assert not row.get("#country+code")


def test_figures_are_a_range(situation: Selection) -> None:
    rows = [
        row for row in opened(exported("hxl", situation)) if "three people on Monday" in row.get("#event+description")
    ]
    [bridge] = rows
    assert (bridge.get("#affected+killed+min"), bridge.get("#affected+killed!")) == ("3", "15")
    assert not bridge.get("#affected+killed+max")
