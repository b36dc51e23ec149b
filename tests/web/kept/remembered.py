"""The filter bar as it is meant, held against every event in memory: what the kept rows must agree with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportedly.casebook.words import terms_of, words_of
from reportedly.tell.wording import plain
from reportedly.web.filter import LATEST, STATUSES, Filter
from reportedly.web.told import ToldEvent


def remembered(told: Iterable[ToldEvent], asked: Filter) -> list[str]:
    """The ids of the events asked for, in the order asked for."""
    found = sorted((one for one in told if _matches(one, asked)), key=_most_told)
    if asked.order == LATEST:
        found = sorted(found, key=lambda one: one.last_day or "", reverse=True)
    return [one.event.id for one in found]


def _matches(told: ToldEvent, asked: Filter) -> bool:
    day = told.day or ""
    return (
        (not asked.text or bool(terms_of(asked.text)))
        and all(_said(term.words, told, prefix=term.prefix) for term in terms_of(asked.text))
        and (not asked.first or asked.first <= day)
        and (not asked.last or "" < day <= asked.last)
        and _within(asked.place, told.places)
        and _within(asked.source, told.sources)
        and (not asked.type or asked.type in told.types)
        and (not asked.certainty or asked.certainty in told.certainties)
        and _graded(asked.grade, told)
        and (not asked.status or told.event.status in asked.status)
        and (asked.since_entry is None or told.entry > asked.since_entry)
    )


def _said(wanted: tuple[str, ...], told: ToldEvent, *, prefix: bool) -> bool:
    said = [word for claim in told.claims for word in words_of(plain(claim.content.text))]
    runs = [tuple(said[at : at + len(wanted)]) for at in range(len(said) - len(wanted) + 1)]
    if prefix:
        return any(run[:-1] == wanted[:-1] and run[-1].startswith(wanted[-1]) for run in runs)
    return wanted in runs


def _within(asked: str, names: Iterable[str]) -> bool:
    return not asked or any(asked.casefold() in name.casefold() for name in names)


def _graded(grade: str, told: ToldEvent) -> bool:
    if not grade:
        return True
    given = [str(told.event.credibility)] if grade.isdecimal() else told.reliabilities
    if grade in ("6", "F"):
        return grade in given
    return any(one <= grade and one not in ("6", "F") for one in given)


def _most_told(told: ToldEvent) -> tuple[Any, ...]:
    event = told.event
    sides = event.independent_origins + len(event.origins_against)
    return (-sides, STATUSES.index(event.status), -len(event.claims), told.day or "9999", event.id)
