"""Weights that turn logits of an attribution into the probability that it is right, and how well they keep it.

Right means what the reference scorer calls lenient: content and source overlap gold's by half. The weights are fitted
on the development articles; the error is measured on articles that the fit left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.pairing import jaccard, word_starts, words_in
from reportedly.read.encoder.encoded import CAUSAL_EVIDENCE, Encoded
from reportedly.read.encoder.linking import EVIDENCE
from training.corpora import Example, examples, number_of
from training.evaluate import record
from training.layout import MARKED_EARLIER

FOLDS = 5
BINS = 10
HALF = 0.5
RIDGE = 1e-2

Floats = NDArray[np.float64]


def calibrate(encode: Callable[[str], Encoded]) -> dict[str, Any]:
    """Weights by name, the error expected of them, and the reliability diagram."""
    evidence, right, fold = _cases(examples("attribution", "held"), encode)
    told = np.zeros(len(right))
    for n in range(FOLDS):
        out = fold == n
        told[out] = _sigmoid(evidence[out] @ _fit(evidence[~out], right[~out]))
    weights = _fit(evidence, right)
    return {
        "weights": {name: round(float(w), 4) for name, w in zip(EVIDENCE, weights, strict=True)},
        "expected_calibration_error": round(expected_error(told, right), 4),
        "diagram": diagram(told, right),
        "cases": len(right),
    }


def weigh_causes(encode: Callable[[str], Encoded]) -> dict[str, float]:
    """Weights from what the heads say of a sentence to whether it tells of a cause, by name; of the training part.

    The heads know these texts, and are surer of them than of others; how they stand to each other changes less.
    """
    evidence, causal = [], []
    for example in examples("causal", "train"):
        evidence.append(encode(example.text).causal_evidence([(s.start, s.end) for s in example.sentences]))
        causal += [bool(s.causal) for s in example.sentences]
    weights = _fit(np.concatenate(evidence).astype(np.float64), np.array(causal, dtype=np.float64))
    weights[0] += MARKED_EARLIER
    return {name: round(float(w), 4) for name, w in zip(CAUSAL_EVIDENCE, weights, strict=True)}


def _cases(held: Sequence[Example], encode: Callable[[str], Encoded]) -> tuple[Floats, Floats, NDArray[np.int64]]:
    evidence, right, fold = [], [], []
    for example in held:
        starts = word_starts(example.text)
        gold = [(words_in(starts, t.content), words_in(starts, t.source)) for t in example.triples]
        for found in encode(example.text).attributions(0):
            spans = {role: [(s, e) for s, e in parts] for role, parts in record(found).items()}
            content, source = words_in(starts, spans["content"]), words_in(starts, spans["source"])
            evidence.append(found[1].evidence)
            right.append(any(_alike(content, c) and (_alike(source, s) or not (source or s)) for c, s in gold))
            fold.append(number_of(example.name) % FOLDS)
    return np.array(evidence), np.array(right, dtype=np.float64), np.array(fold)


def _alike(a: Any, b: Any) -> bool:
    return bool(a and b) and jaccard(a, b) >= HALF


def _fit(evidence: Floats, right: Floats) -> Floats:
    """Logistic regression by Newton's method, with a little ridge."""
    weights = np.zeros(evidence.shape[1])
    for _ in range(30):
        told = _sigmoid(evidence @ weights)
        slope = evidence.T @ (right - told) - RIDGE * weights
        curve = (evidence * (told * (1 - told))[:, None]).T @ evidence + RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _sigmoid(x: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def expected_error(told: Floats, right: Floats) -> float:
    """Mean distance between what is told and what is so, over bins of like probability, by their share of cases."""
    return sum(row["cases"] * abs(row["told"] - row["right"]) for row in diagram(told, right)) / max(1, len(right))


def diagram(told: Floats, right: Floats) -> list[dict[str, float]]:
    """For each bin that has cases: how many, the mean probability told, and the share that is right."""
    bins = np.minimum((told * BINS).astype(int), BINS - 1)
    return [
        {
            "cases": int((bins == n).sum()),
            "told": round(float(told[bins == n].mean()), 3),
            "right": round(float(right[bins == n].mean()), 3),
        }
        for n in range(BINS)
        if (bins == n).any()
    ]
