"""Checking a claim: who supports and who refutes it, and how many independent origins that makes."""

from __future__ import annotations

import pytest

from reportedly.link.check import as_report, brought, check, prepare
from reportedly.link.pair_model import PairModel, Said
from reportedly.model.check import Check, Stance
from reportedly.model.reading import Reading
from reportedly.tell.situation_json import check_record, stance_record
from tests.link.read import read, read_all

CLAIM = "The army shelled the market in Hodeidah."
REPORTS = [
    ("Delta Post", "2021-06-14", "The army shelled the market in Hodeidah, a nurse at the hospital told the paper."),
    ("Red Sea Wire", "2021-06-14", "Shopkeepers said that the army had shelled the market in Hodeidah."),
    ("Gulf Herald", "2021-06-15", "The ministry of defence denied that the army had shelled the market in Hodeidah."),
    ("Aden Daily", "2021-06-16", "Bread prices in Aden have doubled since May."),
    ("Tihama Radio", "2021-06-16", "The army shelled the market in Hodeidah, reports say."),
]


def _check(readings: list[Reading], origins: dict[str, str] | None = None) -> tuple[dict[str | None, Stance], Check]:
    report = as_report(CLAIM, readings)
    asked = brought("C1", CLAIM, read(report.text, None, report.published or ""))
    stances, total = check(asked, prepare(readings, origins))
    return {stance.report.publisher: stance for stance in stances}, total


def test_each_report_has_its_stance() -> None:
    stances, _ = _check(read_all(REPORTS))
    assert {name: stance.stance for name, stance in stances.items()} == {
        "Delta Post": "support",
        "Red Sea Wire": "support",
        "Gulf Herald": "refute",
        "Tihama Radio": "support",
    }


def test_the_sum_counts_informants_and_not_reports() -> None:
    _, total = _check(read_all(REPORTS), {})
    assert (total.reports_for, total.independent_origins_for) == (3, 2)
    assert (total.reports_against, total.independent_origins_against) == (1, 1)
    assert total.lineage_unknown == 1
    assert total.credibility == 2


def test_a_report_that_tells_who_rejects_a_claim_brings_an_informant_to_either_side() -> None:
    both = f"{REPORTS[0][2]} The ministry of defence has rejected the accusation."
    stances, total = _check(read_all([("Delta Post", "2021-06-14", both)]), {})
    assert stances["Delta Post"].stance == "report_both"
    assert (total.independent_origins_for, total.independent_origins_against) == (1, 1)
    assert (total.reports_for, total.reports_against) == (0, 0)


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("fr", "Le ministère de la Défense a nié que l'armée ait bombardé le marché de Hodeidah.", "refute"),
        ("pt", "O exército bombardeou o mercado de Hodeidah, disseram os comerciantes.", "support"),
    ],
)
def test_a_report_in_another_language_is_held_against_a_claim_by_its_gloss(
    language: str, text: str, stance: str
) -> None:
    stances, _ = _check([read(text, "Delta Post", "2021-06-15", language)])
    assert stances["Delta Post"].stance == stance


def test_a_copy_raises_no_count() -> None:
    copy = ("Copy Times", "2021-06-17", REPORTS[0][2])
    before, after = _check(read_all(REPORTS))[1], _check(read_all([*REPORTS, copy]))[1]
    assert after.independent_origins_for == before.independent_origins_for
    assert after.reports_for == before.reports_for + 1


NEAR = (
    "Copy Times",
    "2021-06-17",
    "Families left Hodeidah when guns of the army boomed over the fish market at night.",
)


def test_a_report_that_comes_near_a_side_takes_it_with_those_that_carry_the_same_reporting() -> None:
    readings = read_all([REPORTS[0], NEAR])
    apart, together = ({r.report.id: name for r, name in zip(readings, names, strict=True)} for names in ("ab", "aa"))
    assert _check(readings, apart)[0]["Copy Times"].stance == "uncertain"
    assert _check(readings, together)[0]["Copy Times"].stance == "support"


def test_what_is_left_unread_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    filler = (
        "The market in Hodeidah opens at six. The mayor of Aden met shopkeepers. Soldiers of the army guard the road."
    )
    readings = read_all([*((name, day, f"{text} {filler}") for name, day, text in REPORTS), NEAR])
    reads: list[str] = []
    says = PairModel.says

    def noted(model: PairModel, claim: str, text: str) -> Said:
        reads.append(text)
        return says(model, claim, text)

    monkeypatch.setattr(PairModel, "says", noted)
    found, some = _check(readings), len(reads)
    monkeypatch.setattr("reportedly.link.stance.may_take_a_side", lambda *_: True)
    assert _check(readings) == found
    assert some < len(reads) - some


def test_the_latest_word_is_the_latest_report_that_takes_a_side() -> None:
    _, total = _check(read_all(REPORTS))
    assert total.latest_word is not None
    assert total.latest_word.publisher == "Tihama Radio"


def test_a_claim_that_nobody_speaks_of_cannot_be_judged() -> None:
    _, total = _check(read_all(REPORTS[3:4]))
    assert (total.credibility, total.latest_word) == (6, None)


def test_records_have_the_keys_of_situation_json() -> None:
    stances, total = _check(read_all(REPORTS))
    assert list(stance_record(stances["Gulf Herald"])) == [
        "record",
        "key",
        "report",
        "stance",
        "claims",
        "informants",
        "reasons",
    ]
    assert check_record(total)["latest_word"]["publisher"] == "Tihama Radio"
