"""What every report tells of who knows what it says, kept so that who is who is found without taking up the reports.

A telling is kept under a key that is another whenever its report is read, judged or copied otherwise, so that only
those that changed are made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, select, update

from reportedly.casebook import Casebook, picture_schema, schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.packing import pack, unpack
from reportedly.link.claim_origins import Origins, origin_id
from reportedly.link.copying import Carried, carried_by
from reportedly.link.credits import credits
from reportedly.link.lineage import goes_back_to, newsroom_behind, telling_going_back
from reportedly.link.one_speaker import Speakers
from reportedly.link.telling import Telling
from reportedly.model.digest import digest_id
from reportedly.model.reading import Reading
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.web.kept.carried import forget_carried, put_carried
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.web.kept.telling_record import telling_read, telling_written
from reportedly.web.kept.who_is_who import Who, put_who, reports_before, who_kept
from reportedly.work.judged import Judged
from reportedly.work.linked_so_far import reading_keys
from reportedly.work.links_kept import COPIES
from reportedly.work.looking_up import readings_with

T, R, L = picture_schema.tellings.c, schema.reports.c, schema.links.c
READ_TOGETHER = 100
NOBODY = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The reports that stand, and what each of them is."""

    keys: Mapping[str, str]
    """By report, other whenever what it tells is."""
    copied: Mapping[str, str]
    """By report that is a copy, the report whose words it carries."""
    first: Mapping[str, str]
    """By report that is a copy, the report that it goes back to."""
    came: Mapping[str, int]
    """By report, the ledger entry by which its newest version came in."""


@dataclass(slots=True, kw_only=True)
class Retold:
    """What is told otherwise than before."""

    claims: set[str] = field(default_factory=set)
    """Of reports that came, went or are told otherwise, or with another behind them."""
    origins: set[str] = field(default_factory=set)
    """Ids of those behind them, before and now."""
    came: list[str] = field(default_factory=list)
    """Reports that are told anew."""
    left: list[str] = field(default_factory=list)
    """Reports that were told before, and are told otherwise or no more."""
    acting: set[str] | None = None
    """Who acts in the reports that were there before; None where all reports were gone through."""


def sources_of(connection: Connection, withheld: Withheld = NOTHING) -> Sources:
    """What reports there are now, but for those that are withheld."""
    read_as = {id: key for id, key in reading_keys(connection).items() if withheld.shows(id)}
    rows = connection.execute(select(R.id, R.since_entry).where(R.until_entry.is_(None)))
    came = {row.id: row.since_entry for row in rows if withheld.shows(row.id)}
    copied = _copied(connection, read_as)
    first = {report: goes_back_to(report, copied) for report in copied}
    lineage = {id: (copied[id], first[id], read_as.get(first[id], "")) for id in copied}
    keys = {id: digest_id("key", read_as[id], str(came.get(id)), *lineage.get(id, ())) for id in read_as}
    return Sources(keys=keys, copied=copied, first=first, came=came)


def _copied(connection: Connection, there: Mapping[str, str]) -> dict[str, str]:
    """By copy, the report whose words it carries."""
    asked = select(L.newer, L.older).where(L.until_entry.is_(None), L.kind == COPIES).order_by(L.n)
    return {row.newer: row.older for row in connection.execute(asked) if row.newer in there and row.older in there}


def settle_tellings(book: Casebook, connection: Connection, kind: Kind, sources: Sources, judged: Judged) -> Retold:
    """Make the kept tellings those of the reports that stand."""
    kept = {row.id: row.key for row in connection.execute(select(T.id, T.key))}
    retold = Retold()
    gone = [id for id in kept if kept[id] != sources.keys.get(id)]
    for some in some_of(gone, AT_A_TIME):
        for told, behind in _told(connection, some):
            _note(retold, told, behind)
        connection.execute(delete(picture_schema.tellings).where(T.id.in_(some)))
        forget_carried(connection, some)
    retold.left = gone
    retold.came = come = sorted(id for id, key in sources.keys.items() if kept.get(id) != key)
    newsrooms: dict[str, str | None] = {}
    for some in some_of(come, READ_TOGETHER):
        readings = {one.report.id: one for one in map(judged.reading, readings_with(book, some))}
        _learn_newsrooms(book, readings, {sources.first.get(id, id) for id in some}, newsrooms, judged)
        tellings = [_telling(readings[id], sources, newsrooms) for id in some]
        retold.claims |= {claim for telling in tellings for claim, _ in telling.claims}
        kind.insert(connection, picture_schema.tellings, [_row(one, sources) for one in tellings])
        put_carried(connection, kind, _carried(connection, readings, sources))
    return retold


