"""Sentences of our own with their toponyms between double brackets, none of them fitted on."""

import re
from itertools import pairwise

import pytest

from reportedly.model.report import Report
from reportedly.read import toponyms
from reportedly.read.draft import Draft
from reportedly.read.syntax import analyse
from reportedly.read.toponym_candidates import abbreviations, candidates, named, place_nouns
from reportedly.read.toponym_evidence import Surroundings, bits, features, weights
from reportedly.read.words import Words

SENTENCES = """
Two soldiers were hurt in [[Tripoli]] on Monday.
Shells fell on [[Kherson]] and [[Nikopol]] before dawn.
A column reached the [[K1]] base outside [[Kirkuk]].
Floods hit [[Jigawa]] state in northern [[Nigeria]].
[[NAIROBI]] (Rift Wire) - Police fired tear gas at marchers.
The [[US]] and [[Iraq]] will talk in [[Geneva]].
Iraqi troops and Turkish jets met no resistance.
The mayor of [[Odesa]] flew to [[Warsaw]].
Fighting spread from [[Hodeidah]] to [[Taiz]].
Judge Florence Okello spoke to the Paris Times.
Officials in [[Orlando]], [[Fla.]], closed two beaches.
Trucks use [[Highway 8]] to reach [[Basra]].
The [[Tigris River]] rose after heavy rain in [[Mosul]].
Aid was flown into [[Juba]] from [[Entebbe]].
The president said he was tired.
Rebels shelled the airport of [[Goma]], the UN said.
Clashes broke out near [[al-Hawl]] camp in [[Hasakah]].
A blast in [[Quetta]], [[Pakistan]], killed four.
Nurses in [[Sanaa]] have not been paid since May.
He left [[Syria]] for [[Lebanon]] and later settled in [[Sweden]].
""".strip().splitlines()


def found(text: str) -> list[tuple[int, int]]:
    syntax, _ = next(analyse([(text, None)]))
    draft = toponyms.STAGE.run(Draft(report=Report.from_text(text), syntax=syntax))
    return [(q.start, q.end) for q in draft.toponyms]


def bracketed(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return text


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences(sentence: str) -> None:
    text = re.sub(r"\[\[|\]\]", "", sentence)
    assert bracketed(text, found(text)) == sentence


def test_quotes_are_the_text_in_order_without_overlap() -> None:
    text = " ".join(re.sub(r"\[\[|\]\]", "", s) for s in SENTENCES)
    spans = found(text)
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_an_empty_text_and_one_without_names_have_none() -> None:
    assert found("nothing here") == []
    assert found(" ") == []


def test_every_feature_of_a_candidate_adds_its_weight() -> None:
    syntax, _ = next(analyse([("Shells fell on Kherson.", None)]))
    words = Words(syntax.doc)
    [candidate] = candidates(words, lambda name: None)
    around = Surroundings(words, [candidate])
    expected = sum(weights().get(f, 0.0) for f in features(candidate, around))
    assert bits(candidate, around) == pytest.approx(expected)
    assert expected != 0


@pytest.mark.parametrize(("word", "is_name"), [("K1", True), ("Mosul", True), ("eTV", True), ("mosul", False)])
def test_names_have_capitals(word: str, is_name: bool) -> None:
    assert named(word) is is_name


def test_tables_load() -> None:
    assert place_nouns()["provinces"].kind == "region"
    assert abbreviations()["Fla."] == "Florida"


def test_the_publisher_is_no_place() -> None:
    text = "KOSTI (Nile Wire) - Shells fell on Kosti, a driver told Nile Wire. The Nile was in flood."
    named = Report.from_text(text, publisher="Nile Wire")
    ((syntax, _),) = analyse([(text, None)])
    found = toponyms.run(Draft(report=named, syntax=syntax)).toponyms
    assert [q.text for q in found][-1] == "Nile"
    assert all(text[q.start : q.end + 5] != "Nile Wire" and "Wire" not in q.text for q in found)
