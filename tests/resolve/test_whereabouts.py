from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.model.place import ClaimPlace, Place
from reportedly.model.report import Report
from reportedly.model.span import Quote, Span
from reportedly.read.draft import Draft
from reportedly.read.syntax import analyse
from reportedly.resolve import whereabouts
from tests.resolve.claim_place_laws import broken_laws
from tests.resolve.whereabouts_notation import Row, broken, differences, locate, rows

TABLE = rows(Path(__file__).with_name("whereabouts.txt"))


def test_the_table_is_long_enough() -> None:
    assert sum(max(len(row.expected), 1) for row in TABLE) >= 60


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.text[:50])
def test_places(row: Row) -> None:
    assert differences(row) == []


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.text[:50])
def test_every_claim_place_keeps_the_laws(row: Row) -> None:
    draft = locate(row.text)
    found = [cp for places in draft.claim_places.values() for cp in places]
    assert [fault for cp in found for fault in broken_laws(row.text, cp)] == []


TEXT = "Fires burned near Mosul."
MOSUL = Place(
    toponym=Quote.cut(TEXT, [(18, 23)]), name="Mosul", country="IQ", lat=36.3, lon=43.1, radius_km=20, precision=2
)
SOUND = ClaimPlace(place=MOSUL, role="near", relation="near")


@pytest.mark.parametrize(
    ("planted", "law"),
    [
        (replace(SOUND, place=replace(MOSUL, radius_km=None)), "a bare pin for an area"),
        (replace(SOUND, place=replace(MOSUL, radius_km=0.0)), "a bare pin for an area"),
        (
            ClaimPlace(place=replace(MOSUL, radius_km=None, precision=6), role="at", relation=None),
            "a bare pin for an area",
        ),
        (replace(SOUND, place=replace(MOSUL, lon=None)), "half a point"),
        (replace(SOUND, place=replace(MOSUL, lat=None, lon=None)), "width or precision without a point"),
        (replace(SOUND, place=replace(MOSUL, lat=120.0)), "off the globe"),
        (replace(SOUND, place=replace(MOSUL, precision=1)), "exact, though only near"),
        (replace(SOUND, relation=" "), "an empty relation"),
        (
            replace(SOUND, place=replace(MOSUL, toponym=Quote(text="Tikrit", spans=(Span(18, 23),)))),
            "the toponym is not what the text says at its spans",
        ),
    ],
)
def test_the_laws_refuse_planted_faults(planted: ClaimPlace, law: str) -> None:
    assert broken_laws(TEXT, SOUND) == []
    assert broken_laws(TEXT, planted) == [law]


@pytest.mark.parametrize(
    ("limits", "kept"),
    [
        ("radius <= 20", True),
        ("radius <= 19", False),
        ("bearing 0±10; away 10..12", True),
        ("bearing 180±10", False),
        ("away 12..14", False),
        ("unplaced", False),
        ("line", False),
    ],
)
def test_the_notation_sees_broken_limits(limits: str, kept: bool) -> None:
    moved = replace(MOSUL, lat=36.4)
    assert (broken(limits, moved, MOSUL) == []) is kept


def test_a_wrong_row_of_the_table_fails() -> None:
    text = "Jets bombed Mosul overnight."
    assert differences(Row(text=text, expected=("at | Mosul | - |",), line=1)) == []
    assert differences(Row(text=text, expected=("origin | Mosul | - |",), line=1)) != []
    assert differences(Row(text=text, expected=(), line=1)) == ["too much: at | Mosul | -"]


def drafted(text: str, *places: Place) -> Draft:
    syntax, _ = next(analyse([(text, None)]))
    draft = replace(locate(text), syntax=syntax, claim_places={}, gaps=(), places=places)
    return replace(draft, report=Report.from_text(text), toponyms=tuple(p.toponym for p in places))


def test_an_area_of_unknown_extent_gets_a_gap_and_no_pin() -> None:
    text = "Fires burned in Zemlya for days."
    area = Place(toponym=Quote.cut(text, [(16, 22)]), name="Zemlya", lat=70.0, lon=60.0, precision=5)
    result = whereabouts.run(drafted(text, area))
    [(found,)] = result.claim_places.values()
    assert found.place.lat is None
    assert [gap.what for gap in result.gaps] == ["how far it reaches: Zemlya"]


def test_an_unresolved_place_stays_unresolved() -> None:
    text = "Shots were fired 5 km west of Qandarabad."
    nowhere = Place(toponym=Quote.cut(text, [(30, 40)]))
    [(found,)] = whereabouts.run(drafted(text, nowhere)).claim_places.values()
    assert (found.role, found.relation) == ("near", "5 km west of")
    assert found.place == nowhere


def test_a_border_without_a_neighbour_in_the_report_is_as_wide_as_the_country_and_a_gap() -> None:
    draft = locate("Two men were shot at the border with Niger.")
    [(found,)] = draft.claim_places.values()
    assert found.role == "area"
    assert (found.place.radius_km or 0) > 500
    assert any(gap.stage == "resolve.whereabouts" for gap in draft.gaps)
