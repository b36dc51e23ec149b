"""On whom a sentence lays a deed, and whom it clears of it."""

from __future__ import annotations

import pytest

from reportedly.link.check import as_report, brought, check, prepare
from reportedly.link.laid_on import laid_in, laid_of
from reportedly.link.word_rarity import rarity_in
from tests.link.read import read, told


@pytest.mark.parametrize(
    ("sentence", "laid"),
    [
        ("The Azar Front has claimed responsibility.", {("laid on", "azar")}),
        ("Responsibility was later claimed by the Azar Front.", {("laid on", "azar")}),
        ("The Azar Front said on Monday that it was behind the raid.", {("laid on", "azar")}),
        ("The mayor blamed the Azar Front.", {("laid on", "azar")}),
        ("The mayor laid the blame for the fire on Bolivia.", {("laid on", "BO")}),
        ("The army holds Peru responsible for the raid.", {("laid on", "PE")}),
        ("All evidence pointed to Peru.", {("laid on", "PE")}),
        ("Peru's army accused Bolivia of the raid.", {("laid on", "BO")}),
        ("Peru was to blame, she said.", {("laid on", "PE")}),
        ("The responsible one is Peru.", {("laid on", "PE")}),
        ("The Azar rebels in Bolivia, whom Peru backs, have admitted responsibility.", {("laid on", "azar")}),
        ("Bolivia denies any part in the raid.", {("cleared", "BO")}),
        ("Lima has repeatedly denied that it was involved.", {("cleared", "PE")}),
        ("Bolivia had nothing to do with the raid.", {("cleared", "BO")}),
        ("Bolivians were not behind it, the mayor said.", {("cleared", "BO")}),
        ("The accusations were dismissed by Bolivia.", {("cleared", "BO")}),
        ("Bolivia rejected the U.S. charge that it was behind the raid.", {("cleared", "BO")}),
        ("Peru blamed Bolivia, which denies any part in it.", {("laid on", "BO"), ("cleared", "BO")}),
        # These lay nothing on anybody, and clear nobody.
        ("No one has claimed responsibility.", set()),
        ("Bolivia denied that the bridge was closed.", set()),
        ("The Azar Front claimed victory.", set()),
        ("Bolivia takes part in the talks.", set()),
        ("The hills lie behind Potosi.", set()),
        ("The mayor said that it was raining.", set()),
    ],
)
def test_on_whom_a_sentence_lays_a_deed(sentence: str, laid: set[tuple[str, str]]) -> None:
    assert {(kind, min(who)) for kind, who in laid_in(sentence)} == laid


DEED = "The Azar Front blew up the mill at Dorrin."
FILLED = "A mill burned at Dorrin. The explosion was heard in Dorrin. Soldiers came to the mill."


@pytest.mark.parametrize(
    ("sentence", "laid"),
    [
        ("The Azar Front has claimed responsibility.", {"laid on"}),
        ("The Azar Front denies any part in it.", {"cleared"}),
        ("The Marn Brigade has claimed responsibility.", set()),
        ("The Marn Brigade denies any part in it.", set()),
    ],
)
def test_the_deed_of_a_claim_is_laid_on_those_who_did_it_by_the_claim(sentence: str, laid: set[str]) -> None:
    rarity = rarity_in([read(FILLED), read(f"{FILLED} {sentence}")])
    assert laid_of(told(DEED), told(sentence), rarity) == laid


def test_the_deed_must_be_spoken_of_unless_it_goes_without_saying() -> None:
    others = [read("Bread is dear in Dorrin."), read("It rained in Dorrin."), read("The mayor of Dorrin is ill.")]
    rarity, claim = rarity_in(others), told("The Azar Front raided the police post in Dorrin.")
    assert not laid_of(claim, told("The Azar Front has claimed responsibility."), rarity)
    assert laid_of(claim, told("The Azar Front has claimed responsibility for the raid on the police."), rarity)


def test_nobody_did_what_a_claim_tells_of_no_one() -> None:
    rarity = rarity_in([read(FILLED)])
    assert not laid_of(told("The mill at Dorrin burned down."), told("The mayor blamed the Azar Front."), rarity)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor blamed the Azar Front for the explosion that wrecked the mill at Dorrin.", "support"),
        (
            "The mayor blamed the Azar Front for the explosion that wrecked the mill at Dorrin. "
            "The Azar Front denies any part in the explosion at the mill.",
            "report_both",
        ),
    ],
)
def test_a_report_of_blame_and_denial_has_both_sides(text: str, stance: str) -> None:
    book = prepare([read(text, publisher="A"), read(FILLED, publisher="B")])
    reading = read(as_report(DEED, book.readings).text)
    stances, _ = check(brought("K", DEED, reading), book)
    assert {s.stance for s in stances if s.report.publisher == "A"} == {stance}
