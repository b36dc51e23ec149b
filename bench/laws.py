"""What must hold of every reading, checked over whole sets: no report fails, and every quote stands where it says.

Our own gold and samples are always there; the situations and RE3D are taken where the shared data is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from bench.gold import as_report
from bench.gold_notation import PARTS, read_part
from bench.shared import BENCH, rows
from reportedly.journey import Failure, read_reports
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote

SETS = ("situation/jan2019_dev.jsonl", "situation/abqaiq_2019_dev.jsonl", "events/re3d_dev.jsonl")


def score() -> dict[str, float]:
    """Reports, claims, failures and broken quotes; a lawful reader has none of the last two."""
    breaches = 0
    reports = claims = failures = 0
    for read in read_reports([*own_reports(), *shared_reports()]):
        reports += 1
        if isinstance(read, Failure):
            failures += 1
            print(f"{read.report.external_id} breaks {read.stage}: {read.why}")
            continue
        claims += len(read.claims)
        breaches += sum(1 for _ in broken_quotes(read))
    return {"reports": reports, "claims": claims, "failures": failures, "broken quotes": breaches}


def own_reports() -> Iterator[Report]:
    """The reports of our own gold."""
    for part in PARTS:
        yield from map(as_report, read_part(part))


def shared_reports() -> Iterator[Report]:
    """The reports of the shared sets that are there."""
    for path in SETS:
        if (BENCH / path).exists():
            for row in rows(path):
                yield Report.from_text(
                    row["text"],
                    external_id=row.get("report_id") or row.get("doc_id"),
                    publisher=row.get("publisher"),
                    published=(row.get("published") or "").strip("?~") or None,
                )


def broken_quotes(reading: Reading) -> Iterator[Quote]:
    """Every quote of a reading that is not the report's text at its spans."""
    text = reading.report.text
    for quote in quotes_in(dataclasses.replace(reading, report=None)):  # type: ignore[arg-type]
        try:
            whole = Quote.cut(text, quote.spans) == quote
        except ValueError:
            whole = False
        if not whole:
            yield quote


def quotes_in(record: Any) -> Iterator[Quote]:
    """Every quote anywhere inside a record."""
    if isinstance(record, Quote):
        yield record
    elif dataclasses.is_dataclass(record):
        for field in dataclasses.fields(record):
            yield from quotes_in(getattr(record, field.name))
    elif isinstance(record, Iterable) and not isinstance(record, str | bytes):
        for part in record:
            yield from quotes_in(part)


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:50s} {value:.0f}")
