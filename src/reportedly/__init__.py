"""Read published reports of a developing situation: who says what happened, where, when and how surely.

The names below are the whole public interface, in the order of a report's journey. They are loaded when first used,
so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.collect import Collected, Given, Refused, Snapshots
    from reportedly.collect import collect as collect_reports
    from reportedly.collect.fetch import Fetcher
    from reportedly.collect.fetched import Fetched, Validators
    from reportedly.collect.gathering import gather
    from reportedly.collect.manners import Manners
    from reportedly.collect.versions import Difference, difference
    from reportedly.collect.wacz_writing import write_wacz
    from reportedly.collect.warc_writing import keep_warc
    from reportedly.errors import InputError, ReportedlyError, SetupError
    from reportedly.journey import Failure, read_collected, read_reports
    from reportedly.model.claim import Claim
    from reportedly.model.claim_json import from_lines, schema, to_line, to_records
    from reportedly.model.reading import Reading
    from reportedly.model.report import Report
    from reportedly.read.bearing import Unborne, check_claim, check_statement, withhold
    from reportedly.read.encoder.marks import Marks, factuality_of, marks_of
    from reportedly.tell.geojson import geojson_chunks
    from reportedly.tell.jsonl import json_chunks, jsonl_chunks
    from reportedly.tell.page import page_chunks
    from reportedly.tell.table import table_chunks

__version__ = "0.1.0"

PUBLIC = {
    "reportedly.collect": ("collect_reports", "Collected", "Refused", "Given", "Snapshots"),
    "reportedly.collect.gathering": ("gather",),
    "reportedly.collect.fetch": ("Fetcher",),
    "reportedly.collect.manners": ("Manners",),
    "reportedly.collect.fetched": ("Fetched", "Validators"),
    "reportedly.collect.warc_writing": ("keep_warc",),
    "reportedly.collect.wacz_writing": ("write_wacz",),
    "reportedly.collect.versions": ("difference", "Difference"),
    "reportedly.model.report": ("Report",),
    "reportedly.journey": ("read_reports", "read_collected", "Failure"),
    "reportedly.model.reading": ("Reading",),
    "reportedly.model.claim": ("Claim",),
    "reportedly.read.bearing": ("check_claim", "check_statement", "withhold", "Unborne"),
    "reportedly.read.encoder.marks": ("marks_of", "factuality_of", "Marks"),
    "reportedly.tell.table": ("table_chunks",),
    "reportedly.tell.jsonl": ("jsonl_chunks", "json_chunks"),
    "reportedly.tell.geojson": ("geojson_chunks",),
    "reportedly.tell.page": ("page_chunks",),
    "reportedly.model.claim_json": ("to_records", "to_line", "from_lines", "schema"),
    "reportedly.errors": ("ReportedlyError", "InputError", "SetupError"),
}
"""Where each public name lives."""

ALIASES = {"collect_reports": "collect"}
"""Names that are longer here than at home: `reportedly.collect` is the package itself."""

__all__ = [
    "Claim",
    "Collected",
    "Difference",
    "Failure",
    "Fetched",
    "Fetcher",
    "Given",
    "InputError",
    "Manners",
    "Marks",
    "Reading",
    "Refused",
    "Report",
    "ReportedlyError",
    "SetupError",
    "Snapshots",
    "Unborne",
    "Validators",
    "check_claim",
    "check_statement",
    "collect_reports",
    "difference",
    "factuality_of",
    "from_lines",
    "gather",
    "geojson_chunks",
    "json_chunks",
    "jsonl_chunks",
    "keep_warc",
    "marks_of",
    "page_chunks",
    "read_collected",
    "read_reports",
    "schema",
    "table_chunks",
    "to_line",
    "to_records",
    "withhold",
    "write_wacz",
]


def __getattr__(name: str) -> Any:
    for module, names in PUBLIC.items():
        if name in names:
            return getattr(import_module(module), ALIASES.get(name, name))
    raise AttributeError(f"module 'reportedly' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
