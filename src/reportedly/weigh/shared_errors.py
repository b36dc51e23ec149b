"""Who copies without saying so: voices that share errors which two honest witnesses would hardly share."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations

from reportedly.weigh.ballots import Holding
from reportedly.weigh.voices import Thing, Voice

ENOUGH_BITS = 12.0
"""From this much evidence on, two voices are taken to depend on each other."""
FEWEST_SHARED = 3
"""So many errors must be shared at the least: one may be chance, two a habit."""
DIFFERENCE_COSTS = 1.0
"""Bits that a thing speaks against dependence on which two voices differ."""
WRONG_BELOW = 0.5
"""A value held less than this is treated as an error."""


def leaders(voices: Sequence[Voice], holding: Holding) -> tuple[int, ...]:
    """For each voice the number of the voice that it is counted with; its own where it stands alone.

    Voices that said more lead. A voice is counted with the first leader that it depends on, never with a leader's
    followers, so that no chain of likenesses joins voices that are unlike.
    """
    bits = evidence(voices, holding)
    led = list(range(len(voices)))
    found: list[int] = []
    for v in sorted(range(len(voices)), key=lambda v: (-len(voices[v].says), v)):
        leader = next((o for o in found if bits.get((min(o, v), max(o, v)), 0.0) >= ENOUGH_BITS), None)
        if leader is None:
            found.append(v)
        else:
            led[v] = leader
    return tuple(led)


def evidence(voices: Sequence[Voice], holding: Holding) -> dict[tuple[int, int], float]:
    """Bits for the dependence of every two voices that share errors enough.

    A shared error counts what it would take to make it by chance: much for an error that few make, little for one that
    is common. Each thing on which the two differ counts against it.
    """
    makers: dict[tuple[Thing, Hashable], list[int]] = defaultdict(list)
    for n, voice in enumerate(voices):
        for thing, value in voice.says.items():
            if holding[thing, value] < WRONG_BELOW:
                makers[thing, value].append(n)
    surprise = _surprises(makers)
    shared: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (thing, value), by in makers.items():
        for pair in combinations(by, 2):
            shared[pair].append(surprise[thing.attribute, value])
    return {
        (a, b): sum(errors) - DIFFERENCE_COSTS * _differences(voices[a], voices[b])
        for (a, b), errors in shared.items()
        if len(errors) >= FEWEST_SHARED
    }


def _surprises(makers: Mapping[tuple[Thing, Hashable], Sequence[int]]) -> dict[tuple[str, Hashable], float]:
    """Bits of surprise in one more making of an error, by how common it is among the errors of its attribute."""
    made: dict[tuple[str, Hashable], int] = defaultdict(int)
    errors: dict[str, int] = defaultdict(int)
    for (thing, value), by in makers.items():
        made[thing.attribute, value] += len(by)
        errors[thing.attribute] += len(by)
    return {key: math.log2((errors[key[0]] + 1) / (n + 1)) for key, n in made.items()}


def _differences(one: Voice, other: Voice) -> int:
    few, many = sorted((one.says, other.says), key=len)
    return sum(thing in many and many[thing] != value for thing, value in few.items())
