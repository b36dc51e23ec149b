"""The best tags are those of all possible ones, and runs are where they say."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from reportedly.read.encoder.tagging import FORBIDDEN, best_tags, best_tags_of_one, runs


def best_of_all(emissions: np.ndarray, steps: np.ndarray) -> tuple[int, ...]:
    """The tags with the highest score among all sequences, for one track."""

    def score(tags: tuple[int, ...]) -> float:
        moves = sum(steps[a, b] for a, b in pairwise(tags))
        return float(sum(emissions[n, t] for n, t in enumerate(tags)) + moves + FORBIDDEN * (tags[0] == 2))

    return max(product(range(3), repeat=len(emissions)), key=score)


@pytest.mark.parametrize("seed", range(20))
def test_best_tags_are_the_best_of_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    lengths = np.array([1, 3, 5])
    emissions = rng.normal(size=(3, 5, 2, 3)).astype(np.float32)
    steps = rng.normal(size=(2, 3, 3)).astype(np.float32)
    steps[:, 0, 2] += FORBIDDEN
    tags = best_tags(emissions, steps, lengths)
    for n, length in enumerate(lengths):
        for track in range(2):
            assert tuple(tags[n, :length, track]) == best_of_all(emissions[n, :length, track], steps[track])
        assert not tags[n, length:].any()


def test_no_run_starts_inside() -> None:
    steps = np.zeros((1, 3, 3), dtype=np.float32)
    steps[:, 0, 2] = FORBIDDEN
    emissions = np.full((1, 4, 1, 3), [0.0, -1.0, 5.0], dtype=np.float32)
    assert best_tags(emissions, steps, np.array([4]))[0, :, 0].tolist() == [1, 2, 2, 2]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], []),
        ([0, 0], []),
        ([1], [(0, 1)]),
        ([1, 2, 0, 1], [(0, 2), (3, 4)]),
        ([1, 1, 2], [(0, 1), (1, 3)]),
        ([0, 1, 2, 2], [(1, 4)]),
    ],
)
def test_runs(tags: list[int], expected: list[tuple[int, int]]) -> None:
    assert runs(np.array(tags, dtype=np.int8)) == expected


def test_one_sequence_alone_has_the_tags_that_it_has_among_others() -> None:
    draw = np.random.default_rng(7)
    for length in [1, 2, 3, *draw.integers(4, 60, 40).tolist()]:
        emissions = draw.normal(size=(length, 3)).astype(np.float32)
        steps = draw.normal(size=(3, 3)).astype(np.float32)
        among = best_tags(emissions[None, :, None], steps[None], np.array([length]))[0, :, 0]
        assert best_tags_of_one(emissions, steps).tolist() == among.tolist()
