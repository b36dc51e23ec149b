"""Words that may fill a role in a report's attacks, with what the encoder says of them at all their places.

The encoder sees a few paragraphs at a time and marks few words, those that it is sure of. So its tags are read several
times, each time leaning further towards marking; what is marked is cut at small words and stops; and what is found so
is looked up in the whole report, since the same words fill the same role wherever they stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reportedly.model.span import Span
from reportedly.read.encoder.encoded import Encoded
from reportedly.read.encoder.tagging import BEGIN, INSIDE, OUTSIDE, Floats, Tags, best_tags, runs
from reportedly.read.filler_words import WORD, filler_words, names_nobody, naming_stretch, plain

FAMILY = "roles"
LEANS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25)
"""Logits taken from every word's being in no role."""
NEVER = 2.0
"""The lean of words that are only part of what is marked."""
MOST_WORDS = 9

_STOP = re.compile(r"[,;:.()\[\]]")

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that may fill a role."""

    role: str
    plain: str
    places: tuple[Span, ...]
    features: Features
    """By name as in filler_evidence.tsv."""


def role_candidates(encoded: Encoded, text: str) -> list[Candidate]:
    """All candidates of a report, by role and in the order of their first places."""
    if not encoded.windows:
        return []
    sheet = Sheet(encoded)
    told = (_candidate(sheet, text, name, found) for name, found in _found(encoded, text).items())
    return sorted((c for c in told if c), key=lambda c: (c.role, c.places[0].start, c.plain))


class Sheet:
    """The words of all windows in a row, with what the network says of them alone."""

    def __init__(self, encoded: Encoded) -> None:
        self.tracks = encoded.heads.tracks[FAMILY]
        wide = np.concatenate([w.widths for w in encoded.windows]) > 0
        self.starts: NDArray[np.int64] = np.concatenate([w.starts for w in encoded.windows])[wide]
        self.ends: NDArray[np.int64] = np.concatenate([w.ends for w in encoded.windows])[wide]
        self._told: Floats = np.concatenate([encoded.emissions(FAMILY, n) for n in range(len(encoded.windows))])[wide]

    @cached_property
    def marked(self) -> Floats:
        """Log-odds of each word's being in each role, [N, tracks]."""
        told = self._told
        odds: Floats = np.logaddexp(told[..., BEGIN], told[..., INSIDE]) - told[..., OUTSIDE]
        return odds

    @cached_property
    def opening(self) -> Floats:
        """How much sooner each word opens a stretch than carries one on, [N, tracks]."""
        return self._told[..., BEGIN] - self._told[..., INSIDE]

    def words_in(self, span: Span) -> slice:
        """The words that overlap a stretch; empty where none does."""
        low = int(np.searchsorted(self.ends, span.start, side="right"))
        return slice(low, max(low, int(np.searchsorted(self.starts, span.end, side="left"))))


@dataclass(slots=True)
class _Found:
    """The spellings of some words in a report, and the least lean at which they are marked to the letter."""

    spellings: set[str]
    lean: float = NEVER


def _found(encoded: Encoded, text: str) -> dict[tuple[str, str], _Found]:
    found: dict[tuple[str, str], _Found] = defaultdict(lambda: _Found(set()))
    for lean, role, start, end in _marked(encoded):
        for part in {Span(start, end), *parts(text, start, end)}:
            cut = Span(*naming_stretch(text, *part))
            name = plain(text[cut.start : cut.end])
            if not names_nobody(name) and len(name.split()) <= MOST_WORDS:
                words = found[role, name]
                words.spellings.add(" ".join(text[cut.start : cut.end].split()))
                words.lean = min(words.lean, lean if part == (start, end) else NEVER)
    return found


def _marked(encoded: Encoded) -> Iterator[tuple[float, str, int, int]]:
    """Lean, role, start and end of every stretch that is marked at some lean."""
    tracks = encoded.heads.tracks[FAMILY]
    for window, tags in zip(encoded.windows, leaning_tags(encoded), strict=True):
        for column in range(tags.shape[1]):
            lean, role = LEANS[column // len(tracks)], tracks[column % len(tracks)]
            for low, high in runs(tags[:, column]):
                yield lean, role, int(window.starts[low]), int(window.ends[high - 1])


def leaning_tags(encoded: Encoded) -> list[Tags]:
    """The best tags of each window's words, [N, leans × tracks]."""
    leans = np.repeat(np.array(LEANS, dtype=np.float32), len(encoded.heads.tracks[FAMILY]))
    steps = np.concatenate([encoded.heads.steps[FAMILY]] * len(LEANS))
    told = []
    for n in range(len(encoded.windows)):
        emissions = np.concatenate([encoded.emissions(FAMILY, n)] * len(LEANS), axis=1)
        emissions[..., OUTSIDE] -= leans
        told.append(best_tags(emissions, steps))
    return told


def parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Parts of a stretch: what stands between small words and stops, and all before or behind a small word."""
    words = [Span(*m.span()) for m in WORD.finditer(text, start, end)]
    parting = filler_words("following") | filler_words("parting")
    small = [n for n, w in enumerate(words) if text[w.start : w.end].lower() in parting]
    stops = [n for n in range(1, len(words)) if _STOP.search(text, words[n - 1].end, words[n].start)]
    bounds = [(0, n) for n in small] + [(n + 1, len(words)) for n in small]
    for low, high in pairwise([-1, *small, len(words)]):
        bounds += pairwise([low + 1, *(n for n in stops if low + 1 < n < high), high])
    yield from (Span(words[low].start, words[high - 1].end) for low, high in bounds if low < high)


def _candidate(sheet: Sheet, text: str, name: tuple[str, str], found: _Found) -> Candidate | None:
    """The candidate at all places of its words; None where they lie across windows only."""
    role, words = name
    spans = sorted({place for spelling in found.spellings for place in places_of(spelling, text)})
    told = {span: at for span in spans if (at := sheet.words_in(span)).start < at.stop}
    if not told:
        return None
    column = sheet.tracks.index(role)
    features = _features(sheet, list(told.values()), column) | {
        "constant": 1.0,
        "words": float(np.log2(len(words.split()))),
        "lean": found.lean,
        "lateness": min(told).start / len(text),
    }
    return Candidate(role=role, plain=words, places=tuple(told), features=features)


def places_of(spelling: str, text: str) -> Iterator[Span]:
    """Where words stand in a text, whatever white space is between them."""
    pattern = r"\s+".join(re.escape(w) for w in spelling.split())
    yield from (Span(*m.span()) for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text))


def _features(sheet: Sheet, places: Sequence[slice], column: int) -> dict[str, float]:
    """What the network says of words at all their places, and of their bounds at the place that it is surest of."""
    means = [float(sheet.marked[at, column].mean()) for at in places]
    best = places[max(range(len(places)), key=lambda n: means[n])]
    behind = sheet.opening[best.stop, column] if best.stop < len(sheet.starts) else 0.0
    return {
        "sureness": sum(means) / len(means),
        "opening": float(sheet.opening[best.start, column]),
        "next_opening": float(behind),
    }