def _carried(connection: Connection, readings: Mapping[str, Reading], sources: Sources) -> Iterator[Carried]:
    """Whom the reports copy and credit."""
    older = {sources.copied[id] for id in readings if id in sources.copied}
    asked = select(R.id, R.publisher).where(R.until_entry.is_(None), R.id.in_(older))
    publishers = {row.id: row.publisher for row in connection.execute(asked)}
    for id, reading in sorted(readings.items()):
        credited = (credit.name for credit in credits(reading))
        yield from carried_by(reading.report, sources.copied.get(id), credited, publishers)


def _learn_newsrooms(
    book: Casebook,
    readings: Mapping[str, Reading],
    firsts: set[str],
    known: dict[str, str | None],
    judged: Judged,
) -> None:
    """Find out whose reporting the reports are that others go back to."""
    wanted = firsts - known.keys()
    elsewhere = map(judged.reading, readings_with(book, wanted - readings.keys()))
    for reading in (*(readings[id] for id in sorted(wanted & readings.keys())), *elsewhere):
        known[reading.report.id] = newsroom_behind(reading)


def _telling(reading: Reading, sources: Sources, newsrooms: Mapping[str, str | None]) -> Telling:
    first = sources.first.get(reading.report.id, reading.report.id)
    return telling_going_back(reading, first, newsrooms[first])


def _row(telling: Telling, sources: Sources) -> tuple[object, ...]:
    id = telling.report.id
    return id, sources.keys[id], "", pack(telling_written(telling))


def _told(connection: Connection, reports: Sequence[str]) -> Iterator[tuple[Telling, list[str]]]:
    asked = select(T.body, T.origins).where(T.id.in_(reports))
    for row in connection.execute(asked):
        yield telling_read(unpack(row.body)), row.origins.split()


def _note(retold: Retold, telling: Telling, behind: Iterable[str]) -> None:
    retold.claims |= {claim for claim, _ in telling.claims}
    retold.origins |= set(behind)


def all_tellings(connection: Connection) -> Iterator[tuple[Telling, str]]:
    """Every kept telling, with the origins that were found for its informants; few are in memory at once."""
    asked = select(T.body, T.origins).execution_options(yield_per=AT_A_TIME)
    for row in connection.execute(asked):
        yield telling_read(unpack(row.body)), row.origins


def origins_told(connection: Connection, retold: Retold) -> Origins:
    """Who is behind the claims of all reports; where that is another than before, it is noted and kept.

    Where reports only came, and make none of the others come to something else, only these are gone through.
    """
    who = None if retold.left else who_kept(connection)
    if who is not None and (origins := _heard(connection, retold, who)) is not None:
        return origins
    tellings = sorted(all_tellings(connection), key=lambda told: told[0].order)
    speakers, origins = Speakers(lambda: (telling for telling, _ in tellings)), Origins()
    retold.acting = None
    _take(connection, retold, tellings, speakers, origins)
    put_who(connection, Who(learned=speakers.learned, carried=origins.carried))
    return origins


def _heard(connection: Connection, retold: Retold, who: Who) -> Origins | None:
    """The origins with those of reports that came; None where these make others come to something else."""
    speakers, acting = Speakers.having(who.learned), set(who.learned.acting)
    more = [(telling, "") for some in some_of(retold.came, AT_A_TIME) for telling, _ in _told(connection, some)]
    if not speakers.hear(telling for telling, _ in more):
        return None
    origins, retold.acting = Origins(who.carried, lambda informant: reports_before(connection, informant)), acting
    _take(connection, retold, more, speakers, origins)
    if more:
        put_who(connection, who)
    return origins


def _take(
    connection: Connection,
    retold: Retold,
    tellings: Iterable[tuple[Telling, str]],
    speakers: Speakers,
    origins: Origins,
) -> None:
    """Find out who is behind the claims of some reports."""
    ids: dict[str | None, str] = {None: NOBODY}
    changed: list[tuple[str, str]] = []
    for telling, before in tellings:
        found = speakers.informants(telling)
        origins.take(telling, found)
        now = [ids.get(one.id) or ids.setdefault(one.id, origin_id(one.id or "")) for one in found]
        if (kept := before.split()) != now:
            changed.append((telling.report.id, " ".join(now)))
            retold.origins |= {*kept, *now}
            same = {n for n, (one, other) in enumerate(zip(kept, now, strict=False)) if one == other}
            retold.claims |= {claim for claim, n in telling.claims if n not in same}
    for id, behind in changed:
        connection.execute(update(picture_schema.tellings).where(T.id == id).values(origins=behind))
    retold.origins.discard(NOBODY)


def behind_claims(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    """By claim of some reports, the id of the origin behind it; claims of unknown lineage are missing."""
    found: dict[str, str] = {}
    for some in some_of(sorted(reports), AT_A_TIME):
        for telling, behind in _told(connection, some):
            found |= {claim: behind[n] for claim, n in telling.claims if behind[n] != NOBODY}
    return found
