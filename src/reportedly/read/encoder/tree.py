"""From scores to sentences and trees: where sentences start, and which token hangs on which.

The tree of a sentence is the one of greatest score that has one root. Where the best head of every token makes such a
tree already, which is nearly always, nothing is searched; else it is found as Chu, Liu and Edmonds do.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Scores = NDArray[np.floating]


def sentence_bounds(scores: Scores, forced: Flags, spaces: Flags) -> Ints:
    """First token and end of each sentence, [m, 2]; together they cover all tokens.

    A sentence starts at the first token, at every `forced` one and where `scores` ([n], as logits) are above 0. White
    space belongs to the sentence before it: it starts none but the first. That one is white space alone only where a
    start is forced behind it.
    """
    starts = ((scores > 0) | forced) & ~spaces
    behind = int(np.argmin(spaces)) if spaces.size and spaces[0] else 0
    if behind:
        starts[behind] = forced[behind]
    starts[:1] = True
    at = np.flatnonzero(starts)
    return np.stack([at, np.append(at[1:], len(starts))], axis=1) if at.size else np.empty((0, 2), dtype=np.int64)


def heads_in(bounds: Ints, spaces: Flags, scores: Callable[[Ints], Scores]) -> Ints:
    """The number of the head of each token of a text, [n]; a root's is its own.

    `scores` is asked for each sentence, with the numbers of its k words, and answers with their scores, [k, k], as
    `heads_of` takes them.
    """
    heads = np.arange(len(spaces))
    for start, end in bounds.tolist():
        words = start + np.flatnonzero(~spaces[start:end])
        if words.size > 1:
            heads[words] = words[heads_of(scores(words))]
    return attach_spaces(heads, bounds, spaces)


def attach_spaces(heads: Ints, bounds: Ints, spaces: Flags) -> Ints:
    """The same heads with white space hanging on the token before it; at the start of the text, on the word behind.

    Raises ValueError where a word hangs on white space.
    """
    if spaces[heads[~spaces]].any():
        raise ValueError("a word hangs on white space")
    attached = np.where(spaces, np.arange(len(heads)) - 1, heads)
    if spaces[:1].any():
        first = int(np.argmin(spaces[: bounds[0, 1]]))
        attached[:first] = first
        attached[0] = first
    return attached


def heads_of(scores: Scores) -> Ints:
    """The heads of one sentence's tokens, as a tree with one root, whose head is itself, [n].

    `scores` [n, n] says how well token j is the head of token i, and on the diagonal how well i is the root; minus
    infinity where it cannot be. Where trees score alike, either is taken, always the same.
    """
    heads: Ints = scores.argmax(axis=1)
    return heads if _is_tree(heads.tolist()) else _best_tree(scores)


def _is_tree(heads: list[int]) -> bool:
    """Whether there is one root, and every token's way up ends there."""
    seen = [-1] * len(heads)
    roots = 0
    for token, head in enumerate(heads):
        at = token
        while seen[at] < 0:
            seen[at] = token
            at = heads[at]
        if seen[at] == token and heads[at] != at:
            return False
        roots += head == token
    return roots == 1


def _best_tree(scores: Scores) -> Ints:
    """The tree of greatest score with one root.

    A node above all is the head of roots. Whatever it costs to be a root, the best tree is the one looked for as soon
    as it has one root only; so it costs nothing at first, which shrinks the fewest circles, then a little, and at last
    so much that a second one never pays.
    """
    size = len(scores)
    weights = np.full((size + 1, size + 1), -np.inf)
    weights[1:, 1:] = _finite(scores)
    roots, span = np.diagonal(weights)[1:].copy(), float(np.ptp(weights[1:, 1:])) + 1.0
    np.fill_diagonal(weights, -np.inf)
    for price in (0.0, span / 4, span * (size + 1)):
        weights[1:, 0] = roots - price
        heads = _arborescence(weights)[1:] - 1
        if (heads < 0).sum() == 1:
            break
    return np.where(heads < 0, np.arange(size), heads)


def _finite(scores: Scores) -> NDArray[np.float64]:
    """The scores with what cannot be far below all that can."""
    exact = scores.astype(np.float64)
    can = exact[np.isfinite(exact)]
    least, span = (float(can.min()), float(np.ptp(can))) if can.size else (0.0, 0.0)
    exact[np.isneginf(exact)] = least - (span + 1.0) * (len(scores) + 1)
    return exact


def _arborescence(weights: NDArray[np.float64]) -> Ints:
    """The head of each node in the best tree below node 0, whose own is 0; `weights[i, j]` is that of j as head of i.

    While best heads run in a circle, the circle is shrunk into one node; then all are opened again, last one first.
    """
    shrunk: list[_Circle] = []
    while True:
        heads: Ints = weights.argmax(axis=1)
        heads[0] = 0
        circle = _circle(heads.tolist())
        if not circle:
            break
        shrunk.append(_Circle(weights, heads, circle))
        weights = shrunk[-1].weights
    for one in reversed(shrunk):
        heads = one.opened(heads)
    return heads


def _circle(heads: list[int]) -> list[int]:
    """The nodes of a circle, if there is one that node 0 is not in."""
    seen = [-1] * len(heads)
    seen[0] = 0
    for node in range(1, len(heads)):
        at = node
        while seen[at] < 0:
            seen[at] = node
            at = heads[at]
        if seen[at] == node and at:
            circle = [at]
            while heads[circle[-1]] != at:
                circle.append(heads[circle[-1]])
            return circle
    return []


class _Circle:
    """Nodes whose best heads run in a circle, and the weights with one last node in their stead."""

    def __init__(self, weights: NDArray[np.float64], heads: Ints, circle: list[int]) -> None:
        self.heads, self.inside = heads, np.array(circle)
        without = np.ones(len(heads), dtype=np.bool_)
        without[self.inside] = False
        self.outside = np.flatnonzero(without)
        entering, leaving = weights[self.inside], weights[self.outside]
        gains = entering[:, self.outside] - weights[self.inside, heads[self.inside]][:, None]
        leaves = leaving[:, self.inside]
        self.entries, self.exits = gains.argmax(axis=0), leaves.argmax(axis=1)
        size = len(self.outside)
        self.weights = np.full((size + 1, size + 1), -np.inf)
        self.weights[:size, :size] = leaving[:, self.outside]
        self.weights[size, :size] = gains.max(axis=0)
        self.weights[:size, size] = leaves.max(axis=1)

    def opened(self, heads: Ints) -> Ints:
        """The heads of all nodes, from those of the nodes outside and of the one in the circle's stead."""
        size = len(self.outside)
        within = self.inside[self.exits]
        found = self.heads.copy()
        found[self.outside] = np.where(heads[:size] == size, within, self.outside[heads[:size] % size])
        entered = int(heads[size])
        found[self.inside[self.entries[entered]]] = self.outside[entered]
        return found
