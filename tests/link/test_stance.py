"""How a report stands to a claim, by the passages that bear on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.link.passages import passages, stems_of
from reportedly.link.stance import Bearing, relevant, stance_from
from reportedly.link.stance_evidence import BLAMED, Around
from reportedly.link.word_rarity import rarity_in
from reportedly.model.reason import Reason
from tests.link.read import read, told

CLAIM = "The rebels took the harbour of Derna."
TEXT = "The rebels did not take the harbour of Tobruk. Bread is dear. In Derna the rebels took the harbour."


def _bearing(supports: float, refutes: float, share: float = 0.5) -> Bearing:
    passage = passages(read(TEXT))[0]
    reasons = [(Reason(feature="speaks of it", bits=bits, older="", newer=""),) for bits in (supports, refutes)]
    return Bearing(passage=passage, share=share, supporting=reasons[0], refuting=reasons[1])


def _blaming(supports: float, refutes: float, *signs: str) -> Bearing:
    """A passage that lays the deed on its doer, or clears him of it."""
    bearing = _bearing(supports, refutes)
    told_so = tuple(Reason(feature=sign, bits=0, older="", newer="") for sign in signs)
    return replace(bearing, supporting=bearing.supporting + told_so, refuting=bearing.refuting + told_so)


LAID, CLEARED = BLAMED["laid on"], BLAMED["cleared"]


@pytest.mark.parametrize(
    ("found", "stance"),
    [
        ([_blaming(2, -3, LAID), _blaming(-3, -1, CLEARED)], "report_both"),
        ([_blaming(-3, -1, LAID), _blaming(-3, 2, CLEARED)], "report_both"),
        ([_blaming(-1, -3, LAID), _bearing(-3, 2)], "report_both"),
        ([_blaming(2, -3, LAID), _bearing(-3, -1)], "support"),
        ([_bearing(1.0, -3), _blaming(-3, 0.8, CLEARED)], "refute"),
        ([_bearing(2.0, -3), _blaming(-3, 0.8, CLEARED)], "support"),
        ([_blaming(-2, -3, LAID), _blaming(-3, -2, CLEARED)], None),
    ],
)
def test_a_report_that_lays_a_deed_on_somebody_who_denies_it_has_both_sides(
    found: list[Bearing], stance: str | None
) -> None:
    assert stance_from(found) == stance


def test_a_sentence_that_lays_the_deed_is_held_against_the_claim_before_others() -> None:
    claim = told("The Azar Front raided the police post of Derna.")
    fillers = [
        f"The Azar Front of Derna has a police post by the {n}." for n in ("mill", "lake", "road", "hall", "quay")
    ]
    reading = read(" ".join([*fillers, "The mayor blamed the Azar Front for the raid on the police."]))
    around = Around(rarity=rarity_in([reading]), report=stems_of(passages(reading)))
    found = [p.told.text for _, p in relevant(claim, passages(reading), around) if p.kind == "sentence"]
    assert found[0].startswith("The mayor blamed")


@pytest.mark.parametrize(
    ("found", "stance"),
    [
        ([], None),
        ([_bearing(2, -3)], "support"),
        ([_bearing(-3, 1)], "refute"),
        ([_bearing(2, -3), _bearing(-2, 1)], "support"),
        ([_bearing(2.0, -3), _bearing(-3, 1.8)], "report_both"),
        ([_bearing(-1, -2)], None),
        ([_bearing(-1, -2, share=0.7)], "uncertain"),
    ],
)
def test_the_passage_that_speaks_most_plainly_for_a_side_decides(found: list[Bearing], stance: str | None) -> None:
    assert stance_from(found) == stance


def test_a_passage_takes_the_side_that_weighs_more_and_tells_its_reasons() -> None:
    assert _bearing(-1, 2).side == "refute"
    assert [reason.bits for reason in _bearing(-1, 2).reasons] == [2]
    assert _bearing(-1, -2).side is None


def test_a_sentence_without_the_names_of_the_claim_does_not_count_and_two_in_a_row_do() -> None:
    reading = read(TEXT)
    around = Around(rarity=rarity_in([reading]), report=stems_of(passages(reading)))
    found = [p.told.text for _, p in relevant(told(CLAIM), passages(reading), around) if p.kind == "sentence"]
    assert found == ["In Derna the rebels took the harbour."]
    pairs = [p.told.text for _, p in relevant(told(CLAIM), passages(reading), around) if p.kind == "sentences"]
    assert "The rebels did not take the harbour of Tobruk. Bread is dear." in pairs


def test_what_speaks_of_little_of_the_claim_is_not_held_against_it() -> None:
    reading = read("Derna lies by the sea.")
    around = Around(rarity=rarity_in([reading, read(TEXT)]), report=stems_of(passages(reading)))
    claim = told(
        "The rebels of the Northern Front took the old harbour and the grain silo of Derna after a long siege."
    )
    assert not list(relevant(claim, passages(reading), around))
