"""The tables that people write: every row can be drawn, and says where it comes from."""

from __future__ import annotations

from collections import Counter

from reportedly.gazetteer.found import distance_km
from reportedly.gazetteer.own_tables import OwnPlace, found_landscapes
from reportedly.lexicon.table import load_table

ROWS = load_table("landscapes", OwnPlace)
FEWEST = 150
MOST_OF_ONE_COUNTRY = 0.15


def test_there_are_enough_rows_and_no_id_twice() -> None:
    assert len(ROWS) >= FEWEST
    assert [name for name, count in Counter(row.id for row in ROWS).items() if count > 1] == []


def test_the_table_is_centred_on_no_country() -> None:
    countries = Counter(row.country for row in ROWS if row.country)
    assert countries.most_common(1)[0][1] <= MOST_OF_ONE_COUNTRY * len(ROWS)


def test_every_row_lies_on_the_globe_and_has_a_size() -> None:
    bad = [row.id for row in ROWS if not (-90 <= row.lat <= 90 and -180 <= row.lon <= 180 and row.radius_km > 0)]
    assert bad == []


def test_lines_reach_no_farther_than_their_radius() -> None:
    for found in found_landscapes():
        entry, line = found.entry, (found.entry.geometry or {"coordinates": []})["coordinates"]
        reach = max((distance_km(entry.lat, entry.lon, lat, lon) for lon, lat in line), default=0.0)
        assert reach <= entry.radius_km, (entry.id, reach)


def test_what_is_long_has_a_line() -> None:
    assert [row.id for row in ROWS if row.kind in ("river", "route") and not row.line] == []


def test_no_name_is_given_twice_in_one_row() -> None:
    assert [row.id for row in ROWS if len({row.name, *row.aliases}) < 1 + len(row.aliases)] == []
