"""Records as JSON and back: reports with what is known of their series, and the parts of a reading."""

from __future__ import annotations

import json
from typing import Any

import orjson

from reportedly.casebook.packing import unpack
from reportedly.model.claim import Claim
from reportedly.model.claim_json import from_records, to_records
from reportedly.model.gap import Gap
from reportedly.model.reading import Reading
from reportedly.model.report import Report

Told = dict[str, Any]
HEADER = ("record", "schema")
BESIDE = ("toponyms", "timexes", "actors", "gaps")
FIRST_CLAIM = 2
"""The line of a kept reading that its claims start on."""


def report_told(report: Report, gaps: tuple[Gap, ...] = ()) -> Told:
    """A report and its gaps, as claim JSON has them."""
    bare = Reading(report=report, claims=(), toponyms=(), timexes=(), actors=(), gaps=gaps)
    record = next(to_records(bare))
    own = {key: value for key, value in record.items() if key not in (*HEADER, *BESIDE)}
    return {"report": own, "gaps": record["gaps"]}


def report_of(told: Told) -> Report:
    """The report in a record of a report version."""
    return _reading_of(told["report"], {}, ()).report


def gaps_of(told: Told) -> tuple[Gap, ...]:
    """What collecting left open about a report version."""
    return _reading_of(told["report"], {"gaps": told["gaps"]}, ()).gaps


def line_of(record: Told) -> bytes:
    """A claim's or report's record as kept; what cannot stand in UTF-8 (unpaired surrogates) is escaped."""
    try:
        return orjson.dumps(record)
    except TypeError:
        return json.dumps(record, ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def lines_of(packed: bytes) -> list[str]:
    """The lines of a reading as kept: how it was made, what stands beside the claims, the claims."""
    return unpack(packed).decode("utf-8").split("\n")


def reading_of(report_record: Told, lines: list[str]) -> Reading:
    """A whole reading, from its report's record and its lines as kept."""
    return _reading_of(report_record, json.loads(lines[1]), tuple(json.loads(line) for line in lines[FIRST_CLAIM:]))


def claim_of(report_record: Told, line: str) -> Claim:
    """One claim of a reading."""
    return _reading_of(report_record, {}, (json.loads(line),)).claims[0]


def _reading_of(report_record: Told, beside: Told, claims: tuple[Told, ...]) -> Reading:
    parts = {key: beside.get(key, []) for key in BESIDE}
    return from_records({**dict.fromkeys(HEADER), **report_record, **parts}, claims, where="casebook")
