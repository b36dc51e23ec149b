"""The rows of one event: what lists sort it by, what the filter finds it by, where it lies, and what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from reportedly.casebook.packing import pack
from reportedly.casebook.packing import plain as column_text
from reportedly.casebook.words import words_of
from reportedly.model.digest import sha256_hex
from reportedly.tell.basemap import load_basemap
from reportedly.tell.wording import plain
from reportedly.web.filter import CERTAINTIES, RELIABILITIES, STATUSES, TYPES
from reportedly.web.kept.listed import ListedEvent, listed
from reportedly.web.kept.record import written
from reportedly.web.sites import Site, sites_of, unplaced
from reportedly.web.told import ToldEvent, told_event
from reportedly.weigh.grounds import Grounds, grounds_of
from reportedly.weigh.picture import Picture
from reportedly.weigh.reliability import Judged, judged_by
from reportedly.weigh.turns import Turn, turns_of

PLACE, SOURCE, UNPLACED = "place", "source", "unplaced"
"""Kinds of names: two that the filter finds events by, and places that are not on the map."""
MOST_SIDES, MOST_CLAIMS = 10**4, 10**7
NO_DAY = "9999"
TurnRow = tuple[str, int, int, int, int, str, str]
"""Source, how many were ahead of it and level with it, how many others tell of it with and without a day, its claim,
and when that was published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the rows of an event hold but for its grades and the words that it is searched by."""

    listed: ListedEvent
    found: tuple[int, int, int]
    """Its types and certainties, and the ledger entry by which the latest report of it came in."""
    names: Iterable[tuple[str, str]]
    sites: Iterable[tuple[str, str]]
    """The key of each place, with the words for it."""
    claims: Iterable[tuple[str, str | None, str]]
    grounds: Grounds
    judged: Iterable[tuple[str, Judged]]
    turns: Iterable[TurnRow]

    @property
    def digest(self) -> str:
        """Other whenever it holds something else; the beginning of the digest of all."""
        listed = ungraded(self.listed)
        rows = (sorted(self.names), sorted(self.sites), sorted(self.claims), sorted(self.judged), sorted(self.turns))
        return sha256_hex(written((listed, self.found, self.grounds, rows)))[:UNGRADED]


UNGRADED, BEFORE_GRADES = 20, 28
"""So many letters of a digest are of what rows hold, and so many with those of the words; the rest are of grades."""


@dataclass(frozen=True, kw_only=True)
class EventRows:
    """An event with everything that is written of it; without slots, as its digest is worked out once."""

    listed: ListedEvent
    types: int
    certainties: int
    reliabilities: int
    """Sets, as the bits that their members have in the filter bar's own order."""
    entry: int
    names: tuple[tuple[str, str], ...]
    sites: tuple[tuple[Site, str], ...]
    """Each with the words for it."""
    claims: tuple[tuple[str, str | None, str], ...]
    """Id, source and day of publication."""
    words: tuple[str, ...]
    """What the full-text search finds it by."""
    grounds: Grounds
    judged: tuple[tuple[str, Judged], ...]
    """By source, how it bears out whoever tells of it."""
    turns: tuple[TurnRow, ...]
    """When each source told of it, where several do."""

    @cached_property
    def body(self) -> bytes:
        """The event as it is kept."""
        return written(self.listed)

    @cached_property
    def digest(self) -> str:
        """Other whenever any row is."""
        held = Held(
            listed=self.listed,
            found=(self.types, self.certainties, self.entry),
            names=self.names,
            sites=tuple((site.key, column_text(words) or "") for site, words in self.sites),
            claims=self.claims,
            grounds=self.grounds,
            judged=self.judged,
            turns=self.turns,
        )
        return (
            held.digest + sha256_hex(" ".join(self.words).encode())[:8] + grades_digest(held.listed, self.reliabilities)
        )

    def row(self, number: int) -> tuple[int | str, ...]:
        """The row that it is found by, in the order of the table's columns."""
        event, kept = self.listed.event, self.listed
        found = (self.types, self.certainties, self.reliabilities, self.entry)
        return (
            *(number, event.id, told_key(kept), kept.last_day or "", kept.day or ""),
            *(event.status, event.credibility, *found),
        )

    def packed(self) -> bytes:
        """The event as it is kept, deflated."""
        return pack(self.body)


def ungraded(kept: ListedEvent) -> ListedEvent:
    """An event without what how reliable its sources are makes of it."""
    event = replace(kept.event, credibility=0, credibility_rule="")
    return replace(kept, event=event, claims=tuple(replace(claim, credibility=None) for claim in kept.claims))


def grades_digest(kept: ListedEvent, reliabilities: int) -> str:
    """The end of an event's digest, which follows from its grades alone."""
    event = kept.event
    graded = (event.credibility, event.credibility_rule, [c.credibility for c in kept.claims], reliabilities)
    return sha256_hex(written(graded))[:10]


def told_key(kept: ListedEvent) -> str:
    """What puts events into order: those told by most first, then what is disputed, then what is told most often."""
    event = kept.event
    sides = event.independent_origins + len(event.origins_against)
    parts = (
        f"{max(0, MOST_SIDES - 1 - sides):04}",
        str(STATUSES.index(event.status)),
        f"{max(0, MOST_CLAIMS - 1 - len(event.claims)):07}",
        (kept.day or NO_DAY).replace("-", "").ljust(8, "9"),
        event.id.rpartition("_")[2],
    )
    return "".join(parts)


def picture_rows(picture: Picture, came: Mapping[str, int]) -> Iterator[EventRows]:
    """The rows of every event; `came` says by which ledger entry each report came in."""
    for event in picture.events:
        yield event_rows(told_event(event, picture, came), picture)


def event_rows(told: ToldEvent, picture: Picture) -> EventRows:
    """The rows of an event."""
    kept, situation = listed(told, picture), picture.situation
    sources = {claim.id: next((o.id for o in situation.origins.get(claim.id, ())), None) for claim in told.claims}
    names = (
        *((PLACE, name) for name in told.places),
        *((SOURCE, name) for name in told.sources),
        *((UNPLACED, name) for name in unplaced(told.claims)),
    )
    return EventRows(
        listed=kept,
        types=bits(told.types, TYPES),
        certainties=bits(told.certainties, CERTAINTIES),
        reliabilities=bits(told.reliabilities, RELIABILITIES),
        entry=told.entry,
        names=tuple(dict.fromkeys((kind, column_text(name) or "") for kind, name in names if name)),
        sites=tuple(sites_of(told.claims, load_basemap()).values()),
        claims=tuple((c.id, sources[c.id], situation.published.get(c.report_id) or "") for c in told.claims),
        words=tuple(word for claim in told.claims for word in _words(plain(claim.content.text))),
        grounds=grounds_of(told.event.claims, situation),
        judged=tuple(judged_by(frozenset(told.event.claims), situation)),
        turns=tuple(map(turn_row, turns_of(told.event, situation))),
    )


def turn_row(turn: Turn) -> TurnRow:
    """What is kept of when a source told of an event."""
    return turn.source, turn.ahead, turn.level, turn.others, turn.undated, turn.claim, turn.published


@lru_cache(maxsize=4096)
def _words(text: str) -> Sequence[str]:
    return tuple(words_of(text))


def bits(some: Iterable[str], known: Sequence[str]) -> int:
    """A set as a number: one bit for each of the known."""
    return sum(1 << known.index(one) for one in set(some))
