"""What is passed over by its outline has no relation to what it is passed over for; and much is passed over."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from bench.generated_situation import situation
from reportedly.link.kept_shelf import codec_of
from reportedly.link.matter import Matter, matters_of
from reportedly.link.outlines import may_be_related, outline_of
from reportedly.link.related import relation_of
from tests.link.read import read
from tests.link.test_same_matter import ONE_MATTER, OTHER_MATTERS
from tests.link.told import reading
from tests.work.ferry import ferry_readings

MUCH_APART = [
    (
        "All flights between Juba and Torit have been stopped by order of the new aviation regulator, pilots said.",
        "Only flights to the border towns of Nimule and Kapoeta have been stopped, the airline said.",
    ),
    (
        "All flights between Juba and Torit were stopped on Sunday by the new aviation regulator, pilots said.",
        "Only flights to the border towns of Nimule and Kapoeta were stopped on Sunday, the airline said.",
    ),
    (
        "The quay at Marsa has 300 uprooted, barefoot shepherd families, a nurse said.",
        "The quay at Marsa has 900 families, a priest said.",
    ),
]
"""Claims that contradict each other and share little beside: they differ in the words for what they differ in."""
TURNED = [("A", "- | - | court | promoted | the quartermaster"), ("B", "- | - | court | demoted | the quartermaster")]
TEXTS = [text for _, *texts in (*ONE_MATTER, *OTHER_MATTERS) for text in texts]
TEXTS += [text for texts in MUCH_APART for text in texts]


@pytest.fixture(scope="module")
def matters() -> list[Matter]:
    made = situation(25, claims_each=5, denials=0.2, updates=0.4, seed=5)
    readings = [
        *ferry_readings(),
        *map(read, TEXTS),
        *(reading(*told) for told in TURNED),
        *(one.reading for one in made),
    ]
    return [matter for one in readings for matter in matters_of(one)]


def may_be(one: Matter, other: Matter) -> bool:
    return list(may_be_related(outline_of(one), [("other", outline_of(other))])) == ["other"]


def test_whatever_has_a_relation_is_looked_at(matters: list[Matter]) -> None:
    kinds, passed_over, pairs = set(), 0, 0
    for one, other in combinations(matters, 2):
        found = relation_of(one, other, {}, lambda *_: None)
        looked_at = may_be(one, other)
        assert looked_at == may_be(other, one)
        pairs, passed_over = pairs + 1, passed_over + (not looked_at)
        if found is not None:
            assert looked_at, (one.told.text, other.told.text, found.attribute)
            kinds.add((found.relation, found.attribute))
    assert {("corroborates", None)} | {
        ("contradicts", attribute) for attribute in ("value", "polarity", "existence", "actor", "scope")
    } <= kinds
    assert passed_over > 0.83 * pairs


def test_claims_of_one_report_are_passed_over(matters: list[Matter]) -> None:
    same = replace(matters[0], claim=matters[1].claim)
    assert not may_be(matters[0], same)


def test_an_outline_is_kept_as_it_is(matters: list[Matter]) -> None:
    codec = codec_of("outlines")
    for matter in matters:
        outline = outline_of(matter)
        assert codec.decode(codec.encode(outline)) == outline
