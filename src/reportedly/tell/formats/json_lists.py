"""JSON documents that hold one long list, written record by record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def listed(head: str, records: Iterable[Any], tail: str, end: str = "\n") -> Iterator[bytes]:
    """Yield the document: what stands before the list, its records one a line, what stands after it."""
    between = f"{head}\n"
    for record in records:
        yield between.encode() + line(record)
        between = ",\n"
    yield f"{head if between.startswith(head) else ''}\n{tail}{end}".encode()


def line(record: Any) -> bytes:
    """A record on one line: ASCII alone, so that no reader takes a character of it for a line's end."""
    return json.dumps(record, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode("ascii")


def lines(records: Iterable[Any]) -> Iterator[bytes]:
    """Yield records as JSON lines."""
    return (line(record) + b"\n" for record in records)
