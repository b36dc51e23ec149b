"""What one stretch of the training sees, by its recipe; nothing that is held out."""

from __future__ import annotations

import random

from training.relations.contents import contents
from training.relations.frames import frames
from training.relations.pairs import Pair, Published, by_label, claimdiff
from training.relations.recipe import MOST_FNC, Stretch
from training.relations.verbs import verbs

PASSES, RUMOURS = 4, 450
"""Of headlines alone: passes over those held against claims, and pairs of headlines on one claim, of each label."""


def examples(published: Published, stretch: Stretch, seed: int) -> list[Pair]:
    """Every pair as often as it is seen."""
    rng = random.Random(seed)
    claims = [pair for pair in published.emergent if not pair.held_out]
    differences = [pair for pair in claimdiff() if not pair.held_out]
    told = claims * stretch.emergent + differences * stretch.claimdiff
    for _ in range(stretch.fnc):
        told += _fnc_sample(published.fnc, rng)
    told += _even_sample(published.rumours, stretch.rumours, rng)
    told += contents(stretch.contents, seed) + verbs(stretch.verbs, seed) + frames(stretch.frames, seed)
    return told


def _fnc_sample(pairs: list[Pair], rng: random.Random) -> list[Pair]:
    return [
        pair
        for label, of_label in by_label(pairs).items()
        for pair in rng.sample(of_label, min(len(of_label), MOST_FNC[label]))
    ]


def _even_sample(pairs: list[Pair], number: int, rng: random.Random) -> list[Pair]:
    """So many pairs, a third of each label where there are as many."""
    told = by_label(pairs)
    return [p for of_label in told.values() for p in rng.sample(of_label, min(len(of_label), number // len(told)))]


def headlines_without(part: int, published: Published) -> list[Pair]:
    """The headlines of every story but those of one part, and those that are held out."""
    claims = [pair for pair in published.emergent if not pair.held_out and pair.part != part]
    told = by_label(pair for pair in published.headlines_on_headlines() if pair.part != part)
    rng = random.Random(part)
    return claims * PASSES + [pair for label in sorted(told) for pair in rng.sample(told[label], RUMOURS)]
