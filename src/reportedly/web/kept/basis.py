"""What the picture rests on besides reports and links, as it was when rows were last written: to see what changed.

Persons' decisions and grades, and to which party each actor belongs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import orjson
from sqlalchemy import Connection, delete, func, select

from reportedly.casebook import ledger, picture_schema, schema
from reportedly.casebook.packing import pack, unpack
from reportedly.model.decision import EventDecision
from reportedly.model.grade import PersonCredibility, PersonGrade
from reportedly.model.hypothesis import PersonRating
from reportedly.web.kept.record import read, written
from reportedly.web.kept.settling import AT_A_TIME, some_of

B, L = picture_schema.basis.c, schema.links.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What rows were worked out by."""

    decisions: tuple[EventDecision, ...] = ()
    """The oldest first."""
    rated: tuple[PersonCredibility, ...] = ()
    ratings: tuple[PersonRating, ...] = ()
    """Of evidence against explanations."""
    grades: tuple[PersonGrade, ...] = ()
    """For each source by its id."""
    parties: tuple[tuple[str, str], ...] = ()
    """Actors with the party that each belongs to."""
    links: int = 0
    """The number of the last link."""

    @property
    def sides(self) -> dict[str, str]:
        """By actor, its party."""
        return dict(self.parties)

    @property
    def persons(self) -> dict[str, PersonGrade]:
        """By source, the grade that a person gave last."""
        return {grade.source: grade for grade in sorted(self.grades, key=lambda grade: grade.given)}


def basis_kept(connection: Connection) -> Basis:
    """What the kept rows rest on."""
    kept = {row.name: orjson.loads(unpack(row.body)) for row in connection.execute(select(B.name, B.body))}
    return read(Basis, kept)


def put_basis(connection: Connection, basis: Basis, before: Basis) -> None:
    """Keep it, where it is another than before."""
    for name in Basis.__dataclass_fields__:
        now = getattr(basis, name)
        if now != getattr(before, name):
            connection.execute(delete(picture_schema.basis).where(B.name == name))
            connection.execute(picture_schema.basis.insert().values(name=name, body=pack(written(now))))


def last_link(connection: Connection) -> int:
    """The number of the last link."""
    return connection.execute(select(func.max(L.n))).scalar() or 0


def claims_linked_since(connection: Connection, entry: int, link: int) -> set[str]:
    """The claims between which links came after a link, or ended after a ledger entry."""
    ends = select(L.newer, L.older).where(L.between == "claims")
    met = {end for row in connection.execute(ends.where(L.n > link)) for end in row}
    for some in some_of(_ended_since(connection, entry), AT_A_TIME):
        met |= {end for row in connection.execute(ends.where(L.id.in_(some))) for end in row}
    return met


def _ended_since(connection: Connection, entry: int) -> Iterator[str]:
    """The ids of links that ended."""
    asked = select(schema.ledger).where(schema.ledger.c.seq > entry, schema.ledger.c.verb == "link")
    for row in connection.execute(asked):
        yield from (ledger.entry_of(row).after or {}).get("ends", ())


def claims_decided_otherwise(now: Sequence[EventDecision], before: Sequence[EventDecision]) -> set[str]:
    """The claims of decisions that came or went, and of all after these: what is decided later counts first."""
    same = next((n for n, (one, other) in enumerate(zip(now, before, strict=False)) if one != other), None)
    start = min(len(now), len(before)) if same is None else same
    changed = (*now[start:], *before[start:])
    return {claim for one in changed for claim in (*one.claims, *one.others)}


def claims_rated_otherwise(now: Iterable[PersonCredibility], before: Iterable[PersonCredibility]) -> set[str]:
    """The claims that persons rate otherwise than before."""
    return {one.claim for one in {*now} ^ {*before}}


def changed_keys(now: Mapping[str, object], before: Mapping[str, object]) -> set[str]:
    """The keys under which there is something else."""
    return {key for key in {*now, *before} if now.get(key) != before.get(key)}
