"""What a casebook comes to as it stands: worked out once, and again only when the ledger has grown."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from reportedly.casebook import Casebook, ledger, schema
from reportedly.link.linking import Linked
from reportedly.model.origin import ReportOrigin
from reportedly.model.reading import Reading
from reportedly.model.situation import SituationEvent
from reportedly.tell.withheld import NOTHING, Withheld, Withholding
from reportedly.web.acting import the_acting
from reportedly.web.told import ToldEvent, told_event
from reportedly.weigh.picture import Picture
from reportedly.weigh.review import Review
from reportedly.work.reviewing import review_in

LOOKED_EVERY = timedelta(seconds=10)
"""How often reports are asked whether they are old enough; they are shown as much later than they might be."""
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
    """Hands out the picture of an open casebook, to readers without what is withheld; safe to be asked by threads."""

    def __init__(
        self,
        book: Casebook,
        withholding: Withholding = NOTHING.withholding,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.book, self._withholding, self._clock = book, withholding, clock
        self._turn = threading.Lock()
        self._looking = threading.Lock()
        self._withheld: tuple[str, datetime, Withheld] | None = None
        self._stands: dict[bool, tuple[str, Stand]] = {}
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

    def withheld(self) -> Withheld:
        """What is withheld from who is acting now."""
        if the_acting().sees_all or not self._withholding.any:
            return NOTHING
        digest, now = self.tail().digest, self._clock()
        with self._looking:
            if self._withheld is None or self._withheld[0] != digest or now - self._withheld[1] > LOOKED_EVERY:
                self._withheld = digest, now, Withheld.of(self.book, self._withholding, now)
            return self._withheld[2]

    def digest(self) -> str:
        """Other whenever who is acting is told anything else: with the ledger, and as young reports grow old."""
        return f"{self.tail().digest} {self.withheld().key}"

    def now(self) -> Stand:
        """The picture as the casebook stands, for who is acting; who asks while it is worked out waits for it."""
        with self._turn:
            tail, withheld = self.tail(), self.withheld()
            key = f"{tail.digest} {withheld.key}"
            known, stand = self._stands.get(withheld is NOTHING, ("", None))
            if stand is None or known != key:
                stand = stand_of(self.book, tail, withheld)
                self._stands[withheld is NOTHING] = key, stand
            return stand


def stand_of(book: Casebook, tail: ledger.Tail, withheld: Withheld = NOTHING) -> Stand:
    """Work out the picture, and from it what each event is found by."""
    linked, picture = withheld.picture(book)
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
