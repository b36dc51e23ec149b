"""What a casebook comes to as it stands: worked out once, and again only when the ledger has grown."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from reportedly.casebook import Casebook, ledger, schema
from reportedly.link.linking import Linked
from reportedly.model.origin import ReportOrigin
from reportedly.model.reading import Reading
from reportedly.model.situation import SituationEvent
from reportedly.web.told import ToldEvent, told_event
from reportedly.weigh.picture import Picture
from reportedly.weigh.review import Review
from reportedly.work.linking import picture_in
from reportedly.work.reviewing import review_in

UNTITLED = "Untitled casebook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """The picture after one ledger entry, with what the views look up in it."""

    entry: int
    """The last ledger entry that it knows of."""
    digest: str
    """That entry's digest: where it is the same, everything is."""
    title: str
    linked: Linked
    picture: Picture
    told: tuple[ToldEvent, ...]
    """Every event, as it can be filtered and listed."""
    readings: Mapping[str, Reading]
    """By report."""
    lineage: Mapping[str, ReportOrigin]
    """By report, whose reporting it carries."""
    event_of: Mapping[str, SituationEvent]
    """By claim."""

    @property
    def linked_at_all(self) -> bool:
        """Whether `reportedly link` has found anything among these reports."""
        return bool(self.linked.same or self.linked.relations or any(r.copy_of for r in self.linked.reports))


class Standing:
    """Hands out the picture of an open casebook; safe to be asked by several threads."""

    def __init__(self, book: Casebook) -> None:
        self.book = book
        self._turn = threading.Lock()
        self._stand: Stand | None = None
        self._reviewing = threading.Lock()
        self._review: tuple[str, Review] | None = None

    def tail(self) -> ledger.Tail:
        """The ledger's last entry: cheap, and other whenever anything is."""
        with self.book.looking() as connection:
            return ledger.tail(connection)

    def review(self) -> Review:
        """What is worth a decision as the casebook stands; worked out when it is first asked for."""
        stand = self.now()
        with self._reviewing:
            if self._review is None or self._review[0] != stand.digest:
                self._review = stand.digest, review_in(self.book, stand.linked, stand.picture)
            return self._review[1]

    def now(self) -> Stand:
        """The picture as the casebook stands; who asks while it is worked out waits for it."""
        with self._turn:
            tail = self.tail()
            if self._stand is None or self._stand.digest != tail.digest:
                self._stand = stand_of(self.book, tail)
            return self._stand


def stand_of(book: Casebook, tail: ledger.Tail) -> Stand:
    """Work out the picture, and from it what each event is found by."""
    linked, picture = picture_in(book)
    came = _came(book)
    return Stand(
        entry=tail.seq,
        digest=tail.digest,
        title=_title(book),
        linked=linked,
        picture=picture,
        told=tuple(told_event(event, picture, came) for event in picture.events),
        readings={reading.report.id: reading for reading in linked.readings},
        lineage={told.report_id: told for told in linked.reports},
        event_of={claim: event for event in picture.events for claim in event.claims},
    )


def _came(book: Casebook) -> dict[str, int]:
    """By report, the ledger entry by which its newest version came in."""
    table = schema.reports.c
    with book.looking() as connection:
        rows = connection.execute(select(table.id, table.since_entry).where(table.until_entry.is_(None)))
        return {row.id: row.since_entry for row in rows}


def _title(book: Casebook) -> str:
    for entry in book.ledger(until=1):
        return str((entry.after or {}).get("title") or UNTITLED)
    return UNTITLED
