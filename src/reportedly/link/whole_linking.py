"""Linking of all readings at once, each part of the work let go of before the next: nothing is held twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportedly.link.counted_origins import entries_of
from reportedly.link.event_clusters import EventClusters
from reportedly.link.kept_linking import KEPT, KEPT_OF_RELATIONS
from reportedly.link.lineage import lineage
from reportedly.link.linking import Found, relations_of, same_events
from reportedly.link.origins import OriginIndex
from reportedly.link.related import RelationIndex
from reportedly.link.shelf import Shelf, in_memory
from reportedly.model.origin import ReportOrigin
from reportedly.model.reading import Reading

Keep = Callable[[str, Iterable[tuple[str, Any]]], None]
"""Takes the entries of a shelf."""


def link_all(readings: Sequence[Reading], keep: Keep) -> Iterator[Found]:
    """Yield every link among readings, and hand to `keep` what linking the next report will look up."""
    by_id = {reading.report.id: reading for reading in readings}
    ordered = list(by_id.values())
    tied = _ties(by_id, keep)
    yield from tied
    shelves: dict[str, Shelf] = {}

    def shelf(name: str) -> Shelf:
        return shelves.setdefault(name, in_memory(name))

    events = EventClusters(shelf)
    for reading in ordered:
        events.add(reading)
    groups = [claims for claims in events.events().values() if len(claims) > 1]
    yield from same_events(groups, ordered, events)
    for name in KEPT:
        keep(name, shelves.pop(name).items() if name != "speaker" else _speakers(shelves.pop(name)))
    del events
    related = RelationIndex(shelf)
    for reading in ordered:
        related.add(reading)
    yield from relations_of(related, ordered, lineage(ordered, tied))
    for name in KEPT_OF_RELATIONS:
        keep(name, shelves.pop(name).items())


def _ties(readings: Mapping[str, Reading], keep: Keep) -> list[ReportOrigin]:
    index = OriginIndex(readings.values())
    found = index.reprints()
    told = index.origins(found)
    for name, entries in entries_of(index, found, told, readings.__getitem__):
        keep(name, entries)
    return [one for one in told.values() if one.copy_of is not None]


def _speakers(speakers: Shelf) -> Iterator[tuple[str, str]]:
    return ((wording, facts.id) for wording, facts in speakers.items())
