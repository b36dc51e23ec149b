"""Who speaks on its own account: sources that say the very same, or are known to copy, are one voice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.weigh.values import Kind


class Thing(NamedTuple):
    """What a value is said of, such as the toll of an event."""

    item: str
    attribute: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A source gives a value for an attribute of an item."""

    source: str
    item: str
    attribute: str
    value: str
    """As the source words it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Sources that speak as one, and what they say of each thing."""

    sources: tuple[str, ...]
    """In alphabetical order."""
    says: Mapping[Thing, Hashable]
    """Values as they are compared."""


def voices_of(
    sayings: Iterable[Saying], kinds: Mapping[str, Kind], *, copies: Mapping[str, str] | None = None
) -> tuple[Voice, ...]:
    """The voices among the sources, in an order that what they say alone decides.

    `copies` names for a source whom it is known to copy. A copy adds no voice; what it says counts as said by the
    copied source, where that one is silent. Sources that say the same of exactly the same things are one voice: however
    often something is said again, nothing is learned by it. A source that contradicts itself says what it says most.
    """
    said = _said_by_origin(sayings, kinds, copies or {})
    alike: dict[frozenset[tuple[Thing, Hashable]], list[str]] = defaultdict(list)
    for source, says in said.items():
        alike[frozenset(says.items())].append(source)
    signed = sorted((_signature(says), sorted(sources), says) for says, sources in alike.items())
    return tuple(Voice(sources=tuple(sources), says=dict(sorted(says, key=str))) for _, sources, says in signed)


def _said_by_origin(
    sayings: Iterable[Saying], kinds: Mapping[str, Kind], copies: Mapping[str, str]
) -> dict[str, dict[Thing, Hashable]]:
    told: dict[str, dict[Thing, Counter[Hashable]]] = defaultdict(lambda: defaultdict(Counter))
    own: set[tuple[str, Thing]] = set()
    for one in sayings:
        value = kinds[one.attribute].canon(one.value)
        if value is not None:
            thing, origin = Thing(one.item, one.attribute), copied_source(one.source, copies)
            told[one.source][thing][value] += 1
            if origin == one.source:
                own.add((origin, thing))
    gathered: dict[str, dict[Thing, Counter[Hashable]]] = defaultdict(lambda: defaultdict(Counter))
    for source, things in told.items():
        origin = copied_source(source, copies)
        for thing, values in things.items():
            if source == origin or (origin, thing) not in own:
                gathered[origin][thing][_most_said(values)] += 1
    return {source: {t: _most_said(v) for t, v in things.items()} for source, things in gathered.items()}


def copied_source(source: str, copies: Mapping[str, str]) -> str:
    """Whom a source copies in the end; itself where it copies nobody, or where copies run in a circle."""
    seen = [source]
    while (of := copies.get(seen[-1], seen[-1])) != seen[-1]:
        if of in seen:
            return min(seen[seen.index(of) :])
        seen.append(of)
    return seen[-1]


def _most_said(values: Counter[Hashable]) -> Hashable:
    return min(values, key=lambda v: (-values[v], written(v)))


def _signature(says: frozenset[tuple[Thing, Hashable]]) -> tuple[tuple[str, str, str], ...]:
    return tuple(sorted((*thing, written(value)) for thing, value in says))


def written(value: Hashable) -> str:
    """A value as text that is the same in every run, for putting values into order."""
    return " ".join(sorted(value)) if isinstance(value, frozenset) else repr(value)
