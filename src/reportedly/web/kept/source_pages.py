"""What views show of the kept sources: those of some events, one by its name, and what it said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, not_, select, true

from reportedly.casebook import picture_schema
from reportedly.casebook.packing import plain as column_text
from reportedly.errors import InputError
from reportedly.model.origin import Origin
from reportedly.web.filter import Filter
from reportedly.web.kept.asking import conditions
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.web.kept.showing import Rows, origins_kept, sources_kept
from reportedly.web.kept.source import KeptSource, SourceInShort, origin_in_short, source_in_short, source_of

E, C, S = picture_schema.events.c, picture_schema.claims.c, picture_schema.sources.c
MOST_CALLED = 6


def said_by(rows: Rows, asked: Filter) -> dict[str, int]:
    """By source, how many claims it makes on the events asked for; those with the longest record first."""
    with rows.looking() as connection:
        if not asked.narrows:
            told = connection.execute(select(S.id, S.claims).where(S.claims > 0).order_by(*_longest_record()))
            return {row.id: row.claims for row in told}
        said = _counted(connection, and_(*conditions(asked, rows.kind)))
        ids = connection.execute(select(S.id).order_by(*_longest_record())).scalars()
        return {id: said[id] for id in ids if said.get(id)}


def _counted(connection: Connection, condition: ColumnElement[bool]) -> Mapping[str, int]:
    """By source, its claims on some events: counted, or where these are most, all others taken from all there are."""
    chosen = connection.execute(select(func.count()).select_from(picture_schema.events).where(condition)).scalar() or 0
    there = connection.execute(select(func.count()).select_from(picture_schema.events)).scalar() or 0
    if 2 * chosen <= there:
        return _said(connection, C.event.in_(select(E.n).where(condition)))
    said = Counter(_said(connection, true()))
    said.subtract(_said(connection, C.event.is_(None)))
    said.subtract(_said(connection, C.event.in_(select(E.n).where(not_(condition)))))
    return said


def _said(connection: Connection, condition: ColumnElement[bool]) -> dict[str, int]:
    asked = select(C.source, func.count()).where(C.source.is_not(None), condition).group_by(C.source)
    return {row[0]: row[1] for row in connection.execute(asked)}


def _longest_record() -> tuple[Any, ...]:
    return S.settled.desc(), S.reports.desc(), S.name, S.id


def sources_page(rows: Rows, said: Mapping[str, int], *, limit: int, skipped: int) -> list[SourceInShort]:
    """Some of these sources, in their order."""
    shown = list(said)[skipped : skipped + limit]
    found: dict[str, SourceInShort] = {}
    with rows.looking() as connection:
        for some in some_of(shown, AT_A_TIME):
            told = connection.execute(select(S.id, S.body).where(S.id.in_(some)))
            found |= {row.id: source_in_short(row.body) for row in told}
    return [found[id] for id in shown]


def all_sources(rows: Rows, *, limit: int, skipped: int) -> list[KeptSource]:
    """Some of all sources, those carried by most reports first."""
    asked = select(S.body).order_by(S.reports.desc(), S.id).offset(skipped).limit(limit)
    with rows.looking() as connection:
        return [source_of(body) for body in connection.execute(asked).scalars()]


def number_said(rows: Rows, source: str) -> int:
    """How many claims a source made."""
    with rows.looking() as connection:
        return connection.execute(select(func.count()).where(C.source == source)).scalar() or 0


def claims_said(rows: Rows, source: str, *, limit: int, skipped: int = 0) -> list[str]:
    """Some of the claims that a source made, in the order of publication; last those whose day is unknown."""
    dated, undated = (C.source == source, C.published > ""), (C.source == source, C.published == "")
    with rows.looking() as connection:
        some = select(C.id).where(*dated).order_by(C.published, C.id).offset(skipped).limit(limit)
        found = list(connection.execute(some).scalars())
        if len(found) < limit:
            number = connection.execute(select(func.count()).where(*dated)).scalar() or 0
            others = select(C.id).where(*undated).order_by(C.id).offset(max(0, skipped - number))
            found += connection.execute(others.limit(limit - len(found))).scalars()
        return found


def graded(rows: Rows, claims: Iterable[str]) -> dict[str, tuple[str | None, str]]:
    """By claim, the grade of the source behind it, None where none can be named, and the day of its report."""
    told = list(_made_by(rows, claims))
    letters: dict[str, str] = {}
    with rows.looking() as connection:
        for some in some_of(sorted(_named(told)), AT_A_TIME):
            letters |= {row.id: row.voice[0] for row in connection.execute(select(S.id, S.voice).where(S.id.in_(some)))}
    return {row.id: (letters.get(row.source), row.published) for row in told}


def origins_of(rows: Rows, claims: Iterable[str]) -> dict[str, tuple[Origin, ...]]:
    """By claim, who is behind it; nothing of claims without a source."""
    told = list(_made_by(rows, claims))
    with rows.looking() as connection:
        known = origins_kept(connection, _named(told))
    return {row.id: (known[row.source],) for row in told if row.source in known}


def origins_in_short(rows: Rows, claims: Iterable[str]) -> dict[str, tuple[Origin, ...]]:
    """The same with the first only of the reports that carry each."""
    told = list(_made_by(rows, claims))
    known: dict[str, Origin] = {}
    with rows.looking() as connection:
        for some in some_of(sorted(_named(told)), AT_A_TIME):
            for row in connection.execute(select(S.id, S.body).where(S.id.in_(some))):
                known[row.id], _ = origin_in_short(row.body)
    return {row.id: (known[row.source],) for row in told if row.source in known}


def _made_by(rows: Rows, claims: Iterable[str]) -> Iterator[Any]:
    asked = select(C.id, C.source, C.published)
    with rows.looking() as connection:
        for some in some_of(sorted(set(claims)), AT_A_TIME):
            yield from connection.execute(asked.where(C.id.in_(some)))


def _named(told: Iterable[Any]) -> set[str]:
    return {row.source for row in told if row.source is not None}


def source_kept(rows: Rows, name: str) -> KeptSource:
    """The source with an id or a name; raises InputError where there is none, or where several have that name."""
    folded = column_text(name.casefold()) or ""
    for condition in (S.id == name, S.folded == folded, S.folded.contains(folded, autoescape=True)):
        number, found = _first(rows, condition)
        if number == 1:
            with rows.looking() as connection:
                [kept] = sources_kept(connection, [found[0].id])
            return kept
        if found:
            listed = ", ".join(f"{row.name} ({row.id})" for row in found)
            raise InputError(name, f"may be any of {number} sources", f"name one by its id: {listed}")
    raise InputError(name, "is no source of this casebook", "see `reportedly sources`")


def _first(rows: Rows, condition: ColumnElement[bool]) -> tuple[int, list[Any]]:
    """How many sources there are of which something is so, and the first of them."""
    with rows.looking() as connection:
        number = connection.execute(select(func.count()).select_from(picture_schema.sources).where(condition)).scalar()
        found = connection.execute(select(S.id, S.name).where(condition).order_by(S.id).limit(MOST_CALLED))
        return number or 0, list(found)


def all_said(rows: Rows, source: str) -> list[str]:
    """The claims that a source made, in the order of publication; last those whose day is unknown."""
    with rows.looking() as connection:
        told = connection.execute(select(C.id, C.published).where(C.source == source)).all()
    return [row.id for row in sorted(told, key=lambda row: (row.published == "", row.published, row.id))]
