"""The record of an event: both sides, the time it spans, who is a party to it, what is disputed, how it stands."""

from __future__ import annotations

import pytest

from reportedly.model.situation import SituationEvent
from reportedly.weigh.events import weigh_event, weigh_events
from tests.weigh.world import situation

SHELLING = """
    r1 on 2031-05-01
    r2 on 2031-05-02
    r3 on 2031-05-04
    c1: r1 | Mayor/town | shells killed people in Sennar | certain positive | event s by REBELS count 12 killed
    c2: r2 | Ferrymen/guild | shells killed people | certain positive | event s by GANGS count 15 killed
    c3: r2 | - | shells fell | certain positive | event s
    c4: r3 | REBELS/front | no shells were fired | certain negative | event s
    c2 contradicts c1 toll
    c2 contradicts c1 actor
"""


def weigh(notation: str) -> SituationEvent:
    world = situation(notation, sides={"REBELS": "front"})
    return weigh_event(world.events[0], world, {})


def test_both_sides_with_their_time_and_parties() -> None:
    told = weigh(SHELLING)
    assert told.summary == "shells killed people in Sennar"
    assert told.claims == ("c1", "c2", "c3", "c4")
    assert (told.first, told.latest) == ("2031-05-01", "2031-05-04")
    assert [o.informant for o in told.origins_for] == ["Ferrymen", "Mayor"]
    assert [o.informant for o in told.origins_against] == ["REBELS"]
    assert told.party_to_it == ("REBELS",)
    assert (told.independent_origins, told.lineage_unknown, told.status) == (2, 1, "disputed")


def test_every_disputed_attribute_keeps_all_its_values() -> None:
    told = {d.attribute: [(v.value, v.low, v.high, v.origins) for v in d.values] for d in weigh(SHELLING).disputed}
    assert told == {
        "actor": [("GANGS", None, None, 1), ("REBELS", None, None, 1)],
        "existence": [("it took place", None, None, 2), ("it did not take place", None, None, 1)],
        "toll": [("12 killed", 12, 12, 1), ("15 killed", 15, 15, 1)],
    }


@pytest.mark.parametrize("link", ["c2 updates c1 toll", "c2 updates c1", "c1 withdraws c2 toll"])
def test_a_value_that_no_longer_stands_is_not_disputed(link: str) -> None:
    assert "toll" not in {d.attribute for d in weigh(f"{SHELLING}\n{link}").disputed}


def test_a_value_that_arose_in_copying_is_not_disputed() -> None:
    third = "c5: r3 | Hospital/college | shells killed people | certain positive | event s count 99 killed"
    told = weigh(f"{SHELLING}\n{third}\nc5 distorts c1 toll\nc5 contradicts c2 toll")
    (toll,) = [d for d in told.disputed if d.attribute == "toll"]
    assert [v.value for v in toll.values] == ["12 killed", "15 killed"]


def test_the_value_of_most_origins_comes_first() -> None:
    third = "c5: r3 | Hospital/college | shells killed people | certain positive | event s count 15 killed"
    (toll,) = [d for d in weigh(f"{SHELLING}\n{third}").disputed if d.attribute == "toll"]
    assert [(v.value, v.origins) for v in toll.values] == [("15 killed", 2), ("12 killed", 1)]


def test_what_is_taken_back_in_part_still_stands_as_a_whole() -> None:
    told = weigh(f"{SHELLING}\nc2 withdraws c1 toll")
    assert [o.informant for o in told.origins_for] == ["Ferrymen", "Mayor"]


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        (["Mayor/town | certain positive"], "uncorroborated"),
        (["Mayor/town | certain positive", "Speaker/town | certain positive"], "uncorroborated"),
        (["Mayor/town | certain positive", "- | certain positive"], "uncorroborated"),
        (["Mayor/town | certain positive", "Ferrymen/guild | certain positive"], "corroborated"),
        (["Mayor/town | certain positive", "Army/state | certain negative"], "disputed"),
        (["Mayor/town | certain positive", "Army/state | uncommitted negative"], "uncorroborated"),
        (["- | certain positive", "Army/state | certain negative"], "denied"),
        (["Mayor/town | certain positive", "Mayor/town | certain negative"], "withdrawn"),
    ],
)
def test_status(rows: list[str], status: str) -> None:
    lines = [
        f"c{n}: r{n} | {who} | shells fell | {how} | event s"
        for n, row in enumerate(rows)
        for who, how in [row.split(" | ")]
    ]
    lines += ["c1 withdraws c0"] if status == "withdrawn" else []
    assert weigh("\n".join(lines)).status == status


