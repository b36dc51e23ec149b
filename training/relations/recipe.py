"""What the pair reader is trained on, how long and how fast: two stretches, the second slower."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Passes over the claims and headlines, how many invented pairs, and how fast to learn."""

    emergent_passes: int
    invented: int
    invented_seed: int
    rate: float
    head_rate: float


STRETCHES = (
    Stretch(emergent_passes=4, invented=4500, invented_seed=3, rate=1.5e-4, head_rate=1e-3),
    Stretch(emergent_passes=3, invented=3000, invented_seed=11, rate=8e-5, head_rate=4e-4),
)
