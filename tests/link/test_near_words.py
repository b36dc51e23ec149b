"""Words that come near those of a claim: which do, and how much of a claim they come near to."""

from __future__ import annotations

from reportedly.link.near_words import near, nearly_covered
from reportedly.link.told import stems_in
from reportedly.link.word_rarity import rarity_in
from tests.link.read import read, told

CLAIM = "The harbour master released seven barges to Musa Adlan."
RARITY = rarity_in([read("The harbour master keeps barges.")])


def _share(text: str) -> float:
    return nearly_covered(told(CLAIM), stems_in(text), RARITY)


def test_a_word_of_like_meaning_comes_nearer_than_one_of_another() -> None:
    assert _share("Barrels came by boat to the port.") > _share("Poets praised the winter.")
    assert _share("Poets praised the winter.") < 0.1


def test_the_claims_own_words_are_not_near_but_told() -> None:
    assert _share(CLAIM) == 0


def test_names_figures_and_what_rules_it_out_are_never_near() -> None:
    told_near = near(told(CLAIM))
    assert not stems_in("eight Adlan Osman detained held") & {
        word for word, claims in told_near.items() if claims.keys() & stems_in("seven Musa Adlan released")
    }
