"""Who is said to know what a claim says, and which informants are one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.link.informants import informant
from reportedly.link.origins import OriginIndex
from reportedly.model.actor import Actor
from reportedly.model.origin import Informant
from reportedly.model.report import Report
from reportedly.model.span import Quote
from tests.link.read import read
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


def of_first(text: str) -> Informant:
    """Who knows the first claim of a report that has a source."""
    told = read(text, "Coast News")
    return next(informant(claim, told) for claim in told.claims if claim.attribution)


def test_what_evidence_shows_is_known_to_whoever_speaks_of_it() -> None:
    text = "The Kenyan army said that evidence showed that the quay at Lindi had been mined."
    assert of_first(text).party == "KE"
    assert of_first("Evidence shows that the quay at Lindi had been mined.").id is None


@pytest.mark.parametrize("outlet", ["Reuters", "CBS News", "The Wall Street Journal"])
def test_an_outlet_that_is_cited_hands_on_what_others_know(outlet: str) -> None:
    assert of_first(f"{outlet} reported that the quay at Lindi had been mined.").id is None


def test_a_state_as_a_whole_is_told_from_somebody_of_it() -> None:
    whole = of_first("Nairobi said that the quay at Lindi had been mined.")
    somebody = of_first("A senior Kenyan official said that the quay at Lindi had been mined.")
    assert (whole.wide, whole.party) == (True, "KE")
    assert (somebody.wide, somebody.kind, somebody.party) == (False, "unnamed", "KE")


def test_somebody_of_one_state_is_the_same_in_every_report() -> None:
    one = of_first("A senior Kenyan official said that the quay at Lindi had been mined.")
    other = of_first("Kenyan officials said that the quay at Lindi had been mined.")
    assert one.id == other.id


def test_a_body_is_known_by_its_noun_where_the_report_names_one_of_the_kind() -> None:
    told = reading(
        Report.from_text(TEXT + " The ministry said the crane was safe.", publisher="Harbour Wire"),
        ["The ministry | the crane was safe"],
        (ministry(),),
    )
    assert informant(told.claims[0], told).actor == "act_ports"


def test_the_name_of_a_body_goes_on_where_the_text_goes_on() -> None:
    told = situation("""
    A1 | Harbour Wire | 2031-05-02 | en
    Lindi Relief Group said the quay burned.
    > Lindi Relief | the quay burned
    """)["A1"]
    claim = told.claims[0]
    link = claim.attribution[0]
    assert link.source is not None
    known = replace(claim, attribution=(replace(link, source=replace(link.source, kind="organisation")),))
    assert informant(known, told).name == "Lindi Relief Group"
