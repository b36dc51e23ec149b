"""A claim is held against others as well by what was kept of it as by its report."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from bench.generated_situation import situation
from reportedly.link.kept_matters import matter_from, matter_kept
from reportedly.link.matter import Matter, matters_of
from reportedly.link.related import relation_of
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.relation import Relation
from tests.work.ferry import ferry_readings


@pytest.fixture(scope="module")
def matters() -> list[Matter]:
    readings = [*ferry_readings(), *(made.reading for made in situation(15, claims_each=4, seed=3))]
    return [matter for reading in readings for matter in matters_of(reading)]


def source_of(claim: Claim, _: Reading) -> str | None:
    return next((link.source.quote.text for link in claim.attribution if link.source), None)


def relations(matters: list[Matter]) -> list[Relation]:
    pairs = combinations(matters, 2)
    return [found for pair in pairs if (found := relation_of(*pair, {}, source_of)) is not None]


def test_the_relations_are_the_same(matters: list[Matter]) -> None:
    kept = [matter_from(matter_kept(matter)) for matter in matters]
    found = relations(matters)
    assert relations(kept) == found
    assert {"corroborates", "contradicts"} <= {relation.relation for relation in found}


def test_what_is_kept_is_kept_again_as_it_was(matters: list[Matter]) -> None:
    for matter in matters:
        kept = matter_kept(matter)
        assert matter_kept(matter_from(kept)) == kept


def test_the_text_of_the_report_is_not_kept(matters: list[Matter]) -> None:
    assert all(matter_from(matter_kept(matter)).reading.report.text == "" for matter in matters)


def test_half_a_character_is_kept_too(matters: list[Matter]) -> None:
    matter = matters[0]
    told = replace(matter.told, text="\ud83d " + matter.told.text)
    assert matter_from(matter_kept(replace(matter, told=told))).told.text == told.text
