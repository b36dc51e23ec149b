"""Toponym recognition on LGL and GeoVirus: precision, recall and F1 by overlap and to the letter.

`held out` is the fifth, by newspaper or document, that the encoder was not trained on. The evidence weights beside it
were fitted on a half (`half`), by newspaper too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlparse

from bench.shared import rows, scorer
from reportedly.gazetteer.store import open_gazetteer
from reportedly.read.syntax import Syntax, analyse
from reportedly.read.toponyms import known_names, strongest, weigh
from training.corpora import examples

SETS = ("lgl", "geovirus")

Spans = dict[str, list[tuple[int, int]]]


def half(record: dict[str, Any]) -> str:
    """Which half a text belongs to: by publisher, so that one newsroom's wire copy never falls into both."""
    key = urlparse(record["url"]).netloc if record["dataset"] == "lgl" else record["url"]
    return "checking" if int(hashlib.md5(key.encode()).hexdigest(), 16) % 2 else "tuning"


def analysed(name: str) -> Iterator[tuple[dict[str, Any], Syntax]]:
    """Every text of a set with its analysis."""
    for syntax, record in analyse((record["text"], record) for record in rows(f"places/{name}.jsonl")):
        yield record, syntax


def gold_spans(record: dict[str, Any]) -> list[tuple[int, int]]:
    return [(s["start"], s["end"]) for s in record["spans"]]


def score() -> dict[str, float]:
    """Figures of the stage on each set, and on what the encoder was not trained on.

    Raises NotThereError where the data is not there.
    """
    figures: dict[str, float] = {}
    known = known_names(open_gazetteer())
    held = {e.name for e in examples("place", "held")}
    for name in SETS:
        gold: dict[str, Spans] = {"all": {}, "held out": {}}
        found: dict[str, Spans] = {"all": {}, "held out": {}}
        for record, syntax in analysed(name):
            spans = strongest(weigh(syntax.words, known, syntax.encoded))
            for part in ("all", *(["held out"] if f"{name}:{record['doc_id']}" in held else [])):
                gold[part][record["doc_id"]] = gold_spans(record)
                found[part][record["doc_id"]] = [(s.start, s.end) for s in spans]
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
