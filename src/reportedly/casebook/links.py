"""Links between two claims or two reports, found by a stage, each with its reasons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields
from typing import Any, Literal, NamedTuple

import orjson
from sqlalchemy import Connection, Select, or_, select, update

from reportedly.casebook import schema
from reportedly.casebook.by import By
from reportedly.casebook.engine import Rows
from reportedly.casebook.judgements import active
from reportedly.casebook.kept import Record
from reportedly.casebook.ledger import Entry
from reportedly.casebook.packing import canonical, checksum, pack, unpack
from reportedly.casebook.writing import Writing
from reportedly.model.digest import digest_id, sha256_hex

Between = Literal["claims", "reports"]
AT_A_TIME = 500
IN_ONE_ENTRY = 20_000
"""So many new links make an entry; a larger finding makes several, in one transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How a newer claim or report stands to an older one."""

    kind: str
    """"copies", "corroborates", "contradicts", "updates" and what else the stage finds."""
    between: Between
    newer: str
    """Id of the claim or report that the link starts from."""
    older: str
    weight: float | None
    """In bits, the sum of the reasons' weights; None where the stage weighs nothing."""
    reasons: tuple[dict[str, Any], ...]
    """Each with its feature, its weight in bits and the two values compared."""
    stage: str
    version: str
    attribute: str | None = None
    """What the two agree or differ in; None where it is the whole."""
    independent: bool | None = None
    """Whether the newer claim has an origin of its own; None between reports."""

    @property
    def id(self) -> str:
        """A digest of all that the link says."""
        return _id_of(body_of(self))


class Written(NamedTuple):
    """A link written out: what it is found by, and its record deflated."""

    id: str
    kind: str
    between: str
    newer: str
    older: str
    weight: float | None
    packed: bytes


def written(link: Link) -> Written:
    """Write a link out."""
    body = body_of(link)
    return Written(_id_of(body), link.kind, link.between, link.newer, link.older, link.weight, pack(body))


FIELDS = tuple(field.name for field in fields(Link))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedLinks:
    """What became of links handed in."""

    new: int
    same: int
    ended: int
    """Older links of the same kind between the same two, whose place newer ones took."""
    entry: int | None
    """The last one made; None where all were there already."""


def add_links(writing: Writing, links: Sequence[Link], by: By) -> AddedLinks:
    """Keep links; a link that says otherwise than a standing one of its kind ends that."""
    pairs = {_pair(link) for link in links}
    standing = {id for id, pair in _standing(writing, {link.newer for link in links}).items() if pair in pairs}
    return _keep(writing, map(written, links), standing, by, links[0].stage if links else "")


def settle_links(writing: Writing, links: Iterable[Link], by: By, *, stage: str) -> AddedLinks:
    """Keep all that a stage finds now: what it found before and finds no longer ends.

    Links are taken as they come, and entered by so many at a time; what ends is ended by the last entry.
    """
    return settle_written(writing, map(written, links), by, stage=stage)


def settle_written(writing: Writing, links: Iterable[Written], by: By, *, stage: str) -> AddedLinks:
    """The same with links that are written out already."""
    return _keep(writing, links, _of_stage(writing, stage).keys(), by, stage)


def resettle_links(writing: Writing, links: Iterable[Link], ending: Iterable[str], by: By, *, stage: str) -> AddedLinks:
    """Keep what a stage finds now in the place of the standing links `ending`, given by their ids; others stay."""
    return _keep(writing, map(written, links), set(ending), by, stage)


def _keep(writing: Writing, links: Iterable[Written], standing: AbstractSet[str], by: By, stage: str) -> AddedLinks:
    """Add the links that do not stand yet, and end those that stand and are not told again."""
    told: set[str] = set()
    new = same = 0
    waiting: list[Written] = []
    entry: Entry | None = None
    for link in links:
        if link.id in told or link.id in standing:
            same += 1
        else:
            new += 1
            waiting.append(link)
        told.add(link.id)
        if len(waiting) == IN_ONE_ENTRY:
            entry, waiting = _enter(writing, waiting, [], by, stage), []
    ended = sorted(standing - told)
    if waiting or ended:
        entry = _enter(writing, waiting, ended, by, stage)
    return AddedLinks(new=new, same=same, ended=len(ended), entry=entry.seq if entry else None)


