"""Readings with some of their claims are the whole ones, with those claims alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from reportedly.casebook import Casebook
from reportedly.casebook.readings_in_part import readings_in_part, whereabouts
from reportedly.model.reading import Reading
from tests.casebook.made import BRIDGE_READ, FERRY_READ, STAGES, stage

WHOLE = (BRIDGE_READ, FERRY_READ)
ALL = [claim.id for reading in WHOLE for claim in reading.claims]


def in_part(reading: Reading, claims: Iterable[str]) -> Reading:
    kept = tuple(claim for claim in reading.claims if claim.id in set(claims))
    return replace(reading, claims=kept, toponyms=(), timexes=(), gaps=())


@pytest.mark.parametrize("claims", [ALL, ALL[:1], ALL[1:3], ALL[-1:], [*ALL, "clm_of_nothing"], []])
def test_each_has_those_of_its_claims(filled: Casebook, claims: list[str]) -> None:
    reports = {reading.report.id for reading in WHOLE}
    with filled.looking() as connection:
        stand = whereabouts(connection, claims)
        found = {one.report.id: one for one in readings_in_part(connection, reports, stand)}
    assert found == {reading.report.id: in_part(reading, claims) for reading in WHOLE}
    assert stand.reports == {r.report.id for r in WHOLE if in_part(r, claims).claims}


def test_a_reading_that_was_read_anew_counts_as_it_is_now(filled: Casebook) -> None:
    later = replace(BRIDGE_READ, claims=BRIDGE_READ.claims[1:])
    filled.add_reading(later, stage(6), stages={**STAGES, "read": 2})
    with filled.looking() as connection:
        stand = whereabouts(connection, ALL)
        [found] = readings_in_part(connection, [BRIDGE_READ.report.id], stand)
    assert found == in_part(later, ALL)
