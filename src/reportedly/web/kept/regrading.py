"""Grading sources by the events that are kept, and events anew where one of their sources is graded otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Select, delete, func, select

from reportedly.casebook import picture_schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.packing import pack, unpack
from reportedly.model.grade import PersonGrade, Reliability, SourceGrade
from reportedly.web.filter import RELIABILITIES
from reportedly.web.kept.listed import ListedEvent
from reportedly.web.kept.record import read, written
from reportedly.web.kept.rows import BEFORE_GRADES, bits, grades_digest
from reportedly.web.kept.settling import AT_A_TIME, GRADES, note_waiting, some_of, values_among
from reportedly.weigh.grounds import Grounds, claims_graded, event_graded
from reportedly.weigh.rated import BY_A_PERSON
from reportedly.weigh.reliability import Judged, graded

E, B, G = picture_schema.events.c, picture_schema.bodies.c, picture_schema.grounds.c
C, J, S = picture_schema.claims.c, picture_schema.judged.c, picture_schema.sources.c
SOURCES_TOGETHER = 100


def letters_kept(connection: Connection) -> dict[str, tuple[Reliability, str]]:
    """By source, the letter that its events are graded by, and the digest of what else they have of it."""
    return {row.id: (row.voice[0], row.voice[1:]) for row in connection.execute(select(S.id, S.voice)) if row.voice}


def sources_graded(
    connection: Connection, sources: Iterable[str], persons: Mapping[str, PersonGrade]
) -> Iterator[tuple[str, SourceGrade, int]]:
    """Sources with their grades, by what is kept of events, and how many claims each makes on events."""
    for some in some_of(sorted(sources), SOURCES_TOGETHER):
        records: dict[str, list[Judged]] = {id: [] for id in some}
        for _, source, judged in judged_kept(connection, J.source.in_(some)):
            records[source].append(judged)
        counted = select(C.source, func.count().label("claims")).where(C.event.is_not(None)).group_by(C.source)
        claims = {row.source: row.claims for row in connection.execute(counted.where(C.source.in_(some)))}
        for id in some:
            yield id, graded(id, records[id], persons.get(id)), claims.get(id, 0)


def judged_kept(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[tuple[int, str, Judged]]:
    """How events bear out sources: the event's number, the source, and how."""
    joined = picture_schema.judged.join(picture_schema.events, E.n == J.event)
    asked = select(J.event, J.source, E.id, J.settled, J.claim, J.result, J.why).select_from(joined).where(wanted)
    for row in connection.execute(asked):
        judged = Judged(not row.settled, row.settled, row.id, row.claim, row.result, row.why)
        yield row.event, row.source, judged


def regrade(connection: Connection, kind: Kind, sources: Iterable[str], letters: Mapping[str, Reliability]) -> int:
    """Grade the events anew of which some sources tell; `letters` grades all. Returns how many there are."""
    telling = select(C.event).where(C.event.is_not(None)).distinct()
    events = values_among(connection, telling, C.source, sorted(sources))
    for numbers in some_of(sorted(events), AT_A_TIME):
        rows = connection.execute(with_grounds().where(E.n.in_(numbers))).all()
        _write_again(connection, kind, [_regraded(row, letters) for row in rows])
    note_waiting(connection, kind, list(events), left=GRADES)
    return len(events)


def with_grounds() -> Select[Any]:
    """Asks for the rows of events with their bodies and what their grades rest on."""
    joined = picture_schema.events.join(picture_schema.bodies, B.n == E.n).join(picture_schema.grounds, G.n == E.n)
    return select(picture_schema.events, B.digest, B.body, G.body.label("grounds")).select_from(joined)


Regraded = tuple[tuple[Any, ...], tuple[int, str, bytes]]
"""The two rows of an event that its grades are in."""


def _regraded(row: Any, letters: Mapping[str, Reliability]) -> Regraded:
    kept = read(ListedEvent, orjson.loads(unpack(row.body)))
    told = graded_anew(kept, read(Grounds, orjson.loads(unpack(row.grounds))), letters)
    reliabilities = reliabilities_behind(kept, letters)
    columns = {name: getattr(row, name) for name in row._fields if name in picture_schema.events.c}
    columns |= {"credibility": told.event.credibility, "reliabilities": reliabilities}
    digest = row.digest[:BEFORE_GRADES] + grades_digest(told, reliabilities)
    return tuple(columns.values()), (row.n, digest, pack(written(told)))


def reliabilities_behind(kept: ListedEvent, letters: Mapping[str, Reliability]) -> int:
    """How reliable those are who are behind an event's claims, as its row has it."""
    return bits({letters[id] for c in kept.claims for id in c.origins}, RELIABILITIES)


def graded_anew(kept: ListedEvent, grounds: Grounds, letters: Mapping[str, Reliability]) -> ListedEvent:
    """An event as it is graded where its sources are so reliable."""
    found = dict(claims_graded(grounds, letters))
    claims = (
        claim
        if claim.credibility is not None and claim.credibility.rule == BY_A_PERSON
        else replace(claim, credibility=found.get(claim.id))
        for claim in kept.claims
    )
    return replace(kept, event=event_graded(kept.event, grounds, letters), claims=tuple(claims))


def _write_again(connection: Connection, kind: Kind, rows: list[Regraded]) -> None:
    numbers = [event[0] for event, _ in rows]
    for table, told in ((picture_schema.events, [e for e, _ in rows]), (picture_schema.bodies, [b for _, b in rows])):
        connection.execute(delete(table).where(table.c.n.in_(numbers)))
        if told:
            kind.insert(connection, table, told)
