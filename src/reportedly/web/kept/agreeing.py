"""Whether the kept picture agrees with what it follows from: each row with the others and with the records.

It is looked at row by row and not worked out anew: that every report is read and judged as it was when its claims were
worked out, that everything kept of an event or a source has its digest, and that the grades follow from their grounds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import orjson
from sqlalchemy import Connection, Table, func, select

from reportedly.casebook import Break, Casebook, picture_schema
from reportedly.casebook.packing import unpack
from reportedly.link.claim_origins import Origins
from reportedly.link.one_speaker import Speakers
from reportedly.model.digest import sha256_hex
from reportedly.web.kept.basis import Basis, basis_kept
from reportedly.web.kept.head import Head, head_of, last_entry
from reportedly.web.kept.laying_out import question_row, weighed_anew
from reportedly.web.kept.listed import ListedEvent
from reportedly.web.kept.record import read
from reportedly.web.kept.regrading import (
    graded_anew,
    judged_kept,
    letters_kept,
    reliabilities_behind,
    sources_graded,
    with_grounds,
)
from reportedly.web.kept.review_agreeing import queue_differs
from reportedly.web.kept.rows import UNGRADED, Held, grades_digest, told_key
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.web.kept.source import KeptSource, voice_of
from reportedly.web.kept.tellings import NOBODY, all_tellings, sources_of
from reportedly.web.kept.who_is_who import Who, who_as_kept, who_written
from reportedly.weigh.grounds import Grounds
from reportedly.weigh.laid_out import LaidOut
from reportedly.work.judged import event_decisions, graded_in

E = picture_schema.events.c
C, J, S, T = picture_schema.claims.c, picture_schema.judged.c, picture_schema.sources.c, picture_schema.tellings.c
N, D, P, W = picture_schema.names.c, picture_schema.named.c, picture_schema.places.c, picture_schema.placed.c
A, B, L, Q = (
    picture_schema.questions.c, picture_schema.bundled.c, picture_schema.leans.c, picture_schema.laid.c
)  # fmt: skip
F, V = picture_schema.turns.c, picture_schema.carried.c
ANEW = "`reportedly verify --renew-picture` works it out anew"


def picture_breaks(book: Casebook) -> Iterator[Break]:
    """Where the kept picture does not agree with itself or with the records; nothing where none is kept."""
    with book.looking() as connection:
        head = head_of(connection)
        if head is None:
            return
        looks = (
            _stamp(book, connection, head),
            _claims(connection),
            _who(connection),
            _copies(connection),
            _events(connection),
            _sources(connection),
            _counted(connection, picture_schema.names, D.name),
            _counted(connection, picture_schema.places, W.place),
            _explanations(connection, head),
            queue_differs(book, connection),
        )
        for where, what in chain.from_iterable(looks):
            yield Break(where=f"picture: {where}", what=f"{what}; {ANEW}")


Found = Iterator[tuple[str, str]]
"""What does not agree, and how."""


def _stamp(book: Casebook, connection: Connection, head: Head) -> Found:
    """Whether it rests on what is in the casebook; one that is yet to be brought in step says nothing of that."""
    last = last_entry(connection)
    if head.entry > last:
        yield "head", f"goes up to ledger entry {head.entry}, and the ledger to {last}"
    if head.entry != last:
        return
    kept = {row.id: row.key for row in connection.execute(select(T.id, T.key))}
    now = sources_of(connection).keys
    for id in sorted(id for id in {*kept, *now} if kept.get(id) != now.get(id)):
        yield f"report {id}", "rests on another reading than the one that counts"
    basis, held = basis_kept(connection), graded_in(book)
    if (basis.decisions, basis.rated, basis.ratings) != (tuple(event_decisions(book)), held.rated, held.ratings):
        yield "basis", "rests on other decisions than those that stand"


def _claims(connection: Connection) -> Found:
    """Whether each claim is kept, with the source that was found behind it."""
    told = 0
    for some in some_of(all_tellings(connection), AT_A_TIME):
        behind = {c: ids.split()[n] for telling, ids in some for c, n in telling.claims}
        told += len(behind)
        for claims in some_of(sorted(behind), AT_A_TIME):
            kept = {
                r.id: r.source or NOBODY for r in connection.execute(select(C.id, C.source).where(C.id.in_(claims)))
            }
            for id in (id for id in claims if kept.get(id) != behind[id]):
                yield f"claim {id}", f"is said by {behind[id]}, and by {kept.get(id, 'nobody')} in the row"
    number = connection.execute(select(func.count()).select_from(picture_schema.claims)).scalar()
    if number != told:
        yield "claims", f"are {number}, and {told} in what reports tell"


def _who(connection: Connection) -> Found:
    """Whether who is who follows from what all reports tell."""
    tellings = sorted((telling for telling, _ in all_tellings(connection)), key=lambda telling: telling.order)
    speakers, origins = Speakers(lambda: tellings), Origins()
    for telling in tellings:
        origins.take(telling, speakers.informants(telling))
    found, kept = who_written(Who(learned=speakers.learned, carried=origins.carried)), who_as_kept(connection)
    yield from ((name, "is not what reports tell of who is who") for name in found if found[name] != kept.get(name))


def _copies(connection: Connection) -> Found:
    """Whether each report that is kept as a copy is linked as one of the same report."""
    copied = sources_of(connection).copied
    asked = select(V.report, V.older).where(V.carrying == "copies").order_by(V.report)
    for row in connection.execute(asked):
        if copied.get(row.report) != row.older:
            yield "copies", f"say that {row.report} copies {row.older}, and links do not"


def _events(connection: Connection) -> Found:
    letters = {id: voice[0] for id, voice in letters_kept(connection).items()}
    numbers = connection.execute(select(E.n).order_by(E.n)).scalars().all()
    for some in some_of(numbers, AT_A_TIME):
        beside = _Beside(connection, some)
        rows = connection.execute(with_grounds().where(E.n.in_(some)).order_by(E.n)).all()
        for gone in sorted({*some} - {row.n for row in rows}):
            yield f"event in row {gone}", "has no body or grounds"
        for row in rows:
            if differs := _event_differs(row, beside, letters):
                yield f"event {row.id}", differs


class _Beside:
    """The rows that point at some events."""

    def __init__(self, connection: Connection, numbers: Sequence[int]) -> None:
        self.names, self.sites = defaultdict[int, list[Any]](list), defaultdict[int, list[Any]](list)
        self.claims, self.judged = defaultdict[int, list[Any]](list), defaultdict[int, list[Any]](list)
        self.turns = defaultdict[int, list[Any]](list)
        named = select(D.event, N.kind, N.name).join(picture_schema.names, N.n == D.name)
        placed = select(W.event, P.key, W.words).join(picture_schema.places, P.n == W.place)
        claims = select(C.event, C.id, C.source, C.published)
        turns = select(F.event, F.source, F.ahead, F.level, F.others, F.undated, F.claim, F.published)
        for asked, column, found in (
            (named, D.event, self.names), (placed, W.event, self.sites), (claims, C.event, self.claims),
            (turns, F.event, self.turns),
        ):  # fmt: skip
            for event, *row in connection.execute(asked.where(column.in_(numbers))):
                found[event].append(tuple(row))
        for event, source, judged in judged_kept(connection, J.event.in_(numbers)):
            self.judged[event].append((source, judged))


def _event_differs(row: Any, beside: _Beside, letters: dict[str, Any]) -> str | None:
    """How the rows of an event disagree, in words; None where they agree."""
    try:
        listed = read(ListedEvent, orjson.loads(unpack(row.body)))
        grounds = read(Grounds, orjson.loads(unpack(row.grounds)))
        held = Held(
            listed=listed, found=(row.types, row.certainties, row.entry), names=beside.names[row.n],
            sites=beside.sites[row.n], claims=beside.claims[row.n], grounds=grounds, judged=beside.judged[row.n],
            turns=beside.turns[row.n],
        )  # fmt: skip
        told = listed.event
        if held.digest != row.digest[:UNGRADED]:
            return "is not what its digest is of"
        found = (told.id, told_key(listed), listed.last_day or "", listed.day or "", told.status, told.credibility)
        if found != (row.id, row.told, row.latest, row.day, row.status, row.credibility):
            return "is found by something else than it is"
        graded = graded_anew(listed, grounds, letters)
        if graded != listed or reliabilities_behind(listed, letters) != row.reliabilities:
            return "is graded otherwise than its sources make it"
        return (
            None
            if row.digest.endswith(grades_digest(listed, row.reliabilities))
            else "has not the digest of its grades"
        )
    except Exception as error:  # whatever a changed byte makes of a row, it is to be named and not to stop the look
        return f"cannot be read ({type(error).__name__}: {str(error)[:200]})"


def _sources(connection: Connection) -> Found:
    persons = basis_kept(connection).persons
    ids = connection.execute(select(S.id).order_by(S.id)).scalars().all()
    for some in some_of(ids, AT_A_TIME):
        rows = {row.id: row for row in connection.execute(select(picture_schema.sources).where(S.id.in_(some)))}
        for id, grade, claims in sources_graded(connection, some, persons):
            if differs := _source_differs(rows[id], grade, claims):
                yield f"source {id}", differs


def _source_differs(row: Any, grade: Any, claims: int) -> str | None:
    try:
        body = unpack(row.body)
        kept = read(KeptSource, orjson.loads(body))
    except Exception as error:  # likewise
        return f"cannot be read ({type(error).__name__}: {str(error)[:200]})"
    if sha256_hex(body + str(row.claims).encode())[:20] != row.digest or voice_of(kept) != row.voice:
        return "is not what its digest is of"
    if (kept.grade, row.claims) != (grade, claims):
        return "is graded otherwise than events bear it out, or counts other claims"
    return None


def _counted(connection: Connection, table: Table, pointing: Any) -> Found:
    """Names and places that count other events than point at them."""
    points = select(func.count()).where(pointing == table.c.n).scalar_subquery()
    wrong = select(table.c.n, table.c.events).where(table.c.events != points).order_by(table.c.n)
    for row in connection.execute(wrong):
        yield f"{table.name} row {row.n}", f"counts {row.events} events, and others point at it"


def _explanations(connection: Connection, head: Head) -> Found:
    """Whether kept explanations follow from the questions as they are laid out, and from the grades and ratings kept.

    Those that are yet to be brought in step say nothing.
    """
    if not head.explained or connection.execute(select(B.id).limit(1)).first() is None:
        return
    for id in sorted({*connection.execute(select(T.id)).scalars()} ^ {*connection.execute(select(B.id)).scalars()}):
        yield f"report {id}", "is in no bundle, or is none of the casebook"
    basis, laid = basis_kept(connection), connection.execute(select(Q.id).order_by(Q.id)).scalars().all()
    for id in sorted({*connection.execute(select(A.id)).scalars()} - {*laid}):
        yield f"question {id}", "is laid out nowhere"
    for id in laid:
        if differs := _question_differs(connection, id, basis):
            yield f"question {id}", differs


def _question_differs(connection: Connection, id: str, basis: Basis) -> str | None:
    """How the rows of a question disagree, in words; None where they agree."""
    try:
        row = connection.execute(select(picture_schema.laid).where(Q.id == id)).one()
        body = unpack(row.body)
        leans = set(connection.execute(select(L.claim).where(L.question == id)).scalars())
        if sha256_hex(body)[:20] != row.digest or read(LaidOut, orjson.loads(body)).leans != leans:
            return "is not laid out as its digest says"
        told = connection.execute(select(picture_schema.questions).where(A.id == id)).first()
        [(_, weighed)] = weighed_anew(connection, [id], basis)
        found = question_row(weighed)
        if told is None or (tuple(told)[:4], unpack(told.body)) != (found[:4], unpack(found[4])):
            return "is weighed otherwise than grades and ratings make it"
        return None
    except Exception as error:  # likewise
        return f"cannot be read ({type(error).__name__}: {str(error)[:200]})"
