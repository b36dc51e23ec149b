"""Time expressions of WikiWars' train part, scored by the reference scorer that lies beside the data.

The data types every expression DATE, so that the F1 of types says little. Its "null" is our None.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.shared import rows, scorer
from reportedly.model.report import Report
from reportedly.read import timexes
from reportedly.read.draft import Draft
from reportedly.read.syntax import analyse
from reportedly.resolve import times

Expressions = dict[str, list[dict[str, Any]]]
MEASURES = ("strict", "relaxed", "value", "type")


def score() -> dict[str, float]:
    """F1 of expressions found to the letter and by overlap, with their value and their type; share of right values.

    Raises NotThereError where the data is not there.
    """
    gold = list(rows("times/wikiwars_train.jsonl"))
    found = scorer("metrics").timex_scores({r["doc_id"]: _expected(r) for r in gold}, dict(_read(gold)))
    figures = {f"{measure} F1": float(found[measure][2]) for measure in MEASURES}
    return figures | {"right values of those found": float(found["value_acc"])}


def _expected(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [span | {"value": None if span["value"] == "null" else span["value"]} for span in row["spans"]]


def _read(gold: list[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for syntax, row in analyse((row["text"], row) for row in gold):
        report = Report.from_text(row["text"], published=row["dct"])
        draft = times.run(timexes.run(Draft(report=report, syntax=syntax)))
        yield (
            row["doc_id"],
            [{"start": v.quote.start, "end": v.quote.end, "type": v.type, "value": v.value} for v in draft.values],
        )


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:50s} {value:.3f}")
