"""Numbers that stand for the ids of actors beside claims: rows are shorter so, and sorted sooner."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, select

from reportedly.casebook import schema

UNKNOWN = 0
"""The number of an id that has none."""
ASKED_AT_ONCE = 500


class ActorNumbers(dict[str, int]):
    """Numbers by id, looked up when they are first asked for, or before for many at once."""

    def __init__(self, connection: Connection, give: Callable[[str], int] = lambda _: UNKNOWN) -> None:
        self._connection, self._give = connection, give
        self._without: set[str] = set()

    def __missing__(self, actor: str) -> int:
        if actor not in self._without:
            self.look_up([actor])
        if actor not in self:
            self[actor] = self._give(actor)
        return self[actor]

    def look_up(self, actors: Iterable[str]) -> None:
        """Ask for the numbers that these ids have: one by one would take as long as their rows."""
        asked, table = sorted(set(actors) - self.keys() - self._without), schema.actors.c
        for start in range(0, len(asked), ASKED_AT_ONCE):
            some = asked[start : start + ASKED_AT_ONCE]
            for number, actor in self._connection.execute(select(table.n, table.id).where(table.id.in_(some))):
                self[actor] = number
        self._without.update(actor for actor in asked if actor not in self)
