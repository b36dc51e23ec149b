"""Numbers that stand for the ids of actors beside claims: rows are shorter so, and sorted sooner."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select

from reportedly.casebook import schema

UNKNOWN = 0
"""The number of an id that has none."""


class ActorNumbers(dict[str, int]):
    """Numbers by id, looked up when they are first asked for."""

    def __init__(self, connection: Connection, give: Callable[[str], int] = lambda _: UNKNOWN) -> None:
        self._connection, self._give = connection, give

    def __missing__(self, actor: str) -> int:
        table = schema.actors.c
        found = self._connection.execute(select(table.n).where(table.id == actor)).scalar()
        number = self[actor] = self._give(actor) if found is None else int(found)
        return number
