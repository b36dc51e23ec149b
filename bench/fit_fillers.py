"""Fit the evidence weights of role fillers on MUC-4's train part and write the table.

Logistic regression with an L2 penalty by Newton's method: the same table for the same model on every run. A candidate
counts as right where its words are a gold string of its role. All constants are then lowered or raised by `CUT`, so
that what is above zero is kept. To be run again whenever the reader model is trained anew.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.fillers import FIVE_ROLES, gold_fillers
from bench.shared import rows, scorer
from reportedly.read.encoder.encoded import Encoded
from reportedly.read.encoder.encoder import encoder_in
from reportedly.read.role_candidates import Candidate, role_candidates

SHARED = ("opening", "next_opening", "words", "lean", "lateness")
"""Features that weigh the same in all roles."""
OWN = ("constant", "sureness")
PENALTY = 5.0
ROUNDS = 30
CUT = -1.9
"""Log-odds from which words are kept; set on MUC-4's dev part. Much below zero, as most that are right have rivals."""
SOURCE = "bench.fit_fillers: MUC-4 train"

Floats = NDArray[np.float64]


def examples(pairs: Iterable[tuple[dict[str, Any], Encoded]]) -> Iterator[tuple[Candidate, bool]]:
    """Every candidate of every record, and whether it is right."""
    plain = scorer("metrics").norm
    for record, encoded in pairs:
        gold = {
            role.tracks[0]: {plain(s) for strings in gold_fillers(record, role.slots) for s in strings}
            for role in FIVE_ROLES.values()
        }
        yield from ((c, plain(c.plain) in gold[c.role]) for c in role_candidates(encoded, record["text"]))


def columns() -> list[tuple[str, str | None]]:
    """Feature and role of each weight."""
    roles = [role.tracks[0] for role in FIVE_ROLES.values()]
    return [(feature, None) for feature in SHARED] + [(feature, role) for feature in OWN for role in roles]


def fit(told: Sequence[tuple[Candidate, bool]]) -> Floats:
    """Weights in logits, one for each of `columns`."""
    cells = np.array([[c.features[f] if r in (None, c.role) else 0.0 for f, r in columns()] for c, _ in told])
    truth = np.array([right for _, right in told], dtype=float)
    weights = np.zeros(cells.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-cells @ weights))
        slope = cells.T @ (chance - truth) + PENALTY * weights
        curve = (cells * (chance * (1 - chance))[:, None]).T @ cells + PENALTY * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def table(weights: Floats) -> str:
    """The table `filler_evidence`, in bits."""
    lines = []
    for (feature, role), weight in zip(columns(), weights, strict=True):
        bits = (weight - (CUT if feature == "constant" else 0.0)) / math.log(2)
        lines.append(f"{feature}\t{role or ''}\t{bits:.3f}\t{SOURCE}")
    head = "# What a unit of each feature says for (+) or against (-) words' filling a role, in bits.\n"
    return head + "feature\trole\tbits\tsource\n" + "\n".join(lines) + "\n"


def main() -> None:
    encode = encoder_in(None).encode
    told = list(examples((r, encode(r["text"])) for r in rows("events/muc4_train.jsonl")))
    path = Path(str(resources.files("reportedly.lexicon") / "filler_evidence.tsv"))
    path.write_text(table(fit(told)), encoding="utf-8")
    print(f"{len(told)} candidates weighed; weights written to {path}")


if __name__ == "__main__":
    main()
