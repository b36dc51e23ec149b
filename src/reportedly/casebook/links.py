"""Links between two claims or two reports, found by a stage, each with its reasons."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Table, or_, select, update

from reportedly.casebook import schema
from reportedly.casebook.by import By
from reportedly.casebook.engine import Row
from reportedly.casebook.judgements import active
from reportedly.casebook.kept import Record
from reportedly.casebook.packing import canonical, unpack
from reportedly.casebook.writing import Writing
from reportedly.model.digest import digest_id, sha256_hex

Between = Literal["claims", "reports"]
AT_A_TIME = 500


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
        return digest_id("lnk", canonical(asdict(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedLinks:
    """What became of links handed in."""

    new: int
    same: int
    ended: int
    """Older links of the same kind between the same two, whose place newer ones took."""
    entry: int | None
    """None where all were there already."""


def add_links(writing: Writing, links: Sequence[Link], by: By) -> AddedLinks:
    """Keep links by one entry; a link that says otherwise than a standing one of its kind ends that."""
    standing = _standing(writing, {link.newer for link in links})
    pairs = {_pair(link) for link in links}
    return _keep(writing, links, {link_id for link_id, pair in standing.items() if pair in pairs}, standing, by)


def settle_links(writing: Writing, links: Sequence[Link], by: By, *, stage: str) -> AddedLinks:
    """Keep all that a stage finds now, by one entry: what it found before and finds no longer ends."""
    standing = _of_stage(writing, stage)
    return _keep(writing, links, standing, standing, by, stage=stage)


def _keep(
    writing: Writing, links: Sequence[Link], ending: Iterable[str], standing: Container[str], by: By, *, stage: str = ""
) -> AddedLinks:
    """Add the links that do not stand yet, and end those among `ending` that are not told again."""
    told = {link.id: link for link in links}
    chosen = [link for link_id, link in told.items() if link_id not in standing]
    ended = sorted(set(ending) - told.keys())
    same = len(links) - len(chosen)
    if not chosen and not ended:
        return AddedLinks(new=0, same=same, ended=0, entry=None)
    bodies = [body_of(link) for link in chosen]
    after: dict[str, Any] = {"links": len(chosen), "ends": ended}
    if bodies:
        after["records"] = sha256_hex(b"\n".join(bodies))
    entry = writing.enter(by, "link", f"links {stage or chosen[0].stage}", after=after)
    first = writing.next_number(schema.links, len(bodies)) if bodies else 0
    for number, body in enumerate(bodies, start=first):
        writing.put_all(rows_of(Record.new(number, body, entry.seq)))
    for start in range(0, len(ended), AT_A_TIME):
        gone = update(schema.links).where(schema.links.c.id.in_(ended[start : start + AT_A_TIME]))
        gone = gone.where(schema.links.c.until_entry.is_(None), schema.links.c.since_entry < entry.seq)
        writing.ask(gone.values(until_entry=entry.seq))
    return AddedLinks(new=len(chosen), same=same, ended=len(ended), entry=entry.seq)


def _of_stage(writing: Writing, stage: str) -> dict[str, tuple[str, ...]]:
    """Standing links that a stage found: kind and both ends, by id."""
    asked = select(schema.links.c.body).where(schema.links.c.until_entry.is_(None))
    links = (link_of(json.loads(unpack(row[0]))) for row in writing.ask(asked))
    return {link.id: _pair(link) for link in links if link.stage == stage}


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
    return canonical(asdict(link)).encode("ascii")


def rows_of(record: Record) -> Iterator[tuple[Table, Row]]:
    """The row of a link."""
    link = link_of(record.told)
    known = (link.id, link.kind, link.between, link.newer, link.older, link.weight)
    yield schema.links, (record.number, *known, *record.ending)


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
