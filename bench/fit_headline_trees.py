"""Grow the trees that judge headlines, and write the table `headline_trees`.

They ask after the signs of the words, and after what the network and the words each make of a headline of a story that
they did not see: `python -m training.relations.folds` keeps what networks say so, and the words are fitted here without
each part of the stories in turn. Held-out stories are not read.

Each tree is grown on all headlines. Of a random share of the signs, with a random border each, it asks after the one
that parts the sides best, and asks first where that helps most: the same table on every run. `--parts` shows how well
each of four parts of the stories is told by trees of the other three, beside the plain sum of network and words.
"""

from __future__ import annotations

import heapq
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.fit_word_evidence import PENALTY, WORDS, Example, fit, headlines, matrix, steps_in
from reportedly.link.both_readings import softened, told_by
from reportedly.link.sign_trees import Question, Tree, tree_reasons
from reportedly.link.word_model import SIDES

SOURCE = "bench.fit_headline_trees: stories of Emergent that are not held out"
FOLDS = Path("training/work")
TREES, ENDS, FEWEST = 80, 16, 12
"""So many trees, each with so many ends at most, none of them of fewer headlines."""
ASKED = 0.4
"""The share of the signs that are looked at for one question."""
EVEN = 2.0
"""Bits of an end are shrunk towards those of all headlines as if by so many of these."""

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A headline of a story, with the bits of the network and of the words that did not see the story."""

    example: Example
    network: Values
    words: Values

    @property
    def signs(self) -> Mapping[str, float]:
        """Every sign but single words, and what both readings make of it."""
        counted = {sign: value for sign, value in self.example.signs.items() if not sign.startswith(WORDS)}
        return counted | told_by(self.network, self.words)


def unseen() -> list[Told]:
    """Every headline that is not held out, told by readings of the other parts of the stories."""
    examples = list(headlines())
    return [told for part in _parts(examples) for told in _of_part(part, examples)]


def _parts(examples: Sequence[Example]) -> list[int]:
    return sorted({example.part for example in examples})


def _of_part(part: int, examples: Sequence[Example]) -> Iterator[Told]:
    others, own = ([e for e in examples if (e.part == part) is held] for held in (False, True))
    steps = steps_in(others)
    words = matrix(own, steps) @ fit(others, matrix(others, steps), "headline", PENALTY["headline"])
    network = np.load(FOLDS / f"headlines_{part}.npy")
    for example, by_network, by_words in zip(own, network, words, strict=True):
        yield Told(example=example, network=by_network / math.log(2), words=by_words / math.log(2))


def grown(headlines: Sequence[Told]) -> list[Tree]:
    """Trees that tell the sides of headlines."""
    signs = sorted({sign for told in headlines for sign in told.signs})
    values = np.array([[told.signs.get(sign, 0.0) for sign in signs] for told in headlines])
    sides = np.eye(SIDES["headline"])[[told.example.side for told in headlines]]
    return [_grown(signs, values, sides, np.random.default_rng(tree)) for tree in range(TREES)]


def _grown(signs: Sequence[str], values: Values, sides: Values, rng: np.random.Generator) -> Tree:
    """One tree: the question that parts the sides best is put next, wherever it stands."""
    tree, ends = {1: Question(sign=None, above=0.0, bits=_bits(sides, sides))}, [(*_best(values, sides, rng), 1)]
    rows = {1: np.arange(len(sides))}
    while ends and len(rows) < ENDS:
        gain, column, above, place = heapq.heappop(ends)
        if gain >= 0:
            break
        tree[place] = Question(sign=signs[column], above=above, bits=tree[place].bits)
        own = rows.pop(place)
        for answer, held in enumerate((values[own, column] <= above, values[own, column] > above)):
            then = 2 * place + answer
            rows[then] = own[held]
            tree[then] = Question(sign=None, above=0.0, bits=_bits(sides[rows[then]], sides))
            heapq.heappush(ends, (*_best(values[rows[then]], sides[rows[then]], rng), then))
    return tree


def _best(values: Values, sides: Values, rng: np.random.Generator) -> tuple[float, int, float]:
    """What the best question changes of how mixed the sides are, below nought where it parts them; sign and border."""
    low, high = values.min(0), values.max(0)
    differ = rng.permutation(np.flatnonzero(high > low))
    best = (0.0, 0, 0.0)
    for column in differ[: max(1, round(ASKED * values.shape[1]))]:
        above = round(float(rng.uniform(low[column], high[column])), 3)
        held = values[:, column] > above
        if min(held.sum(), (~held).sum()) >= FEWEST:
            gain = _mixed(sides[held]) + _mixed(sides[~held]) - _mixed(sides)
            best = min(best, (gain, int(column), above))
    return best


def _mixed(sides: Values) -> float:
    """Gini impurity by the number of headlines."""
    count = sides.sum(0)
    return float(count.sum() - (count**2).sum() / count.sum())


def _bits(own: Values, whole: Values) -> Values:
    shares: Values = (own.sum(0) + EVEN * whole.mean(0)) / (len(own) + EVEN)
    return np.log2(shares)


def table(trees: Sequence[Tree]) -> Iterable[str]:
    """The lines of the table."""
    yield "# Questions after the signs of a claim and a headline, and the bits for each side that an answer leads to."
    yield "# The answers to the question at place n lead to 2n, and to 2n + 1 above its border: see link/sign_trees.py."
    yield "tree\tplace\tsign\tabove\tsupports\trefutes\tneither\tsource"
    for number, tree in enumerate(trees):
        for place, question in sorted(tree.items()):
            asked = (question.sign, f"{question.above:g}") if question.sign is not None else ("", "")
            yield "\t".join((str(number), str(place), *asked, *(f"{bits:.2f}" for bits in question.bits), SOURCE))


def right(told: Sequence[Told], judged: Sequence[Values]) -> str:
    """The share that is judged right, and that of those which refute."""
    hits = [(one.example.side, int(bits.argmax()) == one.example.side) for one, bits in zip(told, judged, strict=True)]
    of, found = Counter(side for side, _ in hits), Counter(side for side, hit in hits if hit)
    return f"{found.total() / of.total():.4f} right, {found[1] / of[1]:.3f} of those that refute"


def show_parts(told: Sequence[Told]) -> None:
    """How well headlines are judged by trees of the other parts of the stories."""
    judged: dict[int, Values] = {}
    for part in _parts([one.example for one in told]):
        trees = grown([one for one in told if one.example.part != part])
        for at, one in enumerate(told):
            if one.example.part == part:
                judged[at] = np.sum([bits for _, bits in tree_reasons(trees, one.signs)], axis=0)
    print("network", right(told, [one.network for one in told]))
    print("words", right(told, [one.words for one in told]))
    print("their sum", right(told, [softened(one.network, one.words) for one in told]))
    print("trees", right(told, [judged[at] for at in range(len(told))]))


def main() -> None:
    told = unseen()
    if "--parts" in sys.argv:
        show_parts(told)
        return
    path = Path(str(resources.files("reportedly.lexicon") / "headline_trees.tsv"))
    lines = list(table(grown(told)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 3} questions and ends written to {path}")


if __name__ == "__main__":
    main()
