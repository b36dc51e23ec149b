"""JSON lines: one report a line, its text kept to the letter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from reportedly.collect.collected import Extracted, gap
from reportedly.collect.limits import MAX_LINE_BYTES
from reportedly.errors import InputError
from reportedly.model.gap import Gap

NAMES: Mapping[str, tuple[str, ...]] = {
    "external_id": ("external_id", "report_id", "doc_id", "id"),
    "publisher": ("publisher",),
    "title": ("title", "headline"),
    "dateline": ("dateline",),
    "published": ("published", "date", "dct"),
    "fetched": ("fetched",),
    "url": ("url",),
    "language": ("language", "lang"),
}
"""The keys under which a record may give a field, first found first taken; null is as good as absent."""

AUTHOR_NAMES = ("byline", "author", "authors")


def lines_of(stream: BinaryIO, where: str) -> Iterator[tuple[str, bytes | InputError]]:
    """Go through the lines that are not blank: "where:number", and the line's bytes or why they are not taken."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        here = f"{where}:{number}"
        if len(line) > MAX_LINE_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE_BYTES)
            yield here, InputError(here, f"is longer than {MAX_LINE_BYTES // 2**20} MiB", "split the report")
        elif line.strip():
            yield here, line.rstrip(b"\r\n")


def extract_record(line: bytes, where: str) -> Extracted:
    """Take one line of JSON.

    Raises InputError where it is no JSON object in UTF-8 with a `text`.
    """
    record = _object(line, where)
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(where, "has no `text`", "give each line the report's text under the key `text`")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise InputError(where, "has half a character in its `text` (a lone surrogate)", "write the text anew as UTF-8")
    # the program's own records name their own id; it is no id that somebody else gave
    own = {"id": None} if record.get("record") == "report" else {}
    fields, gaps = _fields({**record, **own})
    return Extracted(text=text, byline=_authors(record), gaps=gaps, **fields)


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(where, "is not in UTF-8", "convert the file to UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"is no JSON ({error})", "write one JSON object a line") from error
    if not isinstance(record, dict):
        raise InputError(where, "is JSON but no object", "write one JSON object a line")
    return record


def _fields(record: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Gap, ...]]:
    """The fields that the record gives, and a gap for each value that is no text."""
    fields: dict[str, Any] = {}
    gaps: list[Gap] = []
    for field, names in NAMES.items():
        value = next((record[n] for n in names if record.get(n) not in (None, "")), None)
        if isinstance(value, str) and _writable(value):
            fields[field] = value
        elif isinstance(value, int) and field in ("external_id", "published"):
            fields[field] = str(value)
        elif value is not None:
            gaps.append(gap(field.replace("_", " "), f"the record's value is no text: {json.dumps(value)[:80]}"))
    return fields, tuple(gaps)


def _authors(record: Mapping[str, Any]) -> tuple[str, ...]:
    value = next((record[n] for n in AUTHOR_NAMES if record.get(n)), ())
    listed = value if isinstance(value, list) else [value]
    return tuple(name for name in listed if isinstance(name, str) and name and _writable(name))


def _writable(value: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in value)
