"""What the network and the words say together of the side that a text takes."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.link.both_readings import headline_reasons, stance_shares, told_by
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
PASSAGE = "A bear broke into the bakery in Tolmin on Sunday, the mayor confirmed."
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


def test_of_a_whole_text_both_count_alike() -> None:
    model = pair_model()
    network = model.logits(CLAIM, PASSAGE)[model.place_of("fnc")]
    words = word_bits("body", Piece(text=CLAIM), Text(text=BODY))
    odds = 2.0 ** (words + network / np.log(2))
    assert stance_shares("body", CLAIM, BODY, model, passage=PASSAGE) == pytest.approx(odds / odds.sum(), rel=1e-4)


def test_of_a_headline_the_reasons_add_up_to_the_judgement() -> None:
    text, model = "No, a bear did not break into a Tolmin bakery: the story is a hoax", pair_model()
    reasons = headline_reasons(CLAIM, text, model)
    odds = 2.0 ** np.sum([bits for _, bits in reasons], axis=0)
    assert stance_shares("headline", CLAIM, text, model) == pytest.approx(odds / odds.sum())
    assert reasons[0][0] == PRIOR
    assert dict(reasons)["only the text refutes"].argmax() == REFUTES
    assert {"network: supports", "words: refutes"} <= dict(reasons).keys()


def test_a_headline_is_never_as_good_as_certain() -> None:
    assert stance_shares("headline", CLAIM, "Bear seen in Tolmin, baker claims", pair_model()).max() < 0.99


def test_what_both_make_of_a_headline_are_shares_and_no_reading_drowns_the_other() -> None:
    told = told_by(np.array([60.0, 0.0, 0.0]), np.array([0.0, 2.0, 0.0]))
    assert told["network: supports"] == pytest.approx(1, abs=1e-3)
    assert told["words: refutes"] == pytest.approx(0.5)
    for reading in ("network", "words"):
        assert sum(share for name, share in told.items() if name.startswith(reading)) == pytest.approx(1)


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
