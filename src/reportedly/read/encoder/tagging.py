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
    came[:] = np.arange(3, dtype=np.int8)
    for n in range(1, longest):
        going = slice(None) if n < lengths.min() else n < lengths
        best, came[n, going] = _best(running[going], steps)
        running[going] = best + emissions[going, n]
    return _traced(came, running.argmax(-1).astype(np.int8), lengths)


def _best(running: Floats, steps: Floats) -> tuple[Floats, Tags]:
    """For each tag the best score of a way to it, and the tag that it comes from; of equal ones the first."""
    outside, begin, inside = (running[..., tag, None] + steps[:, tag] for tag in (OUTSIDE, BEGIN, INSIDE))
    best = np.maximum(outside, begin)
    came = (begin > outside).astype(np.int8)
    came[inside > best] = INSIDE
    return np.maximum(best, inside), came


def best_tags_of_one(emissions: Floats, steps: Floats) -> NDArray[np.int8]:
    """The same for one sequence, [N, 3], of one track: for so few numbers plain ones are much faster."""
    (oo, ob, oi), (bo, bb, bi), (io, ib, ii) = steps.tolist()
    told = emissions.tolist()
    o, b, i = told[0][OUTSIDE], told[0][BEGIN], told[0][INSIDE] + FORBIDDEN
    came: list[tuple[int, int, int]] = []
    for more_o, more_b, more_i in told[1:]:
        to_o, to_b, to_i = (o + oo, b + bo, i + io), (o + ob, b + bb, i + ib), (o + oi, b + bi, i + ii)
        o, b, i = max(to_o), max(to_b), max(to_i)
        came.append((to_o.index(o), to_b.index(b), to_i.index(i)))
        o, b, i = o + more_o, b + more_b, i + more_i
    last = (o, b, i)
    tags = [last.index(max(last))]
    for before in reversed(came):
        tags.append(before[tags[-1]])
    return np.array(tags[::-1], dtype=np.int8)


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
