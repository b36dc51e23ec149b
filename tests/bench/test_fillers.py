from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from bench import fillers, fit_fillers
from bench.fillers import FIVE_ROLES, ROLES, ceaf_ree, gold_fillers
from bench.fit_fillers import columns, fit, table
from bench.shared import BENCH
from reportedly.lexicon.table import parse_table
from reportedly.model.span import Quote, Span
from reportedly.read.filler_evidence import Weight
from reportedly.read.fillers import Filler
from reportedly.read.role_candidates import Candidate

WHO, BODY = "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID"


def record(*templates: dict[str, list[list[str]]]) -> dict[str, Any]:
    told = [{slot: [{"strings": s} for s in fillers] for slot, fillers in t.items()} for t in templates]
    return {"doc_id": "R1", "templates": told}


def filler(role: str, words: str) -> Filler:
    quote = Quote.cut(words, [(0, len(words))])
    return Filler(role=role, mentions=(quote,), name=quote, score=1.0)


def test_a_filler_in_several_templates_counts_once() -> None:
    told = record({WHO: [["MEN", "REBELS"], ["A BOY"]]}, {WHO: [["REBELS"]], BODY: [["FRONT"]]})
    assert gold_fillers(told, (WHO,)) == [["MEN", "REBELS"], ["A BOY"]]
    assert gold_fillers(told, (WHO, BODY)) == [["MEN", "REBELS"], ["A BOY"], ["FRONT"]]


def test_fillers_without_words_do_not_count() -> None:
    assert gold_fillers({"templates": [{WHO: [{"set": "-"}, {"strings": []}]}]}, (WHO,)) == []


def test_both_groupings_hold_every_track_and_slot() -> None:
    for part in ("tracks", "slots"):
        grouped, five = ({x for role in roles.values() for x in getattr(role, part)} for roles in (ROLES, FIVE_ROLES))
        assert grouped == five


@pytest.mark.skipif(not BENCH.exists(), reason="the scorer lies beside the repository")
def test_the_name_alone_is_scored() -> None:
    told = [record({WHO: [["MEN", "ARMED\nREBELS"]], BODY: [["FRONT"]]})]
    read = [[filler("perpetrator", "the armed\nrebels"), filler("perpetrator_body", "army")]]
    figures = ceaf_ree(told, read, FIVE_ROLES)
    assert (figures["individuals"], figures["bodies"]) == (1.0, 0.0)
    assert figures["micro"] == pytest.approx(0.5)


@pytest.mark.skipif(not BENCH.exists(), reason="the scorer lies beside the repository")
def test_scoring_catches_gold_told_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [record({WHO: [["MEN"]]}, {WHO: [["MEN"]]})]
    read = [[filler("perpetrator", "men")]]
    assert ceaf_ree(told, read, ROLES)["perpetrators"] == 1.0
    monkeypatch.setattr(
        fillers,
        "gold_fillers",
        lambda r, slots: [f["strings"] for t in r["templates"] for s in slots for f in t.get(s, [])],
    )
    assert ceaf_ree(told, read, ROLES)["perpetrators"] < 1.0


def candidate(**features: float) -> Candidate:
    told = {"constant": 1.0, **dict.fromkeys(fit_fillers.SHARED, 0.0), "sureness": 0.0} | features
    return Candidate(role="weapon", plain="bomb", places=(Span(0, 4),), features=told)


def test_weights_tell_what_speaks_for_a_candidate() -> None:
    told = [(candidate(sureness=1.0), True), (candidate(lean=1.0), False), (candidate(), False)] * 40
    weights = dict(zip(columns(), fit(told), strict=True))
    assert weights["sureness", "weapon"] > 1.0
    assert weights["lean", None] < 0.0
    assert weights["sureness", "victim"] == 0.0


def test_the_table_is_in_bits_above_the_cut() -> None:
    weights = np.ones(len(columns()))
    rows = parse_table(table(weights), Weight, where="made")
    told = {(row.feature, row.role): row.bits for row in rows}
    assert told["lean", None] == pytest.approx(1 / math.log(2), abs=0.001)
    assert told["constant", "weapon"] == pytest.approx((1 - fit_fillers.CUT) / math.log(2), abs=0.001)
