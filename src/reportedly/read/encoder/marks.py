"""What the trained heads say of a text by themselves, before any rule: to measure them, and for work of one's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from reportedly.model.span import Quote, Span
from reportedly.read.encoder.encoded import FIRST_ROLE, SPEECH, Encoded, places_in_text
from reportedly.read.encoder.encoder import encoder_in
from reportedly.read.encoder.linking import Run
from reportedly.read.encoder.windows import Window

LEVELS = (0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedAttribution:
    """A source–cue–content triple; `level` 0 lies in no other, 1 in the content of one."""

    source: Quote | None
    cue: Quote
    content: Quote
    level: int
    probability: float
    """How probable it is that source and content are right, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch with what it is marked as: a track of the model, such as "toponym", "cause" or "weapon"."""

    track: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSentence:
    """A sentence, and from 0 to 1 how clearly it reports speech and tells of a cause: above a half it does."""

    span: Span
    speech: float
    causal: float
    role: str
    """Its likeliest part in an article, by the labels of NewsDiscourse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Everything that the heads mark in a text; tracks that were learnt from different sets may overlap."""

    attributions: tuple[MarkedAttribution, ...]
    mentions: tuple[Mark, ...]
    """Places, people, organisations, events, times and the like."""
    causes: tuple[Mark, ...]
    """Causes, effects and the words that tie them."""
    roles: tuple[Mark, ...]
    """Who did what to whom in an attack: perpetrators, targets, victims, weapons."""
    sentences: tuple[MarkedSentence, ...]


def marks_of(text: str, *, sentences: Sequence[tuple[int, int]] = (), model: Path | None = None) -> Marks:
    """Mark a text with the heads of a model folder; None for the model that the user has chosen.

    `sentences` are start and end of the sentences to judge. Raises SetupError where the model is not whole.
    """
    encoded = encoder_in(model).encode(text)
    return Marks(
        attributions=tuple(_attributions(text, encoded)),
        mentions=_marks(text, encoded, "names"),
        causes=_marks(text, encoded, "causes"),
        roles=_marks(text, encoded, "roles"),
        sentences=tuple(_sentences(encoded, sentences)),
    )


def factuality_of(
    text: str, words: Sequence[tuple[int, int]], *, model: Path | None = None
) -> tuple[float | None, ...]:
    """How surely the events that these stretches name are said to happen, from 3 (certainly) to -3 (certainly not).

    As UDS-IH2 scores them: the future counts as not happened. None for a stretch without a word.
    """
    encoded = encoder_in(model).encode(text)
    return tuple(encoded.factuality(start, end) for start, end in words)


def _attributions(text: str, encoded: Encoded) -> Iterator[MarkedAttribution]:
    for level in LEVELS:
        for window, linked in encoded.attributions(level):
            cue, content = _quote(text, window, [linked.cue]), _quote(text, window, linked.content)
            if cue and content:
                yield MarkedAttribution(
                    source=_quote(text, window, linked.source),
                    cue=cue,
                    content=content,
                    level=level,
                    probability=linked.probability(encoded.heads.calibration),
                )


def _quote(text: str, window: Window, runs: Sequence[Run]) -> Quote | None:
    parts = [(int(window.starts[low]), int(window.ends[high - 1])) for low, high in runs]
    return Quote.cut(text, parts) if parts else None


def _marks(text: str, encoded: Encoded, family: str) -> tuple[Mark, ...]:
    found = sorted(encoded.spans(family), key=lambda s: (s[1], s[2], s[0]))
    return tuple(Mark(track=track, quote=Quote.cut(text, [(start, end)])) for track, start, end in found)


def _sentences(encoded: Encoded, bounds: Sequence[tuple[int, int]]) -> Iterator[MarkedSentence]:
    scores = encoded.sentence_scores(bounds, places_in_text(len(bounds)))
    for (start, end), row, cause in zip(bounds, scores, encoded.causal_scores(bounds), strict=True):
        speech, causal = 1 / (1 + np.exp(-np.array([row[SPEECH], cause])))
        role = encoded.heads.sentence_labels[FIRST_ROLE + int(row[FIRST_ROLE:].argmax())]
        yield MarkedSentence(span=Span(start, end), speech=float(speech), causal=float(causal), role=role)
