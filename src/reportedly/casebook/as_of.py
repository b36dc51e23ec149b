"""The casebook as it stood: which ledger entry was the last at a day or moment."""

from __future__ import annotations

from sqlalchemy import Connection

from reportedly.casebook.ledger import last_by
from reportedly.casebook.moments import moment


def entry_of(connection: Connection, as_of: str | int | None) -> int | None:
    """The last entry at the end of a day or at a moment; an entry's number stays; None is now."""
    if as_of is None or isinstance(as_of, int):
        return as_of
    return last_by(connection, moment(as_of, end=True))


def entry_before(connection: Connection, since: str | int) -> int:
    """The last entry before a day or up to a moment, so that what came later is what changed since."""
    return since if isinstance(since, int) else last_by(connection, moment(since))
