"""What the pair reader is trained on, how long and how fast: two stretches, the second shorter and slower."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """One stretch of training: how often each set is seen, and how fast to learn."""

    emergent: int
    """Passes over the claims with their headlines."""
    fnc: int
    """Passes over the headlines with their bodies, each with another sample of the classes that are frequent."""
    claimdiff: int
    rumours: int
    """Pairs that follow from both sets, at most; and so on for the made ones."""
    contents: int
    verbs: int
    frames: int
    rate: float
    head_rate: float
    average: float
    """Decay of the running average of the weights a step."""


MOST_FNC: Mapping[int, int] = {0: 900, 1: 900, 2: 1000, 3: 700}
"""Of each class of the headline set in one pass, at most: agree, disagree, discuss, unrelated."""
STRETCHES = (
    Stretch(
        emergent=5, fnc=2, claimdiff=1, rumours=4500, contents=5000, verbs=800, frames=7000,
        rate=1.5e-4, head_rate=1e-3, average=0.995,
    ),
    Stretch(
        emergent=2, fnc=1, claimdiff=0, rumours=1500, contents=2500, verbs=0, frames=3000,
        rate=6e-5, head_rate=3e-4, average=0.995,
    ),
)  # fmt: skip
SEEDS = (1, 2)
"""The training is run once with each, and the mean of the weights is what is exported."""
