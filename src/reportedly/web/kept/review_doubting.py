"""What may be wrong with events, worked out from the words and links of their claims, and kept beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete

from reportedly.casebook import picture_schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.packing import pack
from reportedly.link.event_facts import EventFacts
from reportedly.link.linking import Linked
from reportedly.web.kept.listed import ListedEvent
from reportedly.web.kept.record import written
from reportedly.web.kept.review_around import Surroundings, events_at
from reportedly.web.kept.review_facts import facts_written, first_facts
from reportedly.web.kept.review_stakes import acting_in, acting_rows, put_actors
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.weigh.doubts import doubts_of, link_bits

A, D = picture_schema.acting.c, picture_schema.doubts.c
EVENTS_TOGETHER = 300


@dataclass(slots=True, kw_only=True)
class Doubting:
    """Works out doubts about events, a few at a time."""

    connection: Connection
    kind: Kind
    around: Surroundings
    decided: Collection[str]
    """Claims that are not asked about."""

    def doubt(self, events: set[int], anew: set[int]) -> dict[int, EventFacts | None]:
        """Write what may be wrong with some events; returns what the first claims of those tell that are new."""
        told: dict[int, EventFacts | None] = {}
        for numbers in some_of(sorted(events), EVENTS_TOGETHER):
            kept = events_at(self.connection, numbers)
            linked = self.around.linked(claim for one in kept.values() for claim in one.event.claims)
            facts = first_facts(linked.readings, {one.event.claims[0]: n for n, one in kept.items()})
            told |= {n: facts.get(n) for n in anew.intersection(kept)}
            self._write(linked, kept, facts, anew)
        return told

    def _write(
        self, linked: Linked, kept: Mapping[int, ListedEvent], facts: Mapping[int, EventFacts], anew: set[int]
    ) -> None:
        situation, links = self.around.situation(linked), link_bits(linked)
        readings = {reading.report.id: reading for reading in linked.readings}
        self.forget(kept, acting=False)
        doubts = {n: doubts_of(one.event, situation, links, self.decided) for n, one in kept.items()}
        rows = [(n, facts_written(facts.get(n)), pack(written(found))) for n, found in doubts.items()]
        self._insert(picture_schema.doubts, rows)
        fresh = sorted(anew.intersection(kept))
        self.connection.execute(delete(picture_schema.acting).where(A.event.in_(fresh)))
        acting = ((n, acting_in(kept[n].event, readings, situation)) for n in fresh)
        self._insert(picture_schema.acting, [row for n, found in acting for row in acting_rows(n, found)])
        put_actors(self.connection, self.kind, linked.readings)

    def forget(self, events: Iterable[int], *, acting: bool = True) -> None:
        """Take out what is kept of some events by themselves."""
        for some in some_of(sorted(events), AT_A_TIME):
            self.connection.execute(delete(picture_schema.doubts).where(D.n.in_(some)))
            if acting:
                self.connection.execute(delete(picture_schema.acting).where(A.event.in_(some)))

    def _insert(self, table: Any, rows: list[Any]) -> None:
        if rows:
            self.kind.insert(self.connection, table, rows)
