"""Trees of questions after signs, and what each answer changes."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.link.sign_trees import Question, Tree, headline_trees, tree_reasons
from reportedly.link.word_model import PRIOR


def asks(sign: str | None, *bits: float, above: float = 0.5) -> Question:
    return Question(sign=sign, above=above, bits=np.array(bits))


DENIED: Tree = {
    1: asks("denies", -1.0, -2.0, -1.0),
    2: asks(None, -0.5, -4.0, -1.5),
    3: asks("hands on", -3.0, -0.5, -2.5),
    6: asks(None, -5.0, -0.1, -5.0),
    7: asks(None, -2.0, -1.5, -1.0),
}
ASKED: Tree = {1: asks("asks", -1.0, -2.0, -1.0), 2: asks(None, -0.8, -2.0, -1.2), 3: asks(None, -4.0, -3.0, -0.2)}


@pytest.mark.parametrize(
    ("signs", "ends"),
    [
        ({}, [2, 2]),
        ({"denies": 1.0}, [6, 2]),
        ({"denies": 0.5, "hands on": 1.0}, [2, 2]),
        ({"denies": 1.0, "hands on": 1.0, "asks": 1.0}, [7, 3]),
    ],
)
def test_reasons_add_up_to_the_mean_of_the_ends(signs: dict[str, float], ends: list[int]) -> None:
    reasons = tree_reasons([DENIED, ASKED], signs)
    mean = (DENIED[ends[0]].bits + ASKED[ends[1]].bits) / 2
    assert np.sum([bits for _, bits in reasons], axis=0) == pytest.approx(mean)


def test_a_sign_weighs_what_its_answers_change_and_only_where_it_is_asked_after() -> None:
    told = dict(tree_reasons([DENIED], {"denies": 1.0, "hands on": 1.0, "asks": 1.0}))
    assert list(told) == [PRIOR, "denies", "hands on"]
    assert told["denies"] == pytest.approx([-2.0, 1.5, -1.5])
    assert told["hands on"] == pytest.approx([1.0, -1.0, 1.5])
    assert "hands on" not in dict(tree_reasons([DENIED], {"hands on": 1.0}))


def test_every_tree_that_is_kept_is_whole_and_its_bits_are_shares() -> None:
    for tree in headline_trees():
        for place, question in tree.items():
            assert (2 * place in tree) == (2 * place + 1 in tree) == (question.sign is not None)
            assert np.exp2(question.bits).sum() == pytest.approx(1, abs=0.02)
