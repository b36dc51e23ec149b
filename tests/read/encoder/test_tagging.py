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


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("outside", [0.0, 1.0, 2.0])
def test_best_tags_are_the_best_of_all(seed: int, outside: float) -> None:
    rng = np.random.default_rng(seed)
    emissions = rng.normal(size=(7, 2, 3)).astype(np.float32)
    emissions[:, :, 0] += outside
    steps = rng.normal(scale=0.6, size=(2, 3, 3)).astype(np.float32)
    steps[:, 0, 2] += FORBIDDEN
    for length in (1, 3, 7):
        tags = best_tags(emissions[:length], steps)
        for track in range(2):
            assert tuple(tags[:, track]) == best_of_all(emissions[:length, track], steps[track])


def test_a_long_sequence_is_read_near_its_runs_as_if_it_were_read_whole() -> None:
    rng = np.random.default_rng(3)
    for outside in (1.0, 2.5, 4.0):
        emissions = rng.normal(scale=2, size=(400, 3, 3)).astype(np.float32)
        emissions[:, :, 0] += outside
        steps = rng.normal(size=(3, 3, 3)).astype(np.float32)
        steps[:, 0, 2] += FORBIDDEN
        tags = best_tags(emissions, steps)
        for track in range(3):
            assert tags[:, track].tolist() == best_tags_of_one(emissions[:, track], steps[track]).tolist()


def test_no_run_starts_inside() -> None:
    steps = np.zeros((1, 3, 3), dtype=np.float32)
    steps[:, 0, 2] = FORBIDDEN
    emissions = np.full((4, 1, 3), [0.0, -1.0, 5.0], dtype=np.float32)
    assert best_tags(emissions, steps)[:, 0].tolist() == [1, 2, 2, 2]


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
