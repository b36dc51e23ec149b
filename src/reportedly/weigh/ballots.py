"""A vote over the values given for one thing: who gives each, and how far each value speaks for each."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.weigh.values import Kind
from reportedly.weigh.voices import Thing, Voice, written

SHARPNESS = 3.0
"""How fast belief in a value falls for each whole vote that it has less than the best."""

Holding = Mapping[tuple[Thing, Hashable], float]
"""How far each value given for a thing is held to be so, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """The values given for one thing, in an order of their own."""

    values: tuple[Hashable, ...]
    by: tuple[tuple[int, ...], ...]
    """For each value the numbers of the voices that give it."""
    bears: tuple[tuple[float, ...], ...]
    """For each value how far it speaks for each, itself included."""


def ballots_of(voices: Sequence[Voice], kinds: Mapping[str, Kind]) -> dict[Thing, Ballot]:
    """A ballot for every thing that a voice speaks of, in the order of the things."""
    by: dict[Thing, dict[Hashable, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, voice in enumerate(voices):
        for thing, value in voice.says.items():
            by[thing][value].append(n)
    return {thing: _ballot(by[thing], kinds[thing.attribute]) for thing in sorted(by)}


def _ballot(by: Mapping[Hashable, Sequence[int]], kind: Kind) -> Ballot:
    values = tuple(sorted(by, key=written))
    return Ballot(
        values=values,
        by=tuple(tuple(by[v]) for v in values),
        bears=tuple(tuple(kind.bears(v, c) for c in values) for v in values),
    )


def cast(ballot: Ballot, weight: Callable[[int, Hashable], float], led: Sequence[int]) -> tuple[float, ...]:
    """For each value the votes of those who give it; of voices counted with one leader the heaviest has the vote.

    `weight` says what the vote of a voice for a value is worth.
    """
    totals = []
    for value, by in zip(ballot.values, ballot.by, strict=True):
        heaviest: dict[int, float] = {}
        for n in by:
            heaviest[led[n]] = max(heaviest.get(led[n], 0.0), weight(n, value))
        totals.append(math.fsum(heaviest.values()))
    return tuple(totals)


def voted(ballot: Ballot, weight: Callable[[int, Hashable], float], led: Sequence[int]) -> tuple[float, ...]:
    """The votes for each value: of those who give it, and of those who give another, as far as that speaks for it."""
    totals = [0.0] * len(ballot.values)
    for votes, bears in zip(cast(ballot, weight, led), ballot.bears, strict=True):
        for c, share in enumerate(bears):
            totals[c] += votes * share
    return tuple(totals)


def held(ballot: Ballot, votes: Sequence[float]) -> list[float]:
    """How far each value is held to be so: belief in the values that it speaks for, added up."""
    best = max(votes)
    belief = [math.exp(SHARPNESS * (v - best)) for v in votes]
    total = math.fsum(belief)
    return [math.fsum(b * s for b, s in zip(belief, bears, strict=True)) / total for bears in ballot.bears]
