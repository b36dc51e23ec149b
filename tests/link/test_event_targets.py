"""What a deed is done to, in the words that the whole report has for it."""

from __future__ import annotations

import pytest

from reportedly.link.event_targets import Targets
from tests.link.read import read_all


def names(text: str) -> list[set[str]]:
    """The names of what is held, claim by claim, of a report."""
    (reading,) = read_all([("Coast News", "2021-06-14", text)])
    targets = Targets(reading)
    return [set(targets.of(c).names) for c in reading.claims if c.event and c.event.type == "COERCE"]


@pytest.mark.parametrize(
    "text",
    [
        "The navy seized the trawler Mirova Dane.",
        "The trawler Mirova Dane left Lindi on Monday. The navy seized the ship on Tuesday.",
        "The navy seized a trawler, the Mirova Dane, off Lindi.",
    ],
)
def test_a_thing_has_the_name_that_its_report_gives_it(text: str) -> None:
    assert {"mirova"} in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "The trawler Mirova Dane left Lindi on Monday. The navy seized a lorry on Tuesday.",
        "The trawler Mirova Dane left Lindi on Monday. The navy seized a trawler on Tuesday.",
        "The navy seized twelve trawlers.",
    ],
)
def test_what_is_another_thing_has_not(text: str) -> None:
    assert names(text) == [set()]


def test_of_two_things_of_a_kind_the_one_named_last_before_is_meant() -> None:
    told = names(
        "The trawler Mirova Dane left Lindi on Monday. The trawler Vanda Ruth lay there. The navy seized the ship."
    )
    assert told == [{"vanda"}]


@pytest.mark.parametrize(
    "text",
    [
        '"Nobody has arrested me," Selim Orak told Zorin.',
        "Selim Orak said that he had not been arrested.",
        'The director of the mine said that he had not been arrested.\n\n"I am at home," Selim Orak told Zorin.',
        "The director of the mine, Selim Orak, was arrested at the airport.",
    ],
)
def test_a_speaker_is_who_he_says_it_was_done_to(text: str) -> None:
    assert any("orak" in found for found in names(text))


@pytest.mark.parametrize(
    "text",
    [
        "The clerk said that Selim Orak was at home. The guard was arrested.",
        'The director of the mine said that he had not been arrested.\n\n"It rains," Selim Orak told Zorin.',
        '"Nobody has arrested the guard," Selim Orak told Zorin.',
        "Selim Orak said that two guards had been arrested.",
    ],
)
def test_of_others_he_is_not(text: str) -> None:
    assert not any("orak" in found for found in names(text))


def aircraft(text: str) -> set[str]:
    """What stands for the aircraft on which force is used in a report."""
    (reading,) = read_all([("Coast News", "2021-06-14", text)])
    targets = Targets(reading)
    hit = [c for c in reading.claims if c.event and c.event.type == "ASSAULT"]
    return {name for c in hit for name in targets.of(c).names if name.endswith("†")}


@pytest.mark.parametrize(
    "text",
    [
        "The army shot down an Iranian drone near Basra.",
        "A pilotless plane belonging to Iran flew over Basra. The army shot down the drone.",
        "An Iranian drone flew over Basra. It was shot down, the army said.",
        "Iran has admitted the loss of a drone. The aircraft was hit by a rocket near Basra.",
        "The drone was shot down near Basra. It was an Iranian drone, the army said.",
        "Gunners shot down Iran's drone near Basra, the army said.",
    ],
)
def test_an_aircraft_without_a_name_goes_by_whose_it_is(text: str) -> None:
    assert aircraft(text) == {"drone IR†"}


@pytest.mark.parametrize(
    "text",
    [
        "The army shot down a drone near Basra.",
        "An Iranian drone flew over Basra. The army shelled the depot.",
        "An Iranian drone flew over Basra. The army killed two smugglers.",
        "The army shot down eleven Iranian drones near Basra.",
    ],
)
def test_of_what_else_it_cannot_be_told_whose_it_is(text: str) -> None:
    assert aircraft(text) == set()
