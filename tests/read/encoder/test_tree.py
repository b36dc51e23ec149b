"""Trees and sentences from scores, against every tree there is in small worlds."""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from reportedly.read.encoder.tree import attach_spaces, heads_in, heads_of, sentence_bounds

NEVER = -np.inf


def _is_tree(heads: tuple[int, ...]) -> bool:
    """Whether every way up ends at the one root, walked step by step."""
    for token in range(len(heads)):
        at = token
        for _ in heads:
            at = heads[at]
        if heads[at] != at:
            return False
    return sum(head == token for token, head in enumerate(heads)) == 1


@cache
def all_trees(size: int) -> NDArray[np.int64]:
    """Every tree over so many tokens, [size ** (size - 1), size]."""
    return np.array([heads for heads in product(range(size), repeat=size) if _is_tree(heads)])


def best_score(scores: NDArray[np.float32]) -> float:
    return float(scores[np.arange(len(scores)), all_trees(len(scores))].sum(axis=1).max())


def _expect_best(scores: NDArray[np.float32]) -> None:
    heads = heads_of(scores)
    assert _is_tree(tuple(heads.tolist())), scores
    best = best_score(scores)
    if np.isfinite(best):
        assert float(scores[np.arange(len(scores)), heads].sum()) == pytest.approx(best, abs=1e-3), scores


def test_there_are_as_many_trees_as_cayley_counted() -> None:
    assert [len(all_trees(size)) for size in range(1, 6)] == [1, 2, 9, 64, 625]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_best_tree_of_every_small_world(size: int) -> None:
    values = (0.0, 1.0, -2.5, NEVER) if size < 3 else (0.0, 1.0, NEVER)
    for cells in product(values, repeat=size * size):
        _expect_best(np.array(cells, dtype=np.float32).reshape(size, size))


@pytest.mark.parametrize("size", [4, 5, 6])
def test_the_best_tree_of_many_larger_worlds(size: int) -> None:
    draw = np.random.default_rng(size)
    for _ in range(400):
        _expect_best(draw.choice([0, 1, 2, -3, 7.5, NEVER], size=(size, size)).astype(np.float32))
        _expect_best(draw.normal(scale=20, size=(size, size)).astype(np.float32))


def test_four_tokens_whose_every_best_head_is_given() -> None:
    """Every way in which the greedy heads of four tokens may go wrong, each with two strengths of a second choice."""
    for best in product(range(4), repeat=4):
        for second in product(range(4), repeat=4):
            scores = np.zeros((4, 4), dtype=np.float32)
            scores[np.arange(4), second] = (1, 2, 3, 1)
            scores[np.arange(4), best] = 4
            _expect_best(scores)


def test_heads_that_make_a_tree_are_taken_as_they_are() -> None:
    for heads in all_trees(4):
        scores = np.eye(4, dtype=np.float32)[heads]
        assert heads_of(scores).tolist() == heads.tolist()


def test_a_long_sentence_whose_every_pair_is_a_circle() -> None:
    scores = np.zeros((300, 300), dtype=np.float32)
    pairs = np.arange(300) ^ 1
    scores[np.arange(300), pairs] = 9
    assert _is_tree(tuple(heads_of(scores).tolist()))


def _flags(marks: str, mark: str) -> NDArray[np.bool_]:
    return np.array([m == mark for m in marks], dtype=np.bool_)


@pytest.mark.parametrize(
    ("tokens", "bounds"),
    [
        # w: word, s: word that starts a sentence, f: word with a forced start, _: white space
        ("", []),
        ("www", [[0, 3]]),
        ("sww", [[0, 3]]),
        ("wwsw", [[0, 2], [2, 4]]),
        ("ww_sw", [[0, 3], [3, 5]]),
        ("ww_ww", [[0, 5]]),
        ("ww_fw", [[0, 3], [3, 5]]),
        ("_ww", [[0, 3]]),
        ("_sw", [[0, 3]]),
        ("_fw", [[0, 1], [1, 3]]),
        ("_", [[0, 1]]),
        ("ff", [[0, 1], [1, 2]]),
    ],
)
def test_where_sentences_start(tokens: str, bounds: list[list[int]]) -> None:
    scores = np.where(_flags(tokens, "s"), 1.0, -1.0)
    assert sentence_bounds(scores, _flags(tokens, "f"), _flags(tokens, "_")).tolist() == bounds


def test_no_sentence_starts_with_white_space_behind_it_whatever_its_score() -> None:
    assert sentence_bounds(np.array([1.0, 1.0, 1.0]), _flags("www", "f"), _flags("w_w", "_")).tolist() == [
        [0, 2],
        [2, 3],
    ]


@pytest.mark.parametrize(
    ("tokens", "heads", "attached"),
    [
        ("w_w", [2, 0, 2], [2, 0, 2]),
        ("ww_", [1, 1, 0], [1, 1, 1]),
        ("_ww", [0, 1, 1], [1, 1, 1]),
        ("_", [0], [0]),
        ("", [], []),
    ],
)
def test_white_space_hangs_on_the_token_before(tokens: str, heads: list[int], attached: list[int]) -> None:
    spaces = _flags(tokens, "_")
    bounds = sentence_bounds(np.zeros(len(tokens)), _flags(tokens, "f"), spaces)
    assert attach_spaces(np.array(heads, dtype=np.int64), bounds, spaces).tolist() == attached


def test_no_word_may_hang_on_white_space() -> None:
    with pytest.raises(ValueError, match="white space"):
        attach_spaces(np.array([1, 0, 2]), np.array([[0, 3]]), _flags("w_w", "_"))


def test_the_heads_of_two_sentences_are_scored_by_their_words_alone() -> None:
    asked: list[list[int]] = []

    def scores(words: NDArray[np.int64]) -> NDArray[np.float32]:
        asked.append(words.tolist())
        return np.eye(len(words), dtype=np.float32)[[0] * len(words)]

    spaces = _flags("ww_www", "_")
    heads = heads_in(np.array([[0, 3], [3, 6]]), spaces, scores)
    assert asked == [[0, 1], [3, 4, 5]]
    assert heads.tolist() == [0, 0, 1, 3, 3, 3]
