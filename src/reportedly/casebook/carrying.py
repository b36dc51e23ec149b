"""Judgements follow their claims: a re-reading that cuts or names a claim otherwise does not shake them off.

A judgement holds for a claim's id. Where a newer reading of the same report, or of its next version, has a claim of the
same words under another id, the judgement is carried to that, and the reading's record says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from reportedly.casebook import schema
from reportedly.casebook.bodies import FIRST_CLAIM, lines_of
from reportedly.casebook.claim_lines import claim_in
from reportedly.casebook.words import words_of
from reportedly.casebook.writing import Writing
from reportedly.model.claim import Claim


def is_judged(writing: Writing) -> bool:
    """Tell whether there is any judgement on a claim that stands."""
    judgements = schema.judgements.c
    asked = select(judgements.n).join(schema.reach, schema.reach.c.judgement == judgements.n)
    return writing.ask(asked.where(judgements.until_entry.is_(None)).limit(1)).first() is not None


def carried(writing: Writing, series: str, claims: Sequence[Claim]) -> list[list[Any]]:
    """Numbers of judgements, each with the id of a claim of the new reading that it comes to hold for as well."""
    here = {claim.id for claim in claims}
    by_words = {tuple(words_of(claim.content.text)): claim.id for claim in claims}
    found = []
    for judgement, claim_id, words in _judged(writing, series):
        to = by_words.get(words)
        if claim_id not in here and to is not None:
            found.append([judgement, to])
    return sorted(map(list, {tuple(pair) for pair in found}))


def _judged(writing: Writing, series: str) -> list[tuple[int, str, tuple[str, ...]]]:
    """The judgements on claims of a series: number, claim id, and the claim's words."""
    claims, readings, reports = schema.claims.c, schema.readings.c, schema.reports.c
    judgements, reach = schema.judgements.c, schema.reach.c
    asked = (
        select(reach.judgement, reach.claim_id, claims.position, readings.body)
        .join(schema.judgements, judgements.n == reach.judgement)
        .join(schema.claims, claims.id == reach.claim_id)
        .join(schema.readings, readings.n == claims.reading)
        .join(schema.reports, reports.n == readings.report)
        .where(judgements.until_entry.is_(None), reports.series == series)
    )
    return [(row.judgement, row.claim_id, _words(row.body, row.position)) for row in writing.ask(asked).all()]


def _words(body: bytes, position: int) -> tuple[str, ...]:
    """The words of a claim of a reading as kept."""
    return tuple(words_of(claim_in(lines_of(body)[FIRST_CLAIM + position]).content.text))
