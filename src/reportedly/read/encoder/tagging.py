"""The best tags of words, by what the heads say of each word and of one tag following another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e4
OUTSIDE, BEGIN, INSIDE = 0, 1, 2

Floats = NDArray[np.float32]
Tags = NDArray[np.int8]


def best_tags(emissions: Floats, steps: Floats, lengths: NDArray[np.int64]) -> Tags:
    """Viterbi over many sequences and tracks at once.

    `emissions` is [W, N, K, 3], padded; `steps` [K, 3, 3] holds the score of the second tag behind the first;
    `lengths` [W] are the true lengths. Returns tags [W, N, K]; what lies behind a sequence's end is outside.
    """
    count, longest, tracks, _ = emissions.shape
    running = emissions[:, 0].copy()
    running[..., INSIDE] += FORBIDDEN
    came = np.zeros((longest, count, tracks, 3), dtype=np.int8)
    stay = np.arange(3, dtype=np.int8)
    for n in range(1, longest):
        paths = running[..., :, None] + steps
        going = (n < lengths)[:, None, None]
        came[n] = np.where(going, paths.argmax(-2), stay)
        running = np.where(going, paths.max(-2) + emissions[:, n], running)
    return _traced(came, running.argmax(-1).astype(np.int8), lengths)


def _traced(came: Tags, last: Tags, lengths: NDArray[np.int64]) -> Tags:
    longest, count, tracks, _ = came.shape
    tags = np.zeros((count, longest, tracks), dtype=np.int8)
    rows, columns = np.arange(count)[:, None], np.arange(tracks)[None]
    at = last
    for n in range(longest - 1, -1, -1):
        tags[:, n] = np.where((n < lengths)[:, None], at, OUTSIDE)
        at = came[n][rows, columns, at]
    return tags


def runs(tags: NDArray[np.int8]) -> list[tuple[int, int]]:
    """First word and end of every run in one sequence of tags, [N]."""
    inside = tags > OUTSIDE
    if not inside.any():
        return []
    before = np.concatenate(([False], inside[:-1]))
    opens = np.flatnonzero(inside & (~before | (tags == BEGIN)))
    after = np.concatenate((inside[1:], [False]))
    following = np.concatenate((tags[1:], [OUTSIDE]))
    closes = np.flatnonzero(inside & (~after | (following == BEGIN))) + 1
    return list(zip(opens.tolist(), closes.tolist(), strict=True))
