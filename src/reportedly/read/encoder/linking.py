"""Source and content of every cue in a window: runs of tagged words, joined by the links between words and cues.

A content goes to the cue that asks for it loudest, in its own paragraph first. A cue left without a content or a
source reads its paragraph again with its own links in hand, and one that still has no content attributes nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.read.encoder.tagging import OUTSIDE, Floats, Tags, best_tags_of_one, runs

SOURCE, CUE, CONTENT = 0, 1, 2
BARRED = 50.0
"""Bits of score that keep a word out of a second reading."""

EVIDENCE = ("constant", "cue", "source", "without_source", "content")
"""What the probability of an attribution hangs on."""

Run = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """From which link score on what belongs to a cue, in logits; set on development data."""

    content: float
    fragment: float
    """A second stretch of content."""
    source: float
    other_paragraph: float
    """How much less a source in another paragraph counts."""

    @classmethod
    def of(cls, told: Mapping[str, float]) -> Linking:
        """The thresholds that a model's manifest gives."""
        return cls(**{name: float(told[name]) for name in cls.__slots__})


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """One attribution as runs of words; `source` may be empty. The logits are the means over its words."""

    cue: Run
    source: tuple[Run, ...]
    content: tuple[Run, ...]
    cue_margin: float
    source_logit: float
    """Minus infinity where there is no source."""
    content_logit: float

    @property
    def evidence(self) -> tuple[float, ...]:
        """What speaks for the attribution, in the order of `EVIDENCE`."""
        sourced = bool(self.source)
        return (1.0, self.cue_margin, self.source_logit if sourced else 0.0, float(not sourced), self.content_logit)

    def probability(self, weights: Mapping[str, float]) -> float:
        """How probable it is that content and source are right, 0 to 1, by weights measured on development data."""
        logit = sum(weights[name] * value for name, value in zip(EVIDENCE, self.evidence, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What one level of attribution, outer or inner, says of a window's N words."""

    emissions: Floats
    """[N, 3 roles, 3 tags]."""
    tags: Tags
    """[N, 3 roles]."""
    asking: Floats
    """[N, 2, L]: what a cue's words ask for, as source and as content."""
    asked: Floats
    """[N, 2, L]."""
    bias: Floats
    """[2]."""
    steps: Floats
    """[3 roles, 3, 3]."""


def attributions_of(level: Level, paragraphs: NDArray[np.int64], linking: Linking) -> Iterator[Linked]:
    """Every attribution of a window at one level, in the order of the cues."""
    cues = runs(level.tags[:, CUE])
    if not cues:
        return
    scores = _scores(level, cues)
    contents = _shared_out(level, cues, scores[:, :, 1], paragraphs, linking)
    used = np.zeros(len(paragraphs), bool)
    for low, high in (run for given in contents for run in given):
        used[low:high] = True
    for n, cue in enumerate(cues):
        elsewhere = paragraphs != paragraphs[cue[0]]
        content = contents[n] or _read_again(level, CONTENT, scores[n, :, 1], cue, elsewhere | used)
        for low, high in content:
            used[low:high] = True
        if content:
            yield _linked(level, cue, content, scores[n], elsewhere, linking)


def _scores(level: Level, cues: list[Run]) -> Floats:
    """Link logits, [cues, N, 2]."""
    asking = np.stack([_means(level.asking[low:high], axis=0) for low, high in cues])
    products = level.asked.transpose(1, 0, 2) @ asking.transpose(1, 2, 0)
    scores: Floats = products.transpose(2, 1, 0) / math.sqrt(asking.shape[-1]) + level.bias
    return scores


def _shared_out(
    level: Level, cues: list[Run], scores: Floats, paragraphs: NDArray[np.int64], linking: Linking
) -> list[list[Run]]:
    """Each run of content to the cue with the highest score, [cues, N]; of several, weak ones are dropped."""
    given: list[list[tuple[float, Run]]] = [[] for _ in cues]
    of_cue = paragraphs[[low for low, _ in cues]]
    for run in runs(level.tags[:, CONTENT]):
        asked = _means(scores[:, run[0] : run[1]], axis=1)
        near = of_cue == paragraphs[run[0]]
        allowed = near if near.any() else asked > 0
        best = int(np.where(allowed, asked, -np.inf).argmax())
        if allowed[best] and asked[best] > linking.content:
            given[best].append((float(asked[best]), run))
    return [[r for s, r in told if s > linking.fragment or s == max(told)[0]] for told in given]


def _read_again(level: Level, role: int, scores: Floats, cue: Run, barred: NDArray[np.bool_]) -> list[Run]:
    """The runs of a role when one cue's links speak for the words, and others keep out."""
    emissions = level.emissions[:, role].copy()
    emissions[:, OUTSIDE] -= scores
    emissions[barred, OUTSIDE] += BARRED
    emissions[cue[0] : cue[1], OUTSIDE] += BARRED
    tags = best_tags_of_one(emissions, level.steps[role])
    return [(low, high) for low, high in runs(tags) if _mean(scores[low:high]) > 0]


def _linked(
    level: Level, cue: Run, content: list[Run], scores: Floats, elsewhere: NDArray[np.bool_], linking: Linking
) -> Linked:
    found = [
        (_mean(scores[low:high, 0]) - linking.other_paragraph * bool(elsewhere[low]), (low, high))
        for low, high in runs(level.tags[:, SOURCE])
    ]
    if not found or max(found)[0] <= linking.source:
        again = _read_again(level, SOURCE, scores[:, 0], cue, elsewhere)
        found = [(_mean(scores[low:high, 0]), (low, high)) for low, high in again]
    logit, run = max(found, default=(-math.inf, None))
    emission = level.emissions[cue[0] : cue[1], CUE]
    return Linked(
        cue=cue,
        source=(run,) if run else (),
        content=tuple(sorted(content)),
        cue_margin=_mean(emission[:, 1:].max(1) - emission[:, OUTSIDE]),
        source_logit=logit,
        content_logit=sum(_mean(scores[low:high, 1]) for low, high in content) / len(content),
    )


def _mean(x: Floats) -> float:
    """As NumPy's own mean, which takes far longer to say that of a few numbers."""
    return float(np.add.reduce(x) / np.float32(len(x)))


def _means(x: Floats, axis: int) -> Floats:
    means: Floats = np.add.reduce(x, axis=axis) / np.float32(x.shape[axis])
    return means
