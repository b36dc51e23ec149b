"""What a report is compared by, as it is kept: all of `Traits` but the sentences themselves."""

from __future__ import annotations

from typing import Any

from reportedly.link.comparison import lengths
from reportedly.link.content import Item
from reportedly.link.credits import Credit
from reportedly.link.kept_matters import bare_report
from reportedly.link.rarity import Rarity
from reportedly.link.sketches import Bucket
from reportedly.link.traits import Traits

Row = dict[str, Any]
"""JSON."""


def row_of(report: Traits, buckets: frozenset[Bucket], rarity: Rarity) -> Row:
    """What is kept of a report."""
    told = report.report
    return {
        "report": [told.id, told.publisher, told.title, told.published, told.language],
        "length": report.length,
        "shingles": [[*report.shingles.keys()], [*report.shingles.values()]],
        "runs": [[*report.runs.keys()], [*report.runs.values()]],
        "early": report.early,
        "items": [[*item, at] for item, at in report.items.items()],
        "own": list(report.own),
        "credits": [[credit.name, credit.kind, credit.place] for credit in report.credits],
        "buckets": sorted(map(bucket_key, buckets)),
        "lengths": lengths(report, rarity),
    }


def traits_of(row: Row) -> Traits:
    """A report as it is compared; of the report itself only what is compared is there."""
    id_, publisher, title, published, language = row["report"]
    return Traits(
        report=bare_report(id_, publisher, title, published, language),
        length=row["length"],
        told=(),
        shingles=dict(zip(*row["shingles"], strict=True)),
        runs=dict(zip(*row["runs"], strict=True)),
        early=row["early"],
        items={(kind, text): at for kind, text, at in row["items"]},
        own=tuple(row["own"]),
        credits=tuple(Credit(name=name, kind=kind, place=place) for name, kind, place in row["credits"]),
    )


def bucket_key(bucket: Bucket) -> str:
    """What a bucket of sentences is kept under."""
    assert isinstance(bucket, tuple)
    return " ".join(map(str, bucket))


def item_key(item: Item) -> str:
    """What an item is kept under."""
    return "\t".join(item)
