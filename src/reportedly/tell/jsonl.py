"""Claim JSON as a stream of lines, or as one JSON array of the same records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.model.claim_json import to_line, to_records
from reportedly.model.reading import Reading


def jsonl_chunks(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield one line for each report and each claim, as `reportedly schema` describes them."""
    for reading in readings:
        yield "".join(to_line(record) + "\n" for record in to_records(reading))


def json_chunks(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield the same records as one JSON array."""
    before = "[\n"
    for reading in readings:
        for record in to_records(reading):
            yield before + to_line(record)
            before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
