"""Which kept explanations are no longer what they were: marked when rows change, made anew when they are asked for.

A report that is told, linked or decided otherwise has its bundle laid out anew, and what was laid out of it is no more
to be seen: it may name claims that are gone. Where a source or a claim is graded
otherwise, or a person rates evidence, the question stands as it is laid out, and is weighed anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select, update

from reportedly.casebook import picture_schema
from reportedly.casebook.readings_in_part import whereabouts
from reportedly.web.kept.bundling import NONE, WAITING
from reportedly.web.kept.settling import AT_A_TIME, some_of, values_among

B, C, L, Q = picture_schema.bundled.c, picture_schema.claims.c, picture_schema.leans.c, picture_schema.laid.c
A = picture_schema.questions.c


def lay_out_again(connection: Connection, claims: Iterable[str]) -> None:
    """Mark the reports of claims that were worked out anew."""
    if connection.execute(select(B.id).limit(1)).first() is not None:
        reports = sorted(whereabouts(connection, claims).reports)
        for some in some_of(reports, AT_A_TIME):
            connection.execute(update(picture_schema.bundled).where(B.id.in_(some)).values(stale=1))
        break_up(connection, reports)


def break_up(connection: Connection, reports: Iterable[str]) -> None:
    """Take the bundles of some reports apart, and out what is laid out of them: reports that wait for a bundle."""
    broken = values_among(connection, select(B.bundle).distinct(), B.id, reports) - {NONE, WAITING}
    for some in some_of(sorted(broken), AT_A_TIME):
        connection.execute(update(picture_schema.bundled).where(B.bundle.in_(some)).values(bundle=WAITING))
    forget_laid(connection, broken)


def forget_laid(connection: Connection, bundles: Iterable[str]) -> None:
    """Take out what is laid out of some bundles."""
    questions = values_among(connection, select(Q.id), Q.bundle, sorted(bundles))
    for some in some_of(sorted(questions), AT_A_TIME):
        for table, column in (
            (picture_schema.laid, Q.id), (picture_schema.leans, L.question), (picture_schema.questions, A.id)
        ):  # fmt: skip
            connection.execute(delete(table).where(column.in_(some)))


def weigh_again(connection: Connection, sources: Iterable[str]) -> None:
    """Mark the questions on which claims of some sources bear, or claims of events of which these tell."""
    if connection.execute(select(Q.id).limit(1)).first() is None:
        return
    telling = select(C.event).where(C.event.is_not(None)).distinct()
    wanted = sorted(sources)
    leaning = select(L.question).join(picture_schema.claims, C.id == L.claim).distinct()
    events = values_among(connection, telling, C.source, wanted)
    found = values_among(connection, leaning, C.event, sorted(events))
    _mark(connection, found | values_among(connection, leaning, C.source, wanted))


def weigh_rated_again(connection: Connection, claims: Iterable[str]) -> None:
    """Mark the questions on which some claims bear, of which persons rate that otherwise than before."""
    _mark(connection, values_among(connection, select(L.question), L.claim, sorted(claims)))


def _mark(connection: Connection, questions: Iterable[str]) -> None:
    for some in some_of(sorted(questions), AT_A_TIME):
        connection.execute(update(picture_schema.laid).where(Q.id.in_(some)).values(stale=1))
