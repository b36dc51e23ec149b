"""What the network and the words say together of the side that a text takes."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.link.both_readings import stance_shares
from reportedly.link.pair_model import pair_model
from reportedly.link.word_model import PRIOR, SIDES, Task, word_bits, word_reasons
from reportedly.link.word_signs import Piece, Text

CLAIM = "A bear broke into the bakery in Tolmin"
BODY = (
    "A bear broke into the bakery in Tolmin on Sunday, the mayor confirmed. It ate two trays of bread and left by "
    "the way it had come. Nobody was hurt, and the window has been mended since, the owner told the town radio."
)
ELSEWHERE = (
    "The ferry between the two islands was cancelled because of high waves. Passengers waited in the harbour until the "
    "evening, when the wind turned and the captain decided to sail. The company offered a meal and a later crossing. "
    "Most took the meal, and slept on the benches of the waiting room."
)
SUPPORTS, REFUTES, NEITHER, UNRELATED = range(4)


@pytest.mark.parametrize(
    ("task", "text", "side"),
    [
        ("headline", "Bear breaks into bakery in Tolmin", SUPPORTS),
        ("headline", "No, a bear did not break into a Tolmin bakery: the story is a hoax", REFUTES),
        ("body", BODY, SUPPORTS),
        ("body", ELSEWHERE, UNRELATED),
    ],
)
def test_the_likeliest_side(task: Task, text: str, side: int) -> None:
    shares = stance_shares(task, CLAIM, text, pair_model())
    assert shares.argmax() == side
    assert len(shares) == SIDES[task]
    assert shares.sum() == pytest.approx(1)


def test_both_count_alike() -> None:
    text, model = "Bear seen in Tolmin, baker claims", pair_model()
    network = model.logits(CLAIM, text)[model.place_of("emergent")]
    words = word_bits("headline", Piece(text=CLAIM), Text(text=text))
    odds = 2.0 ** (words + network / np.log(2))
    assert stance_shares("headline", CLAIM, text, model) == pytest.approx(odds / odds.sum(), rel=1e-4)


def test_the_network_reads_the_passage_that_is_given() -> None:
    own = stance_shares("body", CLAIM, BODY, pair_model())
    other = stance_shares("body", CLAIM, BODY, pair_model(), passage="The mayor denied it.")
    assert own != pytest.approx(other)


def test_bits_are_the_sum_of_reasons_with_the_prior_first() -> None:
    asked, told = Piece(text=CLAIM), Text(text="Bear in Tolmin bakery a hoax, police say")
    reasons = word_reasons("headline", asked, told)
    assert reasons[0][0] == PRIOR
    assert word_bits("headline", asked, told) == pytest.approx(sum(bits for _, bits in reasons))
    assert dict(reasons)["only the text refutes"].argmax() == REFUTES
    assert dict(reasons)["says hoax"].argmax() == REFUTES
