"""Fit the evidence weights of toponym recognition on the tuning halves and write the table.

Logistic regression with an L2 penalty, full batches, Adam: the same table on every run. A candidate counts as a toponym
where it is one to the letter, or overlaps one that no candidate meets to the letter.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import numpy as np

from bench.toponyms import SETS, analysed, gold_spans, half
from reportedly.gazetteer.store import open_gazetteer
from reportedly.read.syntax import analyse
from reportedly.read.toponym_candidates import Candidate, candidates
from reportedly.read.toponym_evidence import Surroundings, features
from reportedly.read.toponyms import known_names
from reportedly.read.words import Words

RAREST = 8
"""A feature seen less often on the tuning halves gets no weight."""
PENALTY = 3.0
POSITIVE = 1.5
"""A missed toponym costs as much as one and a half false ones: a false one can still stay unresolved."""
OWN_EXAMPLES = Path(__file__).parent / "data" / "toponym_examples.txt"
OWN_COPIES = 8
"""How often our own sentences count: few, but of the kind of report that is read here."""
STEPS, RATE = 400, 0.08
SOURCE = "bench.fit_toponyms: tuning halves of LGL and GeoVirus, own sentences"


def is_toponym(words: Words, found: Sequence[Candidate], gold: Sequence[tuple[int, int]]) -> list[bool]:
    spans = [(words.starts[c.first], words.ends[c.last - 1]) for c in found]
    unmet = [g for g in gold if g not in set(spans)]
    return [s in gold or any(s[0] < g[1] and g[0] < s[1] for g in unmet) for s in spans]


def examples() -> list[tuple[list[str], bool]]:
    known = known_names(open_gazetteer())
    rows = []
    for name in SETS:
        for record, syntax in analysed(name):
            words = syntax.words
            if half(record) == "tuning":
                found = candidates(words, known)
                around = Surroundings(words, found)
                truths = is_toponym(words, found, gold_spans(record))
                rows += [(list(features(c, around)), t) for c, t in zip(found, truths, strict=True)]
    return rows + OWN_COPIES * own_examples()


def own_examples() -> list[tuple[list[str], bool]]:
    """Candidates of the sentences written for this project, toponyms between double brackets."""
    known = known_names(open_gazetteer())
    rows = []
    for line in OWN_EXAMPLES.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, gold = unbracketed(line)
            words = next(analyse([(text, None)]))[0].words
            found = candidates(words, known)
            around = Surroundings(words, found)
            truths = is_toponym(words, found, gold)
            rows += [(list(features(c, around)), t) for c, t in zip(found, truths, strict=True)]
    return rows


def unbracketed(line: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its double brackets, and the stretches that stood between them."""
    text, spans = "", []
    for n, part in enumerate(re.split(r"\[\[|\]\]", line)):
        if n % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return text, spans


def fit(rows: list[tuple[list[str], bool]]) -> dict[str, float]:
    """Weights in bits of every feature that is not too rare."""
    counts = Counter(f for present, _ in rows for f in present)
    number = {f: n for n, f in enumerate(sorted(f for f, c in counts.items() if c >= RAREST))}
    cells = [(r, number[f]) for r, (present, _) in enumerate(rows) for f in present if f in number]
    row, column = np.array([c[0] for c in cells]), np.array([c[1] for c in cells])
    truth = np.array([t for _, t in rows], dtype=float)
    cost = np.where(truth > 0, POSITIVE, 1.0)
    weights, first, second = (np.zeros(len(number)) for _ in range(3))
    for step in range(1, STEPS + 1):
        odds = np.bincount(row, weights[column], minlength=len(rows))
        miss = (1 / (1 + np.exp(-odds)) - truth) * cost
        slope = np.bincount(column, miss[row], minlength=len(number)) + PENALTY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights = weights - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {f: float(weights[n]) / math.log(2) for f, n in number.items()}


def main() -> None:
    weights = fit(examples())
    path = Path(str(resources.files("reportedly.lexicon") / "toponym_evidence.tsv"))
    kept = {f: b for f, b in weights.items() if abs(b) >= 0.05}
    lines = [f"{feature}\t{bits:.2f}\t{SOURCE}" for feature, bits in sorted(kept.items())]
    head = "# What each feature of a candidate says for (+) or against (-) its being a toponym, in bits.\n"
    path.write_text(head + "feature\tbits\tsource\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} weights written to {path}")


if __name__ == "__main__":
    main()
