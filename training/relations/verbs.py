"""Pairs from a corpus of verbs that bear on what they tell: whether "a particular thing happened" follows."""

from __future__ import annotations

import json
import random
from typing import Any

from bench.shared import rows
from training.relations.pairs import Pair
from training.relations.telling import NEITHER, REFUTES, SUPPORTS

CLAIM = "A particular thing happened"
HAPPENED, DID_NOT = 1.2, -0.8
"""Scores from which readers took it to have happened, or not to have."""


def verbs(number: int, seed: int) -> list[Pair]:
    """So many pairs of the training part, at most."""
    told = [pair for row in rows("factuality/megaveridicality_train.jsonl") if (pair := _pair(row)) is not None]
    random.Random(seed).shuffle(told)
    return told[:number]


def _pair(row: dict[str, Any]) -> Pair | None:
    events = row["events"] if isinstance(row["events"], list) else json.loads(row["events"].replace("'", '"'))
    if "that a particular thing happened" not in row["text"] or len(events) != 1:
        return None
    score = float(events[0]["score"])
    label = SUPPORTS if score > HAPPENED else REFUTES if score < DID_NOT else NEITHER
    return Pair(task="told", claim=CLAIM, evidence=row["text"], label=label)
