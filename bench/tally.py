"""Counts that turn into figures: hits among cases, and precision, recall and F1."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Hits and cases by measure; for F1 measures the gold's, the reader's and the shared."""

    hits: Counter[str] = field(default_factory=Counter)
    cases: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    shared: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def case(self, measure: str, right: bool, who: str = "") -> None:
        """Count one case of a measure, and remember it where it went wrong."""
        self.cases[measure] += 1
        self.hits[measure] += right
        if not right:
            self.misses.append(f"{who}\t{measure}")

    def retrieved(self, measure: str, *, gold: int, found: int, shared: int) -> None:
        """Count what there was to find, what was found, and what of it is right."""
        self.gold[measure] += gold
        self.found[measure] += found
        self.shared[measure] += shared

    def figures(self) -> dict[str, float]:
        """Every measure by name: shares between 0 and 1."""
        shares = {m: self.hits[m] / n for m, n in self.cases.items() if n}
        return shares | {k: v for m in self.gold | self.found for k, v in self._prf(m).items()}

    def _prf(self, measure: str) -> dict[str, float]:
        precision, recall, f1 = prf(self.gold[measure], self.found[measure], self.shared[measure])
        return {f"{measure}_precision": precision, f"{measure}_recall": recall, f"{measure}_f1": f1}


def prf(gold: int, found: int, shared: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean; 0 where there is nothing to divide by."""
    precision = shared / found if found else 0.0
    recall = shared / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
