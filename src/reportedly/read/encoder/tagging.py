"""The best tags of words, by what the heads say of each word and of one tag following another."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e4
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
ROUNDING = 1e-3
"""By so much the sums of a long sequence may be off."""

Floats = NDArray[np.float32]
Tags = NDArray[np.int8]


def best_tags(emissions: Floats, steps: Floats) -> Tags:
    """The best tags of one sequence in each of its tracks, [N, K] (Viterbi, where anything is to be decided).

    `emissions` is [N, K, 3]; `steps` [K, 3, 3] holds the score of the second tag behind the first.
    """
    tags = np.zeros(emissions.shape[:2], dtype=np.int8)
    for track, first, end in _stretches(_may_be_in_runs(emissions, steps)):
        near = slice(max(first - 1, 0), end + 1)  # with the words outside on both sides
        tags[near, track] = best_tags_of_one(emissions[near, track], steps[track])
    return tags


def _may_be_in_runs(emissions: Floats, steps: Floats) -> NDArray[np.bool_]:
    """Which words can lie in a run of the best tags, [N, K]: most are clearly outside, and need no search.

    A run brings what its words say for it and its steps; where no run that holds a word can bring anything, however
    well its steps may score, the best tags have none there.
    """
    most = _most_of_a_step(steps)
    outside = emissions[:, :, OUTSIDE]
    brought = np.cumsum(emissions[:, :, INSIDE] - outside + most, axis=0, dtype=np.float64)
    opened = np.maximum.accumulate(emissions[:, :, BEGIN] - outside + most - brought, axis=0)
    ended = np.maximum.accumulate(brought[::-1], axis=0)[::-1]
    told: NDArray[np.bool_] = opened + ended + most > -ROUNDING
    return told


def _most_of_a_step(steps: Floats) -> Floats:
    """The most that a step into, in or out of a run scores above the one in its place among words outside, [K]."""
    into = steps[:, :, BEGIN] - steps[:, :, OUTSIDE]
    going_on = steps[:, BEGIN:, INSIDE] - steps[:, :1, OUTSIDE]
    out = (steps[:, BEGIN:, :INSIDE] - steps[:, :1, :INSIDE]).reshape(len(steps), -1)
    most: Floats = np.concatenate([into, going_on, out], axis=1).max(1)
    return np.maximum(most, 0)


def _stretches(chosen: NDArray[np.bool_]) -> Iterator[tuple[int, int, int]]:
    """Track, first word and end of each stretch of words that are chosen, [N, K]."""
    words, tracks = chosen.shape
    padded = np.zeros((tracks, words + 2), dtype=np.bool_)
    padded[:, 1:-1] = chosen.T
    row = padded.ravel()
    edges = np.flatnonzero(row[1:] != row[:-1]).tolist()
    for first, end in zip(edges[::2], edges[1::2], strict=True):
        yield first // (words + 2), first % (words + 2), end % (words + 2)


def best_tags_of_one(emissions: Floats, steps: Floats) -> NDArray[np.int8]:
    """The best tags of one sequence, [N, 3], in one track: for so few numbers plain ones are much faster."""
    (oo, ob, oi), (bo, bb, bi), (io, ib, ii) = steps.tolist()
    told = emissions.tolist()
    o, b, i = told[0][OUTSIDE], told[0][BEGIN], told[0][INSIDE] + FORBIDDEN
    came: list[tuple[int, int, int]] = []
    for more_o, more_b, more_i in told[1:]:
        to_o, from_o = _best(o + oo, b + bo, i + io)
        to_b, from_b = _best(o + ob, b + bb, i + ib)
        to_i, from_i = _best(o + oi, b + bi, i + ii)
        came.append((from_o, from_b, from_i))
        o, b, i = to_o + more_o, to_b + more_b, to_i + more_i
    last = (o, b, i)
    tags = [last.index(max(last))]
    for before in reversed(came):
        tags.append(before[tags[-1]])
    return np.array(tags[::-1], dtype=np.int8)


def _best(outside: float, begin: float, inside: float) -> tuple[float, int]:
    """The greatest of three scores, and which it is, the first of several alike."""
    if outside >= begin and outside >= inside:
        return outside, OUTSIDE
    return (begin, BEGIN) if begin >= inside else (inside, INSIDE)


def runs(tags: Tags) -> list[tuple[int, int]]:
    """First word and end of every run in one sequence of tags, [N]."""
    found: list[tuple[int, int]] = []
    places = np.flatnonzero(tags > OUTSIDE)
    for at, tag in zip(places.tolist(), tags[places].tolist(), strict=True):
        if tag != BEGIN and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found
