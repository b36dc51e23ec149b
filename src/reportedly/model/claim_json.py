"""Claim JSON, version 1: a reading as records that other programs read, and back without loss.

One report record, then its claim records; each is one JSON object on a line. Every key is always there, and null
means "the text does not say". The published JSON Schema is `model/schema/claim-1.schema.json`. What a schema cannot
say is held here when records are read back: spans lie in order inside the text, and every quote is what the report
says at its spans.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from reportedly.errors import InputError
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.decoding import decoded
from reportedly.model.encoding import anything, encoder
from reportedly.model.gap import Gap
from reportedly.model.place import Place
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.time import Timex

SCHEMA_VERSION = 1
Record = dict[str, Any]
"""One JSON object: a report or a claim."""

BESIDE_THE_REPORT: dict[str, Any] = {
    "toponyms": tuple[Place, ...],
    "timexes": tuple[Timex, ...],
    "actors": tuple[Actor, ...],
    "gaps": tuple[Gap, ...],
}
"""What a report record carries beyond the fields of the report itself."""

HEADER = ("record", "schema")
BREAKS_A_LINE = {"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Characters that some readers of lines take for a line's end; JSON allows to escape them."""


def schema() -> Record:
    """Return the published JSON Schema (draft 2020-12) of one record."""
    path = resources.files("reportedly.model") / "schema" / f"claim-{SCHEMA_VERSION}.schema.json"
    loaded: Record = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def to_records(reading: Reading) -> Iterator[Record]:
    """Yield the report record and then the claim records of a reading."""
    beside = {name: anything(getattr(reading, name)) for name in BESIDE_THE_REPORT}
    yield {"record": "report", "schema": SCHEMA_VERSION, **encoder(Report)(reading.report), **beside}
    encode_claim = encoder(Claim)
    for claim in reading.claims:
        yield {"record": "claim", "schema": SCHEMA_VERSION, **encode_claim(claim)}


def to_line(record: Record) -> str:
    """Write one record on one line, without the line's end; unpaired surrogates stay as escapes."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    if not line.isascii():
        for character, escape in BREAKS_A_LINE.items():
            line = line.replace(character, escape)
        if any("\ud800" <= c <= "\udfff" for c in line):
            return json.dumps(record, allow_nan=False)
    return line


def from_lines(lines: Iterable[str], *, where: str = "claim JSON") -> Iterator[Reading]:
    """Read back the readings that lines of claim JSON hold; `where` names them in faults.

    Raises InputError for a line that is no claim JSON or says what its report does not bear out.
    """
    report: Record | None = None
    claims: list[Record] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        record = _parse(line, f"{where}:{number}")
        if record["record"] == "report":
            if report is not None:
                yield from_records(report, claims, where=where)
            report, claims = record, []
        elif report is None or record.get("report_id") != report.get("id"):
            raise _fault(f"{where}:{number}", "a claim that does not follow its report")
        else:
            claims.append(record)
    if report is not None:
        yield from_records(report, claims, where=where)


def from_records(report: Record, claims: Iterable[Record], *, where: str = "claim JSON") -> Reading:
    """Make a reading of one report record and its claim records.

    Raises InputError where a key is missing, unknown or of the wrong kind, or a quote is not what the text says.
    """
    text = report.get("text")
    if not isinstance(text, str):
        raise _fault(where, "a report without text")
    own = {key: value for key, value in report.items() if key not in (*HEADER, *BESIDE_THE_REPORT)}
    try:
        return Reading(
            report=decoded(own, Report, text, "report"),
            claims=tuple(decoded(_body(claim), Claim, text, f"claim {claim.get('id')}") for claim in claims),
            **{name: decoded(report.get(name), kind, text, name) for name, kind in BESIDE_THE_REPORT.items()},
        )
    except ValueError as error:
        raise _fault(f"{where}, report {report.get('id')}", str(error)) from None


def _parse(line: str, where: str) -> Record:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise _fault(where, f"not JSON ({error})") from None
    if not isinstance(record, dict) or record.get("record") not in ("report", "claim"):
        raise _fault(where, "neither a report nor a claim record")
    if record.get("schema") != SCHEMA_VERSION:
        raise _fault(where, f"schema {record.get('schema')!r} instead of {SCHEMA_VERSION}")
    return record


def _fault(where: str, what: str) -> InputError:
    return InputError(where, what, "write it with `reportedly read --format jsonl` or see `reportedly schema`")


def _body(record: Record) -> Record:
    return {key: value for key, value in record.items() if key not in HEADER}
