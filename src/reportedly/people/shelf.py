"""What a person keeps beside a casebook: filters under names of their own, and up to where they saw it last.

The user of this computer keeps it under the name by which they decide, without being one of the people.
A visit goes on as long as something is looked at every half an hour. The first look after a longer pause begins the
next one: what came in after the last look before it is new to that visit, from its first page to its last.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from reportedly.errors import InputError
from reportedly.people.naming import key_of, title_taken
from reportedly.people.schema import filters, visits

PAUSE = 30 * 60
"""Seconds without a look after which a visit has ended."""
NOTED_EVERY = 60
"""Seconds between two notes that a visit goes on, while nothing comes in."""
MOST = 200
"""Filters of one person."""
LONGEST = 2000
"""Characters of a filter in an address."""

Opening = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A filter with its name."""

    name: str
    query: str
    """As it stands in the address of a view."""
    of: str = ""
    """Whose it is, as names are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What the present visit is new against."""

    since: int
    """The last ledger entry that was there at the last look of the visit before."""
    ended: int
    """When that look was, in seconds since 1970."""


class Shelf:
    """Saved filters and visits; safe to be used by several threads and processes."""

    def __init__(self, writing: Opening, looking: Opening, now: Callable[[], int]) -> None:
        self._writing, self._looking, self._now = writing, looking, now

    def filters(self, person: str) -> tuple[SavedFilter, ...]:
        """A person's filters, by name."""
        return self._found(filters.c.of == key_of(person))

    def named(self, name: str, person: str = "") -> tuple[SavedFilter, ...]:
        """Filters of a name: a person's, or everybody's."""
        whose = (filters.c.of == key_of(person),) if person else ()
        return self._found(filters.c.key == key_of(name), *whose)

    def save(self, person: str, name: str, query: str) -> None:
        """Keep a filter under a name, in the place of the one of that name.

        Raises InputError for a name that is none, and where too much would be kept.
        """
        name = title_taken(name)
        if len(query) > LONGEST:
            raise InputError(name, f"asks in more than {LONGEST} characters", "leave something out of the filter")
        with self._writing() as connection:
            gone = connection.execute(delete(filters).where(*_one(person, name))).rowcount
            kept = select(func.count()).select_from(filters).where(filters.c.of == key_of(person))
            if not gone and (connection.execute(kept).scalar() or 0) >= MOST:
                raise InputError(name, f"would be more than {MOST} saved filters", "delete one that you need no more")
            row = {"of": key_of(person), "key": key_of(name), "name": name, "query": query}
            connection.execute(insert(filters).values(row))

    def delete(self, person: str, name: str) -> None:
        """Forget a filter; raises InputError where there is none of that name."""
        with self._writing() as connection:
            if connection.execute(delete(filters).where(*_one(person, name))).rowcount == 0:
                raise InputError(name, "is no filter that you saved", "see the list of them")

    def visit(self, person: str) -> Visit | None:
        """What the visit that goes on, or went on last, is new against; None in a person's first."""
        with self._looking() as connection:
            return _told(_row(connection, person))

    def look(self, person: str, entry: int) -> Visit | None:
        """Note that a person looks at the casebook as it stands after a ledger entry; what this visit is new against.

        None in a person's first visit.
        """
        now, of = self._now(), visits.c.of == key_of(person)
        with self._looking() as connection:
            row = _row(connection, person)
        if row is not None and row.latest >= entry and now - row.seen < NOTED_EVERY:
            return _told(row)
        with self._writing() as connection:
            row = _row(connection, person)
            if row is None:
                connection.execute(insert(visits).values(of=key_of(person), latest=entry, seen=now))
            elif now - row.seen > PAUSE:
                begun = {"since": row.latest, "ended": row.seen, "latest": entry, "seen": now}
                connection.execute(update(visits).where(of).values(begun))
            else:
                connection.execute(update(visits).where(of).values(latest=max(entry, row.latest), seen=now))
            return _told(_row(connection, person))

    def _found(self, *conditions: Any) -> tuple[SavedFilter, ...]:
        with self._looking() as connection:
            rows = connection.execute(select(filters).where(*conditions).order_by(filters.c.key, filters.c.of))
            return tuple(SavedFilter(name=row.name, query=row.query, of=row.of) for row in rows)


def _one(person: str, name: str) -> tuple[Any, Any]:
    return filters.c.of == key_of(person), filters.c.key == key_of(name)


def _row(connection: Connection, person: str) -> Row[Any] | None:
    return connection.execute(select(visits).where(visits.c.of == key_of(person))).one_or_none()


def _told(row: Row[Any] | None) -> Visit | None:
    return None if row is None or row.since is None else Visit(since=row.since, ended=row.ended)
