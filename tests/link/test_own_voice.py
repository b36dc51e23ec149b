"""Who is said to know what a report says without naming anybody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.link.informants import informant
from reportedly.link.lineage import claim_informants, informants_of, lineage, newsroom_behind
from reportedly.model.actor import Actor
from reportedly.model.origin import Informant
from reportedly.model.span import Quote
from tests.link.read import read
from tests.link.reports import situation

TOLD = """
A1 | {publisher} | 2031-05-02 | en
Ferry sinks off Lindi with nine aboard
Nine people were aboard the ferry that sank off Lindi, the harbour master said.
We counted three boats at the quay. A bakery was closed.
> | Ferry sinks off Lindi with nine aboard
> the harbour master | Nine people were aboard the ferry that sank off Lindi
> | We counted three boats at the quay
> | A bakery was closed
"""


def _known(publisher: str) -> list[Informant]:
    (told,) = situation(TOLD.format(publisher=publisher)).values()
    known = claim_informants([told], lineage([told], []))
    return [known[claim.id] for claim in told.claims]


def test_a_headline_is_known_to_whoever_says_the_same_below_it() -> None:
    headline, master, _, _ = _known("Coast News")
    assert headline.id == master.id is not None


def test_a_newsroom_knows_what_its_own_people_did_and_no_more() -> None:
    _, _, counted, bakery = _known("Coast News")
    assert (counted.kind, counted.name) == ("newsroom", "Coast News")
    assert bakery.id is None


@pytest.mark.parametrize(
    ("publisher", "speaks_for_itself"),
    [
        ("Ministry of Ports", True),
        ("Lindi Relief Committee", True),
        ("Police Times", False),
        ("Front Page News", False),
    ],
)
def test_a_body_that_publishes_its_own_statement_knows_it(publisher: str, speaks_for_itself: bool) -> None:
    *_, bakery = _known(publisher)
    assert (bakery.id is not None) is speaks_for_itself


def _army(text: str) -> Actor:
    mentions = tuple(Quote.cut(text, [(at, at + 4)]) for at in (text.index("army"), text.index("Army")))
    return Actor(id="act_army", name="Army of Kenya", kind="armed_force", country="KE", holder=None, mentions=mentions)


def test_a_named_spokeswoman_is_the_voice_of_her_body() -> None:
    told = situation("""
    A1 | Coast News | 2031-05-02 | en
    The Kenyan army said the quay was safe. Army spokeswoman Neema Odhiambo said the ferry was overloaded.
    > The Kenyan army | the quay was safe
    > Army spokeswoman Neema Odhiambo | the ferry was overloaded
    """)["A1"]
    known = replace(told, actors=(_army(told.report.text),))
    army_said, she_said = (informant(claim, known) for claim in known.claims)
    assert army_said.id == she_said.id
    assert (she_said.kind, she_said.party) == ("actor", "KE")


def test_a_newsroom_that_names_the_us_does_not_speak_of_itself() -> None:
    told = situation("""
    A1 | Coast News | 2031-05-02 | en
    A frigate of the US called at Lindi.
    > | A frigate of the US called at Lindi
    """)["A1"]
    (known,) = claim_informants([told], lineage([told], [])).values()
    assert known.id is None


def test_a_body_that_a_statement_opens_with_speaks_for_itself() -> None:
    notation = """
A1 | Lindi Lighters | 2031-05-02 | en
{opening} The ferry had nine aboard.
> | The ferry had nine aboard
"""
    found = []
    for opening in ("Lindi Lighters mourns the ferryman.", "The harbour master told Lindi Lighters of it."):
        (told,) = situation(notation.format(opening=opening)).values()
        known = claim_informants([told], lineage([told], []))
        found.append(known[told.claims[0].id].id)
    assert found[0] is not None
    assert found[1] is None


def test_a_newsroom_knows_what_it_found_once_it_says_that_it_looked() -> None:
    notation = """
A1 | Lindi Watch | 2031-05-02 | en
A ferry sank. We looked at nine pictures of it. The hull has no hole.
> | A ferry sank
> | The hull has no hole
"""
    (told,) = situation(notation).values()
    known = claim_informants([told], lineage([told], []))
    before, behind = (known[claim.id].id for claim in told.claims)
    assert before is None
    assert behind is not None


@pytest.mark.parametrize(
    ("publisher", "text", "known"),
    [
        ("Ministry of Ports", "Reports that the ferry at Lindi was mined are false.", True),
        ("Lindi Relief Committee", "Rumours that the wells at Moroto were poisoned are nonsense.", True),
        ("Kivu Port Committee", "Allegations that guards beat the strikers are a lie.", True),
        ("Ministry of Health", "Claims that the ward in Bo was shut are baseless.", True),
        ("Ministry of Ports", "Stories that the crane fell are untrue.", True),
        ("Ministry of Mines", "Reports that the shaft had flooded are wrong.", True),
        ("Coast News", "Reports that the ferry at Lindi was mined are false.", False),
        ("Ministry of Ports", "Reports that the ferry at Lindi was mined have reached us.", False),
        ("Ministry of Ports", "Reports say that the ferry at Lindi was mined.", False),
        ("Front Page News", "Claims that the ward in Bo was shut are baseless.", False),
    ],
)
def test_who_calls_reports_false_in_his_own_statement_knows_it(publisher: str, text: str, known: bool) -> None:
    told = read(text, publisher)
    found = informants_of(told, newsroom_behind(told))
    assert any(found[claim.id].kind == "actor" for claim in told.claims if claim.attribution) is known
