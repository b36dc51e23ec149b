"""However the claims are cut and whoever goes through them, the relations are those of the whole, in its order."""

from __future__ import annotations

import pytest

from bench.generated_situation import situation
from reportedly.link import spread_relations
from reportedly.link.blocks import Blocks
from reportedly.link.kept_matters import matter_kept
from reportedly.link.matter import matters_of
from reportedly.link.matter_blocks import matter_keys
from reportedly.link.outlines import may_be_related, outline_of
from reportedly.link.related import RelationIndex
from reportedly.link.spread_relations import Known, relations_by, stretches
from reportedly.model.reading import Reading
from reportedly.model.relation import Relation
from tests.work.ferry import ferry_readings

READINGS = [*ferry_readings(), *(made.reading for made in situation(30, claims_each=4, seed=3))]
GROUPS = {reading.report.id: reading.report.id for reading in READINGS}
VOICES = {claim.id: f"voice {number % 7}" for reading in READINGS for number, claim in enumerate(reading.claims)}


def ends(relation: Relation) -> tuple[str, str, str]:
    return relation.older, relation.newer, relation.relation


def laid_out() -> tuple[list[str], Blocks, Known]:
    shelves: dict[str, dict[str, object]] = {}
    blocks = Blocks(lambda name: shelves.setdefault(name, {}))
    found = {matter.claim.id: matter for reading in READINGS for matter in matters_of(reading)}
    for claim, matter in found.items():
        blocks.put(claim, matter_keys(matter))
    outlines = {claim: outline_of(matter) for claim, matter in found.items()}
    kept = {claim: matter_kept(matter) for claim, matter in found.items()}
    return list(found), blocks, Known(matters=kept, outlines=outlines, groups=GROUPS, voices=VOICES)


def by_index() -> list[tuple[str, str, str]]:
    index = RelationIndex()
    for reading in READINGS:
        index.add(reading)

    def voice_of(claim: object, _: Reading) -> str | None:
        return VOICES[claim.id]  # type: ignore[attr-defined]

    return list(map(ends, index.relations(GROUPS, voice_of=voice_of)))


@pytest.mark.parametrize(("pairs", "workers"), [(10**6, 1), (25, 1), (25, 2)])
def test_they_are_those_of_the_index(monkeypatch: pytest.MonkeyPatch, pairs: int, workers: int) -> None:
    monkeypatch.setattr(spread_relations, "PAIRS", pairs)
    claims, blocks, known = laid_out()
    assert len(list(stretches(claims, blocks, known.outlines))) > 5 or pairs > 25
    shares: list[float] = []
    found = list(relations_by(claims, blocks, known, ends, workers=workers, say=shares.append))
    assert found == by_index()
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert shares == sorted(shares)


def test_each_pair_is_in_one_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread_relations, "PAIRS", 25)
    claims, blocks, known = laid_out()
    outlines = known.outlines
    pairs = [
        {claim, other}
        for _, stretch in stretches(claims, blocks, outlines)
        for claim, others in stretch
        for other in others
    ]
    met = {one: [(other, outlines[other]) for other in blocks.partners(one) if other > one] for one in claims}
    wanted = [{one, other} for one in claims for other in may_be_related(outlines[one], met[one])]
    assert sorted(map(sorted, pairs)) == sorted(map(sorted, wanted))


def test_no_claims_no_relations() -> None:
    _, blocks, known = laid_out()
    assert list(relations_by([], blocks, known, ends, workers=2)) == []
