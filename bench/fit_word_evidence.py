"""Fit the weights of the words of a claim and a text, and write the table `word_evidence`.

Multinomial logistic regression with an L2 penalty, full batches, Adam: the same table on every run. Fitted on the
stories that are not held out; what is held out is only measured. `--penalties` shows how well each of four parts of
those stories is told by weights of the other three: the penalty of headlines was chosen by it.
"""

from __future__ import annotations

import hashlib
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from bench.shared import rows
from reportedly.link.word_model import PRIOR, SIDES, Task
from reportedly.link.word_signs import Piece, Text, word_signs
from training.relations.pairs import EMERGENT, FNC
from training.relations.stories import body_key, claim_key, headline_key, stories_in

SOURCE = "bench.fit_word_evidence: stories of {} that are not held out"
SETS: Mapping[Task, str] = {"headline": "Emergent", "body": "FNC-1"}
PENALTY: Mapping[Task, float] = {"headline": 20.0, "body": 3.0}
EVEN = 0.35
"""How far rare sides are weighed up, 0 not at all and 1 in full."""
FEWEST = 5
"""A word that stands in fewer texts, or beside fewer claims, gets no weight: it is one story's."""
BORDERS = 6
"""A sign of many values is cut at so many of their quantiles; one of few between them."""
ONE_IN = 3
"""Of the bodies that speak of something else than the headline, one in so many is taken, and counts for all."""
STEPS, RATE = 250, 0.05
WORDS = ("asks ", "says ")
"""How the signs of single words begin."""

