"""Likelihood words by their bands, and analytic confidence beside them."""

from __future__ import annotations

import pytest

from reportedly.weigh.likelihood import analytic_confidence, assess, likelihood_word


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.0, "almost no chance"),
        (0.03, "almost no chance"),
        (0.05, "very unlikely"),
        (0.2, "unlikely"),
        (0.45, "roughly even chance"),
        (0.5, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.56, "likely"),
        (0.8, "likely"),
        (0.81, "very likely"),
        (0.96, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_words(probability: float, word: str) -> None:
    assert likelihood_word(probability) == word


@pytest.mark.parametrize("impossible", [-0.01, 1.01])
def test_what_is_no_probability_is_refused(impossible: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        likelihood_word(impossible)


@pytest.mark.parametrize(
    ("weight", "parties", "confidence"),
    [
        (0.0, 0, "low"),
        (5.0, 1, "low"),
        (0.7, 2, "moderate"),
        (0.7, 5, "moderate"),
        (1.5, 3, "high"),
        (1.5, 2, "moderate"),
    ],
)
def test_confidence_needs_weight_and_several_parties(weight: float, parties: int, confidence: str) -> None:
    assert analytic_confidence(weight=weight, parties=parties) == confidence


def test_likelihood_and_confidence_stand_side_by_side() -> None:
    told = assess("forecast", 0.7, weight=0.1, parties=1)
    assert told is not None
    assert (told.likelihood, told.confidence) == ("likely", "low")
