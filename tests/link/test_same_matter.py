"""Claims that differ in one thing contradict each other only where they are about the same matter in all others."""

from __future__ import annotations

import pytest

from reportedly.link.related import RelationIndex
from reportedly.model.relation import Relation
from tests.link.read import between, read_all

ONE_MATTER = [
    (
        "value",
        "Fifteen people were killed in the ferry accident off Mtwara, the harbour master said.",
        "Twenty people have died in the ferry accident off Mtwara, a surgeon said.",
    ),
    (
        "polarity",
        "The Red Delta rebels blew up the dam at Marsa on Sunday, the governor said.",
        "The Red Delta rebels did not blow up the dam at Marsa, their spokesman said.",
    ),
    (
        "existence",
        "Eritrean soldiers have crossed into Ethiopia near Badme, traders said.",
        'Eritrea has denied that its soldiers crossed into Ethiopia. "It did not happen," the ambassador said.',
    ),
    (
        "actor",
        "The army shelled the grain market in Torit, a priest said.",
        "Rebels shelled the grain market in Torit, the governor said.",
    ),
    (
        "scope",
        "All flights between Juba and Torit have been stopped, pilots said.",
        "Flights have been stopped only between Torit and the border, the airline said.",
    ),
]
OTHER_MATTERS = [
    (
        "another sort of people",
        "Two soldiers were among the dead of the ferry accident off Mtwara, the harbour master said.",
        "Twenty people have died in the ferry accident off Mtwara, a surgeon said.",
    ),
    (
        "another accident, long ago",
        "In May 2011, a ferry accident off Mtwara killed forty people, the harbour master said.",
        "Twenty people have died in the ferry accident off Mtwara, a surgeon said.",
    ),
    (
        "another who denies",
        "The attack on the market in Torit killed nine traders, a priest said.",
        "Uganda said that it had no part in the attack on the market in Torit.",
    ),
    (
        "whose it is that was hit, and who hit it",
        "Drones struck Saudi oil tanks at Marsa on Sunday, a pilot said.",
        "Yemeni rebels struck oil tanks at Marsa with drones on Sunday, a diplomat said.",
    ),
    (
        "nobody knows",
        "The power plant at Marsa will be repaired in June, the governor said.",
        "Nobody can say when the power plant at Marsa will be repaired, an engineer said.",
    ),
    (
        "a share of another whole",
        "Half of the country's wheat was lost in the fire at the port of Marsa, the governor said.",
        "The fire at the port of Marsa destroyed 2 percent of the wheat of the world, a trader said.",
    ),
    (
        "whose soldiers is not said",
        "Its soldiers shelled the grain market in Torit, a priest said.",
        "Rebels shelled the grain market in Torit, the governor said.",
    ),
    (
        "who orders, and who goes",
        "Turkish troops are leaving Afrin, residents said.",
        "Turkish President Kemal Arslan ordered the troops to leave Afrin, an aide said.",
    ),
]


def _contradictions(older: str, newer: str, days: tuple[str, str] = ("2021-06-15", "2021-06-15")) -> list[Relation]:
    index = RelationIndex()
    readings = read_all([("Delta Post", days[0], older), ("Sahel Wire", days[1], newer)])
    for reading in readings:
        index.add(reading)
    return list(between(readings, index.relations({})))


@pytest.mark.parametrize(("attribute", "older", "newer"), ONE_MATTER)
def test_one_matter_told_in_two_ways_is_a_contradiction(attribute: str, older: str, newer: str) -> None:
    assert attribute in {found.attribute for found in _contradictions(older, newer)}


@pytest.mark.parametrize(("why", "older", "newer"), OTHER_MATTERS)
def test_what_only_shares_the_place_and_the_names_contradicts_nothing(why: str, older: str, newer: str) -> None:
    assert not _contradictions(older, newer), why


def test_a_newsroom_takes_back_what_its_sources_told_it() -> None:
    index = RelationIndex()
    reports = [
        ("Coast News", "2021-06-14", "The rebel leader Oto Maro was arrested in Lindi on Sunday, two officers said."),
        (
            "Coast News",
            "2021-06-16",
            "We reported that the rebel leader Oto Maro was arrested in Lindi. The report was wrong, and we regret it.",
        ),
    ]
    for reading in read_all(reports):
        index.add(reading)
    assert "withdraws" in {found.relation for found in index.relations({})}


def test_what_points_back_denies_what_stands_before_it_and_nothing_else() -> None:
    denial = "The governor says that we burned the mill at Lindi. It is a lie, a rebel commander said."
    assert not _contradictions("Nine people were hurt when the mill at Lindi collapsed, a nurse said.", denial)


def test_a_toll_that_grows_from_day_to_day_is_news_and_one_that_shrinks_is_not() -> None:
    _, older, newer = ONE_MATTER[0]
    assert not _contradictions(older, newer, ("2021-06-14", "2021-06-15"))
    assert _contradictions(newer, older, ("2021-06-14", "2021-06-15"))


def test_of_several_denials_in_a_row_each_denies_by_itself() -> None:
    reports = [
        ("Delta Post", "2021-06-15", "Rebels of the Red Delta fixed an explosive charge to the dam at Marsa."),
        (
            "Voice of the Red Delta",
            "2021-06-15",
            "No fighter of the Red Delta was near the dam at Marsa. We did not lay a charge there, we did not order "
            "one, and we do not possess one.",
        ),
    ]
    index = RelationIndex()
    for reading in read_all(reports):
        index.add(reading)
    told = {claim.id: claim.content.text for reading in read_all(reports) for claim in reading.claims}
    denied = [told[id] for r in index.relations({}) if r.relation == "contradicts" for id in (r.older, r.newer)]
    assert any(text.startswith("We did not lay a charge") for text in denied)
