"""Our own sets of competing explanations gather, and what is wrong in such a set is said."""

from __future__ import annotations

from functools import cache

import pytest

from bench import rivals
from bench.gold_notation import NotationError
from bench.situation_model import Cited

FLOORS = {
    "dohuk": {"questions_found": 0.5, "wordings_found": 0.18},
    "gedaref": {
        "questions_found": 1.0,
        "wordings_found": 1.0,
        "wordings_bcubed_f1": 1.0,
        "wordings_wanted": 1.0,
        "order": 0.8,
        "evidence_found": 0.6,
        "ratings_right": 0.9,
    },
    "liwonde": {
        "questions_found": 1.0,
        "wordings_found": 0.9,
        "wordings_bcubed_f1": 0.9,
        "wordings_wanted": 0.8,
        "order": 0.6,
        "evidence_found": 0.5,
        "ratings_right": 0.85,
    },
    "maicao": {"questions_found": 0.66, "wordings_found": 0.5, "wordings_bcubed_f1": 0.84, "wordings_wanted": 0.6},
    "mopti": {
        "questions_found": 1.0,
        "wordings_found": 1.0,
        "wordings_bcubed_f1": 1.0,
        "wordings_wanted": 0.9,
        "evidence_found": 0.6,
        "ratings_right": 1.0,
    },
    "tessalit": {
        "questions_found": 1.0,
        "wordings_found": 0.93,
        "wordings_bcubed_f1": 0.94,
        "wordings_wanted": 0.9,
        "order": 0.9,
        "evidence_found": 0.5,
        "ratings_right": 0.9,
    },
}


@cache
def measured() -> dict[str, dict[str, float]]:
    return {name: rivals.figures(gold) for name, gold in rivals.sets()}


@pytest.mark.parametrize("name", FLOORS)
def test_explanations_gather_at_least_as_well_as_before(name: str) -> None:
    figures = measured()[name]
    assert {figure: figures[figure] for figure in FLOORS[name] if figures[figure] < FLOORS[name][figure]} == {}


def test_every_set_has_floors() -> None:
    assert measured().keys() == FLOORS.keys()


SMALL = """A1 | Wire | 2031-03-02
  The mill at Kosti burned on Sunday.

  Poachers did it, the miller said.

Q1 | E1 | Who did it?
  H1 | poachers | A1 Poachers did it
"""


def test_a_set_has_reports_and_questions() -> None:
    gold = rivals.parse("small", SMALL)
    assert gold.reports["A1"].text == "The mill at Kosti burned on Sunday.\n\nPoachers did it, the miller said."
    assert [h.statement for q in gold.questions for h in q.hypotheses] == ["poachers"]


def test_words_that_no_report_has_are_a_fault() -> None:
    with pytest.raises(NotationError, match="Smugglers did it is not in A1"):
        rivals.parse("small", SMALL.replace("A1 Poachers", "A1 Smugglers"))


def test_what_stands_apart_counts_against_and_what_is_not_gathered_stands_alone() -> None:
    def key(name: str, words: str) -> rivals.Key:
        return name, Cited(report="A1", words=words)

    together = {key("H1", "a"): ("H1", "x"), key("H1", "b"): ("H1", "x"), key("H2", "c"): ("H2", "y")}
    assert rivals._bcubed(together) == 1.0
    assert rivals._bcubed({**together, key("H1", "b"): ("H1", "z")}) < 1.0
    assert rivals._bcubed({**together, key("H2", "c"): ("H2", "x")}) < 1.0