def _enter(writing: Writing, chosen: Sequence[Written], ended: Sequence[str], by: By, stage: str) -> Entry:
    """Write links by one entry, which ends others."""
    after: dict[str, Any] = {"links": len(chosen), "ends": list(ended)}
    if chosen:
        after["records"] = sha256_hex(b"\n".join(unpack(link.packed) for link in chosen))
    entry = writing.enter(by, "link", f"links {stage}", after=after)
    first = writing.next_number(schema.links, len(chosen)) if chosen else 0
    for number, link in enumerate(chosen, start=first):
        writing.put(schema.links, (number, *link[:-1], link.packed, checksum(link.packed), entry.seq, None))
    for start in range(0, len(ended), AT_A_TIME):
        gone = update(schema.links).where(schema.links.c.id.in_(ended[start : start + AT_A_TIME]))
        gone = gone.where(schema.links.c.until_entry.is_(None), schema.links.c.since_entry < entry.seq)
        writing.ask(gone.values(until_entry=entry.seq))
    writing.flush_many()
    return entry


def _of_stage(writing: Writing, stage: str) -> dict[str, tuple[str, ...]]:
    """Standing links that a stage found: kind and both ends, by id."""
    asked = select(schema.links.c.id, schema.links.c.body).where(schema.links.c.until_entry.is_(None))
    found = ((row.id, link_of(orjson.loads(unpack(row.body)))) for row in writing.ask(asked))
    return {link_id: _pair(link) for link_id, link in found if link.stage == stage}


def _pair(link: Any) -> tuple[str, ...]:
    return link.kind, link.between, link.newer, link.older


def _standing(writing: Writing, newer: set[str]) -> dict[str, tuple[str, ...]]:
    """Standing links from these claims or reports: kind and both ends, by id."""
    table = schema.links.c
    found: dict[str, tuple[str, ...]] = {}
    ids = sorted(newer)
    for start in range(0, len(ids), AT_A_TIME):
        asked = select(table.id, table.kind, table.between, table.newer, table.older)
        some = asked.where(table.newer.in_(ids[start : start + AT_A_TIME]), table.until_entry.is_(None))
        found |= {row.id: _pair(row) for row in writing.ask(some)}
    return found


def body_of(link: Link) -> bytes:
    """A link as its record is written."""
    return canonical({name: getattr(link, name) for name in FIELDS}).encode("ascii")


def _id_of(body: bytes) -> str:
    return digest_id("lnk", body.decode("ascii"))


def rows_of(record: Record) -> Iterator[Rows]:
    """The row of a link."""
    link = link_of(record.told)
    known = (_id_of(record.body), link.kind, link.between, link.newer, link.older, link.weight)
    yield schema.links, [(record.number, *known, *record.ending)]


def link_of(told: Any) -> Link:
    """The link in a record."""
    return Link(**{**told, "reasons": tuple(told["reasons"])})


def links(connection: Connection, about: str | None = None, *, seq: int | None = None) -> Iterator[Link]:
    """The links that stand, or stood after an entry: all, or those with this claim or report at either end."""
    table = schema.links.c
    asked = select(table.body).where(active(table.since_entry, table.until_entry, seq)).order_by(table.n)
    if about is not None:
        asked = asked.where(or_(table.newer == about, table.older == about))
    for row in connection.execute(asked):
        yield link_of(json.loads(unpack(row[0])))


def links_about(connection: Connection, newer: Iterable[str], kinds: Sequence[str] = ()) -> Iterator[Link]:
    """The links that stand from these claims or reports to older ones; only of some kinds, if any are named."""
    asked = select(schema.links.c.body).where(schema.links.c.until_entry.is_(None))
    asked = asked.where(schema.links.c.kind.in_(kinds)) if kinds else asked
    return _among(connection, asked, schema.links.c.newer, newer)


def links_to(connection: Connection, older: Iterable[str]) -> Iterator[Link]:
    """The links that stand from newer claims or reports to these."""
    asked = select(schema.links.c.body).where(schema.links.c.until_entry.is_(None))
    return _among(connection, asked, schema.links.c.older, older)


def links_between(connection: Connection, pairs: Iterable[tuple[str, str]]) -> Iterator[Link]:
    """The links that stand between the two of each of these pairs of claims or reports, whichever is the older."""
    wanted = {frozenset(pair) for pair in pairs}
    table, newer = schema.links.c, sorted({one for pair in wanted for one in pair})
    asked = select(table.newer, table.older, table.body).where(table.until_entry.is_(None))
    for start in range(0, len(newer), AT_A_TIME):
        for row in connection.execute(asked.where(table.newer.in_(newer[start : start + AT_A_TIME]))):
            if {row.newer, row.older} in wanted:
                yield link_of(orjson.loads(unpack(row.body)))


def _among(connection: Connection, asked: Select[Any], column: Any, values: Iterable[str]) -> Iterator[Link]:
    listed = sorted(set(values))
    for start in range(0, len(listed), AT_A_TIME):
        for row in connection.execute(asked.where(column.in_(listed[start : start + AT_A_TIME]))):
            yield link_of(orjson.loads(unpack(row.body)))
