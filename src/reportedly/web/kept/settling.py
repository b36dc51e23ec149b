"""Writing the rows of a picture: only those that are other than what is kept, and those gone are taken out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, func, select, update

from reportedly.casebook import picture_schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.packing import pack
from reportedly.casebook.packing import plain as column_text
from reportedly.web.filter import STATUSES
from reportedly.web.kept.record import written
from reportedly.web.kept.rows import EventRows
from reportedly.web.sites import Site
from reportedly.weigh.reliability import Judged

WORDS = "event_words"
AT_A_TIME = 500
MANY = 5_000
"""So many names or places that changed are counted by going through all, not one by one."""
TOLD, PAIRS, ACTORS, GRADES, DOUBTS = 1, 2, 4, 8, 16
"""What can be left to do for the review queue of an event, as bits of a number: see `review_waiting`."""
ANEW = TOLD | PAIRS | ACTORS
E, N, P = picture_schema.events.c, picture_schema.names.c, picture_schema.places.c
D, S = picture_schema.named.c, picture_schema.placed.c
POINTING = (
    *(picture_schema.named, picture_schema.placed, picture_schema.claims),
    *(picture_schema.judged, picture_schema.turns),
)
"""Tables whose rows point at an event."""


@dataclass(slots=True, kw_only=True)
class EventSettling:
    """One writing of events, some after the other; what names and places come to is counted when it is finished."""

    connection: Connection
    kind: Kind
    following: int
    """The number of the next event that is new."""
    names: dict[tuple[str, str], int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    renamed: set[int] = field(default_factory=set)
    """Names whose events are to be counted anew."""
    replaced: set[int] = field(default_factory=set)
    """Places, likewise."""

    def take(self, told: Iterable[EventRows], among: Iterable[str] | None) -> None:
        """Make the kept events of the ids `among`, or all kept ones, those that are told; others stay."""
        kept = dict(_kept(self.connection, among))
        for some in some_of(told, AT_A_TIME):
            fresh = []
            for rows in some:
                number, digest = kept.pop(rows.listed.event.id, (None, None))
                if digest == rows.digest:
                    continue
                fresh.append(rows)
                if number is not None:
                    _take_out(self, [number])
            _put(self, fresh)
        for numbers in some_of([number for number, _ in kept.values()], AT_A_TIME):
            _take_out(self, numbers)

    def finish(self) -> int:
        """Count what changed; returns how many events there are."""
        _count_names(self)
        _count_places(self)
        return self.connection.execute(select(func.count()).select_from(picture_schema.events)).scalar() or 0

    def insert(self, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write rows, if there are any."""
        if rows:
            self.kind.insert(self.connection, table, rows)


Thing = TypeVar("Thing")


def some_of(things: Iterable[Thing], many: int) -> Iterator[list[Thing]]:
    """Things, so many at a time."""
    left = iter(things)
    while some := list(islice(left, many)):
        yield some


def values_among(
    connection: Connection, asked: Select[Any], column: ColumnElement[Any], wanted: Iterable[Any]
) -> set[Any]:
    """What a question of one column answers where another column is among many values."""
    found: set[Any] = set()
    for some in some_of(wanted, AT_A_TIME):
        found.update(connection.execute(asked.where(column.in_(some))).scalars())
    return found


def _kept(connection: Connection, among: Iterable[str] | None) -> Iterator[tuple[str, tuple[int | None, str]]]:
    """The number and digest of kept events, by their ids."""
    bodies = picture_schema.bodies.c
    asked = select(E.id, E.n, bodies.digest).select_from(
        picture_schema.events.join(picture_schema.bodies, bodies.n == E.n)
    )
    for some in [None] if among is None else some_of(among, AT_A_TIME):
        for row in connection.execute(asked if some is None else asked.where(E.id.in_(some))):
            yield row.id, (row.n, row.digest)


def _take_out(settling: EventSettling, numbers: Sequence[int | None]) -> None:
    """Take events out, with all rows that point at them; full text keeps numbers that nothing has any more."""
    ask = settling.connection.execute
    settling.renamed |= set(ask(select(D.name).where(D.event.in_(numbers))).scalars())
    settling.replaced |= set(ask(select(S.place).where(S.event.in_(numbers))).scalars())
    for table in POINTING:
        ask(delete(table).where(table.c.event.in_(numbers)))
    for table in (picture_schema.events, picture_schema.bodies, picture_schema.grounds):
        ask(delete(table).where(table.c.n.in_(numbers)))
    note_waiting(settling.connection, settling.kind, [n for n in numbers if n is not None], left=ANEW)


