"""Figures of an event as a range, with everybody who counted: low, best and high are never an average."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model.quantity import Quantity
from reportedly.tell.formats.tellings import Telling, told_best
from reportedly.tell.wording import counted, plain, quantity_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One value and who gives it."""

    words: str
    by: tuple[str, ...]
    """Who is said to have counted, in the reports' words; empty where none says."""
    origins: int
    """How many independent origins give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What is counted in one unit, over all claims whose figure stands."""

    unit: str
    low: float | None
    """The least that anybody's words leave; None where somebody leaves it open."""
    best: float | None
    """The value that most independent origins give."""
    high: float | None
    counts: tuple[Count, ...]
    """Most origins first."""

    @property
    def rule(self) -> str:
        """Which value each gives: "killed: 17 killed (2 origins; counted by the hospital); 15 killed (1 origin)"."""
        return f"{plain(self.unit)}: " + "; ".join(map(_count_words, self.counts))


def figures_of(tellings: Iterable[Telling], gone: frozenset[str]) -> tuple[Figure, ...]:
    """The figures of an event by their unit; those of disputing, withdrawn and superseded claims are left out."""
    by_unit: dict[str, list[tuple[Quantity, Telling]]] = {}
    for telling in tellings:
        if telling.side == "for" and telling.claim.id not in gone and telling.claim.factuality.polarity == "positive":
            for quantity in telling.claim.quantities:
                by_unit.setdefault(quantity.unit, []).append((quantity, telling))
    return tuple(_figure(unit, held) for unit, held in sorted(by_unit.items()))


def _figure(unit: str, held: list[tuple[Quantity, Telling]]) -> Figure:
    lows, highs = [q.low for q, _ in held], [q.high for q, _ in held]
    bests = [(q.best if q.best is not None else q.low, t) for q, t in held]
    return Figure(
        unit=unit,
        low=None if None in lows else min(low for low in lows if low is not None),
        best=_best([(best, t) for best, t in bests if best is not None]),
        high=None if None in highs else max(high for high in highs if high is not None),
        counts=tuple(_counts(held)),
    )


def _best(told: list[tuple[float, Telling]]) -> float | None:
    """What most independent origins say; of figures that as many say, one that the latest report tells: counts grow."""
    origins: dict[float, set[str]] = {}
    for value, telling in told:
        origins.setdefault(value, set()).update(origin.id for origin in telling.origins)
    most = max(map(len, origins.values()), default=0)
    left = [(value, telling) for value, telling in told if len(origins[value]) == most]
    latest = max((telling.report.published or "" for _, telling in left), default="")
    return told_best((value, telling) for value, telling in left if (telling.report.published or "") == latest)


def _counts(held: list[tuple[Quantity, Telling]]) -> list[Count]:
    by_words: dict[str, tuple[dict[str, None], set[str]]] = {}
    for quantity, telling in held:
        by, origins = by_words.setdefault(quantity_words(quantity), ({}, set()))
        if quantity.counted_by:
            by[plain(quantity.counted_by)] = None
        origins.update(origin.id for origin in telling.origins)
    found = [Count(words=words, by=tuple(by), origins=len(origins)) for words, (by, origins) in by_words.items()]
    return sorted(found, key=lambda count: (-count.origins, count.words))


def _count_words(count: Count) -> str:
    by = f"; counted by {', '.join(count.by)}" if count.by else ""
    return f"{count.words} ({counted(count.origins, 'origin')}{by})"
