"""Whether a passage that denies something denies the claim that is brought."""

from __future__ import annotations

import pytest

from reportedly.link.pair_model import Said
from reportedly.link.passages import passages, stems_of
from reportedly.link.stance_denials import calls_false
from reportedly.link.stance_evidence import Around, signs
from reportedly.link.word_rarity import rarity_in
from tests.link.read import read, told

SAID = Said(supports=0.5, refutes=0.2)


def _signs(claim: str, text: str, kind: str = "sentence") -> frozenset[str]:
    reading = read(text)
    passage = next(p for p in passages(reading) if p.kind == kind)
    around = Around(rarity=rarity_in([reading]), report=stems_of(passages(reading)))
    return frozenset(sign.feature for sign in signs(told(claim), passage, SAID, around))


MILL = "The Guard burned the mill at Derna."


@pytest.mark.parametrize(
    ("claim", "text", "denies"),
    [
        (MILL, "The Guard did not burn the mill at Derna.", True),
        # a word for the contrary, of much of the claim and of little of it
        ("Rebels released the crew of the ferry at Derna.", "Rebels still hold the crew of the ferry at Derna.", True),
        ("Rebels released the crew of the ferry at Derna.", "In Derna a lorry driver was detained.", False),
        ("The mayor is responsible for the fire at Derna.", "Traders at Derna marched against the mayor.", False),
        # a claim that says that something is not so
        ("No doctor of the clinic in Derna was held.", "Guards held a doctor of the clinic in Derna.", True),
        ("No doctor of the clinic in Derna was held.", "The ferry from Derna was late.", False),
        # a "not" that leaves standing what the claim says
        ("The ferry Alma left Derna without a permit.", "The ferry Alma left Derna in the morning.", False),
        ("The mayor told the Derna council that no dam was safe.", "The mayor told the Derna council his plan.", False),
        # set against something else
        ("Repairs in Derna will take weeks.", "Repairs in Derna will take weeks not days.", False),
        ("Repairs in Derna will take weeks, not days.", "Repairs in Derna would take weeks not days.", False),
    ],
)
def test_what_denies_a_claim_and_what_does_not(claim: str, text: str, denies: bool) -> None:
    assert ("denies" in _signs(claim, text)) == denies


@pytest.mark.parametrize(
    ("text", "false"),
    [
        ("Reports that seed was kept under the stage are false.", True),
        ("Any talk of a second fire is plainly nonsense, the mayor said.", True),
        ("The claim that the dam broke was an old one.", False),
        ("The report says that the statement was wrong on one point.", False),
    ],
)
def test_what_calls_something_said_false(text: str, false: bool) -> None:
    assert calls_false(told(text)) == false


def test_what_is_called_false_need_not_be_named_again() -> None:
    asked, text = (
        "Grain was kept in the cellar of the Opera at Derna.",
        "Reports that grain was kept in the cellar are {}.",
    )
    called_false = _signs(asked, text.format("false"))
    assert {"denies", "denies beside its words"} <= called_false
    assert "names none of its names" not in called_false
    assert "names none of its names" in _signs(asked, text.format("many"))


@pytest.mark.parametrize("kind", ["content", "sentence"])
@pytest.mark.parametrize(
    ("claim", "text", "another"),
    [
        (MILL, "The Guard denied that it had burned the mill at Derna.", False),
        (
            "Sparks from a lorry set fire to the mill at Derna.",
            "The Coast Guard denied that it had burned the mill.",
            True,
        ),
        (MILL, "The mayor denied that farmers had burned the mill at Derna.", True),
        (MILL, "The mayor denied that the Guard had burned the mill at Tobruk.", True),
        (MILL, "The mayor denied that the Guard had burned the mill at Derna.", False),
    ],
)
def test_a_denial_of_anothers_deed_or_of_another_place_is_told_apart(
    claim: str, text: str, another: bool, kind: str
) -> None:
    assert ("denies it of another" in _signs(claim, text, kind)) == another
