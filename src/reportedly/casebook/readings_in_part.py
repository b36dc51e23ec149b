"""Readings with only some of their claims, for who shows a few claims of many reports.

Of a reading only these claims and its actors are taken apart, and nothing is held to what it must be: that was done
when it was written, and its record has its checksum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from reportedly.casebook import schema
from reportedly.casebook.bodies import FIRST_CLAIM, lines_of
from reportedly.casebook.claim_lines import actors_in, claim_in, report_in
from reportedly.casebook.packing import unpack
from reportedly.model.reading import Reading

C, R, P = schema.claims.c, schema.readings.c, schema.reports.c
AT_A_TIME = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where some claims stand."""

    reports: frozenset[str]
    """The reports that make them."""
    positions: Mapping[int, tuple[int, ...]]
    """By the number of a reading, their positions among its claims."""


def whereabouts(connection: Connection, claims: Iterable[str]) -> Whereabouts:
    """Where claims stand, in readings that count; those of no such reading are passed over."""
    joined = schema.claims.join(schema.readings, R.n == C.reading).join(schema.reports, P.n == R.report)
    asked = select(P.id, C.reading, C.position).select_from(joined)
    asked = asked.where(R.until_entry.is_(None), P.until_entry.is_(None))
    reports, positions = set(), defaultdict[int, list[int]](list)
    for some in _parts(claims):
        for row in connection.execute(asked.where(C.id.in_(some))):
            reports.add(row.id)
            positions[row.reading].append(row.position)
    standing = {reading: tuple(sorted(found)) for reading, found in positions.items()}
    return Whereabouts(reports=frozenset(reports), positions=standing)


def readings_in_part(connection: Connection, reports: Iterable[str], stand: Whereabouts) -> Iterator[Reading]:
    """The readings that count of these reports, each with its claims among those that stand there; in no order."""
    joined = schema.readings.join(schema.reports, P.n == R.report)
    asked = select(P.id, R.n, R.body, P.body.label("report")).select_from(joined)
    asked = asked.where(R.until_entry.is_(None)).order_by(R.n)
    for some in _parts(reports):
        newest = {row.id: row for row in connection.execute(asked.where(P.id.in_(some)))}
        for row in newest.values():
            yield _in_part(row, stand.positions.get(row.n, ()))


def _in_part(row: Any, positions: Sequence[int]) -> Reading:
    lines = lines_of(row.body)
    return Reading(
        report=report_in(unpack(row.report)),
        claims=tuple(claim_in(lines[FIRST_CLAIM + position]) for position in positions),
        toponyms=(),
        timexes=(),
        actors=actors_in(lines[1]),
        gaps=(),
    )


def _parts(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    listed = sorted(set(ids))
    for start in range(0, len(listed), AT_A_TIME):
        yield listed[start : start + AT_A_TIME]
