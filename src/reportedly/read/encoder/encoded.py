"""A report as the encoder sees it: its windows, and what each head says of their words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.read.encoder.linking import BARRED, CUE, Level, Linked, Linking, attributions_of
from reportedly.read.encoder.network import Outputs
from reportedly.read.encoder.tagging import BEGIN, INSIDE, OUTSIDE, Floats, Tags, best_tags, runs
from reportedly.read.encoder.windows import Window

ROLES = 3
SPEECH, CAUSAL, FIRST_ROLE = 0, 1, 2
"""Columns of what the sentence head says."""
CAUSAL_EVIDENCE = ("constant", "sentence", "cause", "signal")
"""What tells that a sentence speaks of a cause: the sentence head, and whether words are marked as cause or signal."""
SENTENCE_ALONE = {"constant": 0.0, "sentence": 1.0, "cause": 0.0, "signal": 0.0}
"""How a model is read whose manifest weighs none of it."""
UNCERTAIN = 1
"""The place of "uncertain" among the classes of factuality: happened, uncertain, did not."""
LIKELY_UNCERTAIN = 0.35
"""Set on the development part of UDS-IH2."""
FAMILIES = ("voices", "names", "causes", "roles")
"""Outputs that tag words begin, inside, outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """How to read a network's outputs: names of tracks and labels, and the small weights kept outside the graph."""

    tracks: Mapping[str, tuple[str, ...]]
    """By family, the names of its tracks."""
    steps: Mapping[str, Floats]
    """By family, the score of one tag following another, [tracks, 3, 3]."""
    labels: Mapping[str, tuple[str, ...]]
    """Of the syntax head in the order of its columns: dependencies, tags, parts, entities."""
    link_bias: Floats
    """Source and content of the outer level, then of the inner one, [4]."""
    linking: Linking
    sentence: Mapping[str, Floats]
    """The sentence head's last two layers: place [192, 3], top [out, 192], bias [out]."""
    sentence_labels: tuple[str, ...]
    causal: Mapping[str, float]
    """Weights from `CAUSAL_EVIDENCE` to the logit of a sentence that tells of a cause."""
    calibration: Mapping[str, float]
    """Weights from the evidence for an attribution to its probability."""

    @classmethod
    def of(cls, manifest: Mapping[str, Any]) -> Heads:
        """The heads that a model's manifest describes."""
        told = manifest["heads"]
        return cls(
            tracks={name: tuple(tracks) for name, tracks in told["tracks"].items()},
            steps={name: np.array(steps, dtype=np.float32) for name, steps in told["steps"].items()},
            labels={name: tuple(labels) for name, labels in told["labels"].items()},
            link_bias=np.array(told["link_bias"], dtype=np.float32),
            linking=Linking.of(told["linking"]),
            sentence={name: np.array(values, dtype=np.float32) for name, values in told["sentence"].items()},
            sentence_labels=tuple(told["sentence_labels"]),
            causal=manifest.get("causal", SENTENCE_ALONE),
            calibration={name: float(weight) for name, weight in manifest["calibration"]["weights"].items()},
        )


