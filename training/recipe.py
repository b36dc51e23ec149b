"""What is trained on what, how long and how fast."""

from __future__ import annotations

from dataclasses import dataclass, replace

from training.loop import Phase

INVENTED_REPORTS = 1600
INVENTED_SEED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A phase without nesting, and phases with it that cool down, each from where the first ended."""

    broad: Phase
    fine: tuple[Phase, ...]
    shares: tuple[float, ...]
    """How much the weights of each fine phase count in their mean, which is what is exported."""


BROAD = Phase(
    passes={
        "attribution": 3,
        "discourse": 1,
        "factuality": 1.5,
        "causal": 2,
        "ecb": 2,
        "place": 1.5,
        "re3d": 4,
        "muc": 1,
    },
    rate=2e-4,
    head_rate=1e-3,
    last=0.3,
)
FINE = Phase(
    passes={
        "attribution": 2.2,
        "discourse": 1.2,
        "factuality": 1.5,
        "causal": 3.5,
        "ecb": 3,
        "place": 1.7,
        "re3d": 8,
        "muc": 0.7,
        "invented": 0.8,
    },
    rate=1.3e-4,
    head_rate=6e-4,
    last=0.0,
    average=0.997,
    budget=1600,
    seed=2,
)
ROUNDED = replace(
    FINE,
    passes={**FINE.passes, "attribution": 2.4, "discourse": 1.6, "factuality": 1.7, "causal": 4},
    inner_dropout=0.1,
    rounds_from=0.6,
    seed=3,
)
RECIPE = Recipe(broad=BROAD, fine=(FINE, ROUNDED), shares=(0.3, 0.7))

AIMED = (
    Phase(
        passes={
            "held": 0.44,
            "held_sentences": 0.56,
            "factuality": 2,
            "veridicality": 0.5,
            "single_causes": 3,
            "causal": 1,
        },
        rate=6.5e-5,
        head_rate=3e-4,
        last=0.0,
        average=0.996,
        seed=4,
        rounds_from=0.0,
        softly=True,
        weights={"factuality": 0.6, "causes": 1.5, "numbers": 6, "labels": 1},
    ),
    Phase(
        passes={
            "attribution": 0.16,
            "discourse": 0.17,
            "held_sentences": 0.17,
            "factuality": 0.5,
            "single_causes": 2.5,
        },
        rate=7e-5,
        head_rate=3.2e-4,
        last=0.0,
        average=0.99,
        seed=6,
        rounds_from=0.0,
        softly=True,
        weights={
            "voices": 1,
            "links": 2,
            "sentence": 0.3,
            "factuality": 0.6,
            "causes": 2,
            "numbers": 3,
            "labels": 1,
        },
    ),
)
"""Tried behind all others, from an exported network that holds what is not to change; not part of the recipe."""
FREE = ("factuality", "causes")
"""What that network does not hold."""
