"""What the first claim of an event tells, as it is kept, and the keys under which events meet that may be one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from math import inf

import orjson

from reportedly.casebook.packing import pack, unpack
from reportedly.link.event_blocks import event_keys
from reportedly.link.event_facts import EventFacts, Figure, facts_of
from reportedly.model.reading import Reading
from reportedly.web.kept.record import read, written


def first_facts(readings: Iterable[Reading], first: Mapping[str, int]) -> dict[int, EventFacts]:
    """By event, what its first claim tells; `first` has the events by these claims. A question tells of none."""
    return {
        first[facts.id]: facts
        for reading in readings
        if any(claim.id in first for claim in reading.claims)
        for facts in facts_of(reading)
        if facts.id in first
    }


def facts_written(facts: EventFacts | None) -> bytes:
    """What is kept of them; empty where there are none."""
    if facts is None:
        return b""
    closed = (Figure(f.unit, f.low, f.high if f.high != inf else -1.0) for f in facts.figures)
    return pack(written(replace(facts, figures=tuple(closed))))


def facts_read(body: bytes) -> EventFacts | None:
    """The same taken up again."""
    if not body:
        return None
    told = read(EventFacts, orjson.loads(unpack(body)))
    opened = (Figure(f.unit, f.low, f.high if f.high >= 0 else inf) for f in told.figures)
    return replace(told, figures=tuple(opened))


def numbered_keys(facts: EventFacts | None) -> set[int]:
    """What an event is found by, as numbers."""
    if facts is None:
        return set()
    return {int.from_bytes(sha256(key.encode()).digest()[:8], "big", signed=True) for key in event_keys(facts)}