def note_waiting(connection: Connection, kind: Kind, numbers: Sequence[int], *, left: int) -> None:
    """Note what is to be worked out again of the review queue for some events, besides what was noted before."""
    waiting = picture_schema.waiting
    for some in some_of(sorted({*numbers}), AT_A_TIME):
        both = waiting.c.left.bitwise_or(left)
        connection.execute(update(waiting).where(waiting.c.event.in_(some)).values(left=both))
        kind.insert_missing(connection, waiting, [(number, left) for number in some])


def _put(settling: EventSettling, fresh: Sequence[EventRows]) -> None:
    numbered = list(enumerate(fresh, start=settling.following))
    settling.following += len(fresh)
    claims = [(id, n, source, day) for n, rows in numbered for id, source, day in rows.claims]
    forget_claims(settling.connection, [row[0] for row in claims])
    settling.insert(picture_schema.events, [rows.row(n) for n, rows in numbered])
    settling.insert(picture_schema.bodies, [(n, rows.digest, rows.packed()) for n, rows in numbered])
    settling.insert(picture_schema.claims, claims)
    settling.insert(picture_schema.grounds, [(n, pack(written(rows.grounds))) for n, rows in numbered])
    settling.insert(picture_schema.judged, [_judged_row(n, *one) for n, rows in numbered for one in rows.judged])
    settling.insert(picture_schema.turns, [(turn[0], n, *turn[1:]) for n, rows in numbered for turn in rows.turns])
    _put_names(settling, numbered)
    _put_places(settling, numbered)
    if said := [(n, " ".join(rows.words)) for n, rows in numbered if rows.words]:
        settling.kind.index(settling.connection, WORDS, said)


def _judged_row(number: int, source: str, judged: Judged) -> tuple[Any, ...]:
    return source, number, judged.settled, judged.claim, judged.result, column_text(judged.why)


def forget_claims(connection: Connection, ids: Sequence[str]) -> None:
    """Claims go from one event to another."""
    for some in some_of(ids, AT_A_TIME):
        connection.execute(delete(picture_schema.claims).where(picture_schema.claims.c.id.in_(some)))


def _put_names(settling: EventSettling, numbered: Sequence[tuple[int, EventRows]]) -> None:
    wanted = {name for _, rows in numbered for name in rows.names}
    _look_up_names(settling, wanted - settling.names.keys())
    first = (settling.connection.execute(select(func.max(N.n))).scalar() or 0) + 1
    missing = sorted(wanted - settling.names.keys())
    for n, (kind, name) in enumerate(missing, start=first):
        settling.names[kind, name] = n
    made = [(settling.names[one], *one, column_text(one[1].casefold()), 0) for one in missing]
    settling.insert(picture_schema.names, made)
    rows = [(settling.names[name], n) for n, event in numbered for name in event.names]
    settling.insert(picture_schema.named, rows)
    settling.renamed |= {name for name, _ in rows}


def _look_up_names(settling: EventSettling, wanted: Iterable[tuple[str, str]]) -> None:
    for some in some_of(sorted({name for _, name in wanted}), AT_A_TIME):
        for row in settling.connection.execute(select(N.n, N.kind, N.name).where(N.name.in_(some))):
            settling.names[row.kind, row.name] = row.n


def _put_places(settling: EventSettling, numbered: Sequence[tuple[int, EventRows]]) -> None:
    sites = {site.key: site for _, rows in numbered for site, _ in rows.sites}
    for some in some_of(sorted(sites.keys() - settling.places.keys()), AT_A_TIME):
        for row in settling.connection.execute(select(P.n, P.key).where(P.key.in_(some))):
            settling.places[row.key] = row.n
    first = (settling.connection.execute(select(func.max(P.n))).scalar() or 0) + 1
    missing = sorted(sites.keys() - settling.places.keys())
    settling.places.update((key, n) for n, key in enumerate(missing, start=first))
    settling.insert(picture_schema.places, [_place_row(settling.places[key], sites[key]) for key in missing])
    rows = [(settling.places[s.key], n, column_text(words)) for n, event in numbered for s, words in event.sites]
    settling.insert(picture_schema.placed, rows)
    settling.replaced |= {place for place, _, _ in rows}


def _place_row(number: int, site: Site) -> tuple[Any, ...]:
    return number, site.key, site.kind, site.lat, site.lon, "", 0, "", pack(written(site))


