"""What two reports have in common, feature by feature, each between 0 and 1, with the two values compared.

News is told first and background last. So what stands in the first sentences of both weighs more than what both tell
further down: a paragraph of background is taken from one story into many that are no copies of each other.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reportedly.link.content import Item, ItemKind
from reportedly.link.item_rarity import Rarity
from reportedly.link.traits import Grams, Traits

COMMON_OUTLET, RARE_OUTLET = 3.0, 6.0
"""Bits from which a shared credit says something, and from which it says all it can: most reports credit some agency."""
UNKNOWN_DAYS = 3.0
LONG_APART = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing that two reports share, from 0 (nothing) to 1 (as much as ever counts)."""

    name: str
    value: float
    older: str
    newer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two reports share word by word; it depends on nothing but the two."""

    shingles: frozenset[int]
    runs: frozenset[int]
    items: frozenset[Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the reports at hand say of words and outlets: their rarity, boilerplate, and which names mean one outlet."""

    rarity: Rarity
    outlets: Mapping[str, Mapping[str, float]]
    """By report: each outlet that it is or credits, with the place of the credit, 0 (head) to 1 (tail)."""
    boilerplate: frozenset[int]
    """Shingles and runs of sentences that many reports share which share nothing else."""


def overlap(one: Traits, other: Traits) -> Overlap:
    """What two reports share word by word."""
    return Overlap(
        shingles=frozenset(one.shingles.keys() & other.shingles.keys()),
        runs=frozenset(one.runs.keys() & other.runs.keys()),
        items=frozenset(one.items.keys() & other.items.keys()),
    )


def features(older: Traits, newer: Traits, shared: Overlap, standing: Standing) -> tuple[Feature, ...]:
    """Everything that speaks for or against one of two reports' carrying the other's reporting."""
    abroad = older.report.language != newer.report.language
    wording = _share(shared.shingles, older.shingles, newer.shingles, standing.boilerplate)
    runs = shared.runs - standing.boilerplate
    run_share = _share(shared.runs, older.runs, newer.runs, standing.boilerplate)
    names, figures, stems = (_told_alike(k, older, newer, shared, standing.rarity) for k in ("name", "figure", "stem"))
    credit, outlet = _credit(older, newer, standing)
    in_both = f"{len(shared.shingles)} of {len(older.shingles)}", f"{len(shared.shingles)} of {len(newer.shingles)}"
    of_runs = f"{len(runs)} of {len(older.runs)}", f"{len(runs)} of {len(newer.runs)}"
    told = {kind: _words(kind, shared, standing.rarity) for kind in ("name", "figure", "stem")}
    return (
        _feature("wording_some", wording / 0.12, *in_both),
        _feature("wording_much", wording / 0.45, *in_both),
        _feature("runs", math.log2(1 + len(runs)) / 5, *of_runs),
        _feature("runs_much", run_share / 0.3, *of_runs),
        _feature("runs_early", 1 - _earliest(runs, older.runs, newer.runs) / 6, *of_runs),
        _feature("stems", 0.0 if abroad else stems / 0.4, told["stem"], told["stem"]),
        _feature("stems_abroad", stems / 0.25 if abroad else 0.0, told["stem"], told["stem"]),
        _feature("names", names / 0.6, told["name"], told["name"]),
        _feature("figures", figures / 0.6, told["figure"], told["figure"]),
        _feature("credit", credit, outlet, outlet),
        _feature("credit_and_content", credit * min(1.0, (names / 2 + stems) / 0.5), outlet, outlet),
        _feature("days", math.log2(1 + _days(older, newer)) / 4, older.day, newer.day),
        _feature("abroad", float(abroad), older.report.language, newer.report.language),
    )


def _feature(name: str, value: float, older: str, newer: str) -> Feature:
    return Feature(name=name, value=min(1.0, max(0.0, value)), older=older, newer=newer)


def _share(shared: Iterable[int], one: Grams, other: Grams, boilerplate: frozenset[int]) -> float:
    """The share of the shorter report's words in a row that the longer one has too."""
    least = min(_counted(one, boilerplate), _counted(other, boilerplate))
    return sum(gram not in boilerplate for gram in shared) / least if least else 0.0


def _counted(grams: Grams, boilerplate: frozenset[int]) -> int:
    return len(grams.keys() - boilerplate) if boilerplate else len(grams)


def _earliest(runs: Iterable[int], one: Grams, other: Grams) -> int:
    """How far down a shared run first stands: the later of its two sentences, at most the seventh."""
    return min((max(one[run], other[run]) for run in runs), default=6)


def _told_alike(kind: ItemKind, one: Traits, other: Traits, shared: Overlap, rarity: Rarity) -> float:
    """The cosine of two reports' items, weighed by rarity and by how early they are told."""
    lengths = [sum(_weight(item, report, rarity) ** 2 for item in report.items if item[0] == kind) for report in (one, other)]
    product = sum(
        _weight(item, one, rarity) * _weight(item, other, rarity) for item in sorted(shared.items) if item[0] == kind
    )
    return product / math.sqrt(lengths[0] * lengths[1]) if all(lengths) else 0.0


def _weight(item: Item, report: Traits, rarity: Rarity) -> float:
    return rarity.of(item) / math.sqrt(1 + report.items[item])


def _credit(older: Traits, newer: Traits, standing: Standing) -> tuple[float, str]:
    """How strongly both credit one outlet, and which."""
    one, other = standing.outlets[older.report.id], standing.outlets[newer.report.id]
    return max(
        ((_telling(standing.rarity.of_outlet(o)) * (1 - one[o]) * (1 - other[o]), o) for o in one.keys() & other.keys()),
        default=(0.0, ""),
    )


def _telling(bits: float) -> float:
    return min(1.0, max(0.0, (bits - COMMON_OUTLET) / (RARE_OUTLET - COMMON_OUTLET)))


def _days(older: Traits, newer: Traits) -> float:
    try:
        apart = date.fromisoformat(newer.day) - date.fromisoformat(older.day)
    except ValueError:
        return UNKNOWN_DAYS
    return min(LONG_APART, abs(apart.days))


def _words(kind: ItemKind, shared: Overlap, rarity: Rarity) -> str:
    """The rarest shared items of a kind, for a person to read."""
    found = sorted((-rarity.of(item), item[1]) for item in shared.items if item[0] == kind)
    return ", ".join(text for _, text in found[:8])