def test_a_contradiction_on_the_whole_is_a_denial_however_it_is_worded() -> None:
    told = weigh(
        """
        c1: r1 | Mayor/town | shells fell | certain positive | event s
        c2: r2 | Army/state | talk of shells is a fairy tale | certain positive | event s
        c2 contradicts c1 existence
        """
    )
    assert [o.informant for o in told.origins_against] == ["Army"]


def test_where_all_deny_the_denial_is_what_is_held() -> None:
    told = weigh(
        """
        c1: r1 | Mayor/town | nobody was hurt | certain negative | event s
        c2: r2 | Army/state | nobody was hurt | certain negative | event s
        """
    )
    assert (told.summary, told.independent_origins, told.status) == ("nobody was hurt", 2, "corroborated")


def test_events_come_in_the_order_of_their_first_reports() -> None:
    world = situation(
        """
        r1 on 2031-05-09
        r2 on 2031-05-02
        c1: r1 | Mayor/town | a boat sank | certain positive | event boat
        c2: r2 | Mayor/town | a mill burned | certain positive | event mill
        c3: r3 | Mayor/town | a goat strayed | certain positive | event goat
        """
    )
    assert [e.summary for e in weigh_events(world, {})] == ["a mill burned", "a boat sank", "a goat strayed"]


@pytest.mark.parametrize(
    ("attribute", "status"),
    [
        ("place", "disputed"),
        ("time", "disputed"),
        ("value", "corroborated"),
        ("scope", "corroborated"),
        ("actor", "corroborated"),
    ],
)
def test_two_parties_bear_out_one_event_only_where_they_agree_on_where_and_when(attribute: str, status: str) -> None:
    told = """
        c1: r1 | Mayor/town | gunmen raided the mill in Lindi | certain positive | event s
        c2: r2 | Teacher/school | gunmen raided the mill in Mtwara | certain positive | event s
        {}
        """
    assert weigh(told.format(f"c2 contradicts c1 {attribute}")).status == status
    assert weigh(told.format("")).status == "corroborated"


def test_what_nobody_bears_out_is_disputed_where_not_all_of_it_can_be_so() -> None:
    told = """
        c1: r1 | Mayor/town | all trains have stopped | certain positive | event s
        c2: r2 | Railway/railway | only some trains have stopped | certain positive | event s
        {}
        """
    assert weigh(told.format("c2 contradicts c1 scope")).status == "corroborated"
    one = told.replace("Mayor/town", "-")
    assert weigh(one.format("c2 contradicts c1 scope")).status == "disputed"
    assert weigh(one.format("")).status == "uncorroborated"


def test_who_denies_a_deed_does_not_deny_that_it_was_done() -> None:
    told = """
        c1: r1 | Mayor/town | the bridge blew up | certain positive | event s
        c2: r2 | Army/state | it blew up the bridge | certain negative | event s by it
        """
    assert not weigh(told).origins_against
    accused = told.replace(
        "the bridge blew up | certain positive | event s", "the army blew it up | certain positive | event s by army"
    )
    assert [o.informant for o in weigh(accused).origins_against] == ["Army"]


def test_what_a_report_repeats_of_what_it_takes_back_is_not_held() -> None:
    told = weigh(
        """
        c1: r1 | Wire/wire | the mayor was arrested | certain positive | event s
        c2: r2 | Wire/wire | we reported that the mayor was arrested | certain positive | event s
        c3: r2 | Wire/wire | the report was wrong | certain negative | event s
        c3 withdraws c1 polarity
        """
    )
    assert told.status == "withdrawn"
