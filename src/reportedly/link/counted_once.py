"""Which informants count beside each other: each once, and none who may be the same as another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from reportedly.model.origin import Informant, InformantKind

NAMED_BEST: tuple[InformantKind, ...] = ("person", "actor", "newsroom", "unnamed", "unknown")
"""A name is better than a body, and a body better than somebody."""


class Holder(Protocol):
    """Whoever holds a claim."""

    @property
    def id(self) -> str | None:
        """None where it cannot be told."""

    @property
    def party(self) -> str | None:
        """The side it belongs to."""

    @property
    def wide(self) -> bool:
        """Whether it is a state as a whole."""


Held = TypeVar("Held", bound=Holder)


def best_named(informants: Iterable[Informant]) -> tuple[Informant, ...]:
    """Of those whom copies of one reporting name for one thing, the one that is named best: by name, else as a body.

    A copy that says "an official" where another gives the name speaks of the same person.
    """
    known = [found for found in informants if found.id is not None]
    return tuple(sorted(known, key=lambda i: (NAMED_BEST.index(i.kind), i.wide, i.name, i.id or ""))[:1])


def independent(holders: Iterable[Held]) -> Mapping[str, Held]:
    """Those that count as origins, each once; a lineage that is unknown counts for nothing.

    A state as a whole ("Baghdad") adds none beside another who speaks for it, as the two may be the same.
    """
    known = {found.id: found for found in holders if found.id is not None}
    speaking = {found.party for found in known.values() if not found.wide}
    whole = {found.party: id for id, found in sorted(known.items()) if found.wide}
    kept = {id for party, id in whole.items() if party not in speaking}
    return {id: found for id, found in known.items() if not found.wide or id in kept}
