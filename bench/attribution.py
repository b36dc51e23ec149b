"""Source, cue and content on PolNeAR's dev part, scored by the reference scorer that lies beside the data."""

from __future__ import annotations

from typing import Any

from bench.partway import drafts
from bench.regex_floor import guess_attributions
from bench.shared import rows, scorer
from reportedly.model.span import Quote

ROLES = ("source", "cue", "content")


def score() -> dict[str, float]:
    """Exact and token F1 of each role, and F1 of attributions with the right source; `~` marks the regex floor.

    Raises NotThereError where the data is not there.
    """
    gold = {r["doc_id"]: r for r in rows("attribution/polnear_dev.jsonl")}
    floor = _figures(gold, {i: [g.record for g in guess_attributions(r["text"])] for i, r in gold.items()})
    return _figures(gold, _read(gold)) | {f"{name} ~ regex floor": value for name, value in floor.items()}


def _read(gold: dict[str, dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    read = drafts((r["text"] for r in gold.values()), wanted="attributions")
    return {
        doc: [
            {"source": _spans(a.source.quote if a.source else None), "cue": _spans(a.cue), "content": _spans(a.content)}
            for a in draft.attributions
        ]
        for doc, draft in zip(gold, read, strict=True)
    }


def _spans(quote: Quote | None) -> list[list[int]]:
    return [list(s) for s in quote.spans] if quote else []


def _figures(gold: dict[str, dict[str, Any]], read: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    reference = scorer("score_attribution")
    roles, whole = reference.score(gold, {doc: {"attributions": found} for doc, found in read.items()})
    figures: dict[str, float] = {}
    for role in ROLES:
        counts = roles[role]
        figures[f"{role} exact F1"] = reference.prf(counts["exact"], counts["g"], counts["p"])[2] / 100
        figures[f"{role} token F1"] = reference.prf(counts["tt"], counts["tg"], counts["tp_"])[2] / 100
    figures["triple lenient F1"] = reference.prf(whole["tl"], whole["g"], whole["p"])[2] / 100
    figures["source right where the content is"] = whole["sn"] / max(1, whole["sd"])
    return figures


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:50s} {value:.3f}")
