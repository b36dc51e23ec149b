"""The table in UCDP's columns."""

from __future__ import annotations

import pytest

from reportedly.model.place import Place
from reportedly.tell.formats.selection import Selection
from reportedly.tell.formats.ucdp import COLUMNS, PLOVER_VIOLENCE, date_precision, priogrid_cell
from tests.tell.formats.tables import rows_of
from tests.tell.sample import cut


def place(lat: float, lon: float, precision: int = 1) -> Place:
    return Place(toponym=cut("Kosti"), lat=lat, lon=lon, precision=precision)


def test_columns_stand_first_and_in_order(small: Selection) -> None:
    assert list(rows_of("ucdp", small)[0])[: len(COLUMNS)] == list(COLUMNS)


def test_values_are_those_that_ucdp_knows(situation: Selection) -> None:
    rows = rows_of("ucdp", situation)
    violent = [facts for facts in situation.facts() if facts.type in PLOVER_VIOLENCE]
    assert [row["id"] for row in rows] == [facts.event.id for facts in violent]
    for row in rows:
        assert row["where_prec"] in ("", *"1234567")
        assert row["date_prec"] in ("", *"12345")
        assert row["event_clarity"] in "12"
        assert int(row["number_of_sources"]) == len(row["source_article"].split(";"))
        assert bool(row["date_start"]) == bool(row["date_end"]) == bool(row["date_prec"])
        low, best, high = row["low"], row["best"], row["high"]
        assert not (low and best) or float(low) <= float(best)
        assert not (high and best) or float(best) <= float(high)


def test_the_toll_is_a_range_and_the_place_has_its_shape(situation: Selection) -> None:
    [bridge] = [row for row in rows_of("ucdp", situation) if "at least three people on Monday" in row["summary"]]
    assert (bridge["low"], bridge["best"], bridge["high"]) == ("3", "15", "")
    assert (bridge["date_start"], bridge["date_end"], bridge["date_prec"]) == ("2024-09-02", "2024-09-02", "1")
    assert bridge["geom_wkt"].startswith("POINT (35.")
    assert "Superintendent Loveness Banda" in bridge["source_original"]
    assert int(bridge["number_of_sources"]) > int(bridge["independent_origins"])


def test_a_radius_is_a_polygon(small: Selection) -> None:
    near = next(row for row in rows_of("ucdp", small) if row["where_description"] == "30 km north of El Obeid")
    assert near["where_prec"] == "2"
    assert near["geom_wkt"].startswith("POLYGON ((")


@pytest.mark.parametrize(
    ("days", "code"), [(None, None), (1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (400, 5)]
)
def test_date_precision(days: int | None, code: int | None) -> None:
    assert date_precision(days) == code


@pytest.mark.parametrize(
    ("where", "cell"),
    [
        (place(-89.9, -179.9), 1),
        (place(-89.9, 179.9), 720),
        (place(-89.4, -179.9), 721),
        (place(90, 180), 720 * 359 + 1),
        (place(13.1629, 32.6635), 206 * 720 + 425 + 1),
        (place(0, 0, precision=4), None),
    ],
)
def test_priogrid(where: Place, cell: int | None) -> None:
    assert priogrid_cell(where) == cell
