"""Fit the weights of the evidence for one event on ECB+'s training part, and write the table `event_evidence`.

Logistic regression with an L2 penalty, full batches, Adam: the same table on every run. Every pair counts twice, with
and without knowing whether the reports follow one story, so that the weights hold either way. What ECB+ does not tell
(places on the map, days, figures, known actors) has weights set by hand, marked so.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from importlib import resources
from pathlib import Path

import numpy as np

from bench.ecb_mentions import LOW_BORDER, Mention, Mentions, mentions
from reportedly.link.event_evidence import PRIOR, Sign, signs

SOURCE = "bench.fit_event_evidence: ECB+ train"
BY_HAND = "house"
HAND_SET = {
    ("actor", "same"): 0.5,
    ("actor", "another"): -2.0,
    ("place", "same town"): 1.5,
    ("place", "near"): 0.5,
    ("place", "one may hold the other"): 0.2,
    ("place", "another"): -20.0,
    ("day", "same"): 1.0,
    ("day", "one may hold the other"): 0.0,
    ("day", "next"): -1.5,
    ("day", "another"): -20.0,
    ("figures", "agree"): 1.0,
    ("figures", "differ"): 0.0,
    ("target", "same thing in one town"): 4.0,
    ("target", "same named thing is held"): 4.0,
}
RAREST = 20
"""A sign seen less often gets no weight."""
PENALTY = 2.0
ONE_IN = 8
"""Of pairs of two chains with different words, one in so many is taken, and counts for all."""
UNKNOWN = 0.25
"""How much of a pair's weight goes to its example without knowledge of the story."""
PRIOR_MOVED = 1.0
"""Bits added to the fitted prior: what gave the best groups on topics held out of the training part."""
STEPS, RATE = 300, 0.1

Row = tuple[list[Sign], bool, float]
"""The signs of a pair, whether it is one event, and how many pairs it stands for."""


def examples(of: Mentions) -> list[Row]:
    """The pairs that weights are fitted to."""
    found: list[Row] = []
    for one, other, setting in of.pairs():
        same, word = one.chain == other.chain, one.facts.head == other.facts.head
        if same or word or _taken(one, other):
            weight = 1.0 if same or word else float(ONE_IN)
            for known, share in ((setting, 1 - UNKNOWN), (replace(setting, one_story=None), UNKNOWN)):
                found.append((list(signs(one.facts, other.facts, known)), same, weight * share))
    return found


def _taken(one: Mention, other: Mention) -> bool:
    return hashlib.sha256(f"{one.facts.id} {other.facts.id}".encode()).digest()[0] % ONE_IN == 0


def fit(found: list[Row]) -> dict[Sign, float]:
    """Weights in bits of every sign that is not too rare."""
    counts = Counter(sign for present, _, _ in found for sign in present)
    number = {sign: n for n, sign in enumerate(sorted(s for s, c in counts.items() if c >= RAREST))}
    cells = [(r, number[sign]) for r, (present, _, _) in enumerate(found) for sign in present if sign in number]
    row, column = np.array([c[0] for c in cells]), np.array([c[1] for c in cells])
    truth, cost = np.array([float(same) for _, same, _ in found]), np.array([weight for _, _, weight in found])
    penalty = np.full(len(number), PENALTY)
    penalty[number[PRIOR, ""]] = 0.0
    weights, first, second = (np.zeros(len(number)) for _ in range(3))
    for step in range(1, STEPS + 1):
        odds = np.bincount(row, weights[column], minlength=len(found))
        miss = (1 / (1 + np.exp(-odds)) - truth) * cost
        slope = np.bincount(column, miss[row], minlength=len(number)) + penalty * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights = weights - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    fitted = {sign: float(weights[n]) / math.log(2) for sign, n in number.items()}
    return fitted | {(PRIOR, ""): fitted[PRIOR, ""] + PRIOR_MOVED}


def table(weights: dict[Sign, float]) -> Iterable[str]:
    """The lines of the table."""
    yield "# What two mentions of an event that compare so say for (+) or against (-) being of one event, in bits."
    yield "# Numbers behind `shared`, `alike` and `trigger rarity` count borders passed, see link/event_evidence.py."
    yield "feature\tvalue\tbits\tsource"
    for (feature, value), bits in sorted(weights.items()):
        yield f"{feature}\t{value}\t{bits:.2f}\t{SOURCE}"
    for (feature, value), bits in HAND_SET.items():
        yield f"{feature}\t{value}\t{bits:.2f}\t{BY_HAND}"


def main() -> None:
    path = Path(str(resources.files("reportedly.lexicon") / "event_evidence.tsv"))
    lines = list(table(fit(examples(mentions("train", LOW_BORDER)))))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 3} weights written to {path}")


if __name__ == "__main__":
    main()
