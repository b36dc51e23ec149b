"""The filter bar as SQL: the events asked for, in the order asked for, the same on both engines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, literal, select

from reportedly.casebook import picture_schema
from reportedly.casebook.engine import Kind
from reportedly.casebook.packing import plain as column_text
from reportedly.casebook.words import terms_of
from reportedly.web.filter import CANNOT_BE_JUDGED, CERTAINTIES, LATEST, RELIABILITIES, TYPES, Filter
from reportedly.web.kept.rows import PLACE, SOURCE, bits
from reportedly.web.kept.settling import WORDS

Condition = ColumnElement[bool]
E, N, D = picture_schema.events.c, picture_schema.names.c, picture_schema.named.c


def conditions(asked: Filter, kind: Kind, *, status: bool = True) -> list[Condition]:
    """What every event asked for fulfils; without `status`, whatever status is asked for."""
    return [
        *_found(asked, kind),
        *_of_event(asked),
        *((E.status.in_(asked.status),) if status and asked.status else ()),
    ]


def _found(asked: Filter, kind: Kind) -> Iterator[Condition]:
    """What an index outside the events leads to."""
    if asked.text:
        terms = terms_of(asked.text)
        yield E.n.in_(kind.matching(WORDS, terms)) if terms else literal(False)
    for what, name in ((PLACE, asked.place), (SOURCE, asked.source)):
        if name:
            yield E.n.in_(select(D.event).where(D.name.in_(named(what, name))))


def named(kind: str, words: str) -> Select[tuple[int]]:
    """The names of a kind that hold some words."""
    folded = column_text(words.casefold()) or ""
    return select(N.n).where(N.kind == kind, N.folded.contains(folded, autoescape=True))


def _of_event(asked: Filter) -> Iterator[Condition]:
    if asked.first or asked.last:
        yield E.day != ""
    if asked.first:
        yield E.day >= asked.first
    if asked.last:
        yield E.day <= asked.last
    if asked.type:
        yield _among(E.types, [asked.type], TYPES)
    if asked.certainty:
        yield _among(E.certainties, [asked.certainty], CERTAINTIES)
    if asked.grade:
        better = [one for one in _scale(asked.grade) if one == asked.grade or _better(one, asked.grade)]
        decimal = asked.grade.isdecimal()
        yield E.credibility.in_(map(int, better)) if decimal else _among(E.reliabilities, better, RELIABILITIES)
    if asked.since_entry is not None:
        yield E.entry > asked.since_entry


def _among(column: ColumnElement[int], wanted: Iterable[str], known: Sequence[str]) -> Condition:
    return column.bitwise_and(bits(wanted, known)) != 0


def _scale(grade: str) -> Iterable[str]:
    return "123456" if grade.isdecimal() else RELIABILITIES


def _better(one: str, grade: str) -> bool:
    """Whether a grade is a better one; that something cannot be judged is no worse grade, but none."""
    return one < grade and not {one, grade} & {*CANNOT_BE_JUDGED}


def ordered(asked: Filter) -> tuple[Any, ...]:
    """What the events are sorted by."""
    return (E.latest.desc(), E.told) if asked.order == LATEST else (E.told,)
