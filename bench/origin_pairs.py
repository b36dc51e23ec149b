"""Origin pairs in the labelled situation sets: which reports carry one origin's reporting, by precision, recall and F1.

One setting for all sets. The weights were fitted on these very sets: sets that were not seen will come out lower.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

from bench.shared import rows
from reportedly.journey import read_reports
from reportedly.link.reprints import ReprintIndex
from reportedly.model.claim_json import from_lines
from reportedly.model.reading import Reading
from reportedly.model.report import Report

SETS = {
    "jan2019": "situation/jan2019_dev.jsonl",
    "abqaiq": "situation/abqaiq_2019_dev.jsonl",
    "basil": "stories/basil_2010_2015.jsonl",
}
KEPT = "REPORTEDLY_BENCH_READINGS"
"""Environment variable: a folder with readings as claim JSON, `NAME.jsonl`; read afresh where it is not set."""


def readings_of(name: str) -> Iterator[Reading]:
    """The readings of a set."""
    kept = Path(os.environ.get(KEPT, "")) / f"{name}.jsonl"
    if os.environ.get(KEPT) and kept.exists():
        with kept.open(encoding="utf-8") as lines:
            yield from from_lines(lines)
        return
    yield from (r for r in read_reports(map(report_of, rows(SETS[name]))) if isinstance(r, Reading))


def report_of(row: Mapping[str, str]) -> Report:
    return Report.from_text(
        row["text"],
        external_id=row["report_id"],
        publisher=row.get("publisher"),
        title=row.get("title"),
        published=row.get("published"),
        published_from="metadata" if row.get("published") else None,
        url=row.get("url"),
    )


def gold_groups(name: str) -> dict[str, str]:
    """The origin group of each report that the gold gives one."""
    return {r["report_id"]: r["gold"]["origin_group"] for r in rows(SETS[name]) if "origin_group" in r["gold"]}


def found_groups(readings: Iterable[Reading]) -> dict[str, str]:
    """What the index says: the first report of each report's group."""
    index = ReprintIndex()
    for reading in readings:
        index.add(reading)
    return {str(r.report.external_id): group[0].report.id for group in index.reprints().groups for r in group}


def pair_scores(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of reports."""
    pairs = list(combinations(sorted(gold), 2))
    wanted = {p for p in pairs if gold[p[0]] == gold[p[1]]}
    told = {p for p in pairs if found[p[0]] == found[p[1]]}
    right = len(wanted & told)
    precision, recall = right / len(told) if told else 0.0, right / len(wanted) if wanted else 0.0
    return precision, recall, 2 * right / (len(wanted) + len(told)) if wanted or told else 0.0


def score() -> dict[str, float]:
    """Origin pairs F1 of each situation set, and their mean."""
    found: dict[str, float] = {}
    for name in ("jan2019", "abqaiq"):
        precision, recall, f1 = pair_scores(gold_groups(name), found_groups(readings_of(name)))
        found |= {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}
    found["mean_f1"] = (found["jan2019_f1"] + found["abqaiq_f1"]) / 2
    return found


if __name__ == "__main__":
    for figure, value in score().items():
        print(f"{figure:20s} {value:.3f}")
