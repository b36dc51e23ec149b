"""What ended in a casebook: reports and claims that who keeps a copy of it must take out of the copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Select, and_, literal, select

from reportedly.casebook import schema
from reportedly.casebook.as_of import entry_before, entry_of
from reportedly.casebook.judgements import in_force

DeletedKind = Literal["report", "claim"]
DeletedWhy = Literal["new version", "withdrawn", "read anew", "rejected"]

L, P, R, C = schema.ledger.c, schema.reports.c, schema.readings.c, schema.claims.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """One thing that counts no more."""

    kind: DeletedKind
    id: str
    report: str
    """The report itself, or the one that made the claim."""
    why: DeletedWhy
    entry: int
    """By which it ended."""
    at: str


def deletions(connection: Connection, since: str | int, until: str | int | None = None) -> list[Deletion]:
    """What ended after a day's first moment, a moment or an entry, up to another, and has not come back; in order."""
    first, last = entry_before(connection, since), entry_of(connection, until)
    found = {
        (row.kind, row.id): Deletion(**row._mapping)
        for asked in _asked(first, last)
        for row in connection.execute(asked)
    }
    back = _standing(connection, {id for kind, id in found if kind == "claim"})
    kept = (one for one in found.values() if one.kind == "report" or one.why == "rejected" or one.id not in back)
    return sorted(kept, key=lambda one: (one.entry, one.kind != "report", one.id))


def _asked(first: int, last: int | None) -> Iterator[Select[Any]]:
    """Each kind of ending; of several of one thing the last counts."""
    withdrawn, judged, reach = schema.withdrawals.c, schema.judgements.c, schema.reach.c
    again = schema.reports.alias("again")
    stands = select(again.c.id).where(again.c.until_entry.is_(None))
    readings = schema.readings.join(schema.reports, P.n == R.report)
    claims = schema.claims.join(readings, R.n == C.reading)
    ended = _selected("report", P.id, "new version").select_from(
        schema.reports.join(schema.ledger, L.seq == P.until_entry)
    )
    yield ended.where(_within(P.until_entry, first, last), P.id.not_in(stands))
    gone = schema.reports.join(schema.withdrawals, withdrawn.series == P.series)
    yield (
        _selected("report", P.id, "withdrawn")
        .select_from(gone.join(schema.ledger, L.seq == withdrawn.since_entry))
        .where(_within(withdrawn.since_entry, first, last), withdrawn.until_entry.is_(None), P.until_entry.is_(None))
    )
    endings: tuple[tuple[Any, DeletedWhy], ...] = ((P.until_entry, "new version"), (R.until_entry, "read anew"))
    for column, why in endings:
        of = _selected("claim", C.id, why).select_from(claims.join(schema.ledger, L.seq == column))
        yield of.where(_within(column, first, last))
    rejected = claims.join(schema.reach, reach.claim_id == C.id).join(schema.judgements, judged.n == reach.judgement)
    yield (
        _selected("claim", C.id, "rejected")
        .select_from(rejected.join(schema.ledger, L.seq == judged.since_entry))
        .where(_within(judged.since_entry, first, last), reach.judgement.in_(in_force("reject", None)))
    )


def _selected(kind: DeletedKind, id_: Any, why: DeletedWhy) -> Select[Any]:
    told = (literal(kind).label("kind"), id_.label("id"), P.id.label("report"), literal(why).label("why"))
    return select(*told, L.seq.label("entry"), L.at.label("at"))


def _within(column: Any, first: int, last: int | None) -> Any:
    return column > first if last is None else and_(column > first, column <= last)


def _standing(connection: Connection, ids: set[str]) -> set[str]:
    """Those of the claims that a reading which counts, of a version that counts, makes again."""
    joined = schema.claims.join(schema.readings, R.n == C.reading).join(schema.reports, P.n == R.report)
    wanted, back = sorted(ids), set()
    for start in range(0, len(wanted), 500):
        some = C.id.in_(wanted[start : start + 500])
        asked = select(C.id).select_from(joined).where(some, R.until_entry.is_(None), P.until_entry.is_(None))
        back |= set(connection.execute(asked).scalars())
    return back
