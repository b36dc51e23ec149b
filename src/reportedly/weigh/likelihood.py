"""How probable an explanation or a forecast is, in the words of ICD 203, and beside it how sound the basis is.

The two are never merged: likelihood says how probable, analytic confidence how well that is known. What is said to have
happened gets neither; it is graded by its sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.model.claim import ClaimKind
from reportedly.model.hypothesis import Confidence

MAY_HAVE_ONE: tuple[ClaimKind, ...] = ("explanation", "forecast")
EVEN = 0.5

SOUND_PARTIES, SOME_PARTIES = 3, 2
SOUND_WEIGHT, SOME_WEIGHT = 1.5, 0.6
"""The weight of the evidence that tells explanations apart, from which on it is a sound basis, or one at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelihoodWord:
    """A word and its band."""

    word: str
    low: float
    high: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """How probable, and apart from that how sound the basis of saying so."""

    likelihood: str
    """An ICD 203 word."""
    probability: float
    confidence: Confidence


@cache
def _bands() -> tuple[LikelihoodWord, ...]:
    return load_table("likelihood_words", LikelihoodWord)


def likelihood_word(probability: float) -> str:
    """The word whose band holds a probability; on a border, the one nearer to even chance.

    Nothing is ever said to be certain: below and above all bands the outermost words stand. Raises ValueError outside
    of 0 to 1.
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"a probability lies between 0 and 1, not at {probability}")
    fitting = [b for b in _bands() if b.low <= probability <= b.high]
    return min(
        fitting or [_bands()[0 if probability < EVEN else -1]], key=lambda b: abs(b.low + b.high - 2 * EVEN)
    ).word


def assess(kind: ClaimKind, probability: float, *, weight: float, parties: int) -> Assessment | None:
    """Put a likelihood word and an analytic confidence on an explanation or forecast; None on any other claim.

    `weight` is that of the evidence that bears on it, `parties` from how many sides it comes.
    """
    if kind not in MAY_HAVE_ONE:
        return None
    return Assessment(
        likelihood=likelihood_word(probability),
        probability=probability,
        confidence=analytic_confidence(weight=weight, parties=parties),
    )


def analytic_confidence(*, weight: float, parties: int) -> Confidence:
    """How sound a basis is: high with weighty evidence from three sides or more, low where it is thin or one-sided."""
    if parties >= SOUND_PARTIES and weight >= SOUND_WEIGHT:
        return "high"
    return "moderate" if parties >= SOME_PARTIES and weight >= SOME_WEIGHT else "low"
