"""Who is said to know what a claim says, and which informants are one."""

from __future__ import annotations

import pytest

from reportedly.link.informants import informant
from reportedly.link.origins import OriginIndex
from reportedly.model.actor import Actor
from reportedly.model.report import Report
from reportedly.model.span import Quote
from tests.link.reports import reading, situation

TEXT = (
    "Captain Juma Odera said the tank fell. Odera said the fire spread. reports spoke of a leak. "
    "our correspondent saw smoke. A bakery was hit. A spokesman for the Ministry of Ports said the quay was safe."
)


def known(claim: str, actors: tuple[Actor, ...] = ()) -> tuple[str | None, str, str | None]:
    """Id, kind and party of a claim's informant."""
    told = reading(Report.from_text(TEXT, publisher="Harbour Wire"), [claim], actors)
    found = informant(told.claims[0], told)
    return found.id, found.kind, found.party


def ministry() -> Actor:
    start = TEXT.index("Ministry of Ports")
    quote = Quote.cut(TEXT, [(start, start + len("Ministry of Ports"))])
    return Actor(
        id="act_ports", name="Ministry of Ports", kind="government", country="KE", holder=None, mentions=(quote,)
    )


def test_a_person_is_one_with_and_without_title_and_first_name() -> None:
    assert known("Captain Juma Odera | the tank fell") == known("Odera | the fire spread")


def test_a_spokesman_is_his_body_and_of_its_state() -> None:
    _, kind, party = known("A spokesman for the Ministry of Ports | the quay was safe", (ministry(),))
    assert (kind, party) == ("actor", "KE")


@pytest.mark.parametrize("claim", [" | A bakery was hit", "our correspondent | saw smoke"])
def test_a_newsroom_is_the_informant_of_what_it_saw(claim: str) -> None:
    assert known(claim)[1] == "newsroom"


def test_lineage_that_is_unknown_has_no_informant() -> None:
    assert known("reports | a leak")[0] is None


def test_one_statement_in_two_newsrooms_is_no_copy() -> None:
    found = situation("""
    A1 | Harbour Wire | 2031-05-02 | en
    Captain Juma Odera said kerosene vapour from the pump house reached the boiler and lit the second tank.
    Crowds watched from the bridge while ferries were turned back, and the market closed early for want of customers.
    > Captain Juma Odera | kerosene vapour from the pump house reached the boiler and lit the second tank
    B1 | Plainview Courier | 2031-05-02 | en
    Insurers expect claims worth millions after the blaze, and three brokers in Nairobi declined to put a figure on it.
    On local radio, Odera blamed kerosene vapour that drifted from the pump house to a boiler and lit a tank.
    > Odera | kerosene vapour that drifted from the pump house to a boiler and lit a tank
    """)
    told = OriginIndex(found.values()).origins()
    one, other = (told[found[name].report.id] for name in ("A1", "B1"))
    assert one.origin_group != other.origin_group
    assert {one.how, other.how} == {"none", "same_statement"}


def test_sources_without_a_name_are_of_one_side() -> None:
    text = "A security source said the quay burned. Two dockers said the crane was hit."
    lines = ["A security source | the quay burned", "Two dockers | the crane was hit"]
    told = reading(Report.from_text(text, publisher="Harbour Wire"), lines, ())
    one, other = (informant(claim, told) for claim in told.claims)
    assert (one.kind, other.kind) == ("unnamed", "unnamed")
    assert one.id != other.id
    assert one.party == other.party is not None


@pytest.mark.parametrize(
    ("source", "party"), [("An army officer", "state"), ("The minister", "state"), ("Two dockers", "unnamed")]
)
def test_all_who_speak_for_a_state_that_is_not_named_are_of_one_side(source: str, party: str) -> None:
    text = f"The quay was closed. {source} said the crane was hit."
    told = reading(Report.from_text(text, publisher="Harbour Wire"), [f"{source} | the crane was hit"], ())
    assert informant(told.claims[0], told).party == party
