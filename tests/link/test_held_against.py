"""How the claims of a report stand to one that somebody brings."""

from __future__ import annotations

import pytest

from reportedly.link.held_against import held_against
from reportedly.link.matter import matters_of
from reportedly.link.pair_model import Said
from reportedly.link.passages import passages, stems_of
from reportedly.link.stance_evidence import Around, signs
from reportedly.link.word_rarity import rarity_in
from tests.link.read import read, told

SANK = "The ferry Alma sank off Derna on Monday."
DENIED = "The harbour master said that the ferry Alma did not sink off Derna on Monday."


@pytest.mark.parametrize(
    ("claim", "text", "stands"),
    [
        (SANK, DENIED, {"contradicts"}),
        (SANK, "Fishermen said that the ferry Alma had sunk off Derna on Monday.", {"corroborates"}),
        (SANK, "Bread is dear in Derna, a baker said.", set()),
        (
            SANK,
            "A baker said that the ferry Alma sank off Derna on Monday. It is a lie.",
            {"corroborates", "contradicts"},
        ),
        # a figure may have been right before
        (
            "The fire at the mill in Derna killed nine people.",
            "The fire at the mill in Derna killed four people, police said.",
            set(),
        ),
    ],
)
def test_claims_contradict_one_that_is_brought_or_bear_it_out(claim: str, text: str, stands: set[str]) -> None:
    held = held_against(tuple(matters_of(read(claim))), matters_of(read(text)))
    assert {relation.relation for relation in held.values()} == stands


def test_how_a_claim_stands_is_a_sign_of_every_passage_that_tells_it() -> None:
    reading = read(f"It was a calm day. {DENIED}")
    around = Around(rarity=rarity_in([reading]), report=stems_of(passages(reading)))
    held = held_against(tuple(matters_of(read(SANK))), matters_of(reading))
    said = Said(supports=0.0, refutes=0.0)
    contradicting = {
        passage.told.text
        for passage in passages(reading)
        if "contradicts it" in {sign.feature for sign in signs(told(SANK), passage, said, around, held)}
    }
    assert DENIED in contradicting
    assert "It was a calm day." not in contradicting
