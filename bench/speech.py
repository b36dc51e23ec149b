"""Which sentences report speech, on the validation part of NewsDiscourse: those in which a content lies."""

from __future__ import annotations

from typing import Any

from bench.pairing import word_starts, words_in
from bench.partway import drafts
from bench.regex_floor import seems_speech
from bench.shared import rows
from bench.tally import prf

LEAST_SHARE = 0.3
"""A sentence is positive where contents hold this share of its words: a stray tail of a content is no speech."""

Spans = list[tuple[int, int]]


def score() -> dict[str, float]:
    """Precision, recall and F1 of speech sentences; `~` marks the regex floor.

    Raises NotThereError where the data is not there.
    """
    records = list(rows("speech/newsdiscourse_validation.jsonl"))
    texts = [r["text"] for r in records]
    contents = [
        [(s.start, s.end) for a in draft.attributions for s in a.content.spans]
        for draft in drafts(texts, wanted="attributions")
    ]
    read = [_sentences_with(r, spans) for r, spans in zip(records, contents, strict=True)]
    floor = [[seems_speech(r["text"][s["start"] : s["end"]]) for s in r["sentences"]] for r in records]
    gold = [[s["speech"] for s in r["sentences"]] for r in records]
    return _figures(gold, read) | {f"{k} ~ regex floor": v for k, v in _figures(gold, floor).items()}


def _sentences_with(record: dict[str, Any], spans: Spans) -> list[bool]:
    """For each sentence, whether contents hold `LEAST_SHARE` of its words."""
    starts = word_starts(record["text"])
    inside = words_in(starts, spans)
    sentences = ([w for w in starts if s["start"] <= w < s["end"]] for s in record["sentences"])
    return [bool(words) and sum(w in inside for w in words) >= LEAST_SHARE * len(words) for words in sentences]


def _figures(gold: list[list[bool]], read: list[list[bool]]) -> dict[str, float]:
    pairs = [(g, r) for gs, rs in zip(gold, read, strict=True) for g, r in zip(gs, rs, strict=True)]
    counts = prf(sum(g for g, _ in pairs), sum(r for _, r in pairs), sum(g and r for g, r in pairs))
    return dict(zip(("precision", "recall", "F1"), counts, strict=True))


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:50s} {value:.3f}")
