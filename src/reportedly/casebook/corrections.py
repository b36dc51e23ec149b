"""Claims as judged: what persons hold of a claim, laid over what was read, which stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from reportedly.casebook import schema
from reportedly.casebook.judgement_values import JudgementVerb
from reportedly.casebook.judgements import Judgement, in_force, judgement_of
from reportedly.model.claim import Claim

ON_CLAIMS: tuple[JudgementVerb, ...] = ("place", "reject", "rate")


def standing_on(connection: Connection, claim_ids: Sequence[str], seq: int | None) -> dict[str, list[Judgement]]:
    """The judgements that stand on claims, by claim."""
    table, reach, ledger = schema.judgements, schema.reach.c, schema.ledger.c
    standing = [number for verb in ON_CLAIMS for number in _numbers(connection, verb, seq)]
    if not standing:
        return {}
    asked = (
        select(table, reach.claim_id, ledger.name, ledger.version, ledger.at)
        .join(schema.reach, reach.judgement == table.c.n)
        .join(schema.ledger, ledger.seq == table.c.since_entry)
        .where(reach.claim_id.in_(sorted(set(claim_ids))))
        .order_by(table.c.n)
    )
    found: dict[str, list[Judgement]] = {}
    for row in connection.execute(asked):
        if row.n in standing:
            found.setdefault(row.claim_id, []).append(judgement_of(row))
    return found


def _numbers(connection: Connection, verb: JudgementVerb, seq: int | None) -> set[int]:
    return {row.n for row in connection.execute(in_force(verb, seq))}


def corrected(claim: Claim, judgements: Sequence[Judgement]) -> Claim:
    """The claim with the places that were put in the place of those read."""
    places = list(claim.places)
    for judgement in judgements:
        if judgement.verb == "place" and judgement.value["position"] < len(places):
            position = judgement.value["position"]
            value = {key: judgement.value[key] for key in ("name", "lat", "lon", "radius_km", "country", "precision")}
            gazetteer_id = judgement.value["gazetteer_id"]
            place = replace(places[position].place, **value, gazetteer_id=gazetteer_id, geometry=None)
            places[position] = replace(places[position], place=place)
    return replace(claim, places=tuple(places))
