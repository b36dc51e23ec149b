"""Labels of windows: an example's layers, laid onto the words and pieces of its windows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.read.encoder.encoded import places_in_text
from reportedly.read.encoder.windows import Window, windows_of
from training.corpora import Example, Sentence, Spans
from training.layout import DEPENDENCIES, ENTITIES, LAYOUT, PARTS, ROLES, TAGS
from training.silver import key

IGNORED = -100
Ints = NDArray[np.int64]


@dataclass(kw_only=True)
class SilverRows:
    """Silver tokens of a window, a row each; heads are row numbers, `IGNORED` where they lie outside the window."""

    piece: Ints
    head: Ints
    sentence: Ints
    dependency: Ints
    tag: Ints
    part: Ints
    entity: Ints
    starts: Ints


@dataclass(kw_only=True)
class Labelled:
    """A window with what its example says of it; None or empty where the set does not annotate a layer."""

    task: str
    name: str
    window: Window
    voices: Ints | None = None
    """Tags of words, [N, 6]; the inner tracks are `IGNORED` where the set knows no nesting."""
    links: list[tuple[int, list[int], dict[str, list[int]]]] = field(default_factory=list)
    """Level, words of the cue, and words of source and content."""
    tracks: dict[str, Ints] = field(default_factory=dict)
    """By family, tags of words, [N, tracks]; tracks that the set does not annotate are `IGNORED`."""
    events: list[tuple[int, float]] = field(default_factory=list)
    """Piece and factuality."""
    sentences: list[tuple[int, int, tuple[float, float, float], Sentence]] = field(default_factory=list)
    """First piece, end piece, place in the text, and what is said of the sentence."""
    silver: SilverRows | None = None


TRACKS_OF: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "place": ("names", ("toponym",)),
    "ecb": ("names", ("ACTION", "HUMAN", "NON_HUMAN", "LOC", "TIME")),
    "re3d": ("names", ("Organisation", "Person", "Location", "Nationality", "Temporal", "Weapon", "Quantity")),
    "causal": ("causes", LAYOUT.causes),
    "muc": ("roles", LAYOUT.roles),
    "invented": ("names", ("unverified", "unverified_words")),
}
"""Which tracks a task annotates in full."""


def labelled(example: Example, tokenizer: Tokenizer, silver: Mapping[str, Any]) -> list[Labelled]:
    """The windows of an example with their labels; windows that touch what is not annotated are left out."""
    windows = [w for w in windows_of(example.text, tokenizer) if not _touches(w, example.left_out)]
    told = [Labelled(task=example.task, name=example.name, window=w) for w in windows]
    for one in told:
        if example.task in ("attribution", "invented"):
            _lay_triples(one, example)
        if example.task in TRACKS_OF:
            _lay_tracks(one, example)
        one.events = [
            (int(one.window.first[w[0]]), score)
            for start, end, score in example.events
            if len(w := one.window.words_in(start, end))
        ]
    _lay_sentences(told, example.sentences)
    _lay_silver(told, silver, key(example.text))
    return told


def _touches(window: Window, stretches: Spans) -> bool:
    return any(start < window.end and end > window.start for start, end in stretches)


def _lay_triples(one: Labelled, example: Example) -> None:
    window = one.window
    tags = np.zeros((len(window.first), len(LAYOUT.voices)), np.int64)
    if example.task == "attribution" and not example.extra.get("nested"):
        tags[:, 3:] = IGNORED
    in_reach = (t for t in example.triples if any(_touches(window, getattr(t, r)) for r in ROLES))
    by_width = sorted(in_reach, key=lambda t: -sum(e - s for r in ROLES for s, e in getattr(t, r)))
    for triple in by_width:
        words = {role: _cover(window, getattr(triple, role)) for role in ROLES}
        inner = 3 if triple.level else 0
        for at, role in enumerate(ROLES):
            for start, end in getattr(triple, role):
                _tag(tags[:, inner + at], window, start, end)
        if words["cue"]:
            one.links.append((min(triple.level, 1), words["cue"], {r: words[r] for r in ("source", "content")}))
    one.voices = tags


def _cover(window: Window, spans: Spans) -> list[int]:
    return [int(n) for start, end in spans for n in window.words_in(start, end)]


def _tag(column: Ints, window: Window, start: int, end: int) -> None:
    """Mark a stretch begin, inside, where nothing is marked yet; behind a paragraph's end it begins anew."""
    words = window.words_in(start, end)
    if len(words) and not (column[words] > 0).any():
        column[words] = 2
        column[words[0]] = 1
        column[[w for before, w in pairwise(words) if w > before + 1]] = 1


def _lay_tracks(one: Labelled, example: Example) -> None:
    family, known = TRACKS_OF[example.task]
    tracks = LAYOUT.tagged[family]
    tags = np.full((len(one.window.first), len(tracks)), IGNORED, np.int64)
    for track in known:
        tags[:, tracks.index(track)] = 0
    for track, start, end in sorted(example.spans, key=lambda s: s[1] - s[2]):
        if track in known:
            _tag(tags[:, tracks.index(track)], one.window, start, end)
    one.tracks[family] = tags


def _lay_sentences(told: list[Labelled], sentences: Iterable[Sentence]) -> None:
    for sentence in sentences:
        held = [(one, one.window.words_in(sentence.start, sentence.end)) for one in told]
        one, words = max(held, key=lambda h: len(h[1]), default=(None, []))
        if one is None or not len(words):
            continue
        first = one.window.first
        after = words[-1] + 1
        end = int(first[after]) if after < len(first) else len(one.window.pieces)
        one.sentences.append((int(first[words[0]]), end, place_in_text(sentence), sentence))


def place_in_text(sentence: Sentence) -> tuple[float, float, float]:
    """Where a sentence stands in its text, as the sentence head reads it; nothing for sentences without a text."""
    if sentence.causal is not None:
        return (0.0, 0.0, 0.0)
    first, along, count = places_in_text(sentence.of)[sentence.number].tolist()
    return (first, along, count)


def _lay_silver(told: list[Labelled], silver: Mapping[str, Any], at: str) -> None:
    rows = silver.get(at)
    if rows is None:
        return
    sentence = np.cumsum(rows["sentence_start"])
    for one in told:
        low = int(np.searchsorted(rows["start"], one.window.start))
        high = int(np.searchsorted(rows["start"], one.window.end))
        words = low + np.flatnonzero(rows["pos"][low:high] != "SPACE")
        starts = rows["start"][words]
        pieces = one.window.pieces_at(starts, starts + rows["length"][words])
        if len(pieces):
            one.silver = _silver_rows(rows, words, pieces, sentence)


def _silver_rows(rows: Any, words: Ints, pieces: Ints, sentence: Ints) -> SilverRows:
    number = {int(w): n for n, w in enumerate(words)}
    part = rows[words]
    return SilverRows(
        piece=pieces,
        head=np.array([number.get(int(h), IGNORED) for h in part["head"]]),
        sentence=sentence[words],
        dependency=_numbers(part["dep"], DEPENDENCIES),
        tag=_numbers(part["tag"], TAGS),
        part=_numbers(part["pos"], PARTS),
        entity=_numbers([e.replace("WORK_OF_AR", "WORK_OF_ART") for e in part["entity"].tolist()], ENTITIES),
        starts=part["sentence_start"].astype(np.int64),
    )


def _numbers(labels: Iterable[str], known: tuple[str, ...]) -> Ints:
    number = {label: n for n, label in enumerate(known)}
    return np.array([number.get(str(label), IGNORED) for label in labels])
