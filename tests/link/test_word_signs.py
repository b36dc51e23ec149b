"""What is counted of a claim and a text by their words."""

from __future__ import annotations

import pytest

from reportedly.link.word_signs import Piece, Text, nearest_sentences, word_signs

CLAIM = "A bear broke into the bakery in Tolmin"
LONG = (
    "The weekend market opened in bright weather and drew visitors from the whole valley. "
    "Officials denied that a bear broke into the bakery in Tolmin. "
    "They said the broken window was the work of a falling branch, and that nobody had seen an animal in the town."
)


def _signs(claim: str, text: str) -> dict[str, float]:
    return dict(word_signs(Piece(text=claim), Text(text=text)))


@pytest.mark.parametrize(
    ("claim", "text", "sign", "value"),
    [
        (CLAIM, "Bear broke into bakery in Tolmin", "told plainly", 1),
        (CLAIM, "Bear in Tolmin bakery was a hoax", "only the text refutes", 1),
        (CLAIM, "Bear in Tolmin bakery was a hoax", "told plainly", 0),
        ("The bakery bear was a hoax", "Bear in the bakery a hoax, say police", "both refute", 1),
        ("The bakery bear was a hoax", "Bear in the bakery a hoax, say police", "one denies", 0),
        ("No bear was in the bakery", "Bear in the bakery is a hoax", "one denies", 0),
        (CLAIM, "No bear in Tolmin bakery", "only the text negates", 1),
        (CLAIM, "Did a bear break into a bakery?", "text asks", 1),
        ("12 bears seen", "14 bears seen near town", "another figure", 1),
        ("1,200 bears seen", "1200 bears seen near town", "its figure", 1),
        ("12 bears seen", "Bears seen near town", "no figure for its own", 1),
        ("12 bears seen", "12 bears seen", "words missing", 0),
        (CLAIM, "Bear reportedly broke into bakery", "only the text hands on", 1),
        (CLAIM, "No, a bear did not break into a bakery", "text says no", 1),
        (CLAIM, "Tolmin bakery: sorry, there was a bear", "text says no", 1),
        (CLAIM, "Bear in the bakery? Nope.", "text says no", 1),
        (CLAIM, "No bear broke into the bakery", "text says no", 0),
        (CLAIM, "The wrong bear broke into the bakery", "text says no", 0),
        (CLAIM, "Baker had no idea that a bear broke in", "only the text negates", 0),
        (CLAIM, "Bear who had no idea isn't in the bakery", "only the text negates", 1),
        (CLAIM, "It isn't only bears that break into bakeries", "only the text negates", 0),
        (CLAIM, "Bakery photo was doctored", "only the text refutes", 1),
        (CLAIM, "Tolmin mayor scoffs at tale of bear in bakery", "only the text refutes", 1),
        (CLAIM, "Bear ruled out in Tolmin bakery break-in", "only the text refutes", 1),
    ],
)
def test_signs_of_a_headline(claim: str, text: str, sign: str, value: float) -> None:
    assert _signs(claim, text).get(sign, 0.0) == value


def test_a_short_text_names_the_words_of_the_claim_and_those_that_it_has_not() -> None:
    told = _signs(CLAIM, "Bear in Tolmin bakery was a hoax")
    assert told["says hoax"] == 1
    assert "says bear" not in told
    assert told["asks bear"] == 1


def test_beside_a_long_text_no_words_are_named_and_it_tells_how_its_sentences_speak() -> None:
    told = _signs(CLAIM, LONG)
    assert not any(sign.startswith(("says ", "asks ")) for sign in told)
    assert told["place of the nearest sentence"] == 1
    assert told["nearest sentence: refuting"] == 1
    assert told["claim told in the nearest sentence"] > told["claim told in the second nearest"]


def test_the_nearest_sentence_comes_first() -> None:
    assert nearest_sentences(Piece(text=CLAIM), Text(text=LONG))[0] == 1


def test_rare_words_missing_weigh_more_than_common_ones() -> None:
    assert _signs(CLAIM, "A bear in Tolmin")["claim told"] > _signs(CLAIM, "Broke into the")["claim told"]


def test_a_text_without_words_tells_nothing() -> None:
    assert _signs(CLAIM, "…")["claim told"] == 0