Signs = Mapping[str, float]
Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The signs of a claim and a text, the side that the text takes, the part of its story, what it counts for."""

    claim: str
    text: str
    signs: Signs
    side: int
    part: int
    weight: float = 1.0


def headlines() -> Iterator[Example]:
    """Claims and headlines that are not held out."""
    claims, stances = (list(rows(f"corroboration/{name}.jsonl")) for name in ("emergent_train", "fnc1_train_stances"))
    stories = stories_in(claims, stances)
    for row in claims:
        if part := stories.part(claim_key(row["claim_id"])):
            signs = word_signs(Piece(text=row["claim"]), Text(text=row["headline"]))
            side = EMERGENT[row["stance"]]
            yield Example(claim=row["claim"], text=row["headline"], signs=signs, side=side, part=part)


def bodies() -> Iterator[Example]:
    """Headlines and bodies that are not held out."""
    claims, stances = (list(rows(f"corroboration/{name}.jsonl")) for name in ("emergent_train", "fnc1_train_stances"))
    stories = stories_in(claims, stances)
    texts = {row["body_id"]: Text(text=row["text"]) for row in rows("corroboration/fnc1_train_bodies.jsonl")}
    asked = cache(lambda headline: Piece(text=headline))
    for row in stances:
        part, related = stories.part(headline_key(row["headline"])), row["stance"] != "unrelated"
        if part and not stories.held_out(body_key(row["body_id"])) and (related or _taken(row)):
            signs = word_signs(asked(row["headline"]), texts[row["body_id"]])
            yield Example(
                claim=row["headline"], text=row["body_id"], signs=signs, side=FNC[row["stance"]], part=part,
                weight=1.0 if related else float(ONE_IN),
            )  # fmt: skip


def _taken(row: Mapping[str, str]) -> bool:
    return hashlib.sha256(f"{row['headline']} {row['body_id']}".encode()).digest()[0] % ONE_IN == 0


Step = tuple[str, float]
"""A sign and a border that it passes."""


def steps_in(examples: Sequence[Example]) -> list[Step]:
    """What gets a weight: every sign with its borders, words that are not too rare."""
    words = [(word, 0.5) for word in sorted(_often(examples, "claim") & _often(examples, "text"))]
    numbers = sorted({sign for example in examples for sign in example.signs if not sign.startswith(WORDS)})
    found = [(sign, above) for sign in numbers for above in _borders([e.signs.get(sign, 0.0) for e in examples])]
    return [(PRIOR, 0.5), *found, *words]


def _often(examples: Sequence[Example], of: Literal["claim", "text"]) -> frozenset[str]:
    """The words that stand beside enough claims, or in enough texts."""
    told = {(sign, getattr(e, of)) for e in examples for sign in e.signs if sign.startswith(WORDS)}
    return frozenset(word for word, n in Counter(word for word, _ in told).items() if n >= FEWEST)


def _borders(values: Sequence[float]) -> list[float]:
    told = np.unique(values)
    if len(told) <= BORDERS + 1:
        return [float(border) for border in (told[1:] + told[:-1]) / 2]
    cuts = np.quantile(values, np.linspace(0, 1, BORDERS + 2)[1:-1])
    return [float(border) for border in np.unique(np.round(cuts, 3))]


def matrix(examples: Sequence[Example], steps: Sequence[Step]) -> Matrix:
    """Which example passes which border."""
    found = np.zeros((len(examples), len(steps)), np.float32)
    for column, (sign, above) in enumerate(steps):
        found[:, column] = [sign == PRIOR or e.signs.get(sign, 0.0) > above for e in examples]
    return found


def fit(examples: Sequence[Example], passed: Matrix, task: Task, penalty: float) -> Matrix:
    """Weights of every step for every side, in natural units."""
    sides = np.array([e.side for e in examples])
    cost = np.array([e.weight for e in examples], np.float32)
    whole = np.bincount(sides, cost, SIDES[task])
    cost *= ((cost.sum() / (SIDES[task] * whole)) ** EVEN)[sides].astype(np.float32)
    wanted = np.eye(SIDES[task], dtype=np.float32)[sides]
    weights, first, second = (np.zeros((passed.shape[1], SIDES[task]), np.float32) for _ in range(3))
    held = np.full((passed.shape[1], 1), penalty, np.float32)
    held[0] = 0.0
    for step in range(1, STEPS + 1):
        miss = (shares(passed @ weights) - wanted) * cost[:, None]
        slope = (passed.T @ miss + held * weights) / cost.sum()
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        rate = RATE * min(1.0, 2 * (1 - step / STEPS))
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def shares(odds: Matrix) -> Matrix:
    """Shares that add up to one."""
    raised = np.exp(odds - odds.max(1, keepdims=True))
    found: Matrix = raised / raised.sum(1, keepdims=True)
    return found


def table(found: Mapping[Task, tuple[Sequence[Step], Matrix]]) -> Iterable[str]:
    """The lines of the table."""
    yield "# What the words of a claim and a text say for each side that the text may take, in bits."
    yield "# A number counts once for each border that it passes: see link/word_signs.py and link/word_model.py."
    yield "task\tsign\tabove\tsupports\trefutes\tneither\tunrelated\tsource"
    for task, (steps, weights) in found.items():
        for (sign, above), row in zip(steps, weights / math.log(2), strict=True):
            cells = [f"{bits:.2f}" for bits in row] + [""] * (4 - len(row))
            if sign == PRIOR or any(float(bits) for bits in cells if bits):
                yield "\t".join((task, sign, f"{above:g}", *cells, SOURCE.format(SETS[task])))


def cross_fitted(examples: Sequence[Example], task: Task, penalty: float) -> tuple[float, float]:
    """Accuracy and bits lost an example, each part of the stories told by weights of the other parts."""
    right, lost = [], []
    for part in sorted({e.part for e in examples}):
        seen, unseen = ([e for e in examples if (e.part == part) is held] for held in (False, True))
        steps = steps_in(seen)
        told = shares(matrix(unseen, steps) @ fit(seen, matrix(seen, steps), task, penalty))
        right += [row.argmax() == e.side for row, e in zip(told, unseen, strict=True)]
        lost += [-math.log2(row[e.side]) for row, e in zip(told, unseen, strict=True)]
    return float(np.mean(right)), float(np.mean(lost))


def main() -> None:
    sets: dict[Task, list[Example]] = {"headline": list(headlines()), "body": list(bodies())}
    if "--penalties" in sys.argv:
        for task, examples in sets.items():
            for penalty in (1.0, 3.0, 8.0, 20.0):
                print(task, penalty, *(f"{value:.3f}" for value in cross_fitted(examples, task, penalty)))
        return
    found: dict[Task, tuple[Sequence[Step], Matrix]] = {}
    for task, examples in sets.items():
        steps = steps_in(examples)
        found[task] = steps, fit(examples, matrix(examples, steps), task, PENALTY[task])
    path = Path(str(resources.files("reportedly.lexicon") / "word_evidence.tsv"))
    lines = list(table(found))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 3} weights written to {path}")


if __name__ == "__main__":
    main()
