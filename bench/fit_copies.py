"""Fit the weights of the evidence for copies on the labelled sets of reports and write the table.

Logistic regression with an L2 penalty over every pair of reports that the index compares. Evidence may only speak
the way it is meant to (shared wording never against a copy, days between never for one). The stories of BasIL, each
told by three newsrooms, are pairs that are no copies. To be run again whenever a feature or the reader changes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.origin_pairs import SETS, gold_groups, readings_of
from reportedly.link.comparison import features
from reportedly.link.copies import BASE
from reportedly.link.reprints import ReprintIndex
from reportedly.model.reading import Reading

PENALTY = 0.1
ROUNDS = 4000
STEP = 0.5
AGAINST, EITHER = ("days", "long_in_own_words"), ("abroad", BASE)
WEIGHT_OF = {"jan2019": 2.0, "abqaiq": 1.0, "basil": 15.0}
"""How much a pair of each set counts: the sets are of different size, and what is no copy must not be called one."""
SOURCE = "bench.fit_copies: situation sets (dev), BasIL 2010-2015"
Floats = NDArray[np.float64]
Example = tuple[dict[str, float], bool, float]


def examples(readings: Iterable[Reading], groups: Mapping[str, str], weight: float) -> list[Example]:
    """Every pair that the index compares, and whether it is of one origin."""
    index = ReprintIndex()
    for reading in readings:
        index.add(reading)
    found = index.reprints()
    by_id = {r.report.id: r for r in found.reports}
    told = []
    for pair, shared in found.overlaps.items():
        older, newer = (by_id[report] for report in pair)
        one, other = (groups.get(r.report.external_id or "", r.report.id) for r in (older, newer))
        told.append((features(older, newer, shared, found.standing), one == other, weight))
    return told


def fit(told: Sequence[Example]) -> dict[str, float]:
    """Weights in bits by feature, and the constant."""
    names = [*told[0][0], BASE]
    cells = np.array([[*found.values(), 1.0] for found, _, _ in told])
    truth = np.array([float(copy) for _, copy, _ in told])
    counts = np.array([weight for _, _, weight in told])
    low = np.array([-math.inf if n in (*AGAINST, *EITHER) else 0.0 for n in names])
    high = np.array([0.0 if n in AGAINST else math.inf for n in names])
    penalty = np.array([0.0 if n == BASE else PENALTY for n in names])
    weights = minimum(cells, truth, counts, penalty, low, high)
    return {name: round(float(w) / math.log(2), 3) for name, w in zip(names, weights, strict=True)}


def minimum(cells: Floats, truth: Floats, counts: Floats, penalty: Floats, low: Floats, high: Floats) -> Floats:
    """Projected Newton steps on the penalised loss, weights held within their bounds."""
    weights = np.zeros(cells.shape[1])
    for _ in range(ROUNDS // 10):
        chance = 1 / (1 + np.exp(-cells @ weights))
        slope = cells.T @ (counts * (chance - truth)) + penalty * weights
        free = ~((weights <= low) & (slope > 0) | (weights >= high) & (slope < 0))
        curve = (cells[:, free] * (counts * chance * (1 - chance))[:, None]).T @ cells[:, free]
        step = np.zeros_like(weights)
        step[free] = np.linalg.solve(curve + np.diag(penalty[free] + 1e-6), slope[free])
        weights = np.clip(weights - STEP * step, low, high)
    return weights


def table(weights: Mapping[str, float]) -> str:
    """The table `copy_evidence`."""
    head = (
        "# What each feature says for (+) or against (-) two reports' carrying one origin's reporting, in bits,\n"
        "# where it is as much as ever counts. Written by `python -m bench.fit_copies`.\n"
    )
    return head + "feature\tbits\tsource\n" + "".join(f"{n}\t{w:.3f}\t{SOURCE}\n" for n, w in weights.items())


def all_examples(sets: Iterable[str]) -> list[Example]:
    return [e for name in sets for e in examples(readings_of(name), gold_groups(name), WEIGHT_OF[name])]


def main() -> None:
    told = all_examples(SETS)
    path = Path(str(resources.files("reportedly.lexicon") / "copy_evidence.tsv"))
    path.write_text(table(fit(told)), encoding="utf-8")
    print(f"{len(told)} pairs, {sum(copy for _, copy, _ in told)} of one origin; weights written to {path}")


if __name__ == "__main__":
    main()
