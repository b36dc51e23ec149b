from __future__ import annotations

import json

from reportedly.model.claim_json import from_lines
from reportedly.model.reading import Reading
from reportedly.tell.jsonl import json_chunks, jsonl_chunks


def test_lines_can_be_read_back(reading: Reading) -> None:
    lines = "".join(jsonl_chunks([reading, reading])).splitlines()
    assert len(lines) == 2 * (1 + len(reading.claims))
    assert list(from_lines(lines)) == [reading, reading]


def test_the_array_holds_the_same_records(reading: Reading) -> None:
    records = json.loads("".join(json_chunks([reading])))
    assert records == [json.loads(line) for line in "".join(jsonl_chunks([reading])).splitlines()]
    assert json.loads("".join(json_chunks([]))) == []
