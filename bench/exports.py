"""How fast invented claims and events are exported, beside the libraries that are made for a format.

`~` marks the named alternative, given the same rows or objects: `openpyxl` in its write-only mode for Excel, `stix2`
building and serialising its classes for STIX, `csv` and `json` of the standard library for the same cells and records
without making them safe. What is exported is in memory already; CPU time counts.
"""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Callable, Iterable
from typing import Any

import openpyxl
import stix2

from bench.casebook_readings import readings
from reportedly.link.linking import Linking
from reportedly.model.claim_json import to_records
from reportedly.model.reading import Reading
from reportedly.tell.formats import format_named
from reportedly.tell.formats.acled import acled_sheet
from reportedly.tell.formats.claim_rows import COLUMNS, claim_rows
from reportedly.tell.formats.selection import Selection, in_order
from reportedly.weigh.picture import picture_of

CLAIMS, EVENTS = 20_000, 400


def score() -> dict[str, float]:
    """Claims, rows or objects a second of CPU time."""
    told = list(readings(CLAIMS))
    return {**_claims(told), **_events(selection_of(list(readings(EVENTS))))}


def _claims(told: list[Reading]) -> dict[str, float]:
    rows = [[row[name] for name in COLUMNS] for row in claim_rows(told)]
    records = [record for reading in told for record in to_records(reading)]
    return {
        "claims a second as CSV": _pace(CLAIMS, lambda: _drained(_claim_format("csv", told))),
        "claims a second as CSV ~ csv.writer of the same cells": _pace(CLAIMS, lambda: _plain_csv(rows)),
        "claims a second as claim JSON": _pace(CLAIMS, lambda: _drained(_claim_format("jsonl", told))),
        "claims a second as claim JSON ~ json.dumps of the same records": _pace(
            CLAIMS, lambda: [json.dumps(record) for record in records]
        ),
    }


def _events(selection: Selection) -> dict[str, float]:
    stix = format_named("stix").events
    excel = format_named("acled-xlsx").events
    assert stix is not None
    assert excel is not None
    objects = json.loads(b"".join(stix(selection)))["objects"]
    sheet = acled_sheet(selection)
    rows = [list(row) for row in sheet.rows]
    return {
        "STIX objects a second": _pace(len(objects), lambda: _drained(stix(selection))),
        "STIX objects a second ~ stix2": _pace(len(objects), lambda: _by_stix2(objects)),
        "rows a second of ACLED's columns as Excel": _pace(len(rows), lambda: _drained(excel(selection))),
        "rows a second of ACLED's columns as Excel ~ openpyxl of the same cells": _pace(
            len(rows), lambda: _by_openpyxl(sheet.columns, rows)
        ),
    }


def selection_of(told: list[Reading]) -> Selection:
    """Invented readings, linked and weighed."""
    linked = Linking(told).linked()
    picture = picture_of(linked)
    return Selection(
        title="invented",
        at="2024-12-31T00:00:00.000000Z",
        events=in_order(picture.events),
        picture=picture,
        readings={reading.report.id: reading for reading in linked.readings},
        lineage={one.report_id: one for one in linked.reports},
        whole=True,
    )


def _claim_format(name: str, told: list[Reading]) -> Iterable[bytes]:
    write = format_named(name).claims
    assert write is not None
    return write(told)


def _pace(number: int, work: Callable[[], object]) -> float:
    spent = time.process_time()
    work()
    return number / (time.process_time() - spent)


def _drained(chunks: Iterable[bytes]) -> int:
    return sum(map(len, chunks))


def _plain_csv(rows: list[list[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def _by_stix2(objects: list[dict[str, Any]]) -> str:
    return str(stix2.Bundle([stix2.parse(one) for one in objects]).serialize())


def _by_openpyxl(columns: Iterable[str], rows: list[list[Any]]) -> int:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(list(columns))
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.tell()
