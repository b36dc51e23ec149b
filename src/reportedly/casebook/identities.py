"""Which actor is meant: names become ids, and merges and splits by a person are followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from reportedly.casebook import schema
from reportedly.casebook.judgements import Judgement, judgements
from reportedly.casebook.query import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """The ids that stand for one actor, and the claims that persons took from it or gave to it."""

    ids: tuple[str, ...]
    taken: tuple[str, ...]
    """Claim ids that a split took away."""
    given: tuple[str, ...]
    """Claim ids that a split gave."""

    def alone(self, connection: Connection) -> int | None:
        """The one number under which all claims of the actor stand.

        None where there are several or a person split them.
        """
        if self.taken or self.given:
            return None
        told = schema.claim_actors.c
        numbers = [row[0] for row in connection.execute(self._numbers())]
        met = [
            number
            for number in numbers
            if connection.execute(select(told.claim).where(told.actor == number).limit(1)).first()
        ]
        return met[0] if len(met) == 1 else None

    def _numbers(self) -> Select[Any]:
        """What the ids are called by beside claims."""
        return select(schema.actors.c.n).where(schema.actors.c.id.in_(self.ids))

    def claims(self, part: Part | None) -> Select[tuple[int]]:
        """The numbers of the claims in which the actor plays a part."""
        told, claims = schema.claim_actors.c, schema.claims.c
        asked = select(told.claim).where(told.actor.in_(self._numbers()))
        if part is not None:
            asked = asked.where(told[f"is_{part}"])
        if self.taken:
            asked = asked.where(told.claim.not_in(select(claims.n).where(claims.id.in_(self.taken))))
        return asked if not self.given else asked.union(select(claims.n).where(claims.id.in_(self.given)))  # type: ignore[return-value]


def actors_meant(connection: Connection, actor: str, seq: int | None) -> Meant:
    """Who is meant by an id or a name, as persons judged after an entry."""
    standing = judgements(connection, seq=seq)
    ids = _named(connection, actor) | {actor}
    ids = _merged(ids, [j for j in standing if j.verb == "merge"])
    splits = [j for j in standing if j.verb == "split"]
    return Meant(
        ids=tuple(sorted(ids)),
        taken=_claims(j for j in splits if _subject(j) in ids and j.value["into"] not in ids),
        given=_claims(j for j in splits if j.value["into"] in ids and _subject(j) not in ids),
    )


def _named(connection: Connection, name: str) -> set[str]:
    names = schema.actor_names.c
    return {row[0] for row in connection.execute(select(names.id).where(names.name == name))}


def _merged(ids: set[str], merges: list[Judgement]) -> set[str]:
    """All ids that merges join to these, however far."""
    while True:
        joined = {end for merge in merges for end in _ends(merge) if ids & set(_ends(merge))}
        if joined <= ids:
            return ids
        ids = ids | joined


def _ends(merge: Judgement) -> tuple[str, str]:
    return _subject(merge), merge.value["into"]


def _subject(judgement: Judgement) -> str:
    return judgement.subject.partition(" ")[2]


def _claims(splits: Iterable[Judgement]) -> tuple[str, ...]:
    found: set[str] = set()
    for split in splits:
        found.update(split.value["claims"])
    return tuple(sorted(found))