class Encoded:
    """What the heads say of one report; decoded when first asked for."""

    def __init__(self, windows: Sequence[Window], outputs: Sequence[Outputs], heads: Heads) -> None:
        self.windows, self.outputs, self.heads = windows, outputs, heads
        self._emissions: dict[tuple[str, int], Floats] = {}

    @cached_property
    def _voices(self) -> list[Tags]:
        """The best tags of each window's words in the tracks of who says what, [N, tracks]."""
        return self._tags("voices", slice(None))

    def _tags(self, family: str, columns: slice | list[int]) -> list[Tags]:
        """The best tags of each window's words in some tracks of a family, [N, columns]."""
        steps = self.heads.steps[family][columns]
        return [best_tags(self.emissions(family, n)[:, columns], steps) for n in range(len(self.windows))]

    def emissions(self, family: str, window: int) -> Floats:
        """What a family of tracks says of a window's words, [N, tracks, 3]; a paragraph's end is always outside."""
        told = self._emissions.get((family, window))
        if told is None:
            told = self.outputs[window][family][self.windows[window].first]
            told = told.reshape(len(told), -1, 3)
            told[self.windows[window].widths == 0, :, OUTSIDE] += BARRED
            told.flags.writeable = False
            self._emissions[family, window] = told
        return told

    def spans(self, family: str, *tracks: str) -> Iterator[tuple[str, int, int]]:
        """Track, start and end of every stretch that tracks of a family, or all of them, mark, window by window."""
        columns = [self.heads.tracks[family].index(track) for track in tracks or self.heads.tracks[family]]
        for window, tags in zip(self.windows, self._tags(family, columns), strict=True):
            for at, column in enumerate(columns):
                for low, high in runs(tags[:, at]):
                    yield self.heads.tracks[family][column], int(window.starts[low]), int(window.ends[high - 1])

    def attributions(self, level: int) -> Iterator[tuple[Window, Linked]]:
        """Every attribution at a level, 0 outer and 1 inner, with its window."""
        for n, window in enumerate(self.windows):
            if (self._voices[n][:, ROLES * level + CUE] > OUTSIDE).any():
                for linked in attributions_of(self._level(n, level), window.paragraphs, self.heads.linking):
                    yield window, linked

    def _level(self, window: int, level: int) -> Level:
        tracks = slice(ROLES * level, ROLES * level + ROLES)
        links = self.outputs[window]["links"]
        own = links.reshape(len(links), 2, 4, -1)[:, :, 2 * level : 2 * level + 2]
        parts = own[self.windows[window].first]
        return Level(
            emissions=self.emissions("voices", window)[:, tracks],
            tags=self._voices[window][:, tracks],
            asking=parts[:, 0],
            asked=parts[:, 1],
            bias=self.heads.link_bias[2 * level : 2 * level + 2],
            steps=self.heads.steps["voices"][tracks],
        )

    def margins(self, family: str, track: str, start: int, end: int) -> tuple[float, float]:
        """How clearly a track marks just these words, in logits: its least margin over them, and how much it goes on.

        Words that lie in no window give margins of 0.
        """
        column = self.heads.tracks[family].index(track)
        for n in self._touching(start, start + 1):
            if words := self.windows[n].words_in(start, end):
                return _margins(self.emissions(family, n)[:, column], words[0], words[-1] + 1)
        return 0.0, 0.0

    def sentence_scores(self, bounds: Sequence[tuple[int, int]], places: Floats) -> Floats:
        """Logits of sentences, [S, labels], from where each lies and its place in the text, [S, 3]."""
        means = np.stack([self._mean(start, end) for start, end in bounds]) if bounds else np.zeros((0, 192))
        weights = self.heads.sentence
        hidden = _gelu(means + places @ weights["place"].T)
        scores: Floats = (hidden @ weights["top"].T + weights["bias"]).astype(np.float32)
        return scores

    def causal_scores(self, bounds: Sequence[tuple[int, int]]) -> Floats:
        """Logits of sentences telling of a cause, [S], from where each lies."""
        weights = np.array([self.heads.causal[name] for name in CAUSAL_EVIDENCE])
        scores: Floats = (self.causal_evidence(bounds) @ weights).astype(np.float32)
        return scores

    def causal_evidence(self, bounds: Sequence[tuple[int, int]]) -> Floats:
        """What speaks for a cause in each sentence, [S, 4], in the order of `CAUSAL_EVIDENCE`.

        The sentence head learnt causes from sentences without a place in a text.
        """
        head = self.sentence_scores(bounds, np.zeros((len(bounds), 3), dtype=np.float32))[:, CAUSAL]
        told = np.zeros((len(bounds), len(CAUSAL_EVIDENCE)), dtype=np.float32)
        told[:, 0], told[:, 1] = 1, head
        for track, low, high in self.spans("causes", *CAUSAL_EVIDENCE[2:]):
            told[[low < end and start < high for start, end in bounds], CAUSAL_EVIDENCE.index(track)] = 1
        return told

    def _mean(self, start: int, end: int) -> Floats:
        """The sentence output's mean over the pieces of a stretch, in the window that holds most of it."""
        held = {n: self.windows[n].words_in(start, end) for n in self._touching(start, end)}
        n = max(held, key=lambda n: len(held[n]), default=0)
        window, words = self.windows[n], held.get(n)
        if not words:
            return np.zeros(self.outputs[0]["sentence"].shape[1], dtype=np.float32)
        after = words[-1] + 1
        end_piece = window.first[after] if after < len(window.first) else len(window.pieces)
        mean: Floats = self.outputs[n]["sentence"][window.first[words[0]] : end_piece].mean(0)
        return mean

    def factuality(self, start: int, end: int) -> float | None:
        """How surely the event that a stretch names is said to happen, 3 to -3; None where it has no word."""
        at = self.piece_at(start, end)
        return None if at is None else factuality_score(self.outputs[at[0]]["factuality"][at[1]])

    def piece_at(self, start: int, end: int) -> tuple[int, int] | None:
        """Window and piece of the first word that a stretch of the text touches; None where no word is there."""
        for n in self._touching(start, end):
            if words := self.windows[n].words_in(start, end):
                return n, int(self.windows[n].first[words[0]])
        return None

    def _touching(self, start: int, end: int) -> range:
        """Numbers of the windows that share a character with a stretch of the text."""
        starts, ends = self._bounds
        return range(bisect_right(ends, start), bisect_left(starts, end))

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        return [w.start for w in self.windows], [w.end for w in self.windows]


def _margins(emissions: Floats, first: int, end: int) -> tuple[float, float]:
    """Of one track's [N, 3]: the least of beginning at `first` and being inside up to `end`; going on behind."""
    inside = emissions[first + 1 : end, 1:].max(1) - emissions[first + 1 : end, OUTSIDE]
    least = min([float(emissions[first, BEGIN] - emissions[first, OUTSIDE]), *inside.tolist()])
    if end >= len(emissions):
        return least, 0.0
    behind = emissions[end]
    return least, float(behind[INSIDE] - max(behind[OUTSIDE], behind[BEGIN]))


def places_in_text(count: int) -> Floats:
    """Where each of a text's sentences stands in it, as the sentence head reads it, [count, 3]."""
    n = np.arange(count, dtype=np.float32)
    return np.stack([1 / (1 + n), n / max(1, count - 1), np.log1p(n) / 4], axis=1)


def factuality_score(told: Floats) -> float:
    """Factuality from 3 to -3 by what the head says of a piece: the score in thirds, then logits of three classes.

    Where the class "uncertain" is likely enough, the score stays within its bounds: the score alone misses too many.
    """
    bound = 1.0 if _softmax(told[1:])[UNCERTAIN] > LIKELY_UNCERTAIN else 3.0
    return float(np.clip(3 * told[0], -bound, bound))


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max())
    told: Floats = powers / powers.sum()
    return told


def _gelu(x: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    return 0.5 * x * (1 + _erf(x / np.sqrt(2)))


def _erf(x: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    """The error function to within 1.5e-7 (Abramowitz and Stegun, formula 7.1.26)."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    told: NDArray[np.floating[Any]] = np.sign(x) * (1 - series * np.exp(-x * x))
    return told
