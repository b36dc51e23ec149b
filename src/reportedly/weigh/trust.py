"""How far sources, and values that are said of many things, have been found to be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.weigh.ballots import Holding
from reportedly.weigh.values import Kind
from reportedly.weigh.voices import Thing, Voice

AT_FIRST = 0.9
"""How far anyone is trusted before anything is known."""
THIN_RECORD = 4.0
"""So many sayings' worth of the average source are mixed into a source's record."""
THIN_FIELD = 20.0
"""So many sayings' worth of a source's whole record are mixed into its record on one attribute."""
THIN_VALUE = 3.0
"""So many things' worth of `AT_FIRST` are mixed into the record of a value that is said of many things."""
LEAST, MOST = 0.05, 0.95
"""Nobody is trusted less or more than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What was learned of whom to believe."""

    overall: tuple[float, ...]
    """For each voice."""
    on: Mapping[tuple[int, str], float]
    """For each voice and attribute."""
    values: Mapping[tuple[Thing, Hashable], float]
    """For each value of a kind whose names recur, said of a thing: how far it was right of the *other* things."""

    def weight(self, voice: int, thing: Thing, value: Hashable) -> float:
        """What the vote of a voice for a value of a thing is worth."""
        return self.on[voice, thing.attribute] * self.values.get((thing, value), 1.0)


def untried(voices: Sequence[Voice]) -> Trust:
    """Trust before anything is known of anyone: the same in all."""
    on = {(n, t.attribute): AT_FIRST for n, voice in enumerate(voices) for t in voice.says}
    return Trust(overall=(AT_FIRST,) * len(voices), on=on, values={})


def learned(voices: Sequence[Voice], holding: Holding, kinds: Mapping[str, Kind]) -> Trust:
    """Trust by agreement with what is held, shrunk toward the average where the record is thin."""
    right = [sum(holding[said] for said in voice.says.items()) for voice in voices]
    told = [len(voice.says) for voice in voices]
    average = sum(right) / sum(told)
    overall = tuple((r + THIN_RECORD * average) / (n + THIN_RECORD) for r, n in zip(right, told, strict=True))
    on: dict[tuple[int, str], float] = {}
    for n, voice in enumerate(voices):
        by_attribute: dict[str, list[float]] = defaultdict(list)
        for said in voice.says.items():
            by_attribute[said[0].attribute].append(holding[said])
        for attribute, held in by_attribute.items():
            on[n, attribute] = _bounded((sum(held) + THIN_FIELD * overall[n]) / (len(held) + THIN_FIELD))
    return Trust(overall=overall, on=on, values=_values(holding, kinds))


def _values(holding: Holding, kinds: Mapping[str, Kind]) -> dict[tuple[Thing, Hashable], float]:
    sums: dict[tuple[str, Hashable], list[float]] = defaultdict(list)
    recurring = {said: h for said, h in holding.items() if kinds[said[0].attribute].names_recur}
    for (thing, value), h in recurring.items():
        sums[thing.attribute, value].append(h)
    totals = {key: (sum(held), len(held)) for key, held in sums.items()}
    found: dict[tuple[Thing, Hashable], float] = {}
    for (thing, value), h in recurring.items():
        total, n = totals[thing.attribute, value]
        found[thing, value] = (total - h + THIN_VALUE * AT_FIRST) / (n - 1 + THIN_VALUE)
    return found


def _bounded(trust: float) -> float:
    return min(MOST, max(LEAST, trust))
