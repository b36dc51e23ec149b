"""Which sentences of news explain something, on CausalNews: those of which a claim is an explanation.

The set comes as one part; a fifth of its documents, drawn by their names' digests, is kept for checking and the rest
may be tuned on.
"""

from __future__ import annotations

import hashlib
import re

from bench.partway import drafts
from bench.shared import rows
from bench.tally import prf

CONNECTIVES = re.compile(
    r"\b(because|due to|as a result|caus\w+|led to|leads? to|result\w* (?:in|from)|in order to|over the|after|so that|"
    r"to (?:protest|demand|press|prevent|stop|secure|protect)|in protest|therefore|in response)\b",
    re.IGNORECASE,
)


def score() -> dict[str, float]:
    """Precision, recall and F1 of explaining sentences; `~` marks a list of connectives.

    Raises NotThereError where the data is not there.
    """
    records = [r for r in rows("explanation/causalnews_train.jsonl") if kept_for_checking(r["doc_id"])]
    gold = [bool(r["causal"]) for r in records]
    read = ["explanation" in d.kinds.values() for d in drafts((r["text"] for r in records), wanted="kinds")]
    floor = [CONNECTIVES.search(r["text"]) is not None for r in records]
    return _figures(gold, read) | {f"{k} ~ connectives": v for k, v in _figures(gold, floor).items()}


def kept_for_checking(doc_id: str) -> bool:
    """Whether a document belongs to the fifth that nothing is tuned on."""
    return int(hashlib.sha256(doc_id.encode()).hexdigest(), 16) % 5 == 0


def _figures(gold: list[bool], read: list[bool]) -> dict[str, float]:
    both = sum(g and r for g, r in zip(gold, read, strict=True))
    return dict(zip(("precision", "recall", "F1"), prf(sum(gold), sum(read), both), strict=True))


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:50s} {value:.3f}")
