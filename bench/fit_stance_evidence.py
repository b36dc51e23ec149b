"""Fit the weights of the evidence for a stance, and tell how they do beside those that are kept; `--write` keeps them.

Examples are claims held against whole reports: key claims of our own sample situation, and headlines and claims of the
stories that the network's training held out, against bodies of theirs and of other stories. What counts of a report is
the passage that speaks most for a side, by the weights themselves, so that fitting and choosing take turns. Logistic
regression with an L2 penalty by Newton's steps: the same table on every run.

The fitted rows that are kept were fitted with the signs as they were on 25 November 2026. What a sign means was mended
since (denials, names that go without saying, words that come near), and the rows set by hand were set beside the kept
ones. Fitted anew, the weights tell these examples no better, and situations that are no part of them worse.
"""

from __future__ import annotations

import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.shared import rows
from bench.situation_gold import read_situation
from reportedly.journey import read_reports
from reportedly.link.check import as_report
from reportedly.link.pair_model import pair_model
from reportedly.link.passages import passages, stems_of
from reportedly.link.stance import relevant
from reportedly.link.stance_evidence import PRIOR, Around, signs, weighed_signs
from reportedly.link.told import told_in
from reportedly.link.word_rarity import rarity_in
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from training.relations.pairs import OF_BODY
from training.relations.stories import Stories, body_key, claim_key, headline_key, stories_in

SOURCE = "bench.fit_stance_evidence: our sample; held-out stories of FNC-1 and Emergent"
SETS = ("our sample", "FNC-1", "Emergent")
SAMPLE = "liwonde"
DAY = "2014-10-10"
MOST_OF = {"agree": 150, "disagree": 60, "discuss": 150, "unrelated": 150}
MOST_BODIES = 250
LONGEST = 3500
"""Bodies with more letters are left out: most are several stories on one page."""
PENALTY, ROUNDS, EVEN = 3.0, 6, 0.7
"""EVEN: how far rare sides are weighed up, 0 not at all and 1 in full."""
SHARES = (1.0, 0.2, 0.2)
"""What an example of each set weighs: a casebook is about one situation, as our sample is, and not about rumours."""
BY_HAND = "house"
HAND_SET = {
    "tells it outright": (1.2, 0.0),
    "denies it outright": (0.0, 1.2),
    "names none of its names": (0.0, -1.5),
    "one of two": (-1.5, -0.5),
    "within other bounds": (-1.5, 2.5),
    "within its bounds": (1.5, -1.0),
    "comes near it": (1.0, 0.5),
    "speaks of little of it": (0.0, -2.0),
    "denies it of another": (0.0, -2.5),
    "lacks its doer": (-2.0, 0.0),
    "contradicts it": (-1.0, 1.0),
    "bears it out": (0.7, 0.0),
    "lays it on its doer": (0.5, 0.0),
    "clears its doer": (-1.0, 1.0),
}
"""Signs weighed by hand: made of others, so that a fit cannot tell them from those, or rare in what is fitted."""
FIRST = {"supports": "read as supporting it", "refutes": "read as refuting it"}

