"""Choose how narrow a place is answered on half of the heritage sites, and measure it on the other half, many times.

It prints what `BORNE` and `HALVES` of `weigh/narrowness.py` give on all sites, how often each pair is chosen, and what
the chosen ones give on the sites that they were not chosen on. Gold chooses these two numbers and nothing else.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import product

from bench.truth import gold_of, hierarchy, is_around, is_the_place, sayings
from reportedly.weigh import narrowness
from reportedly.weigh.truth import settle

BORNE = (0.2, 0.25, 0.3, 1 / 3, 0.4, 0.45, 0.5)
HALVES = (1.0, 2.0, 4.0)
DIVISIONS = 50
EXACT_COUNTS = 2
"""An exact place counts so many times what a place around it does."""

Pair = tuple[float, float]
Thing = tuple[str, str]
Outcome = Mapping[Thing, tuple[bool, bool]]
"""By site whether its answer is the exact place, and whether it is that or one around it."""


def outcomes() -> dict[Pair, Outcome]:
    """What each pair of constants gives."""
    said, gold, places = sayings("heritages"), gold_of("heritages"), {"place": hierarchy("heritages")}
    kept = narrowness.BORNE, narrowness.HALVES
    found: dict[Pair, Outcome] = {}
    try:
        for pair in product(BORNE, HALVES):
            narrowness.BORNE, narrowness.HALVES = pair
            answers = {(a.item, a.attribute): a.value for a in settle(said, places=places).answers}
            found[pair] = {t: (is_the_place(answers[t], true), is_around(answers[t], true)) for t, true in gold.items()}
    finally:
        narrowness.BORNE, narrowness.HALVES = kept
    return found


def chosen(found: Mapping[Pair, Outcome], things: Iterable[Thing]) -> Pair:
    """The pair that does best on these things; of equals the one that keeps narrow places sooner."""
    listed = list(things)
    return min(found, key=lambda pair: (-sum(EXACT_COUNTS * e + a for e, a in (found[pair][t] for t in listed)), pair))


def divided(found: Mapping[Pair, Outcome]) -> tuple[Counter[Pair], tuple[float, float]]:
    """How often each pair is chosen on a half, and the shares exact and around on the other halves."""
    things = sorted(next(iter(found.values())))
    picked: Counter[Pair] = Counter()
    told: list[tuple[bool, bool]] = []
    for seed in range(DIVISIONS):
        half = set(random.Random(seed).sample(things, len(things) // 2))
        rest = [t for t in things if t not in half]
        for one, other in ((half, rest), (rest, half)):
            pair = chosen(found, one)
            picked[pair] += 1
            told += [found[pair][t] for t in other]
    return picked, _shares(told)


def _shares(told: Iterable[tuple[bool, bool]]) -> tuple[float, float]:
    exact, around = zip(*told, strict=True)
    return sum(exact) / len(exact), sum(around) / len(around)


if __name__ == "__main__":
    found = outcomes()
    picked, elsewhere = divided(found)
    for pair, outcome in sorted(found.items()):
        exact, around = _shares(outcome.values())
        print(f"borne {pair[0]:.2f} halves {pair[1]:.0f}: exact {exact:.3f} around {around:.3f} chosen {picked[pair]}")
    print(f"on the sites that they were not chosen on: exact {elsewhere[0]:.3f} around {elsewhere[1]:.3f}")
