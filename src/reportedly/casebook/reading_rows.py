"""The rows of a reading, and what they are cut from: its record, or what is at hand as the record is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson

from reportedly.casebook import schema
from reportedly.casebook.bodies import FIRST_CLAIM, Told
from reportedly.casebook.claim_lines import claim_in
from reportedly.casebook.claims import rows_of as claim_rows
from reportedly.casebook.claims import words_of_claims
from reportedly.casebook.engine import Row, Rows, Words
from reportedly.casebook.kept import Record
from reportedly.casebook.packing import canonical, plain
from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id, sha256_hex
from reportedly.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """What a reading is found by, cut from its record, or at hand as the record is made."""

    id: str
    stages: Mapping[str, int | str]
    outcome: str
    claims: Sequence[Claim]
    provinces: Mapping[str, str]
    carried: Sequence[Sequence[Any]]
    """Numbers of judgements, each with the id of a claim that it comes to hold for."""
    gaps: Sequence[tuple[str, str, str]]
    """Stage, what and why of each."""
    names: Sequence[tuple[str, str]]
    """Name and id of every actor."""


def findable(about: Told, reading_id: str, reading: Reading) -> Findable:
    """What a reading that is being added is found by."""
    return Findable(
        id=reading_id,
        stages=about["stages"],
        outcome=about["outcome"],
        claims=reading.claims,
        provinces=about["provinces"],
        carried=about["carried"],
        gaps=[(gap.stage, gap.what, gap.why) for gap in reading.gaps],
        names=[(actor.name, actor.id) for actor in reading.actors],
    )


def findable_in(record: Record, claims: Sequence[Claim] | None = None) -> Findable:
    """What a record is found by; `claims` are its claims, where they are at hand."""
    first, second, *_ = record.body.split(b"\n", 2)
    about, beside = orjson.loads(first), orjson.loads(second)
    return Findable(
        id=reading_id_of(about, record.body[len(first) + 1 :]),
        stages=about["stages"],
        outcome=about["outcome"],
        claims=claims_in(record) if claims is None else claims,
        provinces=about["provinces"],
        carried=about["carried"],
        gaps=[(gap["stage"], gap["what"], gap["why"]) for gap in beside["gaps"]],
        names=[(actor["name"], actor["id"]) for actor in beside["actors"]],
    )


def rows_of(record: Record, report: int, first_claim: int, told: Findable, actors: Mapping[str, int]) -> Iterator[Rows]:
    """A reading's row, and the rows that its claims, actors and gaps are found by."""
    known = (told.id, report, canonical(told.stages), told.outcome, first_claim, len(told.claims))
    yield schema.readings, [(record.number, *known, *record.ending)]
    yield from claim_rows(told.claims, first_claim, record.number, told.provinces, actors)
    yield schema.reach, [(judgement, claim_id, record.since) for judgement, claim_id in told.carried]
    yield schema.gaps, [(record.number, *map(plain, gap)) for gap in told.gaps]
    yield schema.actor_names, [_name_row(name, known) for name, known in told.names]


@lru_cache(maxsize=65536)
def _name_row(name: str, known: str) -> Row:
    """The row of an actor's name; the same few come again and again."""
    return plain(name), plain(known)


def claims_in(record: Record) -> list[Claim]:
    """The claims of a reading."""
    return list(map(claim_in, record.body.split(b"\n")[FIRST_CLAIM:]))


def words_in(claims: Sequence[Claim], first_claim: int) -> Iterator[Words]:
    """What the claims of a reading are found by."""
    yield "claim_words", [(n, words) for n, words in enumerate(words_of_claims(claims), start=first_claim) if words]


def reading_id_of(about: Told, found: bytes) -> str:
    """The id of what these stages found in a report version; in which run does not count."""
    return digest_id("rdg", about["series"], about["version"], canonical(about["stages"]), sha256_hex(found))