Signs = Mapping[str, float]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A claim and a report: the signs of each passage, and the side that the report takes."""

    passages: tuple[Signs, ...]
    side: str


Asked = tuple[str, str, str]
"""A claim's text, a report's id and the side."""


def examples() -> list[list[Example]]:
    """The examples of each set."""
    return [_examples(*told) for told in (_sample(), _headlines(), _claims())]


def _examples(readings: Sequence[Reading], asked: Sequence[Asked]) -> list[Example]:
    rarity = rarity_in(readings)
    told = {reading.report.id: passages(reading) for reading in readings}
    around = {report: Around(rarity=rarity, report=stems_of(of_report)) for report, of_report in told.items()}
    texts = sorted({text for text, _, _ in asked})
    read = read_reports([as_report(text, readings) for text in texts])
    claims = {text: told_in(one) for text, one in zip(texts, read, strict=True) if isinstance(one, Reading)}
    found = []
    for text, report, side in asked:
        if text in claims and report in told:
            near = [p for _, p in relevant(claims[text], told[report], around[report])]
            each = (signs(claims[text], p, pair_model().says(text, p.told.text), around[report]) for p in near)
            found.append(Example(passages=tuple({s.feature: s.value for s in one} for one in each), side=side))
    return found


def _sample() -> tuple[list[Reading], list[Asked]]:
    gold = read_situation(SAMPLE)
    readings = [reading for reading in read_reports(list(gold.reports.values())) if isinstance(reading, Reading)]
    asked = []
    for claim in gold.situation.claims:
        wanted = {name: row.stance for row in claim.stances for name in row.reports}
        asked += [(claim.text, report.id, wanted.get(name, "other")) for name, report in gold.reports.items()]
    return readings, asked


def _headlines() -> tuple[list[Reading], list[Asked]]:
    by_stance = defaultdict(list)
    stances, bodies, stories = _published()
    for row in stances:
        held = stories.held_out(headline_key(row["headline"])) and stories.held_out(body_key(row["body_id"]))
        if held and row["body_id"] in bodies:
            by_stance[row["stance"]].append(row)
    rng = random.Random(1)
    taken = [r for s, most in MOST_OF.items() for r in rng.sample(by_stance[s], min(most, len(by_stance[s])))]
    sides = {"agree": "support", "disagree": "refute"}
    return _read(bodies, [(row["headline"], row["body_id"], sides.get(row["stance"], "other")) for row in taken])


def _claims() -> tuple[list[Reading], list[Asked]]:
    stances, bodies, stories = _published()
    of_headline = defaultdict(list)
    for row in stances:
        if row["body_id"] in bodies and stories.held_out(body_key(row["body_id"])):
            of_headline[headline_key(row["headline"])].append(row)
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in rows("corroboration/emergent_train.jsonl"):
        if stories.held_out(claim_key(claim["claim_id"])):
            for row in of_headline[headline_key(claim["headline"])]:
                side = _side(claim["stance"], row["stance"])
                if side is not None:
                    told[claim["claim"], row["body_id"]].add(side)
    rng = random.Random(1)
    agreed = [(text, body, min(sides)) for (text, body), sides in sorted(told.items()) if len(sides) == 1]
    other = [one for one in agreed if one[2] == "other"]
    taken = [one for one in agreed if one[2] != "other"] + rng.sample(other, min(MOST_BODIES, len(other)))
    return _read(bodies, taken)


def _side(of_headline: str, of_body: str) -> str | None:
    if of_body == "unrelated":
        return "other"
    label = OF_BODY.get((of_headline, of_body))
    return None if label is None else ("support", "refute", "other")[label]


def _published() -> tuple[list[dict[str, str]], dict[str, str], Stories]:
    """The stances of headlines and bodies, the bodies that are not too long, and which of them tell one story."""
    stances = list(rows("corroboration/fnc1_train_stances.jsonl"))
    bodies = {
        r["body_id"]: r["text"] for r in rows("corroboration/fnc1_train_bodies.jsonl") if len(r["text"]) < LONGEST
    }
    return stances, bodies, stories_in(rows("corroboration/emergent_train.jsonl"), stances)


def _read(bodies: Mapping[str, str], asked: Iterable[Asked]) -> tuple[list[Reading], list[Asked]]:
    asked = list(asked)
    used = sorted({body for _, body, _ in asked})
    reports = {
        body: Report.from_text(bodies[body], external_id=body, published=DAY, published_from="given") for body in used
    }
    readings = [reading for reading in read_reports(list(reports.values())) if isinstance(reading, Reading)]
    return readings, [(text, reports[body].id, side) for text, body, side in asked]


def fit(sets: Sequence[Sequence[Example]], side: str, first: str) -> dict[str, float]:
    """Weights in bits of every sign for one side."""
    told = [(e, share * w) for share, of_set in zip(SHARES, sets, strict=True) for e, w in _weights(of_set, side)]
    names = sorted({name for example, _ in told for passage in example.passages for name in passage} - HAND_SET.keys())
    tables = [np.array([[1.0, *(p.get(n, 0.0) for n in names)] for p in e.passages]) for e, _ in told]
    truth, cost = np.array([float(e.side == side) for e, _ in told]), np.array([weight for _, weight in told])
    weights = np.zeros(len(names) + 1)
    weights[1 + names.index(first)] = weights[1 + names.index("speaks of it")] = 3.0
    for _ in range(ROUNDS):
        chosen = np.array([table[(table @ weights).argmax()] for table in tables])
        weights = _newton(chosen, truth, cost)
    return {name: float(w) / math.log(2) for name, w in zip([PRIOR, *names], weights, strict=True)}


def _weights(of_set: Sequence[Example], side: str) -> Iterator[tuple[Example, float]]:
    """Each example that has a passage, with what it weighs: rare sides are weighed up."""
    able = [example for example in of_set if example.passages]
    taking = sum(example.side == side for example in able)
    for example in able:
        alike = taking if example.side == side else len(able) - taking
        yield example, float((len(able) / (2 * alike)) ** EVEN)


def _newton(table: Matrix, truth: Matrix, cost: Matrix) -> Matrix:
    penalty = np.full(table.shape[1], PENALTY)
    penalty[0] = 1e-3
    weights = np.zeros(table.shape[1])
    for _ in range(40):
        share = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ ((share - truth) * cost) + penalty * weights
        bend = (table * (cost * share * (1 - share))[:, None]).T @ table + np.diag(penalty)
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def table(supporting: Mapping[str, float], refuting: Mapping[str, float]) -> Iterator[str]:
    """The lines of the table."""
    yield "# What each sign of a passage weighs for its supporting a claim, and for its refuting it, in bits."
    yield "# Signs that are there by degrees are multiplied by their degree: see link/stance_evidence.py."
    yield "feature\tsupports\trefutes\tsource"
    for name in sorted(supporting):
        yield f"{name}\t{supporting[name]:.2f}\t{refuting[name]:.2f}\t{SOURCE}"
    for name, (for_, against) in HAND_SET.items():
        yield f"{name}\t{for_:.2f}\t{against:.2f}\t{BY_HAND}"


Weights = Mapping[str, tuple[float, float]]
"""By sign its bits for supporting and for refuting."""


def kept() -> Weights:
    """The weights that the table has."""
    return {feature: (row.supports, row.refutes) for feature, row in weighed_signs().items()}


def macro_f1(of_set: Sequence[Example], weights: Weights) -> float:
    """How well weights tell the sides of examples: the mean of F1 over support, refute and other."""
    told = Counter((example.side, _told(example, weights)) for example in of_set)
    return sum(_f1(told, side) for side in ("support", "refute", "other")) / 3


def _f1(told: Mapping[tuple[str, str], int], side: str) -> float:
    taking, given = (sum(n for pair, n in told.items() if pair[at] == side) for at in (0, 1))
    return 2 * told.get((side, side), 0) / max(1, taking + given)


def _told(example: Example, weights: Weights) -> str:
    """The side of the passage that speaks most plainly; none below zero bits."""
    bits = [max((_bits(p, weights, column) for p in example.passages), default=-math.inf) for column in (0, 1)]
    return "other" if max(bits) <= 0 else "support" if bits[0] > bits[1] else "refute"


def _bits(passage: Signs, weights: Weights, column: int) -> float:
    return weights[PRIOR][column] + sum(weights[sign][column] * value for sign, value in passage.items())


def main() -> None:
    sets = examples()
    found = [fit(sets, side, FIRST[column]) for side, column in (("support", "supports"), ("refute", "refutes"))]
    fitted: Weights = {**{sign: (found[0][sign], found[1][sign]) for sign in found[0]}, **HAND_SET}
    for name, of_set in zip(SETS, sets, strict=True):
        print(f"{name}: macro-F1 {macro_f1(of_set, kept()):.3f} as kept, {macro_f1(of_set, fitted):.3f} as fitted")
    if "--write" not in sys.argv:
        return
    path = Path(str(resources.files("reportedly.lexicon") / "stance_evidence.tsv"))
    lines = list(table(*found))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 3} weights written to {path}")


if __name__ == "__main__":
    main()
