"""How well a pair reader does on the stories and topics that are held out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from training.relations.pairs import Pair, Published, claimdiff

Scores = NDArray[np.float32]
ScoreBy = Callable[[Sequence[Pair], str], Scores]
"""Logits of pairs by one head, [pairs, classes]."""


def figures(score: ScoreBy, published: Published) -> dict[str, float]:
    """Accuracy, F1 and recall of each held-out part; the headline set at its natural prevalence."""
    told: dict[str, float] = {}
    sets = {"emergent": published.emergent, "fnc": published.fnc, "claimdiff": claimdiff()}
    for name, pairs in sets.items():
        held = [pair for pair in pairs if pair.held_out]
        logits = score(held, name)
        told |= {f"{name}.{key}": value for key, value in figures_of(held, logits).items()}
    return told


def figures_of(pairs: Sequence[Pair], logits: Scores) -> dict[str, float]:
    """Accuracy, macro-F1, and F1 and recall of the class that speaks against; the class scored highest counts."""
    wanted, given = np.array([pair.label for pair in pairs]), logits.argmax(1)
    classes = range(logits.shape[1])
    f1 = [2 * ((wanted == c) & (given == c)).sum() / max(1, (wanted == c).sum() + (given == c).sum()) for c in classes]
    against = wanted == 1
    return {
        "pairs": len(pairs),
        "accuracy": float((wanted == given).mean()),
        "macro_f1": float(np.mean(f1)),
        "against_f1": float(f1[1]),
        "against_recall": float((given[against] == 1).mean()),
    }
