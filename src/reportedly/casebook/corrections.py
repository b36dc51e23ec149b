"""Claims as judged: what persons hold of a claim, laid over what was read, which stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Select, select

from reportedly.casebook import schema
from reportedly.casebook.judgement_values import JudgementVerb
from reportedly.casebook.judgements import Judgement, in_force, judgement_of
from reportedly.model.claim import Claim
from reportedly.model.event import Event
from reportedly.model.span import Quote, Span
from reportedly.model.time import ClaimTime

CORRECTING: tuple[JudgementVerb, ...] = ("place", "time", "type", "actor", "span")
"""What puts something else in the place of what was read."""
ON_CLAIMS: tuple[JudgementVerb, ...] = ("accept", "reject", *CORRECTING, "rate")


def standing_on(connection: Connection, claim_ids: Sequence[str], seq: int | None) -> dict[str, list[Judgement]]:
    """The judgements that stand on claims, by claim."""
    return _standing(connection, ON_CLAIMS, schema.reach.c.claim_id.in_(sorted(set(claim_ids))), seq)


def standing(
    connection: Connection, verbs: Sequence[JudgementVerb] = ON_CLAIMS, seq: int | None = None
) -> dict[str, list[Judgement]]:
    """The judgements of some kinds that stand on any claim, by claim; those carried to a claim read anew among them."""
    return _standing(connection, verbs, schema.reach.c.claim_id.is_not(None), seq)


def _standing(
    connection: Connection, verbs: Sequence[JudgementVerb], which: object, seq: int | None
) -> dict[str, list[Judgement]]:
    table, reach, ledger = schema.judgements, schema.reach.c, schema.ledger.c
    numbers = {number for verb in verbs for number in _numbers(connection, verb, seq)}
    if not numbers:
        return {}
    asked: Select[tuple[object, ...]] = (
        select(table, reach.claim_id, ledger.name, ledger.version, ledger.at)
        .join(schema.reach, reach.judgement == table.c.n)
        .join(schema.ledger, ledger.seq == table.c.since_entry)
        .where(which, table.c.verb.in_(verbs))  # type: ignore[arg-type]
        .order_by(table.c.n)
    )
    found: dict[str, list[Judgement]] = {}
    for row in connection.execute(asked):
        if row.n in numbers:
            found.setdefault(row.claim_id, []).append(judgement_of(row))
    return found


def _numbers(connection: Connection, verb: JudgementVerb, seq: int | None) -> set[int]:
    return {row.n for row in connection.execute(in_force(verb, seq))}


def corrected(claim: Claim, judgements: Sequence[Judgement]) -> Claim:
    """The claim with what persons put in the place of what was read; the later judgement lies over the earlier."""
    for judgement in judgements:
        lay = _LAID.get(judgement.verb)
        if lay is not None:
            claim = lay(claim, judgement)
    return claim


def _placed(claim: Claim, judgement: Judgement) -> Claim:
    told, places = judgement.value, list(claim.places)
    if told["position"] < len(places):
        value = {key: told[key] for key in ("name", "lat", "lon", "radius_km", "country", "precision", "gazetteer_id")}
        read = places[told["position"]]
        places[told["position"]] = replace(read, place=replace(read.place, **value, geometry=None))
    return replace(claim, places=tuple(places))


def _timed(claim: Claim, judgement: Judgement) -> Claim:
    timex = claim.time.timex if claim.time else None
    return replace(claim, time=ClaimTime(timex=timex, **judgement.value, anchor=None, relation="on"))


def _typed(claim: Claim, judgement: Judgement) -> Claim:
    told = judgement.value
    read = claim.event or Event(type=None, mode=None, acled=None, trigger=claim.content.spans, actors=(), recipients=())
    return replace(claim, event=replace(read, type=told["type"], mode=told["mode"], acled=None))


def _acted(claim: Claim, judgement: Judgement) -> Claim:
    told, event = judgement.value, claim.event
    if event is None:
        return claim
    taking_part = list(event.actors if told["role"] == "actor" else event.recipients)
    if told["position"] >= len(taking_part):
        return claim
    taking_part[told["position"]] = replace(taking_part[told["position"]], actor=told["actor"])
    part = tuple(taking_part)
    return replace(
        claim, event=replace(event, actors=part) if told["role"] == "actor" else replace(event, recipients=part)
    )


def _cut(claim: Claim, judgement: Judgement) -> Claim:
    """Words are those of one version of a report; carried to another, the judgement says nothing."""
    if judgement.subject != f"claim {claim.id}":
        return claim
    spans = tuple(Span(start, end) for start, end in judgement.value["spans"])
    return replace(claim, content=Quote(text=judgement.value["text"], spans=spans))


_LAID: Mapping[str, Callable[[Claim, Judgement], Claim]] = {
    "place": _placed,
    "time": _timed,
    "type": _typed,
    "actor": _acted,
    "span": _cut,
}
