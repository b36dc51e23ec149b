"""How surely events are said to happen, on the dev part of UDS-IH2 (scores from -3 to 3 for event words).

An event word takes the factuality of the shortest claim whose content holds it. The set scores the future as "did not
happen" (its negatives are no denials), so a claim about the future counts as open here.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from bench.partway import drafts
from bench.shared import rows
from reportedly.model.factuality import Factuality
from reportedly.model.span import Span
from reportedly.read.draft import Draft

SCORES = {"certain": 3.0, "probable": 1.5, "possible": 0.5, "uncommitted": 0.0}
UNMARKED = 3.0
"""What the set itself takes where a reader says nothing: the event happened."""
BORDERS = (-1.0, 1.0)
"""Below: did not happen; above: happened; between: uncertain."""


def score() -> dict[str, float]:
    """Mean absolute error, Pearson's r and macro-F1 of three classes; `~` marks "everything happened".

    Raises NotThereError where the data is not there.
    """
    pairs = list(_pairs())
    read = _figures(pairs)
    floor = _figures([(gold, UNMARKED) for gold, _ in pairs])
    return read | {f"{name} ~ always certain": floor[name] for name in ("mean absolute error", "macro F1")}


def _pairs() -> Iterator[tuple[float, float]]:
    records = list(rows("factuality/uds_ih2_dev.jsonl"))
    for record, draft in zip(records, drafts((r["text"] for r in records), wanted="factuality"), strict=True):
        for event in record["events"]:
            yield event["score"], _read_score(Span(event["start"], event["end"]), draft)


def _read_score(word: Span, draft: Draft) -> float:
    holding = [p for p in draft.passages if any(s.contains(word) for s in p.content.spans)]
    if not holding:
        return UNMARKED
    return _as_score(draft.factuality[min(holding, key=lambda p: len(p.content.text)).id])


def _as_score(factuality: Factuality) -> float:
    if factuality.polarity == "open" or factuality.tense == "future":
        return 0.0
    size = SCORES[factuality.certainty]
    return -size if factuality.polarity == "negative" else size


def _figures(pairs: list[tuple[float, float]]) -> dict[str, float]:
    gold, read = [g for g, _ in pairs], [r for _, r in pairs]
    f1s = [_f1([_class(g) == c for g in gold], [_class(r) == c for r in read]) for c in (-1, 0, 1)]
    constant = len(set(read)) == 1
    return {
        "mean absolute error": statistics.fmean(abs(g - r) for g, r in pairs),
        "Pearson's r": 0.0 if constant else statistics.correlation(gold, read),
        "macro F1": statistics.fmean(f1s),
    }


def _class(value: float) -> int:
    return (value > BORDERS[1]) - (value < BORDERS[0])


def _f1(gold: list[bool], read: list[bool]) -> float:
    both = sum(g and r for g, r in zip(gold, read, strict=True))
    return 2 * both / max(1, sum(gold) + sum(read))


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:50s} {value:.3f}")
