"""The table in ACLED's columns."""

from __future__ import annotations

import pytest

from reportedly.tell.formats.acled import COLUMNS, acled_types, time_precision
from reportedly.tell.formats.selection import Selection
from tests.tell.formats.tables import rows_of

ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
)


def test_columns_stand_in_acleds_order_and_the_account_after_them(small: Selection) -> None:
    columns = list(rows_of("acled", small)[0])
    assert " ".join(columns[: len(COLUMNS)]) == ACLED
    assert columns[len(COLUMNS) :][:4] == ["event", "summary", "status", "credibility"]


def test_every_value_is_one_that_acled_knows(situation: Selection) -> None:
    rows = rows_of("acled", situation)
    assert len(rows) > 50
    for row in rows:
        assert row["time_precision"] in ("", "1", "2", "3")
        assert row["geo_precision"] in ("", "1", "2", "3")
        assert bool(row["latitude"]) == bool(row["geo_precision"])
        assert bool(row["event_date"]) == bool(row["time_precision"])
        kind = acled_types().get(row["sub_event_type"])
        assert (row["event_type"], row["disorder_type"]) == (
            (kind.event_type, kind.disorder_type) if kind else ("", "")
        )


def test_what_happened_on_the_bridge(situation: Selection) -> None:
    [bridge] = [row for row in rows_of("acled", situation) if "at least three people on Monday night" in row["summary"]]
    assert bridge["sub_event_type"] == "Remote explosive/landmine/IED"
    assert bridge["event_type"] == "Explosions/Remote violence"
    assert (bridge["event_date"], bridge["year"], bridge["time_precision"]) == ("2024-09-02", "2024", "1")
    assert (bridge["country"], bridge["iso"], bridge["location"]) == ("Malawi", "454", "Liwonde")
    assert (bridge["geo_precision"], bridge["where_prec"]) == ("1", "1")
    assert float(bridge["latitude"]) == pytest.approx(-15.07, abs=0.05)
    assert bridge["fatalities"] == "15"
    assert "killed 3 or more (best 15)" in bridge["notes"]
    assert "15 killed (1 origin; counted by Superintendent Loveness Banda" in bridge["notes"]
    assert bridge["status"] in bridge["tags"]
    assert "Rift Wire" in bridge["source"].split("; ")
    assert "https://" in bridge["urls"]


def test_a_place_within_a_radius_is_near(small: Selection) -> None:
    near = next(row for row in rows_of("acled", small) if row["location"] == "El Obeid")
    assert (near["geo_precision"], near["radius_km"], near["place_words"]) == ("2", "12", "30 km north of El Obeid")


def test_an_unresolved_place_has_no_coordinates(situation: Selection) -> None:
    rows = [row for row in rows_of("acled", situation) if row["location"].endswith(" ?")]
    assert rows
    for row in rows:
        assert row["latitude"] == row["longitude"] == row["geo_precision"] == row["country"] == ""


def test_no_day_is_made_up(small: Selection) -> None:
    shelling = next(row for row in rows_of("acled", small) if row["location"] == "El Obeid")
    assert shelling["event_date"] == shelling["year"] == shelling["time_precision"] == ""
    assert shelling["first_reported"] == "2023-05-11"


def test_states_are_no_events(small: Selection, situation: Selection) -> None:
    assert {row["event"] for row in rows_of("acled", small)} <= {event.id for event in small.events}
    states = {facts.event.id for facts in situation.facts() if not facts.happens}
    assert states
    assert not states & {row["event"] for row in rows_of("acled", situation)}


@pytest.mark.parametrize(("days", "code"), [(None, None), (1, 1), (2, 2), (7, 2), (8, 3), (365, 3)])
def test_time_precision(days: int | None, code: int | None) -> None:
    assert time_precision(days) == code