def _count_names(settling: EventSettling) -> None:
    """Count the events of each name that came or went; names without any are taken out."""
    counted = update(picture_schema.names).values(
        events=select(func.count()).select_from(picture_schema.named).where(D.name == N.n).scalar_subquery()
    )
    for numbers in _in_parts(settling.renamed):
        settling.connection.execute(counted if numbers is None else counted.where(N.n.in_(numbers)))
    if settling.renamed:
        settling.connection.execute(delete(picture_schema.names).where(N.events == 0))


def _count_places(settling: EventSettling) -> None:
    """Tally the events at each place that changed, and take the words for it that most have."""
    joined = picture_schema.placed.join(picture_schema.events, E.n == S.event)
    stands = select(S.place, E.status, func.count().label("events")).select_from(joined).group_by(S.place, E.status)
    called = select(S.place, S.words, func.count().label("events")).group_by(S.place, S.words)
    for numbers in _in_parts(settling.replaced):
        tallies: defaultdict[int, Counter[str]] = defaultdict(Counter)
        labels: dict[int, tuple[int, str]] = {}
        only = [] if numbers is None else [S.place.in_(numbers)]
        for row in settling.connection.execute(stands.where(*only)):
            tallies[row.place][row.status] = row.events
        for row in settling.connection.execute(called.where(*only)):
            labels[row.place] = min((-row.events, row.words), labels.get(row.place, (0, "")))
        changed = [(labels[n][1], tally.total(), tally_text(tally), n) for n, tally in tallies.items()]
        _set_places(settling.connection, changed)
        gone = settling.replaced - tallies.keys() if numbers is None else set(numbers) - tallies.keys()
        for some in some_of(gone, AT_A_TIME):
            settling.connection.execute(delete(picture_schema.places).where(P.n.in_(some)))


def _set_places(connection: Connection, changed: Sequence[tuple[str, int, str, int]]) -> None:
    if changed:
        mark = "%s" if connection.dialect.paramstyle in ("pyformat", "format") else "?"
        told = f"UPDATE picture_places SET label = {mark}, events = {mark}, tally = {mark} WHERE n = {mark}"
        connection.exec_driver_sql(told, list(changed))


def tally_text(tally: Counter[str]) -> str:
    """How many events of each status, in the order of the statuses: "2 0 0 1 5"."""
    return " ".join(str(tally[status]) for status in STATUSES)


def _in_parts(numbers: set[int]) -> Iterator[Sequence[int] | None]:
    """A few at a time; where there are many, None for all at once."""
    if len(numbers) > MANY:
        yield None
    else:
        yield from some_of(sorted(numbers), AT_A_TIME)


def settle_apart(
    connection: Connection, kind: Kind, told: Iterable[tuple[str, str | None, str]], among: Iterable[str]
) -> None:
    """Make the kept ones of some claims that tell of no event those that are told: id, source and day."""
    table = picture_schema.claims.c
    asked = select(table.id, table.source, table.published).where(table.event.is_(None))
    now, kept = set(told), set[tuple[Any, ...]]()
    for some in some_of(among, AT_A_TIME):
        kept |= {tuple(row) for row in connection.execute(asked.where(table.id.in_(some)))}
    forget_claims(connection, [id for id, *_ in kept - now])
    if fresh := sorted(now - kept, key=lambda row: row[0]):
        kind.insert(connection, picture_schema.claims, [(id, None, source, day) for id, source, day in fresh])


def settle_bodies(
    connection: Connection,
    kind: Kind,
    table: Table,
    told: Iterable[tuple[Any, ...]],
    among: Iterable[str] | None = None,
) -> None:
    """Make the rows of sources or questions those that are told, by their ids and digests.

    With `among`, only kept rows of these ids are other or gone where they are not told so; all others stay.
    """
    at = list(table.c.keys()).index("digest")
    asked = select(table.c.id, table.c.digest)
    kept: dict[str, str] = {}
    for some in [None] if among is None else some_of(sorted(among), AT_A_TIME):
        rows = connection.execute(asked if some is None else asked.where(table.c.id.in_(some)))
        kept |= {row.id: row.digest for row in rows}
    for many in some_of(told, AT_A_TIME):
        fresh = [row for row in many if kept.get(row[0]) != row[at]]
        _take_rows_out(connection, table, [row[0] for row in fresh if row[0] in kept])
        for row in many:
            kept.pop(row[0], None)
        if fresh:
            kind.insert(connection, table, fresh)
    _take_rows_out(connection, table, kept)


def _take_rows_out(connection: Connection, table: Table, ids: Iterable[str]) -> None:
    for some in some_of(sorted(ids), AT_A_TIME):
        connection.execute(delete(table).where(table.c.id.in_(some)))
