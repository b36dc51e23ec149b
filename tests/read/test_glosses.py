"""Reports in Portuguese, Spanish and French: their gloss, and that every claim is told in the report's own words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reportedly.journey import read_reports
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.read.gloss_words import gloss_of
from reportedly.read.glossed_readings import told_in_english
from reportedly.read.glosses import glossed

HERE = Path(__file__).parent
POST = """Dois comerciantes disseram que soldados atravessaram a fronteira na terça-feira.
"Não vimos bandeiras", contou um deles.

O ministério negou a notícia porque nenhum soldado saiu do quartel."""


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split(" |")] for line in lines if line and not line.startswith("#")]


@cache
def read(text: str, language: str) -> Reading:
    report = Report.from_text(text, published="2024-03-07", published_from="given", language=language)
    (reading,) = read_reports([report])
    assert isinstance(reading, Reading)
    return reading


@pytest.mark.parametrize(("language", "own", "english"), rows("glosses.txt"))
def test_a_sentence_is_put_into_english_word_for_word(language: str, own: str, english: str) -> None:
    assert glossed(own, language).text == english


@pytest.mark.parametrize(("language", "text", "who", "polarity", "event", "figures"), rows("glossed_claims.txt"))
def test_who_says_what_is_read_from_the_gloss(
    language: str, text: str, who: str, polarity: str, event: str, figures: str
) -> None:
    (claim,) = read(text, language).claims
    (link,) = claim.attribution
    assert link.source is not None
    assert (link.source.quote.text, claim.factuality.polarity) == (who, polarity)
    assert (claim.event and claim.event.type) or event == ""
    assert not event or (claim.event is not None and claim.event.type == event)
    assert " ".join(f"{q.unit} {q.best:g}" for q in claim.quantities) == figures


def test_every_quote_is_cut_from_the_report_itself() -> None:
    reading = read(POST, "pt")
    assert reading.report.text == POST
    quotes = [claim.content for claim in reading.claims]
    quotes += [link.source.quote for claim in reading.claims for link in claim.attribution if link.source]
    assert quotes
    for quote in quotes:
        assert quote.text == " ".join(POST[span.start : span.end] for span in quote.spans)


def test_claims_have_ids_of_their_own_and_point_at_each_other_by_them() -> None:
    reading = read(POST, "pt")
    ids = [claim.id for claim in reading.claims]
    assert len(set(ids)) == len(ids)
    assert all(pointed in ids for claim in reading.claims for pointed in claim.explains)


def test_a_reading_is_told_in_english_under_the_same_ids() -> None:
    reading = read(POST, "pt")
    english = told_in_english(reading)
    assert [claim.id for claim in english.claims] == [claim.id for claim in reading.claims]
    assert "soldiers crossed the border" in english.claims[0].content.text


def test_a_report_in_english_is_left_as_it_is() -> None:
    report = Report.from_text("Two soldiers died.", language="en")
    reading = Reading(report=report, claims=(), toponyms=(), timexes=(), actors=(), gaps=())
    assert told_in_english(reading) is reading


def test_what_is_read_by_a_gloss_says_so() -> None:
    assert [gap.stage for gap in read(POST, "pt").gaps if gap.what == "language"] == ["read.glosses"]


@pytest.mark.parametrize(
    ("word", "language", "english"),
    [
        ("atravessaram", "pt", "crossed"),
        ("atravessará", "pt", "will cross"),
        ("comerciantes", "pt", "traders"),
        ("cruzaron", "es", "crossed"),
        ("cruzando", "es", "crossing"),
        ("attaqué", "fr", "attacked"),
        ("attaqueront", "fr", "will attack"),
        ("Pescadores", "es", "fishermen"),
    ],
)
def test_a_word_keeps_its_tense_and_number(word: str, language: str, english: str) -> None:
    found = gloss_of(word, language)
    assert found is not None
    assert found.words == english


def test_a_word_that_the_table_lacks_has_no_english() -> None:
    assert gloss_of("Machinga", "pt") is None


@pytest.mark.parametrize("text", [POST, "Não.", "«»", "o o o", "l'", "12.000 homens e 3,5 km — fim"])
def test_pieces_of_the_gloss_and_of_the_report_lie_inside_their_texts(text: str) -> None:
    for language in ("pt", "es", "fr"):
        gloss = glossed(text, language)
        for own, english in gloss.pairs:
            assert text[own.start : own.end].strip()
            assert gloss.text[english.start : english.end].strip()
            assert own in {one for span in gloss.own([english]) for one in (span, own) if span.contains(own)}
        assert gloss.own([Span(0, len(gloss.text) or 1)]) or not gloss.pairs
