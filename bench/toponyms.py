"""Toponym recognition on LGL and GeoVirus: precision, recall and F1 by overlap and to the letter.

`tuning` is the half of the publishers (of the pages, for GeoVirus) that the evidence weights were fitted on,
`checking` the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlparse

from bench.shared import rows, scorer
from reportedly.gazetteer.store import open_gazetteer
from reportedly.read.syntax import pipeline
from reportedly.read.toponyms import known_names, toponym_spans
from reportedly.read.words import Words

SETS = ("lgl", "geovirus")

Spans = dict[str, list[tuple[int, int]]]


def half(record: dict[str, Any]) -> str:
    """Which half a text belongs to: by publisher, so that one newsroom's wire copy never falls into both."""
    key = urlparse(record["url"]).netloc if record["dataset"] == "lgl" else record["url"]
    return "checking" if int(hashlib.md5(key.encode()).hexdigest(), 16) % 2 else "tuning"


def analysed(name: str) -> Iterator[tuple[dict[str, Any], Words]]:
    """Every text of a set with its analysis."""
    pairs = ((record["text"], record) for record in rows(f"places/{name}.jsonl"))
    for doc, record in pipeline().pipe(pairs, as_tuples=True, batch_size=16):
        yield record, Words(doc)


def gold_spans(record: dict[str, Any]) -> list[tuple[int, int]]:
    return [(s["start"], s["end"]) for s in record["spans"]]


def score() -> dict[str, float]:
    figures: dict[str, float] = {}
    known = known_names(open_gazetteer())
    for name in SETS:
        gold: dict[str, Spans] = {"all": {}, "tuning": {}, "checking": {}}
        found: dict[str, Spans] = {"all": {}, "tuning": {}, "checking": {}}
        for record, words in analysed(name):
            for part in ("all", half(record)):
                gold[part][record["doc_id"]] = gold_spans(record)
                found[part][record["doc_id"]] = [(s.start, s.end) for s in toponym_spans(words, known)]
        for part in gold:
            for exact in (False, True):
                prf = scorer("metrics").toponym_prf(gold[part], found[part], exact=exact)
                for figure, value in zip(("precision", "recall", "f1"), prf, strict=True):
                    figures[f"{name}.{part}.{'exact' if exact else 'overlap'}.{figure}"] = value
    return figures


def main() -> None:
    figures = score()
    print(f"{'set':10s}{'part':10s}{'match':9s}{'P':>7s}{'R':>7s}{'F1':>7s}")
    for key in [k.removesuffix(".f1") for k in figures if k.endswith(".f1")]:
        name, part, match = key.split(".")
        values = "".join(f"{figures[f'{key}.{f}']:7.3f}" for f in ("precision", "recall", "f1"))
        print(f"{name:10s}{part:10s}{match:9s}{values}")


if __name__ == "__main__":
    main()
